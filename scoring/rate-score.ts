import type { Scorecard } from "../data/model/scorecard.ts";
import { toShanghai } from "../data/model/time.ts";
import type { Weighted } from "./contract.ts";
import { rangeAround } from "./estimate-uncertainty.ts";
import { gradeOf, gradeProbability } from "./grades.ts";
import type { Parameters } from "./parameters.ts";
import { NO_COMPLAINTS, NOTHING_COUNTS, some, type Told, tooFew, trim } from "./words.ts";

export type Standing = {
  readonly complaints: number;
  /** Too old to count, or from places without standing. */
  readonly setAside: number;
  readonly nEff: number;
  readonly months: number;
  readonly hasResponse: boolean;
  readonly hasResolution: boolean;
  /** Weight of the dimensions that have a score. */
  readonly dimensionWeight: number;
};

/** Why there is no rating, most telling first; empty when there may be one. Never a judgement on the platform. */
export function reasonsNotRated(standing: Standing, { needed, dimensionWeightNeeded, windowDays }: Parameters): Told[] {
  const reasons: Told[] = [];
  if (standing.complaints === 0) {
    return [
      standing.setAside === 0
        ? NO_COMPLAINTS
        : {
            statement: `近 ${windowDays} 天${NOTHING_COUNTS.statement}（更早的 ${standing.setAside} 条不计），不等于服务好`,
            english: `No complaint of the last ${windowDays} days could be counted (${standing.setAside} older ones are not); that is not proof of good service`,
          },
    ];
  }
  if (standing.nEff < needed.grade) reasons.push(tooFew(standing.nEff, needed.grade));
  if (!standing.hasResponse && !standing.hasResolution) reasons.push(NEITHER);
  if (standing.dimensionWeight < dimensionWeightNeeded - 1e-9) {
    reasons.push({
      statement: `能评的方面只占总权重的 ${trim(standing.dimensionWeight * 100)}%（至少要 ${dimensionWeightNeeded * 100}%）`,
      english: `What could be scored is only ${trim(standing.dimensionWeight * 100)}% of the whole weight (at least ${dimensionWeightNeeded * 100}% needed)`,
    });
  }
  if (standing.months < needed.months) {
    reasons.push({
      statement: `投诉只在 ${standing.months} 个月份里（至少要 ${needed.months} 个）`,
      english: `Complaints fall into only ${some(standing.months, "month")} (at least ${needed.months} needed)`,
    });
  }
  return reasons.map(notRated);
}

/** Why nothing is rated at all, as a reason. */
export function notRated({ statement, english }: Told): Told {
  return {
    statement: `暂不评级：${statement}`,
    english: `Not rated: ${english.slice(0, 1).toLowerCase()}${english.slice(1)}`,
  };
}

const NEITHER: Told = {
  statement: "回复和解决都还量不出来",
  english: "Neither replies nor resolution can be measured yet",
};

export function rate(points: number, draws: Float64Array, nEff: number, parameters: Parameters): Scorecard["rating"] {
  const range = rangeAround(points, draws, parameters.level);
  const grade = gradeOf(points, range.low, parameters);
  const probability = gradeProbability(grade, draws, parameters);
  return {
    kind: "rated",
    ...range,
    grade,
    gradeProbability: probability,
    provisional: nEff < parameters.needed.firm || probability < parameters.gradeSure,
  };
}

/** Shanghai months in which somebody complained. */
export function monthsOf(observations: readonly Weighted[]): number {
  const months = observations.map(({ postedAt }) => {
    const { year, month } = toShanghai(postedAt);
    return year * 12 + month;
  });
  return new Set(months).size;
}
