import {
  DIMENSIONS,
  type DimensionScore,
  GRADES,
  type IndicatorScore,
  type Scorecard,
} from "../data/model/scorecard.ts";
import type { Method } from "./contract.ts";
import { percent, trim } from "./words.ts";

/** Why a platform has its points, line by line, down to the quotes. */
export function explainScorecard(scorecard: Scorecard, method: Method): string[] {
  const { counts } = scorecard;
  return [
    `${scorecard.platform}  ${verdict(scorecard)}`,
    `截至 ${scorecard.asOf}；方法 ${scorecard.methodVersion}；覆盖 ${percent(scorecard.coverage)}；` +
      `投诉 ${counts.complaints} 条，去重后 ${counts.grievances} 件，有效 ${trim(counts.nEff)} 条，未到期 ${counts.open} 条，跨 ${counts.months} 个月`,
    ...scorecard.dimensions.flatMap((dimension) => explainDimension(dimension, method)),
    ...(scorecard.raw === null ? [] : [`扣分前 ${trim(scorecard.raw)}`]),
    ...scorecard.penalties.flatMap(({ points, statement, quotes }) => [
      `扣 ${trim(points)} 分：${statement}`,
      ...quotes.map(({ text, address }) => `    「${text}」 ${address}`),
    ]),
    ...scorecard.ceilings.map(({ limit, statement }) => `封顶 ${limit} 分：${statement}`),
    ...scorecard.flags.map((flag) => `注意：${flag}`),
  ];
}

function verdict({ rating }: Scorecard): string {
  if (rating.kind === "not_rated") return rating.reasons.join("；");
  const provisional = rating.provisional ? "（暂定）" : "";
  return `${trim(rating.points)} 分（${trim(rating.low)}–${trim(rating.high)}） ${rating.grade} ${GRADES[rating.grade].zh}${provisional}`;
}

function explainDimension({ id, weight, score, coverage, lost, indicators }: DimensionScore, method: Method): string[] {
  const points = score === null ? "未评" : `${trim(score.points)} 分（${trim(score.low)}–${trim(score.high)}）`;
  const cost = lost === null ? "" : `，使总分少 ${trim(lost)} 分`;
  return [
    `${DIMENSIONS[id].zh}（权重 ${percent(weight)}）：${points}，覆盖 ${percent(coverage)}${cost}`,
    ...indicators.flatMap((indicator) => explainIndicator(indicator, method)),
  ];
}

function explainIndicator({ id, weight, measurement, quotes }: IndicatorScore, method: Method): string[] {
  const rows = method.dimensions.flatMap((dimension) => dimension.rows);
  const zh = rows.find(({ indicator }) => indicator.id === id)?.indicator.zh ?? id;
  const points = measurement.kind === "measured" ? `${trim(measurement.points)} 分` : "未评";
  return [
    `  ${zh}（${percent(weight)}）：${points}；${measurement.statement}`,
    ...quotes.map(({ text, address }) => `    「${text}」 ${address}`),
  ];
}
