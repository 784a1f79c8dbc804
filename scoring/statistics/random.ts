import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A stream of numbers in (0, 1), the same for the same seed on every machine. */
export type Random = () => number;

/** A stream seeded by words: platform and parameters, so that each platform's draws stay when another is added. */
export function randomFrom(seed: string): Random {
  const generator = xoroshiro128plus(hash(seed));
  return () => Math.max(uniformFloat64(generator), Number.MIN_VALUE);
}

/** A standard normal draw (Box–Muller, one of the pair). */
export function drawNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
}

/** A draw from Gamma(shape, rate 1), shape > 0. Marsaglia and Tsang 2000; below 1 by the power of a uniform. */
export function drawGamma(random: Random, shape: number): number {
  if (shape < 1) return drawGamma(random, shape + 1) * random() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(random);
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    const u = random();
    const square = x * x;
    // Their squeeze: true for nearly all, and never where the exact bound is not.
    if (u < 1 - 0.0331 * square * square || Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** A draw from Beta(a, b). A side that is 0 has nothing: the draw is then 0 or 1. */
export function drawBeta(random: Random, a: number, b: number): number {
  const one = a > 0 ? drawGamma(random, a) : 0;
  const other = b > 0 ? drawGamma(random, b) : 0;
  return one + other > 0 ? one / (one + other) : 0;
}

/** A draw of shares that sum to 1. Entries of 0 stay 0. */
export function drawDirichlet(random: Random, shape: readonly number[]): number[] {
  const parts = shape.map((each) => (each > 0 ? drawGamma(random, each) : 0));
  let total = 0;
  for (const part of parts) total += part;
  for (let bin = 0; bin < parts.length; bin += 1) parts[bin] = total > 0 ? (parts[bin] as number) / total : 0;
  return parts;
}

/** FNV-1a over UTF-16 units, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value | 0;
}
