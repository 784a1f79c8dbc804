import { drawNormal, type Random } from "./random.ts";
import { quantileOf } from "./scale.ts";

export type Estimate = { readonly value: number; readonly deviation: number };
export type Ranks = { readonly low: number; readonly high: number };

/** "`self` is not ahead of `other`" (sign 1), or not behind (−1): what must be refuted to tell two apart. */
type Claim = { readonly other: number; readonly sign: 1 | -1 };

/**
 * Marginal confidence sets for ranks (Mogstad, Romano, Shaikh and Wilhelm 2024): rank 1 is the largest value.
 * For each entry all claims about the others are tested together, against the largest studentised difference over
 * `draws` normal redrawings of independent estimates, stepwise: claims refuted leave the family, and the bar sinks.
 * Ranks run from 1 + (those surely better) to all − (those surely worse).
 */
export function rankIntervals(
  estimates: readonly Estimate[],
  { level, draws, random }: { readonly level: number; readonly draws: number; readonly random: Random },
): Ranks[] {
  const noise = estimates.map(() => Float64Array.from({ length: draws }, () => drawNormal(random)));
  return estimates.map((_, index) => rankOf(estimates, noise, index, level));
}

function rankOf(estimates: readonly Estimate[], noise: readonly Float64Array[], self: number, level: number): Ranks {
  const others = estimates.map((_, other) => other).filter((other) => other !== self);
  const claims = others.flatMap((other): Claim[] => [
    { other, sign: 1 },
    { other, sign: -1 },
  ]);
  let standing = claims;
  for (;;) {
    const critical = criticalValue(estimates, noise, self, standing, level);
    const left = standing.filter(({ other, sign }) => sign * difference(estimates, self, other) <= critical);
    if (left.length === standing.length) break;
    standing = left;
  }
  const refuted = claims.filter((claim) => !standing.includes(claim));
  const worse = refuted.filter(({ sign }) => sign === 1).length;
  return { low: 1 + refuted.length - worse, high: estimates.length - worse };
}

/** (self − other), in standard errors of the difference. */
function difference(estimates: readonly Estimate[], self: number, other: number): number {
  const gap = (estimates[self]?.value ?? 0) - (estimates[other]?.value ?? 0);
  return gap === 0 ? 0 : gap / spread(estimates, self, other);
}

function spread(estimates: readonly Estimate[], self: number, other: number): number {
  return Math.hypot(estimates[self]?.deviation ?? 0, estimates[other]?.deviation ?? 0);
}

/** The `level` quantile of the largest difference in favour of a claim still standing, were all estimates equal. */
function criticalValue(
  estimates: readonly Estimate[],
  noise: readonly Float64Array[],
  self: number,
  standing: readonly Claim[],
  level: number,
): number {
  const largest = new Float64Array(noise[self]?.length ?? 0);
  for (const claim of standing) raiseToDifference(largest, estimates, noise, self, claim);
  return standing.length === 0 || largest.length === 0 ? Number.POSITIVE_INFINITY : quantileOf(largest, level);
}

function raiseToDifference(
  largest: Float64Array,
  estimates: readonly Estimate[],
  noise: readonly Float64Array[],
  self: number,
  { other, sign }: Claim,
): void {
  const scale = spread(estimates, self, other);
  if (scale === 0) return;
  const a = (sign * (estimates[self]?.deviation ?? 0)) / scale;
  const b = (sign * (estimates[other]?.deviation ?? 0)) / scale;
  const [own, theirs] = [noise[self], noise[other]];
  for (let draw = 0; draw < largest.length; draw += 1) {
    const size = a * (own?.[draw] ?? 0) - b * (theirs?.[draw] ?? 0);
    if (size > (largest[draw] ?? 0)) largest[draw] = size;
  }
}
