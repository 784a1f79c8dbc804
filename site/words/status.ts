import type { Outcome } from "../../data/model/capture.ts";
import { OUTCOMES, OUTCOMES_EN } from "../../data/model/capture.ts";
import { DIMENSIONS, type DimensionId } from "../../data/model/scorecard.ts";
import { EFFECTS, type EffectState } from "../../data/model/status.ts";

const of = (language: "zh" | "en") => ({
  dimensions: Object.fromEntries(Object.entries(DIMENSIONS).map(([id, words]) => [id, words[language]])) as Record<
    DimensionId,
    string
  >,
  effects: Object.fromEntries(Object.entries(EFFECTS).map(([id, words]) => [id, words[language]])) as Record<
    EffectState,
    string
  >,
});

const zh = {
  title: "抓取状态",
  description: "每个来源和平台最近一次抓取成功的时间、下一次的时间、最近七天的结果，以及对评分的影响。",
  lead: "数字从哪里来、来得及时不及时，都写在这里。我们按各站的 robots.txt 和自己定的间隔去读公开页面；对方不让读，就停下，不绕。",
  missing: "这份报告没有附抓取状态。各来源的情况见“来源”页。",
  sources: "来源",
  toSources: "去“来源”页",
  platforms: "平台自己的页面",
  asOf: "截至",
  good: "一切正常",
  attention: (count: number) => `${count} 处需要人看一看`,
  promise: (days: number) => `承诺：评分只用 ${days} 天内读到过的页面；更旧的会标为过期。`,
  gap: (seconds: string) => `同一个站，两次请求至少隔 ${seconds} 秒。`,
  queue: (due: number, never: number) => `排队：到期待读 ${due} 页，从没读过 ${never} 页。`,
  name: "名称",
  state: "现状",
  lastSuccess: "最近成功",
  nextDue: "下一次",
  strip: "最近七天",
  effect: "对评分的影响",
  never: "从未",
  onImport: "只导入，不抓取",
  unplanned: "没有安排",
  due: "已到期",
  freshness: { fresh: "未过期", stale: "已过期", never: "还没读到" },
  stripLegend: "最近七天，一天一格：● 全部读到　◐ 读到一部分　✕ 被拦住　○ 没读到　· 那天没去",
  day: (day: string, visits: number, read: number, walled: number) =>
    visits === 0 ? `${day}：没去` : `${day}：去了 ${visits} 次，读到 ${read}，被拦 ${walled}`,
  affects: (count: number, dimensions: string) => `${count} 家平台：${dimensions}`,
  well: (count: number) => `${count} 家一切正常（最近成功）`,
  left: (count: number) => `还有 ${count} 家在状态文件里。`,
  alarms: "要查的页面",
  alarmsLead: "一页一条：哪里、出了什么事、该做什么。查清之前，评分用的还是这些页面以前读懂的样子，没有就不算。",
  alarmsLeft: (count: number) => `还有 ${count} 条在状态文件里。`,
  details: "逐站详情",
  host: "站点",
  pages: "页数",
  outcomes: "最近一次的结果",
  robots: "robots.txt",
  notAsked: "没问过",
  rests: (until: string) => `休息到 ${until}`,
  feeds: "哪里读不到了，可以订阅",
  incident: (name: string, need: string) => `${name}：${need}`,
  colon: "：",
  file: "给程序用的状态文件",
  outcomesWords: OUTCOMES as Record<Outcome, string>,
  ...of("zh"),
};

const en: typeof zh = {
  title: "Crawl status",
  description:
    "When each source and platform was last read, when it will be next, how the last seven days went, and what it means for scores.",
  lead: "Where the numbers come from, and how fresh they are. We read public pages by each site's robots.txt and at a pause we set ourselves; where a site says no we stop, and do not go around.",
  missing: "This report came without a crawl status. See the page on sources.",
  sources: "Sources",
  toSources: "To the sources",
  platforms: "The platforms' own pages",
  asOf: "as of",
  good: "All is well",
  attention: (count) => `${count} ${count === 1 ? "place needs" : "places need"} somebody to look`,
  promise: (days) => `We promise: scores rest on pages read within ${days} days; older ones are marked as outdated.`,
  gap: (seconds) => `At least ${seconds} seconds between two requests to one site.`,
  queue: (due, never) => `Waiting: ${due} pages due, ${never} never read.`,
  name: "Name",
  state: "State",
  lastSuccess: "Last success",
  nextDue: "Next",
  strip: "Last seven days",
  effect: "What it means for scores",
  never: "never",
  onImport: "imported only",
  unplanned: "not planned",
  due: "due",
  freshness: { fresh: "fresh", stale: "outdated", never: "not read yet" },
  stripLegend: "Last seven days, a mark a day: ● all read, ◐ some, ✕ kept out, ○ nothing read, · not visited",
  day: (day, visits, read, walled) =>
    visits === 0 ? `${day}: not visited` : `${day}: ${visits} visits, ${read} read, ${walled} kept out`,
  affects: (count, dimensions) => `${count} ${count === 1 ? "platform" : "platforms"}: ${dimensions}`,
  well: (count) => `${count} are well (last success)`,
  left: (count) => `${count} more are in the status file.`,
  alarms: "Pages to look into",
  alarmsLead:
    "A line a page: where, what happened, what to do. Until it is cleared up, scores rest on the page as it was last understood, or leave it out.",
  alarmsLeft: (count) => `${count} more are in the status file.`,
  details: "Site by site",
  host: "Site",
  pages: "Pages",
  outcomes: "How the last visit ended",
  robots: "robots.txt",
  notAsked: "not asked",
  rests: (until) => `rests until ${until}`,
  feeds: "Subscribe to what cannot be read",
  incident: (name, need) => `${name}: ${need}`,
  colon: ": ",
  file: "Status for programs",
  outcomesWords: OUTCOMES_EN,
  ...of("en"),
};

export const STATUS_WORDS = { zh, en };
