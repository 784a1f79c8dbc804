import { stringify } from "csv-stringify/sync";
import type { PlatformSummary, Report } from "../../data/model/report.ts";
import { DIMENSIONS } from "../../data/model/scorecard.ts";
import { longestReply } from "./sentences.ts";

type Value = string | number | boolean | null;
export type Column = {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly value: (row: PlatformSummary, report: Report) => Value;
};

const rated = ({ scorecard: { rating } }: PlatformSummary) => (rating.kind === "rated" ? rating : null);

/** The columns of `scores.csv` and `scores.json`, and what each one means. Empty is unknown, never zero. */
export const SCORE_COLUMNS: readonly Column[] = [
  {
    name: "platform",
    zh: "平台编号，长期不变",
    en: "the platform's id, which never changes",
    value: ({ platform }) => platform.id,
  },
  { name: "name", zh: "平台名称", en: "the platform's name, in Chinese", value: ({ platform }) => platform.name },
  {
    name: "status",
    zh: "rated 已评级；not_rated 暂不评级",
    en: "rated or not_rated",
    value: ({ scorecard }) => scorecard.rating.kind,
  },
  {
    name: "grade",
    zh: "评级 A–E；暂不评级时为空",
    en: "grade A–E; empty where not rated",
    value: (row) => rated(row)?.grade ?? null,
  },
  {
    name: "provisional",
    zh: "是否暂定",
    en: "whether the grade is provisional",
    value: (row) => rated(row)?.provisional ?? null,
  },
  { name: "score", zh: "信任分 0–100", en: "trust score 0–100", value: (row) => rated(row)?.points ?? null },
  {
    name: "score_low",
    zh: "信任分 90% 区间下限",
    en: "lower end of its 90% range",
    value: (row) => rated(row)?.low ?? null,
  },
  {
    name: "score_high",
    zh: "信任分 90% 区间上限",
    en: "upper end of its 90% range",
    value: (row) => rated(row)?.high ?? null,
  },
  {
    name: "grade_probability",
    zh: "评级恰为此级的概率",
    en: "probability that the grade is this one",
    value: (row) => rated(row)?.gradeProbability ?? null,
  },
  { name: "rank_low", zh: "名次范围：最好", en: "best place it may have", value: ({ rank }) => rank?.low ?? null },
  { name: "rank_high", zh: "名次范围：最差", en: "worst place it may have", value: ({ rank }) => rank?.high ?? null },
  {
    name: "tier",
    zh: "梯队：同一梯队难分先后",
    en: "tier; inside a tier none can be told from another",
    value: ({ rank }) => rank?.tier ?? null,
  },
  ...Object.entries(DIMENSIONS).flatMap(([id, { zh, en }]) =>
    (["points", "low", "high"] as const).map((part) => ({
      name: part === "points" ? id : `${id}_${part}`,
      zh: `${zh}：${{ points: "得分", low: "区间下限", high: "区间上限" }[part]}`,
      en: `${en}: ${{ points: "points", low: "lower end of the range", high: "upper end of the range" }[part]}`,
      value: ({ scorecard }: PlatformSummary) =>
        scorecard.dimensions.find((each) => each.id === id)?.score?.[part] ?? null,
    })),
  ),
  {
    name: "raw",
    zh: "扣分和封顶之前的合计",
    en: "total before penalties and ceilings",
    value: ({ scorecard }) => scorecard.raw,
  },
  {
    name: "penalty_points",
    zh: "扣掉的分",
    en: "points taken off",
    value: ({ scorecard }) => scorecard.penalties.reduce((sum, each) => sum + each.points, 0),
  },
  {
    name: "ceiling",
    zh: "封顶分；没有则为空",
    en: "ceiling; empty where there is none",
    value: ({ scorecard }) => lowest(scorecard.ceilings.map((each) => each.limit)),
  },
  {
    name: "replied",
    zh: "方法所看的最长时限内得到回复的比例",
    en: "share answered within the longest limit the method looks at",
    value: ({ scorecard }) => longestReply(scorecard)?.share ?? null,
  },
  {
    name: "resolved_lower",
    zh: "确认解决比例：沉默者都算未解决",
    en: "share confirmed as settled, counting the silent as not",
    value: ({ scorecard }) => scorecard.resolutionBounds?.lower ?? null,
  },
  {
    name: "resolved_likely",
    zh: "确认解决比例：最可能",
    en: "share confirmed as settled, the likeliest",
    value: ({ scorecard }) => scorecard.resolutionBounds?.likely ?? null,
  },
  {
    name: "resolved_upper",
    zh: "确认解决比例：沉默者都算已解决",
    en: "share confirmed as settled, counting the silent as settled",
    value: ({ scorecard }) => scorecard.resolutionBounds?.upper ?? null,
  },
  {
    name: "complaints",
    zh: "读到的投诉数",
    en: "complaints read",
    value: ({ scorecard }) => scorecard.counts.complaints,
  },
  {
    name: "grievances",
    zh: "去重后的投诉数",
    en: "complaints after folding duplicates",
    value: ({ scorecard }) => scorecard.counts.grievances,
  },
  {
    name: "n_eff",
    zh: "加权后的有效样本数",
    en: "effective number of complaints after weighting",
    value: ({ scorecard }) => scorecard.counts.nEff,
  },
  {
    name: "coverage",
    zh: "方法权重中测到的比例 0–1",
    en: "share of the method's weight that was measured, 0–1",
    value: ({ scorecard }) => scorecard.coverage,
  },
  { name: "method", zh: "方法版本", en: "version of the method", value: ({ scorecard }) => scorecard.methodVersion },
  {
    name: "params_sha256",
    zh: "方法参数的 SHA-256",
    en: "SHA-256 of the method's parameters",
    value: ({ scorecard }) => scorecard.paramsSha256,
  },
  { name: "as_of", zh: "数据截至（UTC）", en: "data as of (UTC)", value: ({ scorecard }) => scorecard.asOf },
  {
    name: "demo",
    zh: "true：内容全部虚构，只供演示",
    en: "true: all of it is invented, for demonstration only",
    value: (_, report) => report.demo,
  },
];

/** For spreadsheets: a byte order mark, LF line ends, and no cell that could start a formula. */
export function scoresCsv(report: Report): string {
  const rows = report.platforms.map((row) => SCORE_COLUMNS.map((column) => toCell(column.value(row, report))));
  return stringify([SCORE_COLUMNS.map((column) => column.name), ...rows], {
    bom: true,
    record_delimiter: "\n",
    escape_formulas: true,
  });
}

export function scoresJson(report: Report): string {
  const rows = report.platforms.map((row) =>
    Object.fromEntries(SCORE_COLUMNS.map((column) => [column.name, column.value(row, report)])),
  );
  return `${JSON.stringify({ asOf: report.asOf, method: report.method.version, demo: report.demo, platforms: rows }, null, 1)}\n`;
}

function toCell(value: Value): string {
  return value === null ? "" : typeof value === "string" ? value.replaceAll(/\s*[\r\n]+\s*/g, " ") : String(value);
}

function lowest(limits: readonly number[]): number | null {
  return limits.length === 0 ? null : Math.min(...limits);
}
