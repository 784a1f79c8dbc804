export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** Two goal-posts: what counts as 0 points and what as 100. Absolute, so that a newcomer moves nobody else. */
export type GoalPosts = readonly [low: number, high: number];

/** 100·clamp((x − low)/(high − low)), in points. */
export function normalise(value: number, [low, high]: GoalPosts): number {
  return 100 * clamp((value - low) / (high - low), 0, 1);
}

/** Straight lines between knots `[x, y]` in rising x; flat outside. */
export function interpolate(knots: readonly (readonly [x: number, y: number])[], x: number): number {
  let before = knots[0];
  for (const knot of knots) {
    if (x <= knot[0]) {
      if (before === undefined || before[0] === knot[0]) return knot[1];
      return before[1] + ((knot[1] - before[1]) * (x - before[0])) / (knot[0] - before[0]);
    }
    before = knot;
  }
  return before?.[1] ?? Number.NaN;
}

export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let index = 0; index < values.length; index += 1) total += values[index] as number;
  return total;
}

/** The value below which a share `p` of `values` lies, linear between neighbours (R's type 7). NaN when empty. */
export function quantileOf(values: readonly number[] | Float64Array, p: number): number {
  return quantilesOf(values, [p])[0] ?? Number.NaN;
}

/** Several such values, sorting once. */
export function quantilesOf(values: readonly number[] | Float64Array, shares: readonly number[]): number[] {
  const sorted = new Float64Array(values).sort();
  return shares.map((p) => {
    const position = (sorted.length - 1) * p;
    const below = sorted[Math.floor(position)] ?? Number.NaN;
    const above = sorted[Math.ceil(position)] ?? below;
    return below + (above - below) * (position - Math.floor(position));
  });
}

/** Kish's effective number of `weights`: (Σw)²/Σw²; 0 when there are none. */
export function effectiveNumber(weights: ArrayLike<number>): number {
  let total = 0;
  let squares = 0;
  for (let index = 0; index < weights.length; index += 1) {
    const weight = weights[index] as number;
    total += weight;
    squares += weight * weight;
  }
  return squares > 0 ? (total * total) / squares : 0;
}
