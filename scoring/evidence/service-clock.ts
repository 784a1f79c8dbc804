import { fromShanghai, hoursBetween, type Instant, toMilliseconds, toShanghai } from "../../data/model/time.ts";

/** Published service hours: minutes of the day by Shanghai weekday (0 is Sunday). */
export type ServiceHours = readonly { readonly weekday: number; readonly from: number; readonly to: number }[];

const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const MS_PER_MINUTE = 60_000;

/**
 * Reads `09:00-22:00`, `Mon-Fri 09:00-18:00`, several joined by commas. `null`: round the clock, not readable, or open
 * less than `hoursNeeded` a day on average: nobody may slow its clock by hardly ever opening.
 */
export function readServiceHours(words: string, hoursNeeded: number): ServiceHours | null {
  const windows: { weekday: number; from: number; to: number }[] = [];
  for (const part of words.split(/[,，]/u)) {
    const match = /^\s*(?:([a-z]{3})(?:-([a-z]{3}))?\s+)?(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})\s*$/iu.exec(part);
    if (match === null) return null;
    const [, first, last, fromHour, fromMinute, toHour, toMinute] = match;
    const from = Number(fromHour) * 60 + Number(fromMinute);
    const to = Number(toHour) * 60 + Number(toMinute);
    for (const weekday of weekdays(first, last)) windows.push(...overMidnight(weekday, from, to));
  }
  const open = windows.reduce((sum, { from, to }) => sum + (to - from), 0) / 60 / 7;
  return open < hoursNeeded || open >= 24 ? null : windows;
}

/** Hours between two moments that lie within service hours; all of them when there are none. */
export function serviceHoursBetween(service: ServiceHours | null, start: Instant, end: Instant): number {
  if (service === null) return hoursBetween(start, end);
  const [from, to] = [toMilliseconds(start), toMilliseconds(end)];
  const { year, month, day } = toShanghai(start);
  let open = 0;
  for (let offset = 0; ; offset += 1) {
    const midnight = fromShanghai(year, month, day + offset);
    const began = toMilliseconds(midnight);
    if (began >= to) return open / 3_600_000;
    const { weekday } = toShanghai(midnight);
    for (const window of service) {
      if (window.weekday !== weekday) continue;
      const opens = Math.max(from, began + window.from * MS_PER_MINUTE);
      const closes = Math.min(to, began + window.to * MS_PER_MINUTE);
      open += Math.max(0, closes - opens);
    }
  }
}

function weekdays(first: string | undefined, last: string | undefined): number[] {
  if (first === undefined) return [0, 1, 2, 3, 4, 5, 6];
  const from = DAYS.indexOf(first.toLowerCase());
  const to = last === undefined ? from : DAYS.indexOf(last.toLowerCase());
  if (from < 0 || to < 0) return [];
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, index) => (from + index) % 7);
}

function overMidnight(weekday: number, from: number, to: number) {
  if (from < to) return [{ weekday, from, to }];
  return [
    { weekday, from, to: 1440 },
    { weekday: (weekday + 1) % 7, from: 0, to },
  ];
}
