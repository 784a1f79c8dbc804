import type { Span } from "../../../data/model/quote.ts";
import { clockAt, partAt } from "./clock-times.ts";
import { DAY_RULES, MS_PER_DAY, type NamedDay } from "./day-words.ts";
import { normalise, originalSpan } from "./normalise.ts";
import { numberFrom } from "./numbers.ts";

/** A moment that words name, in Shanghai: `2025-03`, `2025-03-05`, `2025-03-05T14:20`, as exact as the words are. */
export type NamedMoment = Span & {
  readonly iso: string;
  readonly grain: "year" | "month" | "week" | "day" | "hour" | "minute";
};

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const MS_PER_MINUTE = 60_000;
const PLACES_AT_MOST = 40;

/** Opening hours, habits and deadlines name times that nothing happened at. */
const HABIT =
  /(?:每[天日周月晚]|工作日|(?:营业|服务|在线|上班|客服|值班|工作|热线)(?:的)?时间|有效期|保质期)[^,。!?;\n]{0,6}$/;
const RANGE_AFTER =
  /^\s?[-~至到]+\s?(?:凌晨|早上?|上午|中午|下午|傍晚|晚上?|夜里|半夜|次日|第二天)?\s?(?:\d{1,2}|[一二两三四五六七八九十]{1,3})(?::\d{2}|[点时])/;
const JUST_NOW = /刚刚|刚才|方才/g;
const AGO =
  /(?<![\d.第每内超近几])(\d{1,3}|[一二两三四五六七八九十]{1,3}|半)(个)?(半)?\s?(秒钟?|分钟?|小时|钟头|个?钟(?!点|意|情))(半)?(?:多)?(?:之|以)?前(?!台)/g;
const INSTANT = /(?<!\d)(\d{4}-\d{2}-\d{2}t\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2}))(?!\d)/g;
const UNIX =
  /^\s*(1[0-9]\d{8})(?:\d{3})?(?=\s*$|\s+(?:下单|付款|支付|提交|创建|充值|购买|发货))|(?<=(?:时间戳|timestamp|unix)[^\d]{0,4})(1[0-9]\d{8})(?!\d)/g;
const STAMP =
  /(?<![\d号a-z:-])(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])([01]\d|2[0-3])([0-5]\d)(?:[0-5]\d)?(?![\da-z])/g;
const CLOCK =
  /(?<![\d.:/a-z第满-])(?=(?:凌晨|半夜|深夜|清晨|早|上午|中午|下午|傍晚|晚|夜里)[上晨间]?\s?(?:\d|[一二两三四五六七八九十])|\d{1,2}:\d{2}(?!\d)|(?:\d{1,2}|[一二两三四五六七八九十]{1,3})点(?:半|钟|整|一刻|\d|左右))/g;

/** The moments named in a text, in order, none overlapping. `writtenAt` in milliseconds since 1970. Pure; knows no zone but Shanghai's. */
export function momentsIn(original: string, writtenAt: number): NamedMoment[] {
  const normalised = normalise(original);
  const here = writtenAt + SHANGHAI_OFFSET_MS;
  const found = [
    ...exactMoments(normalised.text, here),
    ...days(normalised.text, here),
    ...clocks(normalised.text, here),
  ];
  const taken: NamedMoment[] = [];
  for (const each of found) {
    if (!taken.some((other) => each.start < other.end && other.start < each.end)) taken.push(each);
  }
  return taken
    .sort((a, b) => a.start - b.start)
    .map((each) => ({ ...each, ...originalSpan(normalised, each.start, each.end) }));
}

function exactMoments(text: string, here: number): NamedMoment[] {
  const now = [...text.matchAll(JUST_NOW)].map((each) => moment(here, "minute", each.index, each[0].length));
  const stated = [...text.matchAll(INSTANT)].flatMap((each) => stamp(Date.parse(each[0].toUpperCase()), each));
  const unix = [...text.matchAll(UNIX)].flatMap((each) => stamp(Number(each[1] ?? each[2]) * 1000, each));
  const digits = [...text.matchAll(STAMP)].flatMap((each) => {
    const [, year, month, day, hour, minute] = each.map(Number);
    return stamp(Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute) - SHANGHAI_OFFSET_MS, each);
  });
  return [...now, ...stated, ...unix, ...digits, ...shortAgo(text, here)];
}

function stamp(at: number, found: RegExpExecArray): NamedMoment[] {
  const value = found[1] ?? found[2] ?? "";
  const start = found.index + found[0].indexOf(value);
  return Number.isFinite(at) ? [moment(at + SHANGHAI_OFFSET_MS, "minute", start, found[0].trim().length)] : [];
}

function shortAgo(text: string, here: number): NamedMoment[] {
  return [...text.matchAll(AGO)].flatMap((found) => {
    const [whole, count = "", , halfBefore, unit = "", halfAfter] = found;
    const number = numberFrom(count);
    if (number === null || number <= 0) return [];
    const scale = unit.startsWith("秒") ? 1 / 60 : unit.startsWith("分") ? 1 : 60;
    const minutes = (number + (halfBefore === undefined && halfAfter === undefined ? 0 : 0.5)) * scale;
    return [moment(here - minutes * MS_PER_MINUTE, "minute", found.index, whole.length)];
  });
}

function days(text: string, here: number): NamedMoment[] {
  const today = here - (here % MS_PER_DAY);
  return DAY_RULES.flatMap(({ find, read }) =>
    [...text.matchAll(find)].slice(0, PLACES_AT_MOST).flatMap((found) => {
      const day = HABIT.test(text.slice(Math.max(0, found.index - 12), found.index)) ? null : read(found, today);
      return day === null ? [] : [withTime(text, day, found.index, found.index + found[0].length)];
    }),
  );
}

/** A date and the time of day that follows it at once. */
function withTime(text: string, day: NamedDay, start: number, end: number): NamedMoment {
  const rest = text.slice(end, end + 24).replace(/^t(?=\d)/, " ");
  const time = day.grain === "day" ? clockAt(rest, day.part) : null;
  if (time !== null)
    return moment(day.midnight + time.minutes * MS_PER_MINUTE, time.grain, start, end - start + time.end);
  const reach = day.grain === "day" && day.part === undefined ? partAt(rest) : 0;
  return moment(day.midnight, day.grain, start, end - start + reach);
}

/** A time without a date is the latest one that does not lie after the writing. */
function clocks(text: string, here: number): NamedMoment[] {
  const today = here - (here % MS_PER_DAY);
  return [...text.matchAll(CLOCK)].slice(0, PLACES_AT_MOST).flatMap(({ index }) => {
    const before = text.slice(Math.max(0, index - 12), index);
    const time = clockAt(text.slice(index, index + 24));
    if (time === null || HABIT.test(before) || /[-~至到]\s?$/.test(before)) return [];
    if (RANGE_AFTER.test(text.slice(index + time.end, index + time.end + 8))) return [];
    const at = today + time.minutes * MS_PER_MINUTE;
    return [moment(at > here ? at - MS_PER_DAY : at, time.grain, index, time.end)];
  });
}

function moment(at: number, grain: NamedMoment["grain"], start: number, length: number): NamedMoment {
  const iso = new Date(at).toISOString();
  const digits = { year: 4, month: 7, week: 10, day: 10, hour: 16, minute: 16 }[grain];
  return { iso: iso.slice(0, digits), grain, start, end: start + length };
}
