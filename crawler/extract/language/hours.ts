import type { Span } from "../../../data/model/quote.ts";
import {
  ALWAYS,
  CLOCK_NAMED,
  CLOSED_BEFORE,
  CLOSED_THEN,
  DAYS_BEHIND,
  EARLY_LATE,
  FESTIVAL_BEFORE,
  NIGHT,
  NOT_ALWAYS,
  RANGE,
  REST_DAY,
  SHIFT,
} from "./hour-patterns.ts";
import { matchesOf } from "./matches.ts";
import { numberFrom } from "./numbers.ts";

/** Opening hours as printed: `24x7`, `09:00-22:00`, `Mon-Fri 09:00-18:00`, several joined by commas. */
export type Hours = Span & { readonly hours: string };

/** A time of day in figures. */
const CLOCK_FIGURE = /\d\s?[:点时]/;
const WEEK = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** All opening hours in a normalised text; neighbouring ranges become one. */
export function hoursIn(text: string): Hours[] {
  if (!CLOCK_NAMED.test(text)) return [];
  const whole = matchesOf(ALWAYS, text).filter(({ index }) => !NOT_ALWAYS.test(text.slice(0, index)));
  const always = whole.map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    hours: "24x7",
  }));
  const ranges = joinNeighbours(rangesIn(text));
  // 9:00-20:30 全年无休: every day, at these hours.
  // 除每日4:00-6:00维护外,全天在线.
  if (ranges.length > 0 && BUT_FOR.test(text)) return ranges;
  const round = ranges.length > 0 ? always.filter(({ start, end }) => !/无休/.test(text.slice(start, end))) : always;
  return [...round, ...ranges].sort((a, b) => a.start - b.start);
}

const BUT_FOR = /除[^,。;]{0,8}\d[^,。;]{1,20}外/;

type Range = Span & { readonly days: string; readonly range: string };

function rangesIn(text: string): Range[] {
  const ranges = matchesOf(RANGE, text).flatMap((found) => {
    const before = text.slice(Math.max(0, found.index - 8), found.index);
    if (/(?:午休|用餐|休息(?!时间|时段))[^\d,]{0,3}$/.test(before)) return [];
    const between = rangeBetween(printed(found, 2), printed(found, 7), /[点时]/.test(found[0]));
    const after = text.slice(found.index + found[0].length, found.index + found[0].length + 24);
    if (
      FESTIVAL_BEFORE.test(text.slice(Math.max(0, found.index - 24), found.index)) &&
      text.search(CLOCK_FIGURE) < found.index
    )
      return [];
    if (/^[^,。;]{0,3}(?:提交|下单|购买|付款|申请|产生|生效)/.test(after)) return [];
    const closed = CLOSED_BEFORE.test(before) || CLOSED_THEN.test(after);
    const days = found[1] ?? DAYS_BEHIND.exec(after)?.[1] ?? "";
    return spanned(text, found, days, closed ? complementOf(between ?? "") : between);
  });
  const shifts = matchesOf(SHIFT, text).flatMap((found) =>
    spanned(text, found, found[1] ?? "", rangeBetween(printed(found, 2), printed(found, 7), true)),
  );
  const nights = matchesOf(NIGHT, text).flatMap((found) =>
    spanned(text, found, "", rangeBetween(printed(found, 6), printed(found, 1), true)),
  );
  const spoken = matchesOf(EARLY_LATE, text).flatMap((found) =>
    spanned(text, found, found[1] ?? "", rangeBetween(spokenClock("早", found, 2), spokenClock("晚", found, 4), true)),
  );
  const all = [...ranges, ...shifts, ...nights, ...spoken]
    .sort((one, other) => one.start - other.start)
    .filter((each, at, sorted) => at === 0 || each.start >= (sorted[at - 1]?.end ?? 0));
  return beforeWeekends(all);
}

/** 晚上19:00-23:30,周末10:00-23:30: what stands before the weekend's hours holds from Monday to Friday. */
function beforeWeekends(ranges: readonly Range[]): Range[] {
  const weekend = ranges.findIndex(({ days }) => days === "Sat-Sun");
  return ranges.map((each, at) => (at < weekend && each.days === "" ? { ...each, days: "Mon-Fri" } : each));
}

/** Hours with their days: as written (`days`), else all but the day of rest named beside them. */
function spanned(text: string, found: RegExpExecArray, days: string, range: string | null): Range[] {
  const end = found.index + found[0].length;
  const rest =
    withoutRestDay(text.slice(end, end + 24)) ||
    withoutRestDay(RESTS_BEFORE.exec(text.slice(0, found.index))?.[0] ?? "");
  return range === null ? [] : [{ start: found.index, end, days: daysFrom(days) || rest, range }];
}

const RESTS_BEFORE = new RegExp(`(?<=^|[,。;\\n])${REST_DAY},?[^\\d,。;\\n]{0,8}$`);
const RESTS = new RegExp(`^[^;。\\n\\d]{0,8}${REST_DAY}`);

/** A time of day as printed: 晚, 9, 30, 半, p(m). */
type Printed = Readonly<Record<"part" | "hour" | "minute" | "rest" | "half", string | undefined>>;

function printed(found: RegExpExecArray, at: number): Printed {
  const [part, hour, minute, rest, half] = found.slice(at, at + 5);
  return { part, hour, minute, rest, half };
}

function spokenClock(part: string, found: RegExpExecArray, at: number): Printed {
  return { part, hour: found[at], minute: undefined, rest: found[at + 1], half: undefined };
}

function withoutRestDay(words: string): string {
  const rest = RESTS.exec(words)?.[1];
  if (rest === undefined) return "";
  if (rest === "周一") return "Tue-Sun";
  return /^周[日天]$/.test(rest) ? "Mon-Sat" : rest === "周六" ? "" : "Mon-Fri";
}

/** 周一至周五 9:00-12:00, 13:30-18:00: days said once, before or behind, hold for ranges side by side. */
function joinNeighbours(ranges: readonly Range[]): Hours[] {
  const groups: Range[][] = [];
  for (const each of ranges) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && each.start - last.end <= 4) group.push(each);
    else groups.push([each]);
  }
  return groups.map((group) => {
    const [first] = group;
    const behind = group.every(({ days }, at) => days === "" || at === group.length - 1) ? group.at(-1)?.days : "";
    let days = behind ?? "";
    const hours = group.map((each) => {
      days = each.days === "" ? days : each.days;
      return `${days} ${each.range}`.trim();
    });
    return { start: first?.start ?? 0, end: group.at(-1)?.end ?? 0, hours: hours.join(",") };
  });
}

/** `spoken`: a word such as 点 says that the figures are times; else a colon or a part of day must. */
function rangeBetween(from: Printed, to: Printed, spoken: boolean): string | null {
  const marked = spoken || [from, to].some(({ part, minute, half }) => (part ?? minute ?? half) !== undefined);
  const [start, end] = [minutesOf(from), closing(minutesOf(from), minutesOf(to))];
  if (!marked || start === null || end === null || start === end) return null;
  if (start === 0 && end >= 24 * 60 - 1) return "24x7";
  const halfDay = isBare(to) && (isAfterNoon(from, start, end) || isSamePart(from, to));
  const last = halfDay ? end + 12 * 60 : end;
  return start > 24 * 60 ? null : `${clock(start)}-${clock(last > 24 * 60 ? last - 24 * 60 : last)}`;
}

/** 9:00-0:00 ends at midnight. */
function closing(start: number | null, end: number | null): number | null {
  return end === 0 && start !== 0 ? 24 * 60 : end;
}

function isBare({ part, half }: Printed): boolean {
  return part === undefined && half === undefined;
}

/** 早9点到6点, 中午十二点至一点: a figure that must be one of the afternoon. */
function isAfterNoon({ part = "" }: Printed, start: number, end: number): boolean {
  if (end > start) return false;
  return part === "中午" ? end <= 6 * 60 : /[早上]/.test(part) && end > 5 * 60 && end <= 12 * 60;
}

/** 下午2点到6点: both in the afternoon. */
function isSamePart({ part = "", hour }: Printed, to: Printed): boolean {
  const [first, last] = [numberFrom(hour ?? ""), numberFrom(to.hour ?? "")];
  return /下午|傍晚|晚|pm/.test(part) && first !== null && last !== null && first < last && last < 12;
}

function minutesOf({ part = "", hour, minute, rest, half }: Printed): number | null {
  const hours = numberFrom(hour ?? "");
  const minutes = minute === undefined ? minutesAfter(rest) : Number(minute);
  if (hours === null || hours > LATEST || minutes > 59) return null;
  return (half === "a" && hours === 12 ? 0 : hours + (isLate(part, half, hours) ? 12 : 0)) * 60 + minutes;
}

/** 10:00-26:00: two in the morning. */
const LATEST = 30;

/** 半, 一刻, 30分, 三十分. */
function minutesAfter(rest = "0"): number {
  if (rest === "半") return 30;
  if (rest.endsWith("刻")) return rest === "一刻" ? 15 : 45;
  return numberFrom(rest.replace(/[分\s]/g, "")) ?? 60;
}

/** 下午3点, 晚12点, 6 pm: twelve hours more than the figure. */
function isLate(part: string, half: string | undefined, hours: number): boolean {
  if (hours === 12) return /[晚夜]/.test(part);
  return hours < 12 && (half === "p" || /(?:下午|傍晚|晚|pm)/.test(part) || (hours > 5 && /夜/.test(part)));
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

function daysFrom(written: string): string {
  if (/工作[日天]|平日|mo-fr|fri|weekday|business/.test(written)) return "Mon-Fri";
  if (/weekend/.test(written)) return "Sat-Sun";
  if (/周末|双休/.test(written) && !/[-~至到]/.test(written)) return "Sat-Sun";
  if (/mo-sa|sat/.test(written)) return "Mon-Sat";
  if (/每|全年|mo-su|sun|节假日|daily|every/.test(written)) return "";
  const days = [...written.replace(/[周星期礼拜]/g, "")]
    .map((each) => (each === "末" ? 6 : "一二三四五六日".indexOf(each === "天" ? "日" : each)))
    .filter((each) => each >= 0);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return "";
  if (first === 0 && last === 6) return "";
  return first === last ? (WEEK[first] ?? "") : `${WEEK[first]}-${WEEK[last]}`;
}

/** As the page's one answer: round the clock if it says so anywhere, else all ranges, each once. */
export function joinedHours(found: readonly Hours[]): string | null {
  if (found.length === 0) return null;
  if (found.some(({ hours }) => hours.includes("24x7"))) return "24x7";
  return [...new Set(found.map(({ hours }) => hours))].join(",");
}

/** The hours left when nobody is there over night: 22:00 to 08:00 leaves 08:00-22:00. By day: `null`. */
export function complementOf(hours: string): string | null {
  const range = /^(\d{2}:\d{2})-(\d{2}:\d{2})$/.exec(hours);
  const [, from = "", to = ""] = range ?? [];
  return range === null || (from < to && to > "10:00")
    ? null
    : `${range[2]}-${range[1] === "00:00" ? "24:00" : range[1]}`;
}
