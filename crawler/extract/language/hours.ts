import type { Span } from "../../../data/model/quote.ts";
import { matchesOf } from "./matches.ts";
import { numberFrom } from "./numbers.ts";

/** Opening hours as printed: `24x7`, `09:00-22:00`, `Mon-Fri 09:00-18:00`, several joined by commas. */
export type Hours = Span & { readonly hours: string };

const DAY_PART =
  "半夜|午夜|深夜|夜晚|早上?|上午|早晨|清晨|中午|下午|傍晚|晚上?|晚间|凌晨|夜间|夜里|次日(?:凌晨|早上?|上午)?|翌日|第二天|当日|当天|am|pm";
const CLOCK = `(${DAY_PART})?\\s?(\\d{1,2}|[零一二两三四五六七八九十]{1,3})\\s?(?::\\s?(\\d{2})|\\s?[点时](?:钟|整)?(半|一刻|三刻|\\d{1,2}分?|\\s\\d{1,2}\\s?分|[一二三四五]?十[一二三四五六七八九]?分?)?)?(?:\\s?([ap])\\.?m\\b\\.?)?`;
const DAYS =
  "(?:周|礼拜|逢周)[一二三四五六日天]\\s?(?:[-~至到]+\\s?(?:周|礼拜)?[一二三四五六日天末])?(?:[、及和与]?周[一二三四五六日天]|[、及和与][一二三四五六日天])*|星期[一二三四五六日天]\\s?(?:[-~至到]+\\s?(?:星期)?[一二三四五六日天])?|工作日|工作天|平日|每天|每日|全年|(?:周末|双休日|节假日)(?:[及和、与]?(?:法定)?(?:节假日|周末))?|(?<![第\\d一-十])[一二三四五]\\s?[-~至到]\\s?[五六日天](?=\\s?[:(]?\\s?\\d)|(?<![第\\d一-十])六[、]?日(?=\\s?[:(]?\\s?\\d)|mon(?:day)?s?\\s?(?:-|to|through|thru)\\s?(?:fri|sat|sun)(?:urday|day)?s?|weekdays?|business days|weekends?|daily|every ?day|mo-fr|mo-su|mo-sa";
const RANGE = new RegExp(
  `(?:(${DAYS})(?:(?:,\\s?)?[^\\d一二三四五六七八九十,。;\\n]{0,14}?))?${CLOCK}\\s?(?:开始)?(?:营业|在线|服务|上班|工作|值班)?(?:[-~至到→]|->|--|一直到|直到|to(?![a-z])|until|till)+\\s?${CLOCK}(?![\\d月日年])`,
  "g",
);
const DAYS_BEHIND = new RegExp(`^\\s?\\((?:仅|限|仅限)?(${DAYS})(?:\\)|,)`);
const ALWAYS = new RegExp(
  [
    "7\\s?天?\\s?[x*/]\\s?24(?!\\s?[x*/]|\\s?小?时?(?:之?内|以内|应急|监[控测]|运维|自助|自动))|24\\s?[x*/]\\s?7|(?:a?round|all) the clock|24 hours a day|全天\\s?24\\s?小时(?!自动|发货|代刷)|(?<![\\d一二三四五六七八九十][点:][^。;\\n]{0,16})全年无休(?![^,。;\\n]{0,6}\\d{1,2}:)",
    "(?:24|二十四)\\s?(?:小时|h)\\s?(?:全天候?|均可?|都|不间断|轮[班值]|专人|真人|有人|恭候)*(?:在线|人工|客服|服务|营业|轮?值[守班]?|不打烊|轮班|轮岗|待命|畅通|开通|不间断|热线|接待|接听|为您|无休|陪伴|恭候)",
    "(?:(?:服务|工作|营业|在线|客服|值班|热线)(?:时间)?[:为是\\s]{0,3}|\\()(?:(?:24|二十四)\\s?小时|全天候?)(?=[,。;)\\s]|$)",
    "全天(?:候)?(?:在线|开通|受理|接听|服务|值守|客服|无休|都在|营业)|全时段(?:在线|服务)|全天候(?=[),。;\\s]|$)|全天候?(?:为您|人工|真人|专人|客服|有人)|不分昼夜|昼夜不(?:停|休|打烊|间断)|日夜(?:在线|值守)",
  ].join("|"),
  "g",
);
const OPEN = "起在线|起|上班|开工|上线|到岗|开门|接着|继续|恢复|开始";
const SHUT = "下班|收工|下线|打烊|休息|结束|关门|离线|之后|以后|后";
const SHIFT = new RegExp(
  `(?:(${DAYS})[^\\d一二三四五六七八九十,。;\\n]{0,6})?${CLOCK}\\s?(?:${OPEN})[^;。\\n\\d]{0,6}?${CLOCK}\\s?(?:${SHUT})`,
  "g",
);
/** 22:30之后由机器人代班,明早9点接着为您服务: shut first, then open. */
const NIGHT = new RegExp(
  `${CLOCK}\\s?(?:${SHUT})[^。;\\n\\d]{0,24}?(?:明早|次早|次日|第二天|隔天|早上|早晨|,)[^。;\\n\\d]{0,4}?${CLOCK}[^,。;\\n]{0,2}(?:${OPEN})`,
  "g",
);
/** 早九晚六, 早10晚10. */
const EARLY_LATE =
  /[早朝]\s?(\d{1,2}|[六七八九十]{1,2})[点时]?(半)?[,\s]?(?:[-~至到])?\s?晚上?\s?(\d{1,2}|[一二五六七八九十]{1,2})[点时]?(半)?(?![:\d])/g;
/** 2:00至8:00客服休息. */
const CLOSED_THEN =
  /^\s?(?:没有?|无)(?:人工|客服|人)|^[^,。;]{0,3}(?:以)?外[,\s]|^\s?(?:为|是|,)?(?:人工|客服|我们|本店|店主|全员|大家)*(?:均|都|在|会)?(?:休息|不在(?:线|岗)?(?!乎)|下班(?!后|以后|之后)|不上班|无人|打烊|离线)/;
const WEEK = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

const CLOCK_NAMED =
  /24|clock|\d\s?[ap]\.?m|二十四|7\s?[x*/]|无休|全天|全时段|[\d一二两三四五六七八九十]\s?[:点时]|[早晚午晨夜日朝]\s?[\d一二五六七八九十]/;

/** All opening hours in a normalised text; neighbouring ranges become one. */
export function hoursIn(text: string): Hours[] {
  if (!CLOCK_NAMED.test(text)) return [];
  const always = matchesOf(ALWAYS, text).map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    hours: "24x7",
  }));
  const ranges = joinNeighbours(rangesIn(text));
  // 9:00-20:30 全年无休: every day, at these hours.
  const round = ranges.length > 0 ? always.filter(({ start, end }) => !/无休/.test(text.slice(start, end))) : always;
  return [...round, ...ranges].sort((a, b) => a.start - b.start);
}

type Range = Span & { readonly days: string; readonly range: string };

function rangesIn(text: string): Range[] {
  const ranges = matchesOf(RANGE, text).flatMap((found) => {
    const before = text.slice(Math.max(0, found.index - 8), found.index);
    if (/(?:午休|用餐|休息(?!时间|时段))[^\d,]{0,3}$/.test(before)) return [];
    const between = rangeBetween(printed(found, 2), printed(found, 7), /[点时]/.test(found[0]));
    const shut =
      /(?:休息|下班|离线|不在线|不营业)(?:时间|时段)?[^\d,]{0,3}$|除(?:了)?(?:每[天日])?(?:晚上?|夜里)?$/.test(before);
    const after = text.slice(found.index + found[0].length, found.index + found[0].length + 24);
    if (/^[^,。;]{0,3}(?:提交|下单|购买|付款|申请|产生|生效)/.test(after)) return [];
    const closed = shut || CLOSED_THEN.test(after);
    const days = daysFrom(found[1] ?? DAYS_BEHIND.exec(after)?.[1] ?? "") || withoutRestDay(after);
    return spanned(found, days, closed ? complementOf(between ?? "") : between);
  });
  const shifts = matchesOf(SHIFT, text).flatMap((found) =>
    spanned(found, daysFrom(found[1] ?? ""), rangeBetween(printed(found, 2), printed(found, 7), true)),
  );
  const nights = matchesOf(NIGHT, text).flatMap((found) =>
    spanned(found, "", rangeBetween(printed(found, 6), printed(found, 1), true)),
  );
  const spoken = matchesOf(EARLY_LATE, text).flatMap((found) =>
    spanned(found, "", rangeBetween(spokenClock("早", found, 1), spokenClock("晚", found, 3), true)),
  );
  return [...ranges, ...shifts, ...nights, ...spoken]
    .sort((one, other) => one.start - other.start)
    .filter((each, at, all) => at === 0 || each.start >= (all[at - 1]?.end ?? 0));
}

function spanned(found: RegExpExecArray, days: string, range: string | null): Range[] {
  return range === null ? [] : [{ start: found.index, end: found.index + found[0].length, days, range }];
}

/** A time of day as printed: 晚, 9, 30, 半, p(m). */
type Printed = Readonly<Record<"part" | "hour" | "minute" | "rest" | "half", string | undefined>>;

function printed(found: RegExpExecArray, at: number): Printed {
  const [part, hour, minute, rest, half] = found.slice(at, at + 5);
  return { part, hour, minute, rest, half };
}

function spokenClock(part: string, found: RegExpExecArray, at: number): Printed {
  return { part, hour: found[at], minute: undefined, rest: found[at + 1], half: undefined };
}

/** 9:30-18:30(周日休息): open on the other days. */
function withoutRestDay(after: string): string {
  const rest =
    /^[^;。\n\d]{0,8}(周六[、和及]?(?:周|星期)?[日天]|周末|双休|周[六日天])[^;。\n\d]{0,8}(?:休息|除外|不上班|不值班|不在线|不营业|不接听?|放假|无人)/.exec(
      after,
    )?.[1];
  if (rest === undefined) return "";
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
  return `${clock(start)}-${clock(halfDay ? end + 12 * 60 : end)}`;
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
  if (hours === null || hours > 24 || minutes > 59) return null;
  return (half === "a" && hours === 12 ? 0 : hours + (isLate(part, half, hours) ? 12 : 0)) * 60 + minutes;
}

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
