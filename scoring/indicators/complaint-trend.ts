import type { Indicator, Weighted } from "../contract.ts";
import { insufficient, measured } from "../findings.ts";
import { gammaQuantile } from "../statistics/beta.ts";
import { drawGamma } from "../statistics/random.ts";
import { interpolate } from "../statistics/scale.ts";
import { NO_COMPLAINTS, percent, some, type Told, trim } from "../words.ts";

/** Points by the ratio of complaints to those expected. */
const KNOTS = [[0.8, 100] as const, [1, 60] as const, [2, 0] as const];

export const complaintTrend: Indicator = {
  id: "complaint-trend",
  zh: "投诉走势",
  en: "Trend of complaints",
  question: "投诉在变多还是变少？",
  formula: "RR = (4 + 近 90 天投诉)/(4 + 按前 90 天与行业走势应有的投诉)；RR ≤ .8 得 100，1 得 60，≥ 2 得 0",
  limits: "应有投诉至少 10 条才算；相同的投诉只算一次；不知道用户增减。",
  measure({ observations, marketTrend }, { parameters: { trend, level } }) {
    const beginnings = firstAges(observations);
    const now = beginnings.filter((age) => age <= trend.days).length;
    const before = beginnings.filter((age) => age > trend.days && age <= 2 * trend.days).length;
    const expected = before * marketTrend;
    if (expected < trend.expectedNeeded) {
      const said = {
        statement: `前 90 天只有 ${before} 条投诉（应有投诉至少要 ${trend.expectedNeeded} 条），看不出走势`,
        english: `Only ${some(before, "complaint")} in the 90 days before (at least ${trend.expectedNeeded} expected ones needed): no trend can be seen`,
      };
      return insufficient(expected, trend.expectedNeeded, observations.length === 0 ? NO_COMPLAINTS : said);
    }
    const [shape, rate] = [trend.strength + now, trend.strength + expected];
    const toPoints = (ratio: number) => interpolate(KNOTS, ratio);
    const ratio = shape / rate;
    return measured(
      toPoints(ratio),
      () => ({
        low: toPoints(gammaQuantile(shape, rate, (1 + level) / 2)),
        high: toPoints(gammaQuantile(shape, rate, (1 - level) / 2)),
        value: ratio,
        unit: "ratio",
        n: now + before,
        nEff: now + before,
        grievances: now + before,
        windowDays: 2 * trend.days,
        ...tellTrend(now, before, expected, ratio),
      }),
      { draw: (random) => toPoints(drawGamma(random, shape) / rate) },
    );
  },
};

/** Age in days of each cluster's first complaint. */
function firstAges(observations: readonly Weighted[]): number[] {
  const first = new Map<number, number>();
  for (const { cluster, ageDays } of observations) first.set(cluster, Math.max(first.get(cluster) ?? 0, ageDays));
  return [...first.values()];
}

function tellTrend(now: number, before: number, expected: number, ratio: number): Told {
  const change = percent(Math.abs(ratio - 1));
  const [zh, en] =
    Math.abs(ratio - 1) < 0.005
      ? ["持平", "no change"]
      : [`${ratio > 1 ? "多" : "少"} ${change}`, `${change} ${ratio > 1 ? "more" : "fewer"}`];
  return {
    statement: `近 90 天 ${now} 条投诉，前 90 天 ${before} 条；按行业走势应有 ${trim(expected)} 条，${zh}`,
    english: `${some(now, "complaint")} in the last 90 days, ${before} in the 90 before; the trend of all platforms would give ${trim(expected)}: ${en}`,
  };
}
