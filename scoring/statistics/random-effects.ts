import { clamp, sum } from "./scale.ts";

/** What one source says about a share: `share` strictly within (0, 1), from `n` effective records. */
export type Study = { readonly share: number; readonly n: number };

export type Pooled = {
  readonly share: number;
  /** 90 % range on the share's own scale. */
  readonly low: number;
  readonly high: number;
  /** Variance between sources on the logit scale. */
  readonly tau2: number;
  /** Share of the variation that is between sources, 0…1. */
  readonly i2: number;
};

const Z90 = 1.6448536269514722;

/**
 * DerSimonian and Laird 1986 on logits: yₛ = logit pₛ, vₛ = 1/(n p(1−p)), τ² by moments, weights 1/(vₛ+τ²).
 * `null` below two sources.
 */
export function poolSources(studies: readonly Study[]): Pooled | null {
  if (studies.length < 2) return null;
  const points = studies.map(({ share, n }) => {
    const p = clamp(share, 1e-6, 1 - 1e-6);
    return { y: Math.log(p / (1 - p)), v: 1 / (n * p * (1 - p)) };
  });
  const fixed = sum(points.map(({ v }) => 1 / v));
  const mean = sum(points.map(({ y, v }) => y / v)) / fixed;
  const q = sum(points.map(({ y, v }) => (y - mean) ** 2 / v));
  const freedom = points.length - 1;
  const c = fixed - sum(points.map(({ v }) => 1 / (v * v))) / fixed;
  const tau2 = Math.max(0, (q - freedom) / c);
  const weights = points.map(({ v }) => 1 / (v + tau2));
  const total = sum(weights);
  const pooled = sum(points.map(({ y }, index) => y * (weights[index] ?? 0))) / total;
  const spread = Z90 / Math.sqrt(total);
  return {
    share: expit(pooled),
    low: expit(pooled - spread),
    high: expit(pooled + spread),
    tau2,
    i2: q > 0 ? Math.max(0, (q - freedom) / q) : 0,
  };
}

function expit(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
