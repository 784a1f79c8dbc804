import type { Redrawn } from "./bootstrap.ts";
import { sum } from "./scale.ts";

/** One wait in hours: until an answer, or (not `answered`) until we last looked. `weight` ≥ 0. */
export type Wait = { readonly hours: number; readonly answered: boolean; readonly weight: number };

/** Shortest first; at the same hour answers come before mere looks, which is Kaplan and Meier's convention. */
export function sortWaits<Any extends Wait>(waits: readonly Any[]): Any[] {
  return [...waits].sort((one, other) => one.hours - other.hours || Number(other.answered) - Number(one.answered));
}

/**
 * Weighted Kaplan–Meier F(d) = 1 − ∏(1 − dᵢ/Yᵢ) at each of the rising `deadlines`. `waits` must come from `sortWaits`.
 * Nobody: zeros.
 */
export function answeredBy(waits: readonly Wait[], deadlines: readonly number[]): number[] {
  const again = answeredByRedrawn(waits, deadlines, new Int32Array(waits.length));
  return [...again(AS_IS)];
}

const AS_IS: Redrawn = { weights: Float64Array.of(1), starts: Int32Array.of(0) };

/**
 * The same curve with the weight of `waits[i]` times how often `clusters[i]` counts, for each of some redrawings: as many
 * shares for each as there are deadlines, end to end. Risk is summed from the longest wait, so that the last at risk is
 * never off by rounding.
 */
export function answeredByRedrawn(
  waits: readonly Wait[],
  deadlines: readonly number[],
  clusters: Int32Array,
): (redrawn: Redrawn) => Float64Array {
  const own = new Float64Array(waits.length);
  // Where an answer counts; mere looks and answers after the last deadline fall into bins that nobody asks for.
  const bins = new Int32Array(waits.length);
  for (let index = 0; index < own.length; index += 1) {
    const { hours, answered, weight } = waits[index] as Wait;
    own[index] = weight;
    bins[index] = answered ? binOf(hours, deadlines) : deadlines.length;
  }
  const risks = { own, bins, clusters };
  return ({ weights, starts }) => {
    const shares = new Float64Array(starts.length * deadlines.length).fill(1);
    for (let draw = 0; draw < starts.length; draw += 2) {
      const one = starts[draw] as number;
      const surviving = shares.subarray(draw * deadlines.length);
      survive(risks, { weights, one, two: starts[draw + 1] ?? one }, surviving, deadlines.length);
    }
    answer(shares, deadlines.length);
    return shares;
  };
}

type Risks = { readonly own: Float64Array; readonly bins: Int32Array; readonly clusters: Int32Array };

/** Two redrawings: where their weights begin. */
type Pair = { readonly weights: Float64Array; readonly one: number; readonly two: number };

/**
 * Puts into `surviving` what share outlasts each bin, of those who come to it. Answers come shortest first: whoever has a bin of
 * `deadlines` stands before those of later ones, mere looks among them. Two redrawings at a time: quotients wait for one another.
 */
function survive(
  { own, bins, clusters }: Risks,
  { weights, one, two }: Pair,
  surviving: Float64Array,
  deadlines: number,
): void {
  let at = deadlines;
  let firstRisk = 0;
  let secondRisk = 0;
  let first = 1;
  let second = 1;
  for (let index = own.length - 1; index >= 0; index -= 1) {
    const weight = own[index] as number;
    const cluster = clusters[index] as number;
    const firstWeight = weight * (weights[one + cluster] as number);
    const secondWeight = weight * (weights[two + cluster] as number);
    firstRisk += firstWeight;
    secondRisk += secondWeight;
    const bin = bins[index] as number;
    if (bin === deadlines) continue;
    if (bin !== at) {
      first = 1;
      second = 1;
      at = bin;
    }
    if (firstRisk > 0) first *= 1 - firstWeight / firstRisk;
    if (secondRisk > 0) second *= 1 - secondWeight / secondRisk;
    // What lies past the end of a typed array is not written.
    surviving[bin] = first;
    surviving[deadlines + bin] = second;
  }
}

/** From what share outlasts each bin to what share is answered by each deadline. */
function answer(shares: Float64Array, deadlines: number): void {
  let unanswered = 1;
  for (let place = 0; place < shares.length; place += 1) {
    if (place % deadlines === 0) unanswered = 1;
    unanswered *= shares[place] as number;
    shares[place] = 1 - unanswered;
  }
}

/** The first deadline that is met; their number when none is. */
function binOf(hours: number, deadlines: readonly number[]): number {
  let bin = 0;
  while (bin < deadlines.length && hours > (deadlines[bin] as number)) bin += 1;
  return bin;
}

/** Weighted share of waits whose fate at each deadline is known: answered, or watched at least that long. */
export function observedBy(waits: readonly Wait[], deadlines: readonly number[]): number[] {
  let total = 0;
  for (const { weight } of waits) total += weight;
  return deadlines.map((deadline) => {
    let known = 0;
    for (const { hours, answered, weight } of waits) if (answered || hours >= deadline) known += weight;
    return total > 0 ? known / total : 0;
  });
}

/** A Dirichlet over the bins between deadlines, the last bin being "later or never". */
export type DeadlineCurve = {
  readonly deadlines: readonly number[];
  readonly weights: readonly number[];
  /** Kaplan–Meier share answered by each deadline. */
  readonly raw: readonly number[];
  /** Share of waits known at each deadline. */
  readonly observed: readonly number[];
  /** Effective number after censoring: n_eff·Σωₖoₖ. */
  readonly nStar: number;
  readonly dirichlet: readonly number[];
  /** Smoothed share answered by each deadline. */
  readonly smoothed: readonly number[];
  /** 100·Σωₖ F̃ₖ. */
  readonly index: number;
  /** Its standard deviation, in points. */
  readonly deviation: number;
};

/** The Dirichlet-smoothed curve: prior masses `strength·shares` plus n*·(Kaplan–Meier bin masses). */
export function deadlineCurve(
  sorted: readonly Wait[],
  rule: { readonly deadlines: readonly number[]; readonly weights: readonly number[] },
  nEff: number,
  prior: { readonly strength: number; readonly shares: readonly number[] },
): DeadlineCurve {
  const raw = answeredBy(sorted, rule.deadlines);
  const observed = observedBy(sorted, rule.deadlines);
  const nStar = nEff * sum(observed.map((share, k) => share * (rule.weights[k] ?? 0)));
  const dirichlet = posterior(raw, nStar, prior);
  const smoothed = cumulate(dirichlet);
  return {
    ...rule,
    raw,
    observed,
    nStar,
    dirichlet,
    smoothed,
    index: curveIndex(smoothed, rule.weights),
    deviation: indexDeviation(dirichlet, rule.weights),
  };
}

/** Prior masses plus `nStar` times the bin masses of the raw curve. `masses`: where they go. */
export function posterior(
  raw: ArrayLike<number>,
  nStar: number,
  prior: { readonly strength: number; readonly shares: readonly number[] },
  masses: number[] = [],
): number[] {
  binMasses(raw, masses);
  for (let bin = 0; bin < masses.length; bin += 1)
    masses[bin] = prior.strength * (prior.shares[bin] ?? 0) + nStar * (masses[bin] as number);
  return masses;
}

/** The share of each bin: between two deadlines, and after the last. `masses`: where they go. */
export function binMasses(raw: ArrayLike<number>, masses: number[] = []): number[] {
  let reached = 0;
  for (let bin = 0; bin < raw.length; bin += 1) {
    masses[bin] = Math.max(0, (raw[bin] as number) - reached);
    reached = raw[bin] as number;
  }
  masses[raw.length] = Math.max(0, 1 - reached);
  return masses;
}

/** Shares by each deadline from bin masses (the last bin is left out). */
export function cumulate(masses: readonly number[]): number[] {
  const total = sum(masses);
  let reached = 0;
  return masses.slice(0, -1).map((mass) => {
    reached += mass;
    return total > 0 ? reached / total : 0;
  });
}

/** The index of the curve that bin masses make, without the curve: asked for at every draw. */
export function massesIndex(masses: ArrayLike<number>, weights: readonly number[]): number {
  const total = sum(masses);
  let reached = 0;
  let index = 0;
  for (let bin = 0; bin + 1 < masses.length; bin += 1) {
    reached += masses[bin] as number;
    index += (total > 0 ? reached / total : 0) * (weights[bin] ?? 0);
  }
  return 100 * index;
}

export function curveIndex(shares: readonly number[], weights: readonly number[]): number {
  return 100 * sum(shares.map((share, k) => share * (weights[k] ?? 0)));
}

/** What an answer in each bin adds to the index, 0…1: the weights of all deadlines that it meets. Never: 0. */
export function binWorth(weights: readonly number[]): number[] {
  return [...weights, 0].map((_, bin) => sum(weights.slice(bin)));
}

/** √Var of the index: with v_j = Σ_{k≥j} ωₖ, Var = [Σp̄v² − (Σp̄v)²]/(Σa + 1). */
function indexDeviation(dirichlet: readonly number[], weights: readonly number[]): number {
  const total = sum(dirichlet);
  const reach = binWorth(weights);
  const first = sum(dirichlet.map((mass, bin) => (mass / total) * (reach[bin] ?? 0)));
  const second = sum(dirichlet.map((mass, bin) => (mass / total) * (reach[bin] ?? 0) ** 2));
  return 100 * Math.sqrt(Math.max(0, second - first * first) / (total + 1));
}
