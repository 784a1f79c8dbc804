import { fromShanghai, type Instant, toInstant, toMilliseconds, toShanghai } from "../../model/time.ts";

/** The invented world stands still at this moment; nothing in it is later. */
export const WORLD_NOW: Instant = toInstant(Date.UTC(2026, 10, 20, 4));

/** The first day of the world, 14 months earlier. */
export const WORLD_START: Instant = fromShanghai(2025, 9, 20);

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Sales that flood the shops: 618 and 双11. */
const PROMOTIONS: readonly { readonly from: Instant; readonly to: Instant }[] = [
  { from: fromShanghai(2025, 11, 1), to: fromShanghai(2025, 11, 15) },
  { from: fromShanghai(2026, 6, 1), to: fromShanghai(2026, 6, 21) },
  { from: fromShanghai(2026, 11, 1), to: fromShanghai(2026, 11, 15) },
];

export function inPromotion(at: Instant): boolean {
  return PROMOTIONS.some(({ from, to }) => at >= from && at < to);
}

export function atNight(at: Instant): boolean {
  const { hour } = toShanghai(at);
  return hour >= 22 || hour < 8;
}

/** The next morning's desk hour, when `at` falls in the night; otherwise `at` itself. */
export function afterTheNight(at: Instant, minutesPastEight: number): Instant {
  if (!atNight(at)) return at;
  const { year, month, day, hour } = toShanghai(at);
  return fromShanghai(year, month, hour >= 22 ? day + 1 : day, 8, 20 + minutesPastEight);
}

export function later(at: Instant, milliseconds: number): Instant {
  return toInstant(toMilliseconds(at) + Math.round(milliseconds / 1000) * 1000);
}
