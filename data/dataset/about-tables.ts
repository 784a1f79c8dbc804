import type { TableName } from "./tables.ts";

/** What each table holds, in both languages. */
export const ABOUT: Readonly<Record<TableName, { readonly zh: string; readonly en: string }>> = {
  platforms: { zh: "收录的平台", en: "The platforms" },
  scorecards: { zh: "总分、评级和区间，一家一行", en: "Score, grade and interval, a row a platform" },
  dimensions: { zh: "四个维度的得分", en: "Scores of the four dimensions" },
  indicators: { zh: "每个指标的量值、得分和区间", en: "Each indicator: quantity, points, interval" },
  deductions: { zh: "扣分和封顶", en: "Penalties and ceilings" },
  evidence: { zh: "每个数字用到的引文", en: "Quotations behind each number" },
  policies: { zh: "读到的规则页", en: "Policy pages as read last" },
  clauses: { zh: "对买家不利的条款", en: "Clauses that go against the buyer" },
  policy_changes: { zh: "规则页改了什么", en: "How policy pages changed" },
  captures: {
    zh: "引文、规则页和变更所依据的每次抓取，和没抓到的页面",
    en: "Captures behind quotations, policies and changes, and pages that could not be had",
  },
  exclusions: {
    zh: "读到而不计分、或不单独计的记录和原因",
    en: "Records that were read and do not count, or not on their own, and why",
  },
  corrections: { zh: "平台回应、异议和更正", en: "Statements, objections and corrections" },
  months: { zh: "按月的投诉、回复和解决", en: "Complaints, replies and settlements by month" },
  changes: { zh: "和上一次发布相比变了什么，为什么", en: "What changed since the publication before, and why" },
  method_params: { zh: "评分方法的全部参数", en: "All parameters of the method" },
};
