import { type Beta, betaMean, betaQuantile } from "./statistics/beta.ts";
import { drawBeta, type Random } from "./statistics/random.ts";
import { effectiveNumber, type GoalPosts, normalise } from "./statistics/scale.ts";
import type { Prior } from "./statistics/shrinkage.ts";

/** One complaint's say in a share: how much it counts, and how much of it speaks for (0…1). */
export type Vote = { readonly cluster: number; readonly weight: number; readonly credit: number };

export type ShareRule = {
  readonly prior: Prior;
  readonly goalPosts: GoalPosts;
  /** The higher the share, the fewer the points. */
  readonly falling?: boolean;
};

export type ShareEstimate = {
  readonly n: number;
  readonly nEff: number;
  /** Voices: clusters of near-duplicates count once. */
  readonly clusters: number;
  /** As observed, weighted. */
  readonly share: number;
  readonly posterior: Beta;
  /** Posterior mean. */
  readonly mean: number;
  readonly points: number;
  /** 90 % range, in points. */
  range(): { readonly low: number; readonly high: number };
  draw(random: Random): number;
  reweigh(redrawn: readonly Float64Array[]): Float64Array;
};

/** A weighted share, shrunk to its prior: p̃ = (m₀p₀ + n_eff·p̂)/(m₀ + n_eff). `null` when nobody votes. */
export function measureShare(votes: readonly Vote[], rule: ShareRule, level: number): ShareEstimate | null {
  const ballots = countByCluster(votes);
  const nEff = effectiveNumber(ballots.weights);
  if (nEff === 0) return null;
  const share = weightedShare(votes);
  const posterior = shrink(share, nEff, rule.prior);
  const toPoints = (value: number) =>
    rule.falling ? 100 - normalise(value, rule.goalPosts) : normalise(value, rule.goalPosts);
  const mean = betaMean(posterior);
  return {
    n: votes.length,
    nEff,
    clusters: ballots.weights.length,
    share,
    posterior,
    mean,
    points: toPoints(mean),
    range() {
      const ends = [(1 - level) / 2, (1 + level) / 2].map((p) => toPoints(betaQuantile(posterior, p)));
      return { low: Math.min(...ends), high: Math.max(...ends) };
    },
    draw: (random) => toPoints(drawBeta(random, posterior.a, posterior.b)),
    reweigh: (redrawn) =>
      sharesRedrawn(withCredits(ballots, votes), redrawn).map((again) =>
        toPoints(betaMean(shrink(again, nEff, rule.prior))),
      ),
  };
}

/** Kish's number over the totals of clusters: a hundred copies must not look like a hundred voices. */
export function effectiveClusters(votes: readonly { readonly cluster: number; readonly weight: number }[]): number {
  return effectiveNumber(countByCluster(votes).weights);
}

export function weightedShare(votes: readonly Vote[]): number {
  let total = 0;
  let credit = 0;
  for (const vote of votes) {
    total += vote.weight;
    credit += vote.weight * vote.credit;
  }
  return total > 0 ? credit / total : 0;
}

/** Weight by cluster; clusters in order of first appearance, `places` saying where each number stands (from 1; 0: nowhere). */
type Ballots = { readonly clusters: Int32Array; readonly places: Int32Array; readonly weights: Float64Array };

function countByCluster(votes: readonly { readonly cluster: number; readonly weight: number }[]): Ballots {
  let most = -1;
  for (const { cluster } of votes) if (cluster > most) most = cluster;
  const places = new Int32Array(most + 1);
  const clusters = new Int32Array(votes.length);
  const weights = new Float64Array(votes.length);
  let size = 0;
  for (const { cluster, weight } of votes) {
    let place = places[cluster] as number;
    if (place === 0) {
      clusters[size] = cluster;
      size += 1;
      place = size;
      places[cluster] = place;
    }
    weights[place - 1] = (weights[place - 1] as number) + weight;
  }
  return { clusters: clusters.subarray(0, size), places, weights: weights.subarray(0, size) };
}

type Counted = Ballots & { readonly credits: Float64Array };

function withCredits(ballots: Ballots, votes: readonly Vote[]): Counted {
  const credits = new Float64Array(ballots.weights.length);
  for (const { cluster, weight, credit } of votes) {
    const at = (ballots.places[cluster] as number) - 1;
    credits[at] = (credits[at] as number) + weight * credit;
  }
  return { ...ballots, credits };
}

/** The share if each cluster counted `factors[cluster]` times, for each of the redrawings. Two at a time: sums wait for one another. */
function sharesRedrawn({ clusters, weights, credits }: Counted, redrawn: readonly Float64Array[]): Float64Array {
  const shares = new Float64Array(redrawn.length);
  for (let draw = 0; draw < redrawn.length; draw += 2) {
    const one = redrawn[draw] as Float64Array;
    const other = redrawn[draw + 1] ?? one;
    let [oneTotal, oneCredit, otherTotal, otherCredit] = [0, 0, 0, 0];
    for (let place = 0; place < clusters.length; place += 1) {
      const cluster = clusters[place] as number;
      const weight = weights[place] as number;
      const credit = credits[place] as number;
      const oneFactor = one[cluster] as number;
      const otherFactor = other[cluster] as number;
      oneTotal += oneFactor * weight;
      oneCredit += oneFactor * credit;
      otherTotal += otherFactor * weight;
      otherCredit += otherFactor * credit;
    }
    shares[draw] = oneTotal > 0 ? oneCredit / oneTotal : 0;
    if (draw + 1 < shares.length) shares[draw + 1] = otherTotal > 0 ? otherCredit / otherTotal : 0;
  }
  return shares;
}

function shrink(share: number, n: number, { strength, shares: [mean = 0.5] }: Prior): Beta {
  return { a: strength * mean + n * share, b: strength * (1 - mean) + n * (1 - share) };
}
