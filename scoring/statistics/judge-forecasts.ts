import { sampleCorrelation } from "simple-statistics";
import type { Counts } from "./beta-binomial.ts";
import { clamp, sum } from "./scale.ts";

/** A share foretold, and what then came. */
export type Forecast = Counts & { readonly foretold: number };

/** Mean squared error of the foretold share over single trials: 0 perfect, `NaN` without trials. Brier 1950. */
export function brierScore(forecasts: readonly Forecast[]): number {
  const errors = forecasts.map(
    ({ foretold, trials, events }) => events * (1 - foretold) ** 2 + (trials - events) * foretold ** 2,
  );
  return sum(errors) / sum(forecasts.map(({ trials }) => trials));
}

/**
 * Probability that a trial with the event had been given the higher share than one without, ties counting half (area
 * under the ROC curve). `null` when all trials ended alike.
 */
export function areaUnderCurve(forecasts: readonly Forecast[]): number | null {
  const sorted = [...forecasts].sort((one, other) => one.foretold - other.foretold);
  const events = sum(sorted.map((each) => each.events));
  const others = sum(sorted.map((each) => each.trials)) - events;
  if (events === 0 || others === 0) return null;
  let below = 0;
  let ahead = 0;
  for (const tied of runsOf(sorted)) {
    const [yes, all] = [sum(tied.map((each) => each.events)), sum(tied.map((each) => each.trials))];
    ahead += yes * (below + (all - yes) / 2);
    below += all - yes;
  }
  return ahead / (events * others);
}

function runsOf(sorted: readonly Forecast[]): Forecast[][] {
  const runs: Forecast[][] = [];
  for (const each of sorted) {
    const last = runs.at(-1);
    if (last?.[0]?.foretold === each.foretold) last.push(each);
    else runs.push([each]);
  }
  return runs;
}

/** Spearman's rank correlation, ties at their mean rank. `null` below three pairs, or when one side never varies. */
export function rankCorrelation(one: readonly number[], other: readonly number[]): number | null {
  if (one.length < 3 || new Set(one).size < 2 || new Set(other).size < 2) return null;
  return sampleCorrelation(ranksOf(one), ranksOf(other));
}

function ranksOf(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).sort((one, other) => (values[one] ?? 0) - (values[other] ?? 0));
  const ranks = new Array<number>(values.length).fill(0);
  for (let first = 0; first < order.length; ) {
    let end = first + 1;
    while (end < order.length && values[order[end] ?? 0] === values[order[first] ?? 0]) end += 1;
    for (const index of order.slice(first, end)) ranks[index] = (first + 1 + end) / 2;
    first = end;
  }
  return ranks;
}

/** Shares of exactly 0 and 1 have no logit: they are taken as this far from the end. */
const NEAREST = 1e-6;

/**
 * Cox's calibration 1958: logit Pr(event) = intercept + slope · logit(foretold), by Newton's method over single trials.
 * Slope 1 and intercept 0 are perfect; below 1 the shares foretold are too extreme. `null` where it cannot be fitted.
 */
export function calibration(forecasts: readonly Forecast[]): { intercept: number; slope: number } | null {
  const points = forecasts.map(({ foretold, trials, events }) => {
    const p = clamp(foretold, NEAREST, 1 - NEAREST);
    return { x: Math.log(p / (1 - p)), trials, events };
  });
  if (new Set(points.map(({ x }) => x)).size < 2 || areaUnderCurve(forecasts) === null) return null;
  let intercept = 0;
  let slope = 0;
  for (let round = 0; round < 100; round += 1) {
    const step = newtonStep(points, intercept, slope);
    if (step === null) return null;
    intercept += step.intercept;
    slope += step.slope;
    if (Math.abs(step.intercept) + Math.abs(step.slope) < 1e-10) return { intercept, slope };
  }
  return null;
}

type Point = Counts & { readonly x: number };

function newtonStep(points: readonly Point[], intercept: number, slope: number) {
  let [g0, g1, h00, h01, h11] = [0, 0, 0, 0, 0];
  for (const { x, trials, events } of points) {
    const p = 1 / (1 + Math.exp(-(intercept + slope * x)));
    const [error, weight] = [events - trials * p, trials * p * (1 - p)];
    g0 += error;
    g1 += error * x;
    h00 += weight;
    h01 += weight * x;
    h11 += weight * x * x;
  }
  const determinant = h00 * h11 - h01 * h01;
  if (!(determinant > 1e-12)) return null;
  return { intercept: (h11 * g0 - h01 * g1) / determinant, slope: (h00 * g1 - h01 * g0) / determinant };
}
