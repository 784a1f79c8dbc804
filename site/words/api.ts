import type { ApiFile } from "../present/api.ts";

const zh = {
  title: "数据接口",
  description: "静态的 JSON 接口：每个文件的网址、例子和 JSON Schema，以及稳定性承诺。",
  lead: "整个网站的数据也是一组静态的 JSON 文件，不用注册，没有次数限制，任何网页都可以直接读（CORS *）。",
  endpoints: "文件",
  path: "网址",
  contents: "内容",
  schema: "格式",
  files: {
    index: "入口：有哪些文件，数据截至哪天，用的哪版方法。",
    platforms: "全部平台，一家一项：评级、分数、区间、样本、名次范围、四个维度。",
    platform: "一家平台：同上，加完整的评分卡、每个数字的引文和常见问题；投诉和规则原文的网址也在里面。",
    rankings: "梯队：同一梯队难分先后；暂不评级的单独列出。",
    method: "方法：维度、指标、公式、权重和全部参数。",
    changes: "历次发布改了什么，为什么改。",
    status: "每个来源和平台的抓取状态。",
  } as Record<ApiFile, string>,
  promise: "稳定性",
  promises: [
    "v1 里的字段不改名、不改含义、不删除；可能增加新的字段，所以请忽略不认识的字段。",
    "编号（id）长期不变，不会给另一家平台用。",
    "空值是没测到，原因在 status 或 measurement 里；绝不用 0 代替。",
    "每个分数都有 90% 区间；名次是范围，不是一个数。",
    "要固定在某一天的数据，请用带版本号的整套数据，它不会再变。",
  ],
  dataLink: "历次发布的整套数据",
  examples: "例子",
  feeds: "变化的订阅",
  feedsText:
    "全站：/feeds/all.atom、/feeds/all.json；只要更正和回应：/feeds/corrections.atom 或 .json。哪里读不到：/feeds/status.atom 或 .json。一家平台：/feeds/platform/编号.atom 或 .json。编号永远不变。",
};

const en: typeof zh = {
  title: "Data API",
  description: "A static JSON API: the address, an example and the JSON Schema of every file, and what stays stable.",
  lead: "The whole site is also a set of static JSON files: no key, no limit, readable from any web page (CORS *).",
  endpoints: "Files",
  path: "Address",
  contents: "Contents",
  schema: "Schema",
  files: {
    index: "The way in: which files there are, the date of the data, the method.",
    platforms: "Every platform: grade, score, interval, sample, range of ranks, four dimensions.",
    platform:
      "One platform: the same, with the whole scorecard, the quotations behind each figure and frequent issues; and where its complaints and policies lie.",
    rankings: "Tiers: within one nobody can be told apart; those not rated stand apart.",
    method: "The method: dimensions, indicators, formulas, weights, every parameter.",
    changes: "What each publication changed, and why.",
    status: "How the crawl of each source and platform stands.",
  },
  promise: "What stays stable",
  promises: [
    "Fields of v1 keep their names and meanings and are never removed; new ones may come, so ignore what you do not know.",
    "An id stays, and is never given to another platform.",
    "An empty value means not measured, and status or measurement says why; never 0 in its place.",
    "Every score has a 90% interval; a rank is a range, not a number.",
    "For data of a fixed day take the data set with a version in its address: it never changes.",
  ],
  dataLink: "All publications of the data set",
  examples: "Examples",
  feeds: "Feeds of changes",
  feedsText:
    "The whole site: /en/feeds/all.atom, /en/feeds/all.json. Corrections and replies only: /en/feeds/corrections.atom or .json. What cannot be read: /en/feeds/status.atom or .json. One platform (in Chinese): /feeds/platform/ID.atom or .json. Ids never change.",
};

export const API_WORDS = { zh, en };
