import type { MethodDescription, PlatformReport } from "../../data/model/report.ts";
import type { Measurement, PointsRange } from "../../data/model/scorecard.ts";
import { formatDay } from "./dates.ts";
import { formatCount, formatHours, formatPoints, formatRange, formatShare, formatShareRange } from "./points.ts";
import { answerQuestions } from "./policy-answers.ts";
import { longestReply, NO_COMPLAINTS } from "./sentences.ts";
import { issueWord, rankSentence, ratingChip } from "./words.ts";

/** One cell of a side-by-side table. */
type Cell = {
  readonly text: string;
  readonly note: string;
  readonly range: PointsRange | null;
  /** False where the text says why there is nothing to tell. */
  readonly known: boolean;
};
export type ColumnGroup = { readonly heading: string; readonly rows: readonly (Cell & { readonly label: string })[] };

/** One platform told in the rows that all platforms share, so that any two columns fit side by side. */
export function toColumn(report: PlatformReport, method: MethodDescription): ColumnGroup[] {
  return [
    { heading: "总评", rows: overall(report) },
    { heading: "四个维度", rows: dimensions(report) },
    { heading: "回复与解决", rows: rates(report) },
    { heading: "指标", rows: indicators(report, method) },
    { heading: "规则里怎么写", rows: rules(report) },
    { heading: "投诉集中在哪", rows: issues(report) },
  ];
}

const cell = (text: string, note = "", range: PointsRange | null = null): Cell => ({ text, note, range, known: true });
const unknown = (text: string, note = ""): Cell => ({ text, note, range: null, known: false });
const UNKNOWN = unknown("未测到");
const NOT_CAPTURED = unknown("没抓到", "不代表没有");

function overall({ scorecard, rank, asOf }: PlatformReport): ColumnGroup["rows"] {
  const { rating, counts } = scorecard;
  const chip = ratingChip(rating);
  const grade = rating.kind === "rated" ? `${chip.letter} ${chip.word}` : chip.word;
  const sample = counts.complaints === 0 ? NO_COMPLAINTS : `去重后 ${formatCount(counts.grievances)} 条`;
  return [
    { label: "评级", ...cell(grade, rating.kind === "rated" ? chip.provisional : rating.reasons.join("；")) },
    { label: "信任分", ...(rating.kind === "rated" ? ranged(rating) : unknown("—", "暂不评级")) },
    { label: "名次范围", ...(rank ? cell(rankSentence(rank)) : unknown("—")) },
    { label: "投诉样本", ...cell(`${formatCount(counts.complaints)} 条`, sample) },
    { label: "方法覆盖", ...cell(formatShare(scorecard.coverage)) },
    { label: "数据截至", ...cell(formatDay(asOf)) },
  ];
}

function dimensions({ scorecard }: PlatformReport): ColumnGroup["rows"] {
  return scorecard.dimensions.map((each) => ({
    label: DIMENSION_LABELS[each.id],
    ...(each.score ? ranged(each.score) : unknown("未打分", `只测到 ${formatShare(each.coverage)}`)),
  }));
}

const DIMENSION_LABELS = {
  response: "响应时效",
  resolution: "问题解决",
  transparency: "服务透明",
  reputation: "用户口碑",
} as const;

function rates({ scorecard }: PlatformReport): ColumnGroup["rows"] {
  const reply = longestReply(scorecard);
  const bounds = scorecard.resolutionBounds;
  return [
    {
      label: "得到回复",
      ...(reply
        ? cell(formatShare(reply.share), `${formatHours(reply.hours)}内；${formatShareRange(reply.low, reply.high)}`)
        : UNKNOWN),
    },
    {
      label: "确认解决",
      ...(bounds
        ? cell(formatShare(bounds.likely), `可能在 ${formatShareRange(bounds.lower, bounds.upper)}`)
        : UNKNOWN),
    },
  ];
}

function indicators({ scorecard }: PlatformReport, method: MethodDescription): ColumnGroup["rows"] {
  const found = new Map(
    scorecard.dimensions.flatMap((each) => each.indicators).map((each) => [each.id, each.measurement]),
  );
  return method.dimensions
    .flatMap((each) => each.indicators)
    .map(({ id, zh }) => {
      const measurement = found.get(id);
      return { label: zh, ...(measurement ? measured(measurement) : UNKNOWN) };
    });
}

function measured(measurement: Measurement): Cell {
  switch (measurement.kind) {
    case "measured":
      return ranged(measurement);
    case "insufficient":
      return unknown("样本不足", `${formatCount(measurement.have)} / ${formatCount(measurement.needed)}`);
    case "not_applicable":
      return unknown("不适用");
    case "unreachable":
      return NOT_CAPTURED;
    default:
      return measurement satisfies never;
  }
}

function rules({ policies }: PlatformReport): ColumnGroup["rows"] {
  const clauses = policies.flatMap((each) => each.facts.clauses);
  const blockers = clauses.filter((each) => each.severity === "blocker").length;
  const answers = answerQuestions(policies).map(({ question, answers: [first] }) => ({
    label: question,
    ...(policies.length === 0 ? NOT_CAPTURED : first ? cell(first.text) : unknown("没有看到")),
  }));
  return [
    ...answers,
    {
      label: "对买家不利的条款",
      ...(policies.length === 0
        ? NOT_CAPTURED
        : cell(`${clauses.length} 条`, blockers > 0 ? `其中红线条款 ${blockers} 条` : "")),
    },
  ];
}

function issues({ topIssues }: PlatformReport): ColumnGroup["rows"] {
  return Array.from({ length: 3 }, (_, index) => {
    const issue = topIssues[index];
    return {
      label: `第 ${index + 1} 多的问题`,
      ...(issue ? cell(issueWord(issue.code), `占 ${formatShare(issue.share)}`) : unknown("—")),
    };
  });
}

function ranged(range: PointsRange): Cell {
  const { points, low, high } = range;
  return cell(formatPoints(points), formatRange(low, high), { points, low, high });
}
