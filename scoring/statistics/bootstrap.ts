import { type Random, randomFrom } from "./random.ts";

/** Weights drawn once for all, from which redrawings are cut. */
const POOL = 2 ** 20;
/** Redrawings longer than this share of the pool would be too much alike, and are drawn afresh. */
const LONGEST_CUT = POOL / 64;

let pool: Float64Array | undefined;

/**
 * Bayesian bootstrap (Rubin 1981): how often each of `size` clusters counts in one redrawing of the world. Exponential
 * weights of mean 1, so that no cluster ever vanishes; only their proportions matter. A redrawing is a stretch of a fixed
 * pool of a million such weights from a random place: a thousand redrawings of a thousand platforms would otherwise
 * spend their time in the logarithm. Not to be written to.
 */
export function redrawClusters(random: Random, size: number): Float64Array {
  if (size > LONGEST_CUT) return drawWeights(random, size);
  pool ??= drawWeights(randomFrom("bootstrap"), POOL);
  const start = Math.floor(random() * (POOL - size));
  return pool.subarray(start, start + size);
}

function drawWeights(random: Random, size: number): Float64Array {
  return Float64Array.from({ length: size }, () => -Math.log(random()));
}
