/** Draws of a platform that are published: enough for ranges steady to a point. */
export const DRAWS_KEPT = 128;

/** A byte counts steps of 0.4 points, 0 to 100. */
const STEP = 0.4;
/** The dimension has no score. */
const UNSCORED = 255;

/**
 * Base64 of `DRAWS_KEPT` bytes for each dimension in turn. Out of all draws those are kept that stand evenly along the
 * sorted `totals`: their ranges are those of all of them, and what belongs to one draw stays at one place.
 */
export function packDraws(dimensions: readonly ArrayLike<number>[], totals: ArrayLike<number>): string {
  const order = Array.from(totals, (_, draw) => draw).sort((one, other) => (totals[one] ?? 0) - (totals[other] ?? 0));
  const kept = Array.from({ length: DRAWS_KEPT }, (_, place) => order[strataMiddle(place, order.length)] ?? 0);
  const bytes = dimensions.flatMap((row) => kept.map((draw) => toByte(row[draw])));
  return btoa(String.fromCharCode(...bytes));
}

/** The bytes of `packDraws`; all unscored where a platform has none. */
export function drawsToBytes(packed: string, dimensions: number): Uint8Array {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const length = dimensions * DRAWS_KEPT;
  return bytes.length === length ? bytes : new Uint8Array(length).fill(UNSCORED);
}

/** Points of every draw of every dimension; `null` where it has no score. */
export function bytesToDraws(bytes: Uint8Array): (number[] | null)[] {
  return Array.from({ length: bytes.length / DRAWS_KEPT }, (_, index) => {
    const row = bytes.subarray(index * DRAWS_KEPT, (index + 1) * DRAWS_KEPT);
    return row.includes(UNSCORED) ? null : Array.from(row, (steps) => steps * STEP);
  });
}

function strataMiddle(place: number, length: number): number {
  return Math.floor(((place + 0.5) * length) / DRAWS_KEPT);
}

function toByte(points: number | undefined): number {
  return points === undefined ? UNSCORED : Math.round(points / STEP);
}
