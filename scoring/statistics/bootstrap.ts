import { type Random, randomFrom } from "./random.ts";

/** Weights drawn once for all, from which redrawings are cut. */
const POOL = 2 ** 20;
/** Redrawings longer than this share of the pool would be too much alike, and are drawn afresh. */
const LONGEST_CUT = POOL / 64;

let pool: Float64Array | undefined;

/** Some redrawings of the world: in the i-th of them cluster c counts `weights[starts[i] + c]` times. Not to be written to. */
export type Redrawn = { readonly weights: Float64Array; readonly starts: Int32Array };

/** Room for `count` redrawings of `size` clusters, to be drawn one after another. */
export function emptyRedrawn(size: number, count: number): Redrawn {
  if (size > LONGEST_CUT)
    return { weights: new Float64Array(size * count), starts: Int32Array.from({ length: count }, (_, at) => at * size) };
  pool ??= drawWeights(randomFrom("bootstrap"), new Float64Array(POOL));
  return { weights: pool, starts: new Int32Array(count) };
}

/**
 * Bayesian bootstrap (Rubin 1981): how often each of `size` clusters counts in one redrawing of the world, the one at
 * `place`. Exponential weights of mean 1, so that no cluster ever vanishes; only their proportions matter. A redrawing is
 * a stretch of a fixed pool of a million such weights from a random place: a thousand redrawings of a thousand platforms
 * would otherwise spend their time in the logarithm.
 */
export function redrawClusters(random: Random, size: number, { weights, starts }: Redrawn, place: number): void {
  if (weights === pool) starts[place] = Math.floor(random() * (POOL - size));
  else drawWeights(random, weights.subarray(place * size, (place + 1) * size));
}

function drawWeights(random: Random, weights: Float64Array): Float64Array {
  for (let at = 0; at < weights.length; at += 1) weights[at] = -Math.log(random());
  return weights;
}
