const zh = {
  title: "第四步 升级：找谁、等多久",
  description: "从平台主管到支付渠道、12315、消协：每一级什么时候用、要等多久，以及一份放进手机日历的提醒。",
  heading: "第四步：升级",
  lead: "一级一级来，每一级都给对方一个期限，也给自己一个提醒。",
  ladderTitle: "五级台阶",
  ladder: [
    {
      name: "平台主管",
      when: "同一个问题 48 小时没有结果",
      words: "发第二封信，要工单编号和处理人。",
      letter: "overdue",
    },
    {
      name: "支付渠道",
      when: "升级后仍无结果",
      words: "在支付 App 里打开这一笔账单，从账单详情的投诉入口进。",
      letter: "payment",
    },
    {
      name: "全国 12315 平台",
      when: "与平台协商不成",
      words: "要写明自己的姓名、电话、通讯地址，对方的名称、地址，具体请求和事实。",
      letter: "regulator",
    },
    {
      name: "公开投诉网站、消协",
      when: "可以与 12315 同时进行",
      words: "公开的文字里不要有自己的账号和电话。",
      letter: "public",
    },
    { name: "法院；涉嫌诈骗的报警", when: "金额较大，或对方失联", words: "带上前面留存的全部材料。", letter: "" },
  ],
  thisLetter: "用这封信",
  factsTitle: "关于 12315，先知道这些",
  facts: [
    "收到投诉后 7 个工作日内决定是否受理并告知。",
    "自受理之日起 45 个工作日内没有达成调解协议的，终止调解。",
    "不是为生活消费购买的（例如代理进货、分销），不予受理。",
    "法院、仲裁或消协已经受理过同一争议的，不予受理；超过三年的，也不予受理。",
    "不知道对方公司名？看支付账单的收款方全称、页脚的备案号、营业执照公示。",
  ],
  factsSource:
    "依据《市场监督管理投诉举报处理暂行办法》（2019 年公布），本站 2026年11月22日 核对的是转载文本。以官方最新规定为准。",
  clocks: "放进日历的提醒",
};

const en: typeof zh = {
  title: "Step 4, escalate: to whom, and when",
  description:
    "From the platform's manager to the payment channel, 12315 and the consumer association: when each is due, how long it takes, and reminders for your calendar.",
  heading: "Step 4: escalate",
  lead: "One step after another: each time give them a date, and yourself a reminder.",
  ladderTitle: "Five steps up",
  ladder: [
    {
      name: "The platform's manager",
      when: "no result on the same problem after 48 hours",
      words: "Send the second letter; ask for a ticket number and a name.",
      letter: "overdue",
    },
    {
      name: "The payment channel",
      when: "still no result",
      words: "Open this bill in the payment app and use the complaint entry in its details.",
      letter: "payment",
    },
    {
      name: "The national 12315 platform",
      when: "no agreement with the platform",
      words: "It wants your name, telephone and address, the other side's name and address, the demand and the facts.",
      letter: "regulator",
    },
    {
      name: "Public complaint sites, the consumer association",
      when: "can go along with 12315",
      words: "Leave your account and telephone out of what is public.",
      letter: "public",
    },
    {
      name: "Court; the police where fraud is suspected",
      when: "a large sum, or nobody can be reached any more",
      words: "Bring all that you have kept.",
      letter: "",
    },
  ],
  thisLetter: "Use this letter",
  factsTitle: "What to know about 12315",
  facts: [
    "Within 7 working days of a complaint it is accepted or not, and you are told.",
    "Without an agreement within 45 working days of acceptance, mediation ends.",
    "What was not bought for daily life (resale, distribution) is not accepted.",
    "Nor is a dispute that a court, arbitration or consumer body has taken up, or one older than three years.",
    "You do not know the company's name? See the payee on your bill, the ICP number in the footer, the published licence.",
  ],
  factsSource:
    "After the provisional measures on market supervision complaints (published 2019); we checked a reprint on 2026-11-22. The latest official text decides.",
  clocks: "Reminders for your calendar",
};

export const ESCALATE_WORDS = { zh, en };
