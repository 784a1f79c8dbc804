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
  readonly low: number;
  readonly high: number;
  draw(random: Random): number;
  reweigh(factors: Float64Array): number;
};

/** A weighted share, shrunk to its prior: p̃ = (m₀p₀ + n_eff·p̂)/(m₀ + n_eff). `null` when nobody votes. */
export function measureShare(votes: readonly Vote[], rule: ShareRule, level: number): ShareEstimate | null {
  const nEff = effectiveClusters(votes);
  if (nEff === 0) return null;
  const share = weightedShare(votes);
  const posterior = shrink(share, nEff, rule.prior);
  const toPoints = (value: number) =>
    rule.falling ? 100 - normalise(value, rule.goalPosts) : normalise(value, rule.goalPosts);
  const ends = [(1 - level) / 2, (1 + level) / 2].map((p) => toPoints(betaQuantile(posterior, p)));
  const mean = betaMean(posterior);
  let reweighedShare: ReturnType<typeof shareByCluster> | null = null;
  return {
    n: votes.length,
    nEff,
    clusters: new Set(votes.map((vote) => vote.cluster)).size,
    share,
    posterior,
    mean,
    points: toPoints(mean),
    low: Math.min(...ends),
    high: Math.max(...ends),
    draw: (random) => toPoints(drawBeta(random, posterior.a, posterior.b)),
    reweigh(factors) {
      reweighedShare ??= shareByCluster(votes);
      return toPoints(betaMean(shrink(reweighedShare(factors), nEff, rule.prior)));
    },
  };
}

/** Kish's number over the totals of clusters: a hundred copies must not look like a hundred voices. */
export function effectiveClusters(votes: readonly { readonly cluster: number; readonly weight: number }[]): number {
  const totals = new Map<number, number>();
  for (const { cluster, weight } of votes) totals.set(cluster, (totals.get(cluster) ?? 0) + weight);
  return effectiveNumber(totals.values());
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

/** The share if each cluster counted `factors[cluster]` times. Votes are summed by cluster once: it is asked for often. */
function shareByCluster(votes: readonly Vote[]): (factors: Float64Array) => number {
  const clusters = Int32Array.from(new Set(votes.map(({ cluster }) => cluster)));
  const places = new Map([...clusters].map((cluster, place) => [cluster, place]));
  const weights = new Float64Array(clusters.length);
  const credits = new Float64Array(clusters.length);
  for (const { cluster, weight, credit } of votes) {
    const place = places.get(cluster) ?? 0;
    weights[place] = (weights[place] ?? 0) + weight;
    credits[place] = (credits[place] ?? 0) + weight * credit;
  }
  return (factors) => {
    let total = 0;
    let credit = 0;
    for (let place = 0; place < clusters.length; place += 1) {
      const factor = factors[clusters[place] ?? 0] ?? 1;
      total += factor * (weights[place] ?? 0);
      credit += factor * (credits[place] ?? 0);
    }
    return total > 0 ? credit / total : 0;
  };
}

function shrink(share: number, n: number, { strength, shares: [mean = 0.5] }: Prior): Beta {
  return { a: strength * mean + n * share, b: strength * (1 - mean) + n * (1 - share) };
}
