import type { Span } from "../../../data/model/quote.ts";
import { matchesOf } from "./matches.ts";
import { CHINESE_NUMERAL, numberFrom } from "./numbers.ts";

type DurationUnit = "second" | "minute" | "hour" | "day" | "workday";

/** `1-3个工作日`, `不超过24小时`, `半个小时`: how long. `min` is 0 when only an upper bound is stated. */
export type Duration = Span & {
  readonly minSeconds: number;
  readonly maxSeconds: number;
  readonly unit: DurationUnit;
  /** 内, 之内, 不超过, ≤: an upper bound was stated in words. */
  readonly bounded: boolean;
};

const ENGLISH = ["one", "two", "three", "four", "five", "six", "seven"];
const AMOUNT = `(?:\\d{1,6}(?:\\.\\d{1,4})?|${CHINESE_NUMERAL}{1,8}|(?<![a-z])(?:${ENGLISH.join("|")})(?= ))`;
/** Not the second half of 1.5, 10:30 or 2025年3月; but 2.24小时内 at the head of a sentence is item 2. */
const NOT_WITHIN = "(?:(?<=^\\s?\\d\\.)(?=\\d{2}(?!\\d))|(?<!\\d[:.]|\\d年))";
const DURATION = new RegExp(
  `(?:(within|不超过|不超出|不会超过|最迟|最长|最晚|最快|最慢|不晚于|不迟于|至多|最多|少于|低于|不到|<=?|≤|小于)[^\\d,。;!?\\n]{0,4}?)?` +
    `${NOT_WITHIN}(?<![\\d号第下每]|月\\s?|(?<!原则|基本)上)(?!(?<=^\\s?)\\d\\.\\d{2}(?!\\d))(${AMOUNT})(?:\\((?:\\d|${CHINESE_NUMERAL}){1,4}\\))?\\s*(?:个半|个多|多)?\\s*(?:(?:-{1,2}|~|至|到|或)\\s*(${AMOUNT}))?\\s*(个半|半)?` +
    `\\s*(?:个)?\\s*(秒钟?|s\\b|刻钟|分钟|分(?=内|以内|之内|后)|(?<=(?:小时|钟头|个钟)[\\d零一二三四五十]{1,3})分|mins?(?![a-z])|(?:工作)?小时|钟头|(?<=个)钟(?![头点表])|时(?=内|以内|之内)|hours?|hrs?|h(?![a-z])|d(?![a-z\\d])|(?:business|working) days?|days?(?![a-z])|minutes?|weeks?(?![a-z])|(?:银行)?工作日|工作天|自然日|自然天|天|日(?=[内之以后前未无可])|(?<=超[出过]?[\\d一二三四五六七八九十]{1,3}\\s?)日(?=的)|(?<=(?:后|[期时]限[为是:]?|[^月\\d]\\d{1,2}\\s?[至到~-]\\s?)\\d{1,3}\\s?)日(?=[,。;)退到原返]|$)|周(?!年|边|[一二三四五六日末])|星期(?![一二三四五六日])|礼拜|(?<=[个半])月(?!卡|\\d)|月(?=之?以?内)|(?<!\\d{4})年(?!卡|\\d|\\d))` +
    `\\s*(半)?\\s*(内|之内|以内|之前|前)?`,
  "g",
);

const SECONDS: readonly (readonly [RegExp, number, DurationUnit])[] = [
  [/^(?:秒|s(?!i))/, 1, "second"],
  [/^(?:分|min)/, 60, "minute"],
  [/^刻/, 15 * 60, "minute"],
  [/^(?:(?:工作)?小时|钟|时|h)/, 3600, "hour"],
  [/^(?:银行|工作|business|working)/, 86_400, "workday"],
  [/^(?:自然|天|日|d)/, 86_400, "day"],
  [/^(?:周|星期|礼拜|week)/, 7 * 86_400, "day"],
  [/^月/, 30 * 86_400, "day"],
  [/^年/, 365 * 86_400, "day"],
];

const UNIT_NAMED =
  /[\d零〇一壹二贰两俩三叁四肆五伍六陆七柒八捌九玖十拾百半]\)?\s?(?:个|多)?\s?(?:半|多)?\s?(?:个)?\s?(?:[秒分刻时钟天日周星礼月年工银自小]|s\b|h|min|d|week|business|working)|(?:one|two|three|four|five|six|seven) (?:business |working )?(?:hour|day|week|minute)/;

/** Every stretch of time named in a normalised text. Moments (3月15日, 10:30) are none. */
export function durationsIn(text: string): Duration[] {
  if (!UNIT_NAMED.test(text)) return [];
  const durations: Duration[] = [];
  for (const found of matchesOf(DURATION, text)) {
    const duration = durationFrom(found);
    const last = durations.at(-1);
    if (duration === null) continue;
    if (
      last !== undefined &&
      last.end === duration.start &&
      text.charAt(last.end - 1) !== " " &&
      duration.maxSeconds < last.maxSeconds
    ) {
      durations.splice(-1, 1, joined(last, duration));
    } else durations.push(duration);
  }
  return fastestToSlowest(text, durations);
}

/** 最快10分钟,最慢24小时: a lower and an upper bound that stand side by side. */
function fastestToSlowest(text: string, durations: readonly Duration[]): Duration[] {
  const ranges: Duration[] = [];
  for (const each of durations) {
    const last = ranges.at(-1);
    if (last !== undefined && FASTEST_TO_SLOWEST.test(text.slice(last.start, each.end))) {
      ranges.splice(-1, 1, { ...each, start: last.start, minSeconds: last.maxSeconds });
    } else ranges.push(each);
  }
  return ranges;
}

const FASTEST_TO_SLOWEST = /^最快[^,。;最]{1,12}[,、;~\s-]{0,2}(?:最[慢迟晚长多]|至多|不超过)[^,。;]{1,12}$/;

/** 一小时二十分钟 is one stretch. */
function joined(hours: Duration, minutes: Duration): Duration {
  return {
    ...minutes,
    start: hours.start,
    minSeconds: hours.minSeconds + minutes.minSeconds,
    maxSeconds: hours.maxSeconds + minutes.maxSeconds,
    unit: hours.unit,
  };
}

function durationFrom(found: RegExpExecArray): Duration | null {
  const [whole, before, first = "", second, halfBefore, unitWord = "", halfAfter, after] = found;
  const scale = SECONDS.find(([word]) => word.test(unitWord));
  const low = amountFrom(first);
  const high = second === undefined ? low : amountFrom(second);
  if (scale === undefined || low === null || high === null || high === 0) return null;
  const half = halfBefore !== undefined || halfAfter !== undefined || /个半/.test(whole) ? 0.5 : 0;
  const bounded = before !== undefined || after !== undefined;
  const spoken = saidInOneBreath(first, second);
  const [from, to] = spoken ?? [low, high + half];
  const start = found.index + (before === undefined ? whole.indexOf(first) : 0);
  return {
    start,
    end: found.index + whole.length,
    minSeconds: second === undefined && spoken === null ? (bounded ? 0 : to * scale[1]) : from * scale[1],
    maxSeconds: to * scale[1],
    unit: scale[2],
    bounded,
  };
}

function amountFrom(written: string): number | null {
  const at = ENGLISH.indexOf(written);
  return at < 0 ? numberFrom(written) : at + 1;
}

/** 一两个, 三五天: two digits side by side are a range, not a number. */
function saidInOneBreath(first: string, second: string | undefined): readonly [number, number] | null {
  if (second !== undefined || !/^[一二两三四五六七八九]{2}$/.test(first)) return null;
  const low = numberFrom(first.charAt(0));
  const high = numberFrom(first.charAt(1));
  return low !== null && high !== null && low < high ? [low, high] : null;
}
