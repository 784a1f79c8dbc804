import type { Span } from "../../../data/model/quote.ts";
import { numberFrom } from "./numbers.ts";

/** Opening hours as printed: `24x7`, `09:00-22:00`, `Mon-Fri 09:00-18:00`, several joined by commas. */
export type Hours = Span & { readonly hours: string };

const DAY_PART =
  "早上?|上午|早晨|清晨|中午|下午|傍晚|晚上?|晚间|凌晨|夜间|夜里|次日(?:凌晨|早上?|上午)?|翌日|第二天|当日|当天";
const CLOCK = `(${DAY_PART})?\\s?(\\d{1,2}|[零一二两三四五六七八九十]{1,3})\\s?(?::\\s?(\\d{2})|[点时](?:钟|整)?(半|\\d{1,2}分?)?)?`;
const DAYS =
  "周[一二三四五六日天]\\s?(?:[-~至到]+\\s?(?:周)?[一二三四五六日天末])?(?:[、及和与]周?[一二三四五六日天])*|星期[一二三四五六日天]\\s?(?:[-~至到]+\\s?(?:星期)?[一二三四五六日天])?|工作日|工作天|每天|每日|全年|(?:周末|双休日|节假日)(?:[及和、与]?(?:法定)?(?:节假日|周末))?|mon(?:day)?\\s?(?:-|to)\\s?(?:fri|sat|sun)(?:day)?|mo-fr|mo-su|mo-sa";
const RANGE = new RegExp(
  `(?:(${DAYS})(?:[^\\d一二三四五六七八九十,。;\\n]{0,6}))?${CLOCK}\\s?(?:开始)?(?:营业|在线|服务|上班)?(?:[-~至到]|--)+\\s?${CLOCK}`,
  "g",
);
const DAYS_BEHIND = new RegExp(`^\\s?\\((?:仅|限|仅限)?(${DAYS})(?:\\)|,)`);
const ALWAYS = new RegExp(
  [
    "7\\s?天?\\s?[x*/]\\s?24(?!\\s?[x*/])|24\\s?[x*]\\s?7|全天\\s?24\\s?小时(?!自动|发货|代刷)|全年无休(?![^,。;\\n]{0,6}\\d{1,2}:)",
    "(?:24|二十四)\\s?(?:小时|h)\\s?(?:全天候?|均可?|都|不间断|轮[班值]|专人|真人|有人|恭候)*(?:在线|人工|客服|服务|营业|轮?值[守班]?|不打烊|不间断|热线|接待|接听|为您|无休|陪伴|恭候)",
    "(?:(?:服务|工作|营业|在线|客服|值班|热线)(?:时间)?[:为是\\s]{0,3}|\\()(?:24|二十四)\\s?小时(?=[,。;)\\s]|$)",
    "全天(?:候)?(?:在线|服务|值守|客服|无休|都在|营业)|全时段(?:在线|服务)|全天候(?=[),。;\\s]|$)",
  ].join("|"),
  "g",
);
const SHIFT = new RegExp(
  `${CLOCK}\\s?(?:上班|开工|上线|到岗|开始服务|开始营业)[^;。\\n\\d]{0,6}?${CLOCK}\\s?(?:下班|收工|下线|打烊|休息|结束)`,
  "g",
);
const WEEK = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

const CLOCK_NAMED = /24|二十四|7\s?[x*/]|无休|全天|全时段|[\d一二两三四五六七八九十]\s?[:点时]|[早晚午晨夜日]\s?\d/;

/** All opening hours in a normalised text; neighbouring ranges become one. */
export function hoursIn(text: string): Hours[] {
  if (!CLOCK_NAMED.test(text)) return [];
  const always = [...text.matchAll(ALWAYS)].map((found) => ({
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
  const shifts = [...text.matchAll(SHIFT)].flatMap((found) => {
    const range = rangeFrom(["", "", ...found.slice(1)], found[0]);
    return range === null ? [] : [{ start: found.index, end: found.index + found[0].length, days: "", range }];
  });
  const ranges = [...text.matchAll(RANGE)].flatMap((found) => {
    const range = /(?:午休|休息|用餐)[^\d]{0,3}$/.test(text.slice(Math.max(0, found.index - 5), found.index))
      ? null
      : rangeFrom(found, found[0]);
    const after = text.slice(found.index + found[0].length, found.index + found[0].length + 24);
    const days = daysFrom(found[1] ?? DAYS_BEHIND.exec(after)?.[1] ?? "") || withoutRestDay(after);
    return range === null ? [] : [{ start: found.index, end: found.index + found[0].length, days, range }];
  });
  return [...ranges, ...shifts].sort((one, other) => one.start - other.start);
}

/** 9:30-18:30(周日休息): open on the other days. */
function withoutRestDay(after: string): string {
  const rest =
    /^[^;。\n\d]{0,8}(周[六日末天]|双休|周六、?周?日)[^;。\n\d]{0,8}(?:休息|除外|不上班|不值班|不在线|不营业)/.exec(
      after,
    )?.[1];
  if (rest === undefined) return "";
  return /^周[日天]$/.test(rest) ? "Mon-Sat" : rest === "周六" ? "" : "Mon-Fri";
}

/** 周一至周五 9:00-12:00, 13:30-18:00: the days said first hold for what follows at once. */
function joinNeighbours(ranges: readonly Range[]): Hours[] {
  const joined: { start: number; end: number; hours: string; days: string }[] = [];
  for (const { start, end, days, range } of ranges) {
    const last = joined.at(-1);
    if (last !== undefined && start - last.end <= 4) {
      last.days = days === "" ? last.days : days;
      last.hours += `,${`${last.days} ${range}`.trim()}`;
      last.end = end;
    } else joined.push({ start, end, hours: `${days} ${range}`.trim(), days });
  }
  return joined.map(({ start, end, hours }) => ({ start, end, hours }));
}

function rangeFrom(match: readonly (string | undefined)[], whole: string): string | null {
  const [, , partA, hourA = "", minuteA, restA, partB, hourB = "", minuteB, restB] = match;
  const marked = [partA, minuteA, partB, minuteB].some((each) => each !== undefined) || /[点时]/.test(whole);
  if (!marked) return null;
  const from = timeOf(partA, hourA, minuteA, restA);
  const to = timeOf(partB, hourB, minuteB, restB);
  if (from === null || to === null || from === to) return null;
  const late = partB === undefined && to <= from && to <= 12 * 60 && to > 5 * 60 && /[早上]/.test(partA ?? "");
  return `${clock(from)}-${clock(late ? to + 12 * 60 : to)}`;
}

function timeOf(
  part: string | undefined,
  hour: string,
  minute: string | undefined,
  rest: string | undefined,
): number | null {
  const hours = numberFrom(hour);
  const minutes = minute === undefined ? (rest === "半" ? 30 : Number.parseInt(rest ?? "0", 10)) : Number(minute);
  if (hours === null || hours > 24 || minutes > 59) return null;
  const afternoon = part !== undefined && /(?:下午|傍晚|晚)/.test(part) && hours < 12;
  const midnight = hours === 12 && part !== undefined && /[晚夜]/.test(part);
  return (afternoon || midnight ? hours + 12 : hours) * 60 + minutes;
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

function daysFrom(written: string): string {
  if (/工作[日天]|mo-fr|fri/.test(written)) return "Mon-Fri";
  if (/周末|双休/.test(written) && !/[-~至到]/.test(written)) return "Sat-Sun";
  if (/mo-sa|sat/.test(written)) return "Mon-Sat";
  if (/每|全年|mo-su|sun|节假日/.test(written)) return "";
  const days = [...written.replace(/[周星期]/g, "")]
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
  if (found.some(({ hours }) => hours === "24x7")) return "24x7";
  return [...new Set(found.map(({ hours }) => hours))].join(",");
}

/** The hours left when nobody is there from `from` to `to`: 22:00 to 08:00 leaves 08:00-22:00. */
export function complementOf(hours: string): string | null {
  const range = /^(\d{2}:\d{2})-(\d{2}:\d{2})$/.exec(hours);
  return range === null ? null : `${range[2]}-${range[1] === "00:00" ? "24:00" : range[1]}`;
}
