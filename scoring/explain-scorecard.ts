import type { Quote } from "../data/model/quote.ts";
import {
  DIMENSIONS,
  type DimensionScore,
  type Expectation,
  GRADES,
  type IndicatorScore,
  type Scorecard,
} from "../data/model/scorecard.ts";
import { toShanghai } from "../data/model/time.ts";
import type { Method } from "./contract.ts";
import { namesOf } from "./describe-method.ts";
import { percent, trim } from "./words.ts";

/** A line and what hangs from it. */
type Branch = { readonly line: string; readonly under: readonly Branch[] };

/** Why a platform has its points: what was lost where, as a tree down to the quotes. */
export function explainScorecard(scorecard: Scorecard, method: Method): string[] {
  const { counts, methodRange } = scorecard;
  return [
    `${scorecard.platform}  ${verdict(scorecard)}`,
    `截至 ${scorecard.asOf}；方法 ${scorecard.methodVersion}；覆盖 ${percent(scorecard.coverage)}；` +
      `投诉 ${counts.complaints} 条，去重后 ${counts.grievances} 件，有效 ${trim(counts.nEff)} 条，未到期 ${counts.open} 条，跨 ${counts.months} 个月`,
    ...(methodRange === null
      ? []
      : [`换一种说得过去的算法：${trim(methodRange.low)}–${trim(methodRange.high)} 分（与上面的误差范围是两回事）`]),
    ...draw([
      ...scorecard.dimensions.map((dimension) => explainDimension(dimension, method)),
      ...(scorecard.raw === null ? [] : [leaf(`扣分前 ${trim(scorecard.raw)} 分`)]),
      ...scorecard.penalties.map(({ points, statement, quotes }) =>
        branch(`扣 ${trim(points)} 分：${statement}`, quotes.map(explainQuote)),
      ),
      ...scorecard.ceilings.map(({ limit, statement, quotes }) =>
        branch(`封顶 ${limit} 分：${statement}`, quotes.map(explainQuote)),
      ),
      ...scorecard.expectations.map((each) => leaf(explainExpectation(each))),
      ...scorecard.flags.map((flag) => leaf(`注意：${flag}`)),
    ]),
  ];
}

function verdict({ rating }: Scorecard): string {
  if (rating.kind === "not_rated") return rating.reasons.join("；");
  const provisional = rating.provisional ? "（暂定）" : "";
  return `${trim(rating.points)} 分（${trim(rating.low)}–${trim(rating.high)}） ${rating.grade} ${GRADES[rating.grade].zh}${provisional}`;
}

function explainExpectation({ zh, complaints, expected, observed, difference, low, high }: Expectation): string {
  const clear = low > 0 || high < 0 ? "" : "，分不清";
  return (
    `与同行相比（同样的来源、季节和轻重，${complaints} 件）：${zh}应有 ${trim(expected)} 件，实有 ${observed} 件，` +
    `${difference < 0 ? "少" : "多"} ${trim(Math.abs(difference))} 件（${trim(low)} 到 ${trim(high)}${clear}）`
  );
}

function explainDimension({ id, weight, score, coverage, lost, indicators }: DimensionScore, method: Method): Branch {
  const points = score === null ? "未评" : `${trim(score.points)} 分（${trim(score.low)}–${trim(score.high)}）`;
  const cost = lost === null ? "" : `，使总分少 ${trim(lost)} 分`;
  const names = namesOf(method);
  return branch(
    `${DIMENSIONS[id].zh}（权重 ${percent(weight)}）：${points}，覆盖 ${percent(coverage)}${cost}`,
    indicators.map((indicator) => explainIndicator(indicator, names.get(indicator.id) ?? indicator.id)),
  );
}

function explainIndicator({ weight, measurement, quotes }: IndicatorScore, zh: string): Branch {
  const points = measurement.kind === "measured" ? `${trim(measurement.points)} 分` : "未评";
  return branch(`${zh}（${percent(weight)}）：${points}；${measurement.statement}`, quotes.map(explainQuote));
}

function explainQuote({ text, address, capturedAt, extractor }: Quote): Branch {
  const { year, month, day } = toShanghai(capturedAt);
  // What the source itself prints had not to be made out.
  const by =
    extractor === undefined || extractor.confidence === 1
      ? ""
      : `；规则 ${extractor.id}，把握 ${percent(extractor.confidence)}`;
  return leaf(`「${text}」 ${address}（${year}-${two(month)}-${two(day)} 抓取${by}）`);
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

function branch(line: string, under: readonly Branch[]): Branch {
  return { line, under };
}

function leaf(line: string): Branch {
  return { line, under: [] };
}

function draw(branches: readonly Branch[], before = ""): string[] {
  return branches.flatMap(({ line, under }, index) => {
    const isLast = index === branches.length - 1;
    return [`${before}${isLast ? "└─ " : "├─ "}${line}`, ...draw(under, `${before}${isLast ? "   " : "│  "}`)];
  });
}
