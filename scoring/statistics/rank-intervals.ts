import { drawNormal, type Random } from "./random.ts";
import { quantileOf } from "./scale.ts";

export type Estimate = { readonly value: number; readonly deviation: number };
export type Ranks = { readonly low: number; readonly high: number };

/** With more entries only the first step is taken: its sets hold at least as surely and are a little wider. */
const STEPWISE_MOST = 300;

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
  const world = { estimates, noise };
  const widest = widestOfAll(world, draws);
  return estimates.map((_, self) => rankOf(world, self, widest[self] ?? new Float64Array(0), level));
}

type World = { readonly estimates: readonly Estimate[]; readonly noise: readonly Float64Array[] };

/**
 * Claims about the others, by their places: "not ahead of" (to be refuted by being far ahead) and "not behind". `widest`
 * is the largest difference either way from anybody, draw by draw: what the first step needs of all claims.
 */
function rankOf(world: World, self: number, widest: Float64Array, level: number): Ranks {
  const { estimates } = world;
  const gaps = Float64Array.from(estimates, (_, other) => gapInErrors(estimates, self, other));
  const others = Int32Array.from({ length: estimates.length - 1 }, (_, place) => (place < self ? place : place + 1));
  let notAhead = others;
  let notBehind = others;
  let critical = criticalOf(widest, others.length, level);
  for (;;) {
    const before = notAhead.length + notBehind.length;
    notAhead = notAhead.filter((other) => (gaps[other] as number) <= critical);
    notBehind = notBehind.filter((other) => -(gaps[other] as number) <= critical);
    const left = notAhead.length + notBehind.length;
    if (left === before || left === 0 || estimates.length > STEPWISE_MOST) break;
    critical = criticalOf(widestOf(world, self, notAhead, notBehind), left, level);
  }
  return { low: 1 + others.length - notBehind.length, high: estimates.length - (others.length - notAhead.length) };
}

/** The `level` quantile of the largest difference in favour of a claim still standing, were all estimates equal. */
function criticalOf(largest: Float64Array, claims: number, level: number): number {
  return claims === 0 || largest.length === 0 ? Number.POSITIVE_INFINITY : quantileOf(largest, level);
}

/** (self − other), in standard errors of the difference. */
function gapInErrors(estimates: readonly Estimate[], self: number, other: number): number {
  const gap = (estimates[self]?.value ?? 0) - (estimates[other]?.value ?? 0);
  return gap === 0 ? 0 : gap / spread(estimates, self, other);
}

function spread(estimates: readonly Estimate[], self: number, other: number): number {
  return Math.hypot(estimates[self]?.deviation ?? 0, estimates[other]?.deviation ?? 0);
}

/** How much of each one's noise goes into their difference; `null` when neither has any. */
function scalesOf(estimates: readonly Estimate[], one: number, other: number) {
  const scale = spread(estimates, one, other);
  if (scale === 0) return null;
  return { a: (estimates[one]?.deviation ?? 0) / scale, b: (estimates[other]?.deviation ?? 0) / scale };
}

/**
 * For each entry, draw by draw, the largest difference either way from anybody. As |ax − by| ≤ √(x² + y²) for the shares a
 * and b of two errors, the others are looked at from the noisiest down, and few need to be.
 */
function widestOfAll({ estimates, noise }: World, draws: number): Float64Array[] {
  const widest = estimates.map(() => new Float64Array(draws));
  const deviations = Float64Array.from(estimates, ({ deviation }) => deviation);
  const now = new Float64Array(estimates.length);
  const order = Array.from(estimates, (_, index) => index);
  for (let draw = 0; draw < draws; draw += 1) {
    for (let index = 0; index < now.length; index += 1) now[index] = noise[index]?.[draw] ?? 0;
    order.sort((one, other) => Math.abs(now[other] as number) - Math.abs(now[one] as number));
    widest.forEach((row, self) => {
      row[draw] = widestFrom(self, now, deviations, order);
    });
  }
  return widest;
}

/** `order`: the noisiest first. */
function widestFrom(self: number, now: Float64Array, deviations: Float64Array, order: readonly number[]): number {
  const [own, deviation] = [now[self] as number, deviations[self] as number];
  let largest = 0;
  for (const other of order) {
    const theirs = now[other] as number;
    if (own * own + theirs * theirs < largest * largest) break;
    const error = deviations[other] as number;
    const scale = Math.sqrt(deviation * deviation + error * error);
    if (other === self || scale === 0) continue;
    largest = Math.max(largest, Math.abs((deviation / scale) * own - (error / scale) * theirs));
  }
  return largest;
}

/** The largest difference of `self` from others in favour of the claims given, draw by draw; never below 0. */
function widestOf(world: World, self: number, notAhead: Int32Array, notBehind: Int32Array): Float64Array {
  const row = new Float64Array(world.noise[self]?.length ?? 0);
  const isBehind = new Set(notBehind);
  const both = notAhead.filter((other) => isBehind.has(other));
  const twice = new Set(both);
  for (const other of both) raise(row, world, { self, other, sign: 0 });
  for (const other of notAhead) if (!twice.has(other)) raise(row, world, { self, other, sign: 1 });
  for (const other of notBehind) if (!twice.has(other)) raise(row, world, { self, other, sign: -1 });
  return row;
}

type Side = {
  readonly self: number;
  readonly other: number;
  /** 1: only where `self` is ahead; −1: only where it is behind; 0: either way. */
  readonly sign: 1 | -1 | 0;
};

function raise(row: Float64Array, { estimates, noise }: World, { self, other, sign }: Side): void {
  const scales = scalesOf(estimates, self, other);
  const [own, theirs] = [noise[self], noise[other]];
  if (scales === null || !own || !theirs) return;
  const { a, b } = scales;
  for (let draw = 0; draw < row.length; draw += 1) {
    const gap = a * (own[draw] as number) - b * (theirs[draw] as number);
    const size = sign === 0 ? Math.abs(gap) : sign * gap;
    if (size > (row[draw] as number)) row[draw] = size;
  }
}
