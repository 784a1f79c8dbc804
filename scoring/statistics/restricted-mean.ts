import type { Wait } from "./deadline-curve.ts";

/** Mean hours waited within a horizon, and how sure we are. */
export type RestrictedMean = { readonly hours: number; readonly deviation: number };

/**
 * μ(τ) = ∫₀^τ S(t)dt under the weighted Kaplan–Meier curve; standard error after Greenwood,
 * Σ A(tᵢ)² dᵢ/(Yᵢ(Yᵢ − dᵢ)) with A the area still to come. Weights are scaled to sum to `effective`
 * (their count when nothing is weighted). `waits` must come from `sortWaits`. `null` when nobody waits.
 */
export function restrictedMean(
  waits: readonly Wait[],
  horizon: number,
  effective: number = waits.length,
): RestrictedMean | null {
  let total = 0;
  for (const { weight } of waits) total += weight;
  if (total <= 0) return null;
  const { heights, lengths, drops, last } = survivalSteps(waits, horizon, { total, scale: effective / total });
  let area = 0;
  let variance = 0;
  for (let step = last; step >= 0; step -= 1) {
    area += (heights[step] as number) * (lengths[step] as number);
    variance += area * area * (drops[step] as number);
  }
  return { hours: area, deviation: Math.sqrt(variance) };
}

/** Steps of the curve up to `last`: how high and how long each is, and dᵢ/(Yᵢ(Yᵢ − dᵢ)) at its beginning (0 at time 0). */
function survivalSteps(
  sorted: readonly Wait[],
  horizon: number,
  { total, scale }: { readonly total: number; readonly scale: number },
) {
  const { hours, died, left, size } = moments(sorted);
  const heights = new Float64Array(size + 1).fill(1, 0, 1);
  const lengths = new Float64Array(size + 1);
  const drops = new Float64Array(size + 1);
  let risk = total * scale;
  let since = 0;
  let last = 0;
  for (let at = 0; at < size && (hours[at] as number) <= horizon; at += 1) {
    const lost = (died[at] as number) * scale;
    if (lost > 0) {
      lengths[last] = (hours[at] as number) - since;
      since = hours[at] as number;
      const survivors = Math.max(0, risk - lost);
      heights[last + 1] = risk > 1e-9 ? ((heights[last] as number) * survivors) / risk : 0;
      drops[last + 1] = survivors < 1e-9 ? 0 : lost / (risk * survivors);
      last += 1;
    }
    risk -= (left[at] as number) * scale;
  }
  lengths[last] = horizon - since;
  return { heights, lengths, drops, last };
}

/** For each hour at which waits end: the weight answered then, and all the weight that leaves. `size`: how many hours. */
function moments(sorted: readonly Wait[]) {
  const hours = new Float64Array(sorted.length);
  const died = new Float64Array(sorted.length);
  const left = new Float64Array(sorted.length);
  let size = 0;
  for (const wait of sorted) {
    if (size === 0 || hours[size - 1] !== wait.hours) {
      hours[size] = wait.hours;
      size += 1;
    }
    const at = size - 1;
    left[at] = (left[at] as number) + wait.weight;
    if (wait.answered) died[at] = (died[at] as number) + wait.weight;
  }
  return { hours, died, left, size };
}
