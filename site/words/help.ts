const zh = {
  home: {
    title: "投诉助手：付了款没到账，现在怎么做",
    description: "四步：自查、沟通、留存、升级。六封写好的信、证据清单、时限提醒，全部在你自己的浏览器里完成。",
    heading: ["付了款没到账，", "现在怎么做"],
    lead: "深夜、二百块、没人回。先别急着骂，也别急着再付一笔。按这四步走，每一步都单独能用。",
    now: "先做这三件",
    first: [
      { name: "截图。", words: "订单页（带订单号）、支付账单（带收款方全称）、错误提示。卡密类的，先别刮开、别激活。" },
      {
        name: "从平台自己的页面找客服。",
        words: "不要在搜索引擎里找“客服电话”，也不要信主动加你的“退款专员”。",
      },
      { name: "不再付钱。", words: "解冻费、保证金、手续费，先交钱才退款的，停下来。" },
    ],
    silence: "你填的东西会去哪里",
    silenceWords:
      "哪里也不去。写信和算指纹的页面由浏览器锁死：页面打开以后，不许再发出任何请求，连图片和表单都不许。断网也能用；你可以把页面存到自己的电脑上，离线打开再填。",
    languageNote: "",
  },
  steps: {
    name: "投诉四步",
    "/help/check/": { name: "自查", words: "先看是哪里卡住了" },
    "/help/letter/": { name: "沟通", words: "六封写好的信" },
    "/help/keep/": { name: "留存", words: "证据清单和指纹" },
    "/help/escalate/": { name: "升级", words: "找谁、等多久" },
  },
  letter: {
    title: "第二步 沟通：六封写好的信",
    description: "首次联系、要求升级、支付申诉、12315、公开投诉、消协：填一次，六封信一起写好。内容不离开你的设备。",
    heading: "第二步：沟通",
    lead: "填一次，六封信一起写好。语气平，事实全，诉求只有一个。",
  },
};

const en: typeof zh = {
  home: {
    title: "Complaint help: paid, and nothing came",
    description:
      "Four steps: check, write, keep, escalate. Six letters, a list of evidence and reminders, all made in your own browser.",
    heading: ["Paid, and nothing came: ", "what now?"],
    lead: "Midnight, two hundred yuan, nobody answers. Do not shout yet, and do not pay again. Take these four steps; each is of use by itself.",
    now: "First, these three",
    first: [
      {
        name: "Take screenshots.",
        words:
          "The order (with its number), the payment bill (with the payee's full name), the error. Do not scratch or activate a code yet.",
      },
      {
        name: "Find support on the platform's own page.",
        words: "Not through a search engine, and never a “refund specialist” who adds you first.",
      },
      {
        name: "Pay nothing more.",
        words: "Unfreezing fee, deposit, handling fee: whoever wants money before a refund, stop there.",
      },
    ],
    silence: "Where does what you type go?",
    silenceWords:
      "Nowhere. The pages that write letters and compute fingerprints are locked by the browser: once open they may send no request, not even an image or a form. They work offline; you can save them and fill them in there.",
    languageNote:
      "The letters go to Chinese platforms and offices, so they are written in Chinese; beside each stands what it says in English.",
  },
  steps: {
    name: "Four steps",
    "/help/check/": { name: "Check", words: "where is it stuck?" },
    "/help/letter/": { name: "Write", words: "six letters, ready" },
    "/help/keep/": { name: "Keep", words: "evidence and fingerprints" },
    "/help/escalate/": { name: "Escalate", words: "to whom, and when" },
  },
  letter: {
    title: "Step 2, write: six letters, ready to send",
    description:
      "First contact, escalation, payment appeal, 12315, public complaint, consumer association: fill in once, six letters. Nothing leaves your device.",
    heading: "Step 2: write",
    lead: "Fill in once and six letters are written: calm in tone, whole in facts, one demand. The letters are in Chinese, for those who read them; what each says stands beside it in English.",
  },
};

export const HELP_WORDS = { zh, en };
