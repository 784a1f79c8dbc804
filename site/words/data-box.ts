const zh = {
  heading: "数据与引用",
  json: "下载这家平台的 JSON",
  tables: "全部平台的表格",
  compare: "和别家比较",
  versions: "规则的全部版本",
  badge: "徽章",
  embed: "怎样嵌入",
  citation: (name: string, day: string, method: string) =>
    `卡信，《${name}：信任评分》，数据截至 ${day}，方法 ${method}。`,
  version: (day: string) => `版本 ${day}`,
  permalink: "这一版的固定网址",
  parameters: "参数",
  mistake: "本页有误？申请更正",
  reply: "平台回应入口",
  note: "回应会原文、注明日期登在这里；回应本身不改分数，其中经核实的事实可以。",
};

const en: typeof zh = {
  heading: "Data and citation",
  json: "Download this platform as JSON",
  tables: "Tables of all platforms",
  compare: "Compare with others",
  versions: "All versions of its rules",
  badge: "Badge",
  embed: "How to embed it",
  citation: (name, day, method) => `Kaxin, “${name}: trust score”, data as of ${day}, method ${method}.`,
  version: (day) => `version ${day}`,
  permalink: "permanent address of this version",
  parameters: "parameters",
  mistake: "Something wrong here? Ask for a correction",
  reply: "For the platform: reply",
  note: "Replies appear here in their own words, dated. A reply does not move the score; verified facts in it can.",
};

export const DATA_BOX_WORDS = { zh, en };
