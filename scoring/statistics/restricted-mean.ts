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
  const steps = survivalSteps(waits, horizon, { total, scale: effective / total });
  let area = 0;
  let variance = 0;
  for (const step of steps.reverse()) {
    area += step.survival * step.length;
    if (step.drop !== null) {
      const after = area;
      variance +=
        step.drop.survivors > 0 ? (after * after * step.drop.died) / (step.drop.risk * step.drop.survivors) : 0;
    }
  }
  return { hours: area, deviation: Math.sqrt(variance) };
}

type Step = {
  readonly survival: number;
  readonly length: number;
  /** What happened at the step's beginning; `null` at time 0. */
  readonly drop: { readonly died: number; readonly risk: number; readonly survivors: number } | null;
};

function survivalSteps(
  sorted: readonly Wait[],
  horizon: number,
  { total, scale }: { readonly total: number; readonly scale: number },
): Step[] {
  const steps: Step[] = [];
  let risk = total * scale;
  let step: Omit<Step, "length"> = { survival: 1, drop: null };
  let since = 0;
  for (const { hours, died, left } of moments(sorted)) {
    if (hours > horizon) break;
    if (died > 0) {
      steps.push({ ...step, length: hours - since });
      const survivors = Math.max(0, risk - died * scale);
      const drop = { died: died * scale, risk, survivors: survivors < 1e-9 ? 0 : survivors };
      step = { survival: risk > 1e-9 ? (step.survival * survivors) / risk : 0, drop };
      since = hours;
    }
    risk -= left * scale;
  }
  steps.push({ ...step, length: horizon - since });
  return steps;
}

/** For each hour at which waits end: the weight answered then, and all the weight that leaves. */
function moments(sorted: readonly Wait[]): { readonly hours: number; readonly died: number; readonly left: number }[] {
  const ends: { hours: number; died: number; left: number }[] = [];
  for (const { hours, answered, weight } of sorted) {
    let end = ends.at(-1);
    if (end === undefined || end.hours !== hours) {
      end = { hours, died: 0, left: 0 };
      ends.push(end);
    }
    end.left += weight;
    if (answered) end.died += weight;
  }
  return ends;
}
