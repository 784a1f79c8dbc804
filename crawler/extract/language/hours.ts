import type { Span } from "../../../data/model/quote.ts";
import { numberFrom } from "./numbers.ts";

/** Opening hours as printed: `24x7`, `09:00-22:00`, `Mon-Fri 09:00-18:00`, several joined by commas. */
export type Hours = Span & { readonly hours: string };

const DAY_PART =
  "早上?|上午|早晨|清晨|中午|下午|傍晚|晚上?|晚间|凌晨|夜间|夜里|次日(?:凌晨|早上?|上午)?|翌日|第二天|当日|当天";
const CLOCK = `(${DAY_PART})?\\s?(\\d{1,2}|[零一二两三四五六七八九十]{1,3})\\s?(?::\\s?(\\d{2})|[点时](?:钟|整)?(半|\\d{1,2}分?)?)?`;
const DAYS =
  "周[一二三四五六日天]\\s?(?:[-~至到]+\\s?(?:周)?[一二三四五六日天末])?(?:、周?[一二三四五六日天])*|星期[一二三四五六日天]\\s?(?:[-~至到]+\\s?(?:星期)?[一二三四五六日天])?|工作日|每天|每日|全年|周末|双休日|mon-fri|mo-fr|mo-su|mo-sa|节假日";
const RANGE = new RegExp(
  `(?:(${DAYS})(?:[^\\d一二三四五六七八九十,。;\\n]{0,6}))?${CLOCK}\\s?(?:[-~至到]|--)+\\s?${CLOCK}`,
  "g",
);
const ALWAYS =
  /(?:7\s?[x*]\s?24|24\s?[x*]\s?7|全天\s?24\s?小时|24\s?小时(?!内|之|后|以|未|没|不|到|发|自动|左右|回复|响应|处理|答复|解决)|全天(?:候)?(?:在线|服务|值守|客服|无休)|全年无休)/g;
const WEEK = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** All opening hours in a normalised text; neighbouring ranges become one. */
export function hoursIn(text: string): Hours[] {
  const always = [...text.matchAll(ALWAYS)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    hours: "24x7",
  }));
  return [...always, ...joinNeighbours(rangesIn(text))].sort((a, b) => a.start - b.start);
}

type Range = Span & { readonly days: string; readonly range: string };

function rangesIn(text: string): Range[] {
  return [...text.matchAll(RANGE)].flatMap((found) => {
    const range = rangeFrom(found);
    const days = found[1] === undefined ? "" : daysFrom(found[1]);
    return range === null ? [] : [{ start: found.index, end: found.index + found[0].length, days, range }];
  });
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

function rangeFrom(match: RegExpExecArray): string | null {
  const [, , partA, hourA = "", minuteA, restA, partB, hourB = "", minuteB, restB] = match;
  const marked = [partA, minuteA, partB, minuteB].some((each) => each !== undefined) || /[点时]/.test(match[0]);
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
  return (afternoon ? hours + 12 : hours) * 60 + minutes;
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

function daysFrom(written: string): string {
  if (/工作日|mon-fri|mo-fr/.test(written)) return "Mon-Fri";
  if (/周末|双休/.test(written) && !/[-~至到]/.test(written)) return "Sat-Sun";
  if (/mo-sa/.test(written)) return "Mon-Sat";
  if (/每|全年|mo-su|节假日/.test(written)) return "";
  const days = [...written.replace(/[周星期]/g, "")]
    .map((each) => (each === "末" ? 6 : "一二三四五六日".indexOf(each === "天" ? "日" : each)))
    .filter((each) => each >= 0);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return "";
  if (first === 0 && last === 6) return "";
  return first === last ? (WEEK[first] ?? "") : `${WEEK[first]}-${WEEK[last]}`;
}

/** The hours left when nobody is there from `from` to `to`: 22:00 to 08:00 leaves 08:00-22:00. */
export function complementOf(hours: string): string | null {
  const range = /^(\d{2}:\d{2})-(\d{2}:\d{2})$/.exec(hours);
  return range === null ? null : `${range[2]}-${range[1]}`;
}
