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
  const [shares = []] = answeredByFactors(waits, deadlines, new Int32Array(waits.length), [Float64Array.of(1)]);
  return shares;
}

/**
 * The same curve with the weight of `waits[i]` times `factors[clusters[i]]`, for each of the redrawings (bootstrap).
 * Risk is summed from the longest wait, so that the last at risk is never off by rounding.
 */
export function answeredByFactors(
  waits: readonly Wait[],
  deadlines: readonly number[],
  clusters: Int32Array,
  redrawn: readonly Float64Array[],
): number[][] {
  const weights = Float64Array.from(waits, (wait) => wait.weight);
  // Where an answer counts; mere looks and answers after the last deadline fall into bins that nobody asks for.
  const bins = Int32Array.from(waits, ({ hours, answered }) => (answered ? binOf(hours, deadlines) : deadlines.length));
  const surviving = new Float64Array(deadlines.length + 1);
  return redrawn.map((factors) => {
    surviving.fill(1);
    let risk = 0;
    for (let index = weights.length - 1; index >= 0; index -= 1) {
      const weight = (weights[index] as number) * (factors[clusters[index] as number] as number);
      risk += weight;
      const bin = bins[index] as number;
      if (risk > 0 && bin < deadlines.length) surviving[bin] = (surviving[bin] as number) * (1 - weight / risk);
    }
    let unanswered = 1;
    return deadlines.map((_, bin) => {
      unanswered *= surviving[bin] ?? 1;
      return 1 - unanswered;
    });
  });
}

/** The first deadline that is met; their number when none is. */
function binOf(hours: number, deadlines: readonly number[]): number {
  let bin = 0;
  while (bin < deadlines.length && hours > (deadlines[bin] as number)) bin += 1;
  return bin;
}

/** Weighted share of waits whose fate at each deadline is known: answered, or watched at least that long. */
export function observedBy(waits: readonly Wait[], deadlines: readonly number[]): number[] {
  const total = sum(waits.map((wait) => wait.weight));
  return deadlines.map((deadline) => {
    const known = waits.filter((wait) => wait.answered || wait.hours >= deadline);
    return total > 0 ? sum(known.map((wait) => wait.weight)) / total : 0;
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

/** Prior masses plus `nStar` times the bin masses of the raw curve. */
export function posterior(
  raw: readonly number[],
  nStar: number,
  prior: { readonly strength: number; readonly shares: readonly number[] },
): number[] {
  return binMasses(raw).map((mass, bin) => prior.strength * (prior.shares[bin] ?? 0) + nStar * mass);
}

/** The share of each bin: between two deadlines, and after the last. */
export function binMasses(raw: readonly number[]): number[] {
  return [...raw, 1].map((share, k) => Math.max(0, share - (k === 0 ? 0 : (raw[k - 1] ?? 0))));
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
