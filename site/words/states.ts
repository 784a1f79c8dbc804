/** What a reader must know before any number. */
const zh = {
  stale: (days: number) => `数据过期：最近一次有效抓取在 ${days} 天前`,
  unreachable: (pages: number) => `有 ${pages} 个页面没抓到，不代表没有`,
  provisional: "暂定：样本还少，或者评级很可能换一级",
  few: "暂不评级：公开投诉太少，只列已知的分项",
  none: "未见公开投诉，不等于服务好",
  policyOnly: "只读到它自己的规则，没有可计的投诉：规则写得好，不等于做得到",
  penalty: (points: string) => `有凭据的扣分：${points} 分`,
  ceiling: (limit: number) => `总分封顶 ${limit} 分`,
  objection: (count: number) => `有 ${count} 项异议在受理中，所涉的扣分和封顶先不算`,
  replied: "平台已回应",
  closed: (day: string) => `站点已无法访问，${day}起`,
  renamed: (day: string, name: string) => `${day}起改名${name === "" ? "" : `为${name}`}`,
  clone: (name: string) => `页面和${name === "" ? "另一家" : name}雷同，分开评，别认错`,
  removed: (day: string) => `已移除，${day}`,
  removedTitle: "这家平台已经从本站移除",
  removedText: "移除不是好评，也不是差评。评分、引文和统计都不再展示；旧的数据版本里如有，依当时的许可保留。",
  reason: "原因：",
  conflict: "来源不一致",
};

const en: typeof zh = {
  stale: (days) => `Stale: last valid capture ${days} days ago`,
  unreachable: (pages) => `${pages} pages could not be captured; that does not mean there are none`,
  provisional: "Provisional: few complaints, or a grade that could easily be another",
  few: "Not rated: too few public complaints; only known parts are shown",
  none: "No public complaints found; that is not proof of good service",
  policyOnly: "Only its own rules could be read: good rules are not yet good service",
  penalty: (points) => `Penalties with evidence: ${points} points`,
  ceiling: (limit) => `The total may not exceed ${limit}`,
  objection: (count) =>
    `${count} objections are being checked; the penalties and ceilings they contest are lifted meanwhile`,
  replied: "The platform has replied",
  closed: (day) => `The site has not answered since ${day}`,
  renamed: (day, name) => `Renamed ${day}${name === "" ? "" : `, now ${name}`}`,
  clone: (name) =>
    `Its pages are alike those of ${name === "" ? "another platform" : name}: rated apart, do not confuse them`,
  removed: (day) => `Removed ${day}`,
  removedTitle: "This platform was removed from this site",
  removedText:
    "Removal is neither praise nor blame. Scores, quotations and statistics are no longer shown; earlier versions of the data keep what they held.",
  reason: "Reason: ",
  conflict: "Sources disagree",
};

export const STATE_WORDS = { zh, en };
export type StateWords = typeof zh;
