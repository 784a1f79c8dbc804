import type { Span } from "../../../data/model/quote.ts";
import { durationsIn } from "../language/durations.ts";
import { matchesOf } from "../language/matches.ts";
import { numberFrom } from "../language/numbers.ts";
import { clausesOf, sentenceAround } from "../language/sentences.ts";

const INSTANT = /(?:秒回|秒接|立马(?:就)?回|马上(?:就)?回(?:了|复)|即刻回)/;
const NOT_HUMAN = /(?:机器人|自动回复|智能客服|ai)/;
const NOT_DONE =
  /(?:承诺|宣传|说好|号称|页面|首页|大字|口号|招牌|公告|写着?|保证|标着|要求|希望|应该|内必须|没人|没回|不回|无人|还没|没有人|未回)/;
const ANSWER =
  /(?:回复|回我|回了|回的|回"|回消息|理我|有人(?:回|理|接|应)|接通|响应|接待|答复|接的|接听|人工|应答|理会|搭理|见到(?:活|真)?人|才回|就回|内回|客服(?:就)?(?:来|回|上))/;
/** Without one of these nobody answered. */
const ANSWERED = /[回理接应响答搭]|人工|客服/;
const CONTACT =
  /(?:联系|找|问|咨询|发工单|提交工单|提工单|工单|留的?言|打电话|拨打|反馈|私信|发消息|发了|投诉|报(?:了|的)?单|进(?:了|的)?(?:售后)?群|加(?:了|的)?(?:客服|好友)|喊|@)/;
/** 48小时内答复: what is to be, not what was. */
const RULE = /^(?:之?内|以内)?[,]?(?:予以|给予|进行)?(?:答复|回复|响应|处理)(?![了我的过])/;
const CLOCK =
  /(凌晨|早上|早晨|清晨|上午|中午|下午|傍晚|晚上|夜里|半夜|晚|早)?\s?(?:(\d{1,2}):(\d{2})|(\d{1,2}|[一二两三四五六七八九十]{1,3})点(?:(半)|([一三]刻)|(\d{1,2}|零?[一二三四五六七八九十]{1,3})分?|(?!多|击|卡|券|数))?)/g;
const NEXT_DAY = /(?:第二天|次日|隔天|翌日)/;
const DAY = 24 * 60;

/** How long the first human answer took, and the words that say so. */
export type FirstResponse = Span & { readonly minutes: number };

/** Minutes from first contact to the first human answer, where the author says so. */
export function firstResponseIn(text: string): FirstResponse | null {
  if (!ANSWERED.test(text)) return null;
  return byWords(text) ?? byClock(text);
}

function byWords(text: string): FirstResponse | null {
  const instant = INSTANT.exec(text);
  if (
    instant !== null &&
    text.charAt(instant.index - 1) !== '"' &&
    isHuman(text, instant.index, instant.index + instant[0].length)
  ) {
    return { minutes: 0, start: instant.index, end: instant.index + instant[0].length };
  }
  for (const duration of durationsIn(text)) {
    const after = text.slice(duration.end, duration.end + 14);
    const before = text.slice(Math.max(0, duration.start - 14), duration.start);
    if (/(?:[几十来多]|每隔?)$/.test(before) || !isHuman(text, duration.start, duration.end)) continue;
    if (duration.bounded && RULE.test(after)) continue;
    if (answeredAfter(before, after))
      return { minutes: Math.floor(duration.maxSeconds / 60), start: duration.start, end: duration.end };
  }
  return null;
}

function answeredAfter(before: string, after: string): boolean {
  if (
    /^(?:钟)?(?:之?内|左右|不到|后|之后|多)?[,]?(?:就|才|终于|便|总算)?(?:有)?(?:个)?(?:人|客服|真人|人工|专员)?(?:就|才|给我|来)?(?:回复|回我|回了|回的|理我|接通|响应|接待|答复|回消息|搭理|接了|接的|应答|回)/.test(
      after,
    )
  )
    return true;
  if (
    /(?:等了?|排队?了?|排)(?:人工|客服)?(?:等?了)?$/.test(before.trim()) &&
    /^(?:的)?(?:队)?(?:[,]?(?:才|终于|总算)[^,。]{0,3}(?:人工|接通|有人|客服)|(?:人工|接通|有人|客服))/.test(after)
  ) {
    return true;
  }
  return (
    /(?:回复|响应|等(?:人工|客服)(?=等了)|(?<!找|给|问|联系|等|催|叫|加|寄)(?:了)?(?:人工|客服)|接通)(?:用了|花了|等了|不到|只用|只要|大概|约)?$/.test(
      before.trim(),
    ) && !/^[^,。]{0,6}(?:退|到账|没|未|不|无|石沉|杳|还)/.test(after)
  );
}

function isHuman(text: string, start: number, end: number): boolean {
  const sentence = sentenceAround(text, start, end, 26);
  const around = text.slice(sentence.start, sentence.end);
  return (
    !NOT_DONE.test(text.slice(Math.max(sentence.start, start - 12), end + 4)) &&
    !(NOT_HUMAN.test(around) && !/人工/.test(around))
  );
}

function byClock(text: string): FirstResponse | null {
  if (!/\d:\d|点/.test(text)) return null;
  const span = fromTill(text);
  if (span !== null) return span;
  const timed = clausesOf(text).flatMap((clause) => {
    const words = text.slice(clause.start, clause.end);
    const minutes = clockIn(words);
    return minutes === null ? [] : [{ ...clause, words, minutes }];
  });
  const contact = timed.findIndex(
    (each) => CONTACT.test(each.words) && (!NOT_HUMAN.test(each.words) || /[找问打]/.test(each.words)),
  );
  const asked = timed[contact];
  const answered = timed.slice(contact + 1).find((each) => isAnswer(each.words));
  if (asked === undefined || answered === undefined) return null;
  const nextDay = NEXT_DAY.test(text.slice(asked.end, answered.end));
  const days = daysBetween(text.slice(0, asked.end), text.slice(0, answered.end));
  const minutes =
    days === null ? between(asked.minutes, answered.minutes, nextDay) : answered.minutes - asked.minutes + days * DAY;
  return { minutes, start: answered.start, end: answered.end };
}

const FROM_TILL =
  /从([^,。!?;\n]{2,10}?)(?:就)?(?:开始)?(?:排|等|问|喊|找|打|发|催)(?:队|人工|客服|消息)?(?:,)?(?:一直)?(?:排|等|问|喊|打)?到(?:了)?([^,。!?;\n]{2,10}?)(?:,)?才[^,。!?;\n]{0,6}(?:人|客服|回|理|接|应|答)/;

/** 从下午2点排到4点20才来了个人. */
function fromTill(text: string): FirstResponse | null {
  const found = FROM_TILL.exec(text);
  if (found === null) return null;
  const [from, till] = [clockIn(found[1] ?? ""), clockIn(found[2] ?? "")];
  if (from === null || till === null) return null;
  const minutes = between(from, till, NEXT_DAY.test(found[2] ?? ""));
  return { minutes, start: found.index, end: found.index + found[0].length };
}

function isAnswer(words: string): boolean {
  return (
    ANSWER.test(words) &&
    /(?:回|理|接通|答复|响应|上线|接入|来了|上了|见到)/.test(words) &&
    !/(?:没|不|未)(?:人)?(?:回|理|接)/.test(words)
  );
}

const MONTH_AND_DAY = /(\d{1,2})(?:月|\/|-)(\d{1,2})(?:[日号]| |$)/g;
const A_COMMON_YEAR = 2001;

/** Days from the last date that one text names to the last one of another; `null` unless both name one. */
function daysBetween(from: string, till: string): number | null {
  const [first, last] = [dayIn(from), dayIn(till)];
  if (first === null || last === null) return null;
  return last >= first ? last - first : null;
}

function dayIn(words: string): number | null {
  const found = matchesOf(MONTH_AND_DAY, words).at(-1);
  return found === undefined ? null : Date.UTC(A_COMMON_YEAR, Number(found[1]) - 1, Number(found[2])) / (DAY * 60_000);
}

function between(from: number, to: number, nextDay: boolean): number {
  const minutes = to - from + (nextDay ? DAY : 0);
  if (minutes >= 0) return minutes;
  return minutes + 12 * 60 >= 0 && !nextDay ? minutes + DAY / 2 : minutes + DAY;
}

/** The last time of day named, in minutes. */
function clockIn(words: string): number | null {
  const times = matchesOf(CLOCK, words)
    .map(timeFrom)
    .filter((each) => each !== null);
  return times.at(-1) ?? null;
}

const PARTS_OF_AN_HOUR: ReadonlyMap<string, number> = new Map([
  ["半", 30],
  ["一刻", 15],
  ["三刻", 45],
]);

function timeFrom(found: RegExpExecArray): number | null {
  const [, part = "", digits, minutes, spoken = "", half, quarter, rest] = found;
  const hour = digits === undefined ? figures(spoken) : Number(digits);
  const minute = PARTS_OF_AN_HOUR.get(half ?? quarter ?? "") ?? Number(minutes ?? numberFrom(rest ?? "0") ?? 0);
  if (!Number.isFinite(hour) || hour > 24 || minute > 59) return null;
  const late = /[下傍晚]/.test(part) || (part === "中午" && hour < 3);
  return (late && hour < 12 ? hour + 12 : hour) * 60 + minute;
}

function figures(written: string): number {
  if (/^\d+$/.test(written)) return Number(written);
  const place = "零一二三四五六七八九十".indexOf(written === "两" ? "二" : written);
  if (place >= 0) return place;
  return /^十[一二]$/.test(written) ? 10 + "零一二".indexOf(written.charAt(1)) : Number.NaN;
}
