/** What stands around every page, in both languages. A missing translation does not compile. */
const zh = {
  lang: "zh-CN",
  brand: "卡信",
  tagline: "卡盟平台售后观察",
  skip: "跳到正文",
  demo: "这里的平台、投诉和政策全部虚构，只用来展示这个网站怎样工作，不能作为任何消费依据。",
  navigation: "主要栏目",
  pages: [
    { name: "平台对比", path: "/" },
    { name: "并排比较", path: "/compare/" },
    { name: "选平台指南", path: "/guide/" },
    { name: "投诉助手", path: "/help/" },
    { name: "方法", path: "/method/" },
    { name: "来源", path: "/sources/" },
    { name: "下载", path: "/download/" },
  ],
  other: { name: "English", path: "/en/", lang: "en" },
  asOf: "数据截至",
  method: "方法",
  alarms: "待查抓取问题",
  independence:
    "本站不卖卡、不收平台费用、不做担保，平台名称不加链接。评分是依据公开材料作出的意见，不是对任何平台违法与否的认定。",
  correction: "发现错误？写明平台、是哪一条、理由和凭据，向发布这份报告的人申请更正。有争议的内容会标明，更正会公开。",
  licence: "评分以 CC BY 4.0 许可发布；引文的权利属于各自作者。",
};
type Words = typeof zh;

const en: Words = {
  lang: "en",
  brand: "Kaxin",
  tagline: "after-sales watch for card-top-up platforms",
  skip: "Skip to content",
  demo: "Demonstration data: every platform, complaint and policy here is invented. Rely on none of it.",
  navigation: "Main",
  pages: [
    { name: "Comparison", path: "/en/" },
    { name: "Help (Chinese)", path: "/help/" },
    { name: "Method (Chinese)", path: "/method/" },
    { name: "Sources (Chinese)", path: "/sources/" },
    { name: "Download (Chinese)", path: "/download/" },
  ],
  other: { name: "中文", path: "/", lang: "zh-CN" },
  asOf: "Data as of",
  method: "Method",
  alarms: "Captures to look into",
  independence:
    "We sell no cards, take no money from platforms, guarantee nothing, and do not link to platforms. A score is an opinion based on public material, not a finding that anyone has broken the law.",
  correction:
    "Found a mistake? Tell whoever publishes this report which platform and item, why, and with what proof. Disputes are marked and corrections are public.",
  licence: "Scores are CC BY 4.0; quotations remain their authors'.",
};

export const FRAME_WORDS = { zh, en };
