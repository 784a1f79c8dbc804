import { fromShanghai, type Instant, SHANGHAI_OFFSET_MS, toMilliseconds, toShanghai } from "../data/model/time.ts";

/** Shanghai month and day, both ends inside. */
type Window = { readonly zh: string; readonly from: readonly [number, number]; readonly to: readonly [number, number] };

export const YEARLY_WINDOWS: readonly Window[] = [
  { zh: "618", from: [5, 31], to: [6, 20] },
  { zh: "双11", from: [10, 20], to: [11, 13] },
  { zh: "国庆", from: [10, 1], to: [10, 7] },
];

/** Lunar New Year's day; the week from its eve is a window. */
export const SPRING_FESTIVALS: readonly (readonly [year: number, month: number, day: number])[] = [
  [2023, 1, 22],
  [2024, 2, 10],
  [2025, 1, 29],
  [2026, 2, 17],
  [2027, 2, 6],
  [2028, 1, 26],
];

/** The first days of every month, when many top up. */
const FIRST_DAYS = 3;
const FESTIVAL_DAYS = 8;
const MS_PER_DAY = 86_400_000;

const FESTIVALS_BEGIN: ReadonlyMap<number, number> = new Map(
  SPRING_FESTIVALS.map(([year, month, day]) => [year, toMilliseconds(fromShanghai(year, month, day - 1))]),
);

const START_OF_MONTH = "月初";
const SPRING_FESTIVAL = "春节";

/** A moment when every platform has more to do than usual. */
export function isPeak(instant: Instant): boolean {
  return windowsOf(instant).length > 0;
}

/** By days since 1970 in Shanghai: every complaint is asked about. */
const known = new Map<number, readonly string[]>();

/** The windows in which a moment falls; none on a usual day. */
export function windowsOf(instant: Instant): readonly string[] {
  const day = Math.floor((toMilliseconds(instant) + SHANGHAI_OFFSET_MS) / MS_PER_DAY);
  const names = known.get(day) ?? windowsOfDay(instant);
  known.set(day, names);
  return names;
}

function windowsOfDay(instant: Instant): string[] {
  const { year, month, day } = toShanghai(instant);
  const date = month * 100 + day;
  const names: string[] = [];
  if (day <= FIRST_DAYS) names.push(START_OF_MONTH);
  for (const { zh, from, to } of YEARLY_WINDOWS) {
    if (date >= from[0] * 100 + from[1] && date <= to[0] * 100 + to[1]) names.push(zh);
  }
  if (isInFestival(instant, year)) names.push(SPRING_FESTIVAL);
  return names;
}

function isInFestival(instant: Instant, year: number): boolean {
  const begin = FESTIVALS_BEGIN.get(year);
  if (begin === undefined) return false;
  const days = (toMilliseconds(instant) - begin) / MS_PER_DAY;
  return days >= 0 && days < FESTIVAL_DAYS;
}
