import type { Weighted } from "./contract.ts";
import { remember } from "./remember.ts";
import type { Redrawn } from "./statistics/bootstrap.ts";
import { effectiveNumber } from "./statistics/scale.ts";

/** Who has a say, side by side. A cluster of near-duplicates stands at one place, in order of first appearance. */
export type Electorate = {
  /** One a voter. */
  readonly weights: Float64Array;
  /** The place of each voter's cluster. */
  readonly places: Int32Array;
  /** The number of the cluster at each place, and its weight. */
  readonly clusters: Int32Array;
  readonly totals: Float64Array;
  /** Kish's number over the clusters' weights: a hundred copies must not look like a hundred voices. */
  readonly nEff: number;
};

type Voter = { readonly cluster: number };

export function electorateOf<Any extends Voter>(voters: readonly Any[], weightOf: (each: Any) => number): Electorate {
  const count = voters.length;
  let most = -1;
  for (const { cluster } of voters) if (cluster > most) most = cluster;
  // From 1; 0: nowhere yet.
  const known = new Int32Array(most + 1);
  const weights = new Float64Array(count);
  const places = new Int32Array(count);
  const clusters = new Int32Array(count);
  const totals = new Float64Array(count);
  let size = 0;
  for (let index = 0; index < count; index += 1) {
    const voter = voters[index] as Any;
    let place = known[voter.cluster] as number;
    if (place === 0) {
      clusters[size] = voter.cluster;
      size += 1;
      place = size;
      known[voter.cluster] = place;
    }
    const weight = weightOf(voter);
    weights[index] = weight;
    places[index] = place - 1;
    totals[place - 1] = (totals[place - 1] as number) + weight;
  }
  const own = totals.subarray(0, size);
  return { weights, places, clusters: clusters.subarray(0, size), totals: own, nEff: effectiveNumber(own) };
}

/** Complaints as voters on all but replies. */
export const complainants = remember((observations: readonly Weighted[]) =>
  electorateOf(observations, ({ otherWeight }) => otherWeight),
);

/** Kish's number over the totals of clusters. */
export function effectiveClusters(voters: readonly { readonly cluster: number; readonly weight: number }[]): number {
  return electorateOf(voters, ({ weight }) => weight).nEff;
}

/** The weight of all in each of some redrawings of the world, summed up once for all who ask. */
export function weightsRedrawn(voters: Electorate, redrawn: Redrawn): Float64Array {
  const known = sumsOf(redrawn);
  const before = known.get(voters);
  if (before !== undefined) return before;
  const sums = new Float64Array(redrawn.starts.length);
  sumRedrawn(voters.clusters, voters.totals, redrawn, sums);
  known.set(voters, sums);
  return sums;
}

const sumsOf = remember((_: Redrawn) => new Map<Electorate, Float64Array>());

/** What each place brings, times how often its cluster counts, summed for each redrawing. Four at a time: sums wait for one another. */
export function sumRedrawn(
  clusters: Int32Array,
  brought: Float64Array,
  { weights, starts }: Redrawn,
  sums: Float64Array,
): void {
  for (let draw = 0; draw < starts.length; draw += 4) {
    const one = starts[draw] as number;
    const two = starts[draw + 1] ?? one;
    const three = starts[draw + 2] ?? one;
    const four = starts[draw + 3] ?? one;
    let first = 0;
    let second = 0;
    let third = 0;
    let fourth = 0;
    for (let place = 0; place < clusters.length; place += 1) {
      const cluster = clusters[place] as number;
      const own = brought[place] as number;
      first += (weights[one + cluster] as number) * own;
      second += (weights[two + cluster] as number) * own;
      third += (weights[three + cluster] as number) * own;
      fourth += (weights[four + cluster] as number) * own;
    }
    // What lies past the end of a typed array is not written.
    sums[draw] = first;
    sums[draw + 1] = second;
    sums[draw + 2] = third;
    sums[draw + 3] = fourth;
  }
}
