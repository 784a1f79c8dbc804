import type { Verdict } from "../../data/model/proof.ts";
import { type Beta, betaMean } from "../statistics/beta.ts";
import { type Counts, fitBetaBinomial, predictEvents, updateBeta } from "../statistics/beta-binomial.ts";
import {
  areaUnderCurve,
  brierScore,
  calibration,
  type Forecast,
  rankCorrelation,
} from "../statistics/judge-forecasts.ts";
import { sum } from "../statistics/scale.ts";

/** What one unit (a platform, a firm) did in one period. */
export type PanelRow = Counts & { readonly unit: string; readonly period: string };

/** One unit before and after the split. */
export type Pair = { readonly unit: string; readonly before: Counts; readonly after: Counts };

/** The three ways of foretelling, judged on the same trials. */
export type Contest = {
  readonly test: Totals & {
    /** Units of which nothing was known before. */
    readonly newcomers: number;
    /** Units known before, with at least ten trials in the test: over them ranks and shares are compared. */
    readonly comparable: number;
  };
  readonly pooled: Verdict;
  readonly raw: Verdict;
  readonly empiricalBayes: Verdict;
};

export type BackTest = Contest & {
  readonly train: Totals;
  readonly prior: { readonly alpha: number; readonly beta: number; readonly mean: number; readonly strength: number };
  /** Does mere volume foretell the share? */
  readonly volume: { readonly spearman: number | null };
};

/** One unit of a test: its own raw share before (`null`: none), what is known of its share, and what came. */
export type Tested = { readonly raw: number | null; readonly known: Beta; readonly after: Counts };

type Totals = Counts & { readonly units: number; readonly rate: number };

const LEVEL = 0.9;
const TRIALS_NEEDED = 10;

/** Sums the rows before the split and from it on. Periods that are all numbers are compared as numbers. */
export function splitPanel(rows: readonly PanelRow[], split: string): Pair[] {
  const numeric = [split, ...rows.map(({ period }) => period)].every((each) => /^-?\d+(\.\d+)?$/.test(each));
  const isBefore = (period: string) => (numeric ? Number(period) < Number(split) : period < split);
  const units = new Map<string, { before: Counts; after: Counts }>();
  for (const { unit, period, trials, events } of rows) {
    const pair = units.get(unit) ?? { before: { trials: 0, events: 0 }, after: { trials: 0, events: 0 } };
    const side = isBefore(period) ? "before" : "after";
    pair[side] = { trials: pair[side].trials + trials, events: pair[side].events + events };
    units.set(unit, pair);
  }
  return [...units].map(([unit, pair]) => ({ unit, ...pair }));
}

/**
 * How well the past foretells the future, three ways: everybody at the pooled rate; each unit at its own raw rate (the
 * pooled one where it has none); each at its posterior mean under a beta prior fitted to the training (a newcomer at the
 * prior's mean). `null` when one side of the split is empty.
 */
export function backTest(pairs: readonly Pair[]): BackTest | null {
  const train = totalsOf(pairs.map((pair) => pair.before));
  if (train.trials === 0 || pairs.every(({ after }) => after.trials === 0)) return null;
  const prior = fitBetaBinomial(pairs.map((pair) => pair.before));
  const tested = pairs.map(({ before, after }) => ({
    raw: before.trials > 0 ? before.events / before.trials : null,
    known: updateBeta(prior, before),
    after,
  }));
  const seen = pairs.filter((_, index) => isComparable(tested[index]));
  return {
    train,
    prior: { alpha: prior.a, beta: prior.b, mean: betaMean(prior), strength: prior.a + prior.b },
    ...judgeThreeWays(tested, train.rate),
    volume: {
      spearman: rankCorrelation(
        seen.map(({ before }) => before.trials),
        seen.map(({ after }) => after.events / after.trials),
      ),
    },
  };
}

/** Judges the pooled rate, the raw ones and what is known against what came. Units without a trial have no say. */
export function judgeThreeWays(units: readonly Tested[], pooled: number): Contest {
  const tested = units.filter(({ after }) => after.trials > 0);
  const judge = (foretell: (unit: Tested) => number, ranged: boolean) => verdictOf(tested, foretell, pooled, ranged);
  return {
    test: {
      ...totalsOf(tested.map(({ after }) => after)),
      newcomers: tested.filter(({ raw }) => raw === null).length,
      comparable: tested.filter(isComparable).length,
    },
    pooled: judge(() => pooled, false),
    raw: judge(({ raw }) => raw ?? pooled, false),
    empiricalBayes: judge(({ known }) => betaMean(known), true),
  };
}

function isComparable(unit: Tested | undefined): boolean {
  return unit !== undefined && unit.raw !== null && unit.after.trials >= TRIALS_NEEDED;
}

function verdictOf(
  tested: readonly Tested[],
  foretell: (unit: Tested) => number,
  pooled: number,
  ranged: boolean,
): Verdict {
  const forecasts = tested.map((unit): Forecast => ({ ...unit.after, foretold: foretell(unit) }));
  const brier = brierScore(forecasts);
  const plain = brierScore(forecasts.map((each) => ({ ...each, foretold: pooled })));
  const compared = tested.filter(isComparable);
  const shares = compared.map(({ after }) => after.events / after.trials);
  const foretold = compared.map(foretell);
  const fitted = calibration(forecasts);
  return {
    brier,
    brierSkill: plain > 0 ? 1 - brier / plain : null,
    auc: areaUnderCurve(forecasts),
    spearman: rankCorrelation(foretold, shares),
    mae: meanOf(foretold.map((share, index) => Math.abs(share - (shares[index] ?? 0)))),
    intervalCoverage: ranged ? meanOf(compared.map((unit) => Number(isInside(unit)))) : null,
    calibrationSlope: fitted?.slope ?? null,
    calibrationIntercept: fitted?.intercept ?? null,
  };
}

function isInside({ known, after }: Tested): boolean {
  const { low, high } = predictEvents(known, after.trials, LEVEL);
  return low <= after.events && after.events <= high;
}

function totalsOf(counts: readonly Counts[]): Totals {
  const trials = sum(counts.map((each) => each.trials));
  const events = sum(counts.map((each) => each.events));
  return {
    units: counts.filter((each) => each.trials > 0).length,
    trials,
    events,
    rate: trials > 0 ? events / trials : 0,
  };
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : sum(values) / values.length;
}
