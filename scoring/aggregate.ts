import { clamp, sum } from "./statistics/scale.ts";

/** Something measured or not, and how much of the whole it is. */
export type Part = { readonly weight: number; readonly points: number | null };

/** Weighted mean over what is measured, weights renormalised; `null` when less than `needed` of the weight is. */
export function meanOfMeasured(parts: readonly Part[], needed: number): number | null {
  const coverage = coverageOf(parts);
  if (coverage === 0 || coverage < needed - 1e-9) return null;
  return sum(parts.map(({ weight, points }) => (points === null ? 0 : weight * points))) / measuredWeight(parts);
}

/** Share of the weight that was measured. */
export function coverageOf(parts: readonly Part[]): number {
  const whole = sum(parts.map((part) => part.weight));
  return whole > 0 ? clamp(measuredWeight(parts) / whole, 0, 1) : 0;
}

function measuredWeight(parts: readonly Part[]): number {
  let weight = 0;
  for (const part of parts) if (part.points !== null) weight += part.weight;
  return weight;
}

/** 100·∏(max(D, 1)/100)^w over what is measured: a beautiful policy cannot buy back silence. `null`: nothing is. */
export function geometricMean(parts: readonly Part[]): number | null {
  const weight = measuredWeight(parts);
  if (weight === 0) return null;
  let logs = 0;
  for (const part of parts) if (part.points !== null) logs += part.weight * Math.log(Math.max(part.points, 1) / 100);
  return 100 * Math.exp(logs / weight);
}

/** The same draw by draw, of one row of points a part; an empty row is not measured. 0 where nothing is. */
export function geometricMeans(rows: readonly Float64Array[], weights: readonly number[], draws: number): Float64Array {
  const parts = rows.flatMap((row, index) => (row.length === 0 ? [] : [{ row, weight: weights[index] ?? 0 }]));
  const weight = parts.reduce((all, part) => all + part.weight, 0);
  const means = new Float64Array(draws);
  if (weight === 0) return means;
  for (let draw = 0; draw < draws; draw += 1) {
    let logs = 0;
    for (const part of parts) logs += part.weight * Math.log(Math.max(part.row[draw] as number, 1) / 100);
    means[draw] = 100 * Math.exp(logs / weight);
  }
  return means;
}

/** Points each part costs the geometric mean; `null` where not measured. They sum to 100 − mean. */
export function pointsLost(parts: readonly Part[]): (number | null)[] {
  const mean = geometricMean(parts) ?? 0;
  const costs = parts.map(({ points, weight }) =>
    points === null ? null : weight * Math.max(0, Math.log(100 / Math.max(points, 1))),
  );
  const whole = sum(costs.map((cost) => cost ?? 0));
  return costs.map((cost) => (cost === null ? null : whole > 0 ? ((100 - mean) * cost) / whole : 0));
}

/** What is left of `raw` after penalties (together at most `penaltyMost`) and under every ceiling. */
export function finish(raw: number, penalties: readonly number[], ceilings: readonly number[], most: number): number {
  return Math.min(Math.max(0, raw - Math.min(most, sum(penalties))), ...ceilings);
}
