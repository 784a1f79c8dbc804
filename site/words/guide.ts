import { FEWEST_PLATFORMS, type SignId } from "../present/signs.ts";

/** A sign to look for; those with an id are counted in the data. */
type Sign = { readonly text: string; readonly sign?: SignId };

const zh = {
  title: "选平台指南：三看、三步",
  description: "看资质、看响应、看售后；体验、口碑、机制三步验证。付款之前，花十分钟自己查一遍。",
  heading: ["选平台：", "三看、三步"],
  lead: "没有人能替你担保一单。但十分钟能看出一家平台打不打算认账。",
  looksTitle: "三看",
  looks: [
    {
      name: "看资质",
      items: [
        "页脚有没有公司全称，不只是一个网名。",
        "统一社会信用代码、ICP 备案号，在官方查询网站上能不能查到同一家公司。",
        "支付账单上的收款方，和页脚的公司是不是一家。",
      ],
    },
    {
      name: "看响应",
      items: [
        "写没写客服的上班时间，人工和机器人分不分得清。",
        "人工入口几步能找到；夜里问一句，几点有人回。",
        "除了 QQ 和微信，有没有电话、工单或投诉邮箱。",
      ],
    },
    {
      name: "看售后",
      items: [
        "退款要几天，写的是数字还是“尽快”。",
        "哪些情况不退（例如卡密激活后），写没写清楚。写清楚是好事。",
        "出了问题要交什么材料，谈不拢找谁。",
      ],
    },
  ],
  looksNote: "打勾只在你的页面里，不保存，不上传；要留着，就打印出来。",
  triesTitle: "三步验证",
  tries: [
    {
      name: "体验一下",
      how: "用亏得起的小额买一单；买之前先问客服一个具体问题。",
      watch: "几分钟有人回，答的是不是你问的；到账时间和页面写的差多少。",
    },
    {
      name: "听听口碑",
      how: "在投诉网站搜平台的全名和域名，看最近三个月。",
      watch: "不看条数看下文：回复以后，有没有人确认解决；同一个问题是不是反复出现。",
    },
    {
      name: "核对机制",
      how: "把规则页存一份，对照你那一单。",
      watch: "退款时限、例外情况、投诉渠道，和实际做的是不是一回事。",
    },
  ],
  watch: "看什么：",
  stop: "。",
  signsTitle: "两种信号",
  warningsTitle: "要多留心",
  warnings: [
    { text: "最终解释权归平台所有", sign: "final-interpretation" },
    { text: "一经售出概不退换，没有例外说明", sign: "never-refunds" },
    { text: "售后只加私人微信，没有工单" },
    { text: "要先交保证金、解冻费" },
    { text: "联系方式在评论区或群里，不在自己的页面上" },
    { text: "规则没有日期，改没改看不出来", sign: "no-date" },
  ] as Sign[],
  healthyTitle: "做得像样",
  healthy: [
    { text: "退款时限写成天数", sign: "refund-days" },
    { text: "写明哪些商品激活后不退", sign: "scope-by-goods" },
    { text: "人工客服的时段写清楚", sign: "human-hours" },
    { text: "工单有编号，能查进度" },
    { text: "有平台之外的升级渠道" },
    { text: "规则有日期和版本", sign: "dated-versions" },
  ] as Sign[],
  frequency: (seen: number, of: number, share: string) => `读过规则的 ${of} 家里，${seen} 家是这样（${share}）`,
  more: (count: number) => `还有 ${count} 家，在`,
  dataset: "数据集里",
  frequencyNote: `点开是哪几家，再点是它们的原话、网址、抓取时间和存档摘要。数字来自本站抓到的规则页：没有数字的，是规则页上数不出来，或者读过的平台还不到 ${FEWEST_PLATFORMS} 家。“没有日期”是抓到的页面里没有看到日期；“哪些不退”数的是按商品类别写明管不管的。`,
  sevenTitle: "没有“七天无理由”，不算毛病",
  seven:
    "法律规定的七天无理由退货，不包括在线下载或者消费者拆封的数字化商品（消费者权益保护法第二十五条）。所以卡密平台不写它，不扣分。但自己写了“七天无理由”或“无条件退款”的，就要做到；写了做不到，我们会扣分。",
  compare: "去看平台对比",
  help: "已经出了问题？",
};

const en: typeof zh = {
  title: "Choosing a platform: three looks, three trials",
  description:
    "Look at who they are, how they answer and what they do after the sale; then try, listen and compare. Ten minutes before you pay.",
  heading: ["Choosing a platform: ", "three looks, three trials"],
  lead: "Nobody can guarantee an order for you. But ten minutes show whether a platform means to stand by what it sells.",
  looksTitle: "Three looks",
  looks: [
    {
      name: "Who they are",
      items: [
        "Is there a company's full name in the footer, not just a nickname?",
        "Do the credit code and the ICP number lead to that same company on the official look-up sites?",
        "Is the payee on your payment bill the company in the footer?",
      ],
    },
    {
      name: "How they answer",
      items: [
        "Are support hours written down, and can you tell a person from a robot?",
        "How many steps to a person; when does somebody answer a question asked at night?",
        "Is there a telephone, a ticket or an e-mail besides QQ and WeChat?",
      ],
    },
    {
      name: "What happens after the sale",
      items: [
        "How many days does a refund take: a number, or “as soon as possible”?",
        "Is it clear what is not refunded, such as an activated code? Saying so is a good sign.",
        "What must you hand in when something goes wrong, and who is next if you cannot agree?",
      ],
    },
  ],
  looksNote: "The ticks stay in this page: not saved, not sent. Print it if you want to keep them.",
  triesTitle: "Three trials",
  tries: [
    {
      name: "Try it",
      how: "Buy something small that you can afford to lose; ask support one concrete question first.",
      watch:
        "how soon somebody answers, whether they answer what you asked, and how far delivery is from what the page says.",
    },
    {
      name: "Listen",
      how: "Look up the platform's full name and domain on complaint sites, the last three months.",
      watch: "not how many, but what came after: does anybody confirm a solution, does the same problem come back?",
    },
    {
      name: "Compare",
      how: "Save the page of rules and hold your own order against it.",
      watch: "whether refund time, exceptions and ways to complain are what really happens.",
    },
  ],
  watch: " Watch ",
  stop: ".",
  signsTitle: "Two kinds of signs",
  warningsTitle: "Be careful",
  warnings: [
    { text: "“The platform has the final right of interpretation”", sign: "final-interpretation" },
    { text: "“No returns once sold”, with no exception explained", sign: "never-refunds" },
    { text: "After-sales only through a private WeChat, no ticket" },
    { text: "A deposit or an “unfreezing fee” comes first" },
    { text: "Contacts stand in comments or groups, not on their own page" },
    { text: "Rules carry no date: nobody can tell what changed", sign: "no-date" },
  ],
  healthyTitle: "Done properly",
  healthy: [
    { text: "Refund time given in days", sign: "refund-days" },
    { text: "Says which goods are not refunded once activated", sign: "scope-by-goods" },
    { text: "Hours of human support written down", sign: "human-hours" },
    { text: "Tickets have numbers and can be followed" },
    { text: "There is a way to escalate outside the platform" },
    { text: "Rules have a date and a version", sign: "dated-versions" },
  ],
  frequency: (seen, of, share) => `so on ${seen} of the ${of} platforms whose rules we read (${share})`,
  more: (count) => `${count} more are in `,
  dataset: "the data set",
  frequencyNote: `Open a line for the names; each leads to the words, their address, time of capture and fingerprint. Counted on the pages of rules that we captured: no number means that such pages cannot tell, or that fewer than ${FEWEST_PLATFORMS} platforms were read. “No date” means none seen on those pages; “which goods” counts those that say by kind of goods what is covered.`,
  sevenTitle: "No seven-day return is no fault",
  seven:
    "The seven-day right of return does not cover digital goods that are downloaded or unsealed (Consumer Protection Law of China, article 25), so a platform that does not offer it loses no points. One that promises it, or refunds without conditions, must keep that promise: where it does not, we take points off.",
  compare: "Compare platforms",
  help: "Something already went wrong?",
};

export const GUIDE_WORDS = { zh, en };
