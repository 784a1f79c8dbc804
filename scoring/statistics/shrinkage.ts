import { logGamma } from "./beta.ts";
import { peakOf } from "./golden-section.ts";
import { sum } from "./scale.ts";

/** What is believed before looking: shares that sum to 1, worth `strength` observations. */
export type Prior = { readonly strength: number; readonly shares: readonly number[] };

/** What one platform showed: shares that sum to 1, from `n` (effective) observations. */
export type Group = { readonly shares: readonly number[]; readonly n: number };

export type PriorRule = {
  readonly fallback: Prior;
  /** Other platforms needed before they may teach us. */
  readonly groupsNeeded: number;
  readonly strengthWithin: readonly [low: number, high: number];
  /**
   * What each bin is worth where a score is the mean worth of the bins. The strength is then the one that explains how far
   * platforms' scores lie apart, not how far single bins do: quick platforms are quick in several bins at once, which
   * no Dirichlet knows, and its strength over bins comes out twice too large for the score.
   */
  readonly worth?: readonly number[];
};

/** Above this many others the strength is fitted once for all: one platform more or less cannot move it. */
const FIT_ONE_BY_ONE = 60;

/**
 * Empirical Bayes, leaving one out: for each group the prior taught by all *others*, each counting the same.
 * Fewer than `groupsNeeded` others: the fallback. Answers in the order of `groups`.
 */
export function priorsLeavingOneOut(groups: readonly Group[], rule: PriorRule): Prior[] {
  const totals = rule.fallback.shares.map((_, bin) => sum(groups.map((group) => group.shares[bin] ?? 0)));
  const others = groups.length - 1;
  const common = groups.length > FIT_ONE_BY_ONE ? fitPrior(groups, rule).strength : null;
  return groups.map((group, index) => {
    if (others < rule.groupsNeeded) return rule.fallback;
    const shares = totals.map((total, bin) => Math.max(0, (total - (group.shares[bin] ?? 0)) / others));
    const strength =
      common ??
      strengthOf(
        groups.filter((_, other) => other !== index),
        shares,
        rule,
      );
    return { strength, shares };
  });
}

/** The prior for a platform that taught nothing itself. */
export function fitPrior(groups: readonly Group[], rule: PriorRule): Prior {
  if (groups.length < rule.groupsNeeded) return rule.fallback;
  const shares = rule.fallback.shares.map(
    (_, bin) => sum(groups.map((group) => group.shares[bin] ?? 0)) / groups.length,
  );
  return { strength: strengthOf(groups, shares, rule), shares };
}

function strengthOf(groups: readonly Group[], shares: readonly number[], rule: PriorRule): number {
  if (rule.worth === undefined) return fitStrength(groups, shares, rule.strengthWithin);
  return fitStrengthOfScore(groups, shares, { ...rule, worth: rule.worth });
}

/** How far from the fallback's a strength may lie before few groups can say so: a doubling or halving is one deviation. */
const LOG_STRENGTH_DEVIATION = Math.LN2;

/**
 * The strength m that makes the groups' scores s = Σ v·share most likely, as normals around the prior's mean μ with
 * variance V·(n + m)/(n·(m + 1)), V = Σπv² − μ²: what a Dirichlet of strength m and n draws from it give a score.
 * A log-normal around the fallback's strength steadies it while groups are few, so that one more moves nobody far.
 */
export function fitStrengthOfScore(
  groups: readonly Group[],
  shares: readonly number[],
  { worth, strengthWithin: [low, high], fallback }: PriorRule & { readonly worth: readonly number[] },
): number {
  const score = (of: readonly number[]) => sum(of.map((share, bin) => share * (worth[bin] ?? 0)));
  const mean = score(shares);
  const spread = sum(shares.map((share, bin) => share * (worth[bin] ?? 0) ** 2)) - mean ** 2;
  if (spread <= 0) return high;
  const gaps = groups.map((group) => ({ n: group.n, square: (score(group.shares) - mean) ** 2 }));
  const likelihood = (strength: number) => {
    const each = gaps.map(({ n, square }) => {
      const variance = (spread * (n + strength)) / (n * (strength + 1));
      return -(Math.log(variance) + square / variance) / 2;
    });
    return sum(each) - (Math.log(strength / fallback.strength) / LOG_STRENGTH_DEVIATION) ** 2 / 2;
  };
  return Math.exp(peakOf((at) => likelihood(Math.exp(at)), Math.log(low), Math.log(high)));
}

/**
 * The strength m that makes the groups most likely under a Dirichlet-multinomial with mean `shares`:
 * Σ log Γ(m) − log Γ(m+n) + Σ log Γ(mπ+x) − log Γ(mπ). Golden-section search on log m, within `range`.
 */
export function fitStrength(
  groups: readonly Group[],
  shares: readonly number[],
  [low, high]: readonly [low: number, high: number],
): number {
  return Math.exp(peakOf((at) => logLikelihood(groups, shares, Math.exp(at)), Math.log(low), Math.log(high)));
}

/** Without the multinomial coefficient, which does not depend on the strength. Bins without prior mass are passed over. */
export function logLikelihood(groups: readonly Group[], shares: readonly number[], strength: number): number {
  let total = 0;
  for (const group of groups) {
    total += logGamma(strength) - logGamma(strength + group.n);
    for (let bin = 0; bin < shares.length; bin += 1) {
      const share = shares[bin] as number;
      const count = group.n * (group.shares[bin] ?? 0);
      if (count > 0 && share > 0) total += logGamma(strength * share + count) - logGamma(strength * share);
    }
  }
  return total;
}
