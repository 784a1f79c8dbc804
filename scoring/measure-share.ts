import { type Electorate, sumRedrawn, weightsRedrawn } from "./electorate.ts";
import { type Beta, betaMean, betaQuantile } from "./statistics/beta.ts";
import type { Redrawn } from "./statistics/bootstrap.ts";
import { drawBeta, type Random } from "./statistics/random.ts";
import { type GoalPosts, normalise } from "./statistics/scale.ts";
import type { Prior } from "./statistics/shrinkage.ts";

/** How much of each voter speaks for something (0…1). */
export type Votes = { readonly voters: Electorate; readonly credits: Float64Array };

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
  readonly prior: Prior;
  /** As observed, weighted. */
  readonly share: number;
  readonly posterior: Beta;
  /** Posterior mean. */
  readonly mean: number;
  readonly points: number;
  /** 90 % range, in points. */
  range(): { readonly low: number; readonly high: number };
  draw(random: Random): number;
  reweigh(redrawn: Redrawn, points: Float64Array): void;
};

/** A weighted share, shrunk to its prior: p̃ = (m₀p₀ + n_eff·p̂)/(m₀ + n_eff). `null` when nobody votes. */
export function measureShare(votes: Votes, rule: ShareRule, level: number): ShareEstimate | null {
  const { voters, credits } = votes;
  const { nEff } = voters;
  if (nEff === 0) return null;
  const share = weightedShare(votes);
  const posterior = shrink(share, nEff, rule.prior);
  const toPoints = (value: number) =>
    rule.falling ? 100 - normalise(value, rule.goalPosts) : normalise(value, rule.goalPosts);
  const mean = betaMean(posterior);
  let bringers: Bringers | undefined;
  return {
    n: credits.length,
    nEff,
    clusters: voters.clusters.length,
    prior: rule.prior,
    share,
    posterior,
    mean,
    points: toPoints(mean),
    range() {
      const ends = [(1 - level) / 2, (1 + level) / 2].map((p) => toPoints(betaQuantile(posterior, p)));
      return { low: Math.min(...ends), high: Math.max(...ends) };
    },
    draw: (random) => toPoints(drawBeta(random, posterior.a, posterior.b)),
    reweigh(redrawn, points) {
      bringers ??= bringersOf(votes);
      const all = weightsRedrawn(voters, redrawn);
      sumRedrawn(bringers.clusters, bringers.brought, redrawn, points);
      for (let draw = 0; draw < points.length; draw += 1) {
        const total = all[draw] as number;
        const again = total > 0 ? (points[draw] as number) / total : 0;
        points[draw] = toPoints(betaMean(shrink(again, nEff, rule.prior)));
      }
    },
  };
}

/** As observed; 0 when nobody votes. */
export function weightedShare(...all: readonly Votes[]): number {
  let total = 0;
  let credit = 0;
  for (const { voters, credits } of all) {
    const { weights } = voters;
    for (let index = 0; index < credits.length; index += 1) {
      const weight = weights[index] as number;
      total += weight;
      credit += weight * (credits[index] as number);
    }
  }
  return total > 0 ? credit / total : 0;
}

/** The clusters whose votes speak for something, and how much they bring: the others add nothing to a sum. */
type Bringers = { readonly clusters: Int32Array; readonly brought: Float64Array };

function bringersOf({ voters, credits }: Votes): Bringers {
  const { weights, places, clusters, totals } = voters;
  const brought = new Float64Array(totals.length);
  for (let index = 0; index < credits.length; index += 1) {
    const place = places[index] as number;
    brought[place] = (brought[place] as number) + (weights[index] as number) * (credits[index] as number);
  }
  const kept = new Int32Array(brought.length);
  let size = 0;
  for (let place = 0; place < brought.length; place += 1) {
    if (brought[place] === 0) continue;
    kept[size] = clusters[place] as number;
    brought[size] = brought[place] as number;
    size += 1;
  }
  return { clusters: kept.subarray(0, size), brought: brought.subarray(0, size) };
}

function shrink(share: number, n: number, { strength, shares: [mean = 0.5] }: Prior): Beta {
  return { a: strength * mean + n * share, b: strength * (1 - mean) + n * (1 - share) };
}
