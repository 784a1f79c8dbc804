import { CAUSES, type Cause, CHANGE_KINDS, type ChangeKind } from "../../data/model/changes.ts";
import { CORRECTION_STATES } from "../../data/model/correction.ts";
import { WEAKENINGS, type WeakeningKind } from "../../data/model/policy-history.ts";

type CorrectionState = keyof typeof CORRECTION_STATES;

const of = <Code extends string, Language extends "zh" | "en">(
  all: Readonly<Record<Code, Readonly<Record<"zh" | "en", string>>>>,
  language: Language,
) =>
  Object.fromEntries(
    Object.entries<Record<"zh" | "en", string>>(all).map(([code, words]) => [code, words[language]]),
  ) as Record<Code, string>;

const zh = {
  title: "变更记录",
  description: "每次发布改了什么、为什么改：数据、方法还是更正。可以用 Atom 或 JSON Feed 订阅。",
  lead: "每次发布和上一次相比变了什么，为什么变：新的数据、换了方法，还是更正。分数变动不到 1 分的不列：旧投诉的份量每天都会轻一点。",
  feeds: "订阅",
  atom: "Atom",
  jsonFeed: "JSON Feed",
  perPlatform: "每家平台也有自己的订阅，在平台的数据文件旁边：/feeds/platform/编号.atom",
  file: "全部变化的数据文件",
  empty: "这还是第一次发布，没有可以比较的。",
  none: "没有要说的变化。",
  first: "第一次发布，没有上一次可比。",
  publication: (version: string) => `发布 ${version}`,
  since: (version: string) => `与 ${version} 相比`,
  asOf: "数据截至",
  method: "方法",
  data: "这一版的数据",
  more: (count: number) => `还有 ${count} 项在数据文件里。`,
  causes: of(CAUSES, "zh") as Record<Cause, string>,
  kinds: of(CHANGE_KINDS, "zh") as Record<ChangeKind, string>,
  why: (causes: readonly string[]) => `原因：${causes.join("、")}`,
  heading: (who: string, kind: string) => `${who}：${kind}`,
  whole: "整份报告",
  notRated: "暂不评级",
  weakenings: WEAKENINGS as Record<WeakeningKind, string>,
  sentences: (counts: string, worse: readonly string[]) =>
    `句子 ${counts}${worse.length === 0 ? "" : `（${worse.join("、")}）`}`,
  states: CORRECTION_STATES as Record<CorrectionState, string>,
  feedTitles: { all: "卡信：变更记录", corrections: "卡信：更正、异议和平台回应", status: "卡信：抓取状态" },
  platformFeedTitle: (name: string) => `卡信：${name}的变化`,
};

const en: typeof zh = {
  title: "Changes",
  description: "What each publication changed and why: data, method or correction. Subscribe by Atom or JSON Feed.",
  lead: "What each publication changed of the one before, and why: new data, another method, or a correction. Scores that moved by less than 1 point are left out: old complaints weigh a little less every day.",
  feeds: "Subscribe",
  atom: "Atom",
  jsonFeed: "JSON Feed",
  perPlatform: "Every platform has a feed of its own (in Chinese): /feeds/platform/ID.atom",
  file: "All changes as data",
  empty: "This is the first publication: there is nothing to compare it with.",
  none: "Nothing worth telling changed.",
  first: "The first publication; there is none before it.",
  publication: (version) => `Publication ${version}`,
  since: (version) => `compared with ${version}`,
  asOf: "Data as of",
  method: "Method",
  data: "Data of this version",
  more: (count) => `${count} more are in the data file.`,
  causes: of(CAUSES, "en") as Record<Cause, string>,
  kinds: of(CHANGE_KINDS, "en") as Record<ChangeKind, string>,
  why: (causes) => `Why: ${causes.join(", ")}`,
  heading: (who, kind) => `${who}: ${kind}`,
  whole: "The whole report",
  notRated: "not rated",
  weakenings: {
    slower_refund: "refunds take longer",
    shorter_claim: "less time to claim",
    slower_response: "a slower answer is promised",
    lost_promise: "no answer in time is promised any more",
    new_clause: "a new unfair clause",
    lost_channel: "a contact is gone",
    shorter_return: "less time to return",
  },
  sentences: (counts, worse) => `sentences ${counts}${worse.length === 0 ? "" : ` (${worse.join(", ")})`}`,
  states: { open: "under way", upheld: "upheld", rejected: "rejected", noted: "printed" },
  feedTitles: {
    all: "Kaxin: changes",
    corrections: "Kaxin: corrections, objections and platforms' replies",
    status: "Kaxin: crawl status",
  },
  platformFeedTitle: (name) => `Kaxin: changes of ${name}`,
};

export const CHANGES_WORDS = { zh, en };
export type ChangesWords = typeof zh;
