import { z } from "zod";
import { CHANGE_KINDS } from "../model/changes.ts";
import { CORRECTION_KINDS, CORRECTION_STATES } from "../model/correction.ts";
import { EXCLUSIONS } from "../model/exclusion.ts";
import { CLAUSE_SEVERITIES } from "../model/policy.ts";
import { DIMENSIONS } from "../model/scorecard.ts";
import { maybe, moment, number, oneOf, points, share, text, whole, yesNo } from "./fields.ts";

const codesOf = <Code extends string>(codes: Readonly<Record<Code, unknown>>) =>
  Object.keys(codes) as [Code, ...Code[]];

const platform = text("平台", "Platform id");
const dimension = oneOf(codesOf(DIMENSIONS), "维度", "Dimension");
const method = {
  method_version: text("方法版本", "Method version"),
  params_sha256: text("参数的 SHA-256", "SHA-256 of the parameters"),
  as_of: moment("数据截至", "Data as of"),
};
const range = {
  points: maybe(points("得分", "Points")),
  ci_low: maybe(points("区间下限", "Lower bound")),
  ci_high: maybe(points("区间上限", "Upper bound")),
};
const source = {
  quote: text("引文（个人信息已打码）", "Quotation, personal data masked"),
  address: text("网址", "Address it stood at"),
  captured_at: moment("抓取时间", "Captured at"),
  body_sha256: text("存档正文的 SHA-256", "SHA-256 of the archived body"),
};
const severity = oneOf(codesOf(CLAUSE_SEVERITIES), "条款等级", "How far the clause goes against the buyer");

export const ROWS = {
  platforms: z.strictObject({
    platform,
    name: text("名称", "Name"),
    aliases: maybe(text("其他名称，分号隔开", "Other names, by semicolon")),
    home: maybe(text("网站", "Web site")),
    fictional: yesNo("演示用的虚构平台", "Invented for the demonstration"),
    complaints: whole("公开投诉条数", "Public complaints"),
    policy_pages: whole("读到的规则页", "Policy pages read"),
  }),
  scorecards: z.strictObject({
    platform,
    status: oneOf(["measured", "insufficient"], "评级状态：insufficient 即暂不评级", "Rated, or too little is known"),
    ...range,
    ci_level: share("区间水平", "Level of the interval"),
    grade: maybe(text("评级", "Grade")),
    grade_probability: maybe(share("是这个评级的概率", "Probability of this grade")),
    provisional: maybe(yesNo("暂定", "Provisional")),
    raw: maybe(points("扣分和封顶以前", "Before penalties and ceilings")),
    penalties: number("扣分合计", "Sum of penalties"),
    ceiling: maybe(points("封顶", "Ceiling in force")),
    coverage: share("覆盖率", "Share of the method measured"),
    n_raw: whole("投诉条数", "Complaints"),
    n_dedup: whole("去重后", "Without duplicates"),
    n_eff: number("有效条数", "Effective number"),
    n_censored: whole("未到期", "Too young to be decided"),
    months: whole("有投诉的月数", "Months with complaints"),
    rank_low: maybe(whole("名次从", "Rank from")),
    rank_high: maybe(whole("名次到", "Rank to")),
    tier: maybe(whole("梯队", "Tier")),
    reasons: maybe(text("暂不评级的原因", "Why not rated, in Chinese")),
    reasons_en: maybe(text("暂不评级的原因（英文）", "Why not rated, in English")),
    ...method,
  }),
  dimensions: z.strictObject({
    platform,
    dimension,
    status: oneOf(["measured", "insufficient"], "状态", "Status"),
    ...range,
    ci_level: share("区间水平", "Level of the interval"),
    weight: share("权重", "Weight in the method"),
    coverage: share("覆盖率", "Share of the dimension measured"),
    n_raw: whole("记录数：所含指标中最多的", "Records that entered, of the indicator with the most"),
    n_eff: number("有效条数：所含指标中最多的", "Effective number, of the indicator with the most"),
    lost: maybe(number("使总分失去", "Points it costs the total")),
    ...method,
  }),
  indicators: z.strictObject({
    platform,
    dimension,
    indicator: text("指标", "Indicator id, as in the method"),
    status: oneOf(["measured", "insufficient", "not_applicable", "unreachable"], "状态", "Status"),
    ...range,
    ci_level: share("区间水平", "Level of the interval"),
    value: maybe(number("量值", "Natural quantity")),
    unit: maybe(text("单位", "Its unit")),
    n_raw: maybe(whole("用到的记录", "Records that entered")),
    n_eff: maybe(number("有效条数", "Effective number")),
    have: maybe(number("证据不足时：有多少", "When insufficient: what there was")),
    needed: maybe(number("证据不足时：至少要多少", "When insufficient: what it takes")),
    weight: share("在维度里的权重", "Weight in its dimension"),
    coverage: share("所在维度的覆盖率", "Share of its dimension measured"),
    statement: text("说明", "In words, in Chinese"),
    statement_en: maybe(text("英文说明", "In words, in English")),
    ...method,
  }),
  deductions: z.strictObject({
    platform,
    kind: oneOf(["penalty", "ceiling"], "扣分或封顶", "Penalty or ceiling"),
    rule: text("规则", "Rule id, as in the method"),
    points: points("扣的分，或封顶的分", "Points taken, or the most that is left"),
    statement: text("说明", "In words, in Chinese"),
    statement_en: maybe(text("英文说明", "In words, in English")),
    ...method,
  }),
  evidence: z.strictObject({
    platform,
    used_in: text("用在", "Where it is used: indicator, penalty or ceiling"),
    rule: text("规则", "Its id"),
    place: whole("第几条", "Its place there"),
    ...source,
  }),
  policies: z.strictObject({
    platform,
    kind: text("页面种类", "Kind of page"),
    address: source.address,
    title: maybe(text("标题", "Title")),
    letters: whole("字数", "Characters of visible text"),
    channels: whole("客服渠道数", "Support channels found"),
    refund_hours: maybe(number("退款时限（小时，上限）", "Refund window, hours, upper bound")),
    clauses: whole("红线、不利和含糊条款数", "Unfair or vague clauses"),
    captured_at: source.captured_at,
    body_sha256: source.body_sha256,
  }),
  clauses: z.strictObject({
    platform,
    place: whole("在这一页上第几条", "Its place among the clauses of the page"),
    severity,
    rule: text("规则", "Rule that found it"),
    law: maybe(text("可能不符的条文", "Article it may conflict with; legality is for regulators")),
    ...source,
  }),
  policy_changes: z.strictObject({
    platform,
    kind: text("页面种类", "Kind of page"),
    address: source.address,
    first_seen: moment("第一次看到新的写法", "When the new words were seen first"),
    sentences_added: whole("新增的句子", "Sentences that came"),
    sentences_removed: whole("删去的句子", "Sentences that went"),
    weakenings: maybe(text("对买家变差的地方，分号隔开", "How it became worse for the buyer, by semicolon")),
    body_sha256: source.body_sha256,
  }),
  captures: z.strictObject({
    platform,
    address: source.address,
    captured_at: source.captured_at,
    outcome: oneOf(["ok", "not_had"], "结局：not_had 即没抓到", "How it ended: had, or not"),
    body_sha256: maybe(source.body_sha256),
    reason: maybe(text("没抓到的原因", "Why it could not be had")),
  }),
  exclusions: z.strictObject({
    platform,
    record: oneOf(["complaint", "policy"], "哪一种记录", "What kind of record"),
    reason: oneOf(codesOf(EXCLUSIONS), "为什么不计，或不单独计", "Why it does not count, or not on its own"),
    source: maybe(text("来源；平台自己的页面为空", "Source; empty for a platform's own page")),
    address: source.address,
    body_sha256: source.body_sha256,
    counts_with: maybe(text("雷同时：和哪一条合起来算", "Of copies: the address it counts together with")),
  }),
  corrections: z.strictObject({
    platform,
    correction: text("编号", "Id of the statement, objection or correction"),
    kind: oneOf(codesOf(CORRECTION_KINDS), "回应、异议或更正", "Statement, objection or correction"),
    state: oneOf(codesOf(CORRECTION_STATES), "处理到哪一步", "How far it has come"),
    received_at: moment("收到", "Received at"),
    decided_at: maybe(
      moment("了结；受理中或无需了结时为空", "Decided at; empty while open or when nothing is to be decided"),
    ),
    contests: maybe(
      text("异议所指的扣分、封顶或投诉，分号隔开", "Penalties, ceilings or complaints it contests, by semicolon"),
    ),
    text: text("原话", "Its words"),
    answer: maybe(text("答复", "What was answered")),
  }),
  months: z.strictObject({
    platform,
    month: text("月份（上海时间）", "Month, Shanghai time"),
    complaints: whole("投诉", "Complaints"),
    replied: whole("有商家回复", "Replied to by the merchant"),
    resolved: whole("确认解决", "Confirmed as settled"),
  }),
  changes: z.strictObject({
    change: text("编号，永远不变", "Its URN, which never changes"),
    since: text("和哪一版相比", "The version it is compared with"),
    kind: oneOf(codesOf(CHANGE_KINDS), "什么变了", "What changed"),
    platform: maybe(text("平台；关于整版时为空", "Platform id; empty when it is about the whole")),
    about: maybe(
      text(
        "关于哪条规则、哪个网址或哪份回应",
        "Rule, address or statement it is about; empty: the platform as a whole",
      ),
    ),
    before: maybe(text("原来", "What there was")),
    after: maybe(text("现在", "What there is")),
    causes: text(
      "原因，分号隔开：data 数据，method 方法，correction 更正",
      "Why, by semicolon: data, method, correction",
    ),
    by_method: maybe(number("其中方法使分数变了", "Points moved by the method, where known")),
    by_data: maybe(number("其中数据使分数变了", "Points moved by the data, where known")),
    statement: maybe(text("说明", "In words, in Chinese")),
    statement_en: maybe(text("英文说明", "In words, in English")),
  }),
  method_params: z.strictObject({
    parameter: text("参数", "Parameter, as a path"),
    value: text("值（JSON）", "Value, as JSON"),
    ...method,
  }),
} as const;

export type TableName = keyof typeof ROWS;
export type Row<Name extends TableName> = z.infer<(typeof ROWS)[Name]>;
export type Rows = { readonly [Name in TableName]?: readonly Row<Name>[] };

/** What identifies a row, and in which order rows stand. */
export const KEYS: Readonly<Record<TableName, readonly string[]>> = {
  platforms: ["platform"],
  scorecards: ["platform"],
  dimensions: ["platform", "dimension"],
  indicators: ["platform", "indicator"],
  deductions: ["platform", "kind", "rule"],
  evidence: ["platform", "used_in", "rule", "place"],
  policies: ["platform", "address"],
  clauses: ["platform", "address", "place"],
  policy_changes: ["platform", "address", "first_seen"],
  captures: ["platform", "address", "captured_at"],
  exclusions: ["platform", "record", "reason", "address", "body_sha256"],
  corrections: ["platform", "correction"],
  months: ["platform", "month"],
  changes: ["change"],
  method_params: ["parameter"],
};

export const TABLE_NAMES = Object.keys(ROWS) as TableName[];

/** Whether each row of a table is about a listed platform. A change may tell of one that is listed no longer. */
export function isOfPlatform(name: TableName): boolean {
  return name !== "platforms" && name !== "changes" && "platform" in ROWS[name].shape;
}
