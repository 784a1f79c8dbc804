import { DomUtils } from "htmlparser2";
import { type Instant, shanghaiMilliseconds, shanghaiYear, toInstant, toMilliseconds } from "../../data/model/time.ts";
import { parseHtml } from "./select.ts";

/** Words that came with markup in them, e.g. a title whose hits a search has marked: no tags, entities as signs. */
export function plainText(marked: string): string {
  if (!/[<&]/.test(marked)) return marked.trim();
  const broken = marked.replaceAll(/<br\s*\/?>|<\/(?:p|div|li)>/gi, "\n");
  return DomUtils.textContent(parseHtml(broken)).trim();
}

const MOST_YUAN = 1e9;

/** `187.38`, `1,200元`, `1.2万元` → yuan; nothing, zero, less than nothing or more than anybody pays → `null`. */
export function amountOf(printed: string): number | null {
  const found = /^\D{0,12}?(-?)\s*(\d[\d,]{0,15}(?:\.\d{1,8})?)\s*(万?)/.exec(printed.normalize("NFKC"));
  if (found === null) return null;
  const [, sign, digits = "", unit] = found;
  const amount = Number(digits.replaceAll(",", "")) * (unit === "万" ? 10_000 : 1);
  return sign === "" && amount > 0 && amount <= MOST_YUAN ? Math.round(amount * 100) / 100 : null;
}

/** Phrases joined by commas or the like, as complaint sites print issues and demands. */
export function fieldList(printed: string): string[] {
  return printed
    .split(/[,，、;；|\n]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== "");
}

const DATE =
  /^\D{0,8}(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})日?(?:[ T\u3000]{0,3}(?:[上下]午)?\s?(\d{1,2})[:：时](\d{1,2})(?:[:：分](\d{1,2}))?(?:\s?[ap]m)?)?(?=\D|$)/i;
/** 20230501, 20230501123011. */
const RUN_TOGETHER = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/;

/**
 * A moment as people and tables print it, by the clock in Shanghai where no zone stands beside it: `2024-12-30 21:15:02`,
 * `发布于 2024年12月30日 21:15:02`, `2024/5/1 下午 3:20`, `20240501`, ISO 8601, seconds or milliseconds since 1970, also as
 * spreadsheets spoil them (`1.735564502E+9`).
 * `null`: no date, a day no calendar has, or a year outside 1990–2100.
 */
export function momentOf(printed: string): Instant | null {
  const text = printed.trim();
  if (/^\d{9,10}(?:\.\d+)?$/.test(text)) return plausible(Number(text) * 1000);
  if (/^\d{12,13}(?:\.0+)?$/.test(text)) return plausible(Number(text));
  if (/^\d\.\d{6,12}e\+?(?:9|12)$/i.test(text)) return plausible(Number(text) * (/12$/.test(text) ? 1 : 1000));
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]{5,18}(?:Z|[+-]\d{2}:?\d{2})$/.test(text)) return plausible(Date.parse(text));
  const found = DATE.exec(text.replace(RUN_TOGETHER, "$1-$2-$3 $4:$5:$6").replace(" ::", ""));
  if (found === null) return null;
  const [year = 0, month = 0, day = 0, clock = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const hour = hourOf(clock, found[0].toLowerCase());
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 59) return null;
  if (new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day) return null;
  return plausible(shanghaiMilliseconds(year, month, day, hour, minute, second));
}

/** 下午 3 and 3 PM are 15; 12 AM is 0. */
function hourOf(clock: number, printed: string): number {
  if (/下午|pm/.test(printed) && clock < 12) return clock + 12;
  return /上午|am/.test(printed) && clock === 12 ? 0 : clock;
}

function plausible(milliseconds: number): Instant | null {
  if (Number.isNaN(milliseconds) || Math.abs(milliseconds) > 8e15) return null;
  const instant = toInstant(milliseconds);
  return instant >= "1990" && instant < "2100" ? instant : null;
}

const A_DAY_MS = 86_400_000;
const HALF_A_YEAR_MS = 182 * A_DAY_MS;

/**
 * Moments printed without a year, oldest first, the year carried on from `start` and rolled over where they begin anew.
 * What stands up to a day before its predecessor is a small disorder of the page, and no new year. A printed year is kept;
 * `null` where no time is printed.
 */
export function carryYears(printed: readonly string[], start: Instant): (Instant | null)[] {
  let before = toMilliseconds(start);
  return printed.map((each, index) => {
    const moment = momentOf(each) ?? inYearOf(each, before, index === 0 ? HALF_A_YEAR_MS : A_DAY_MS);
    if (moment !== null) before = Math.max(before, toMilliseconds(moment));
    return moment;
  });
}

/** The first such day that lies no more than `slack` before `milliseconds`. */
function inYearOf(printed: string, milliseconds: number, slack: number): Instant | null {
  const found = /^(\d{1,2})[-/.月](\d{1,2})日?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(printed.trim());
  if (found === null) return null;
  const [month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1).map((part) => Number(part ?? 0));
  const year = shanghaiYear(milliseconds);
  for (const each of [year - 1, year, year + 1]) {
    const moment = shanghaiMilliseconds(each, month, day, hour, minute, second);
    if (moment >= milliseconds - slack) return toInstant(moment);
  }
  return null;
}
