import type { Random } from "./random.ts";

/**
 * Bayesian bootstrap (Rubin 1981): how often each of `size` clusters counts in one redrawing of the world.
 * Exponential weights scaled to a mean of 1, so that no cluster ever vanishes.
 */
export function redrawClusters(random: Random, size: number): Float64Array {
  const factors = new Float64Array(size);
  let total = 0;
  for (let index = 0; index < size; index += 1) {
    const factor = -Math.log(random());
    factors[index] = factor;
    total += factor;
  }
  return factors.map((factor) => (factor * size) / total);
}
