import type { Span } from "../../../data/model/quote.ts";
import { clockAt } from "../language/clock-times.ts";
import { matchesOf } from "../language/matches.ts";
import { clauseAround, sentenceAround } from "../language/sentences.ts";

const CLOCK =
  /(?:凌晨|早上|早晨|清晨|今早|上午|中午|午后|下午|傍晚|晚上|夜里|半夜|深夜|晚|早)?\s?(?:(?<!\d)\d{1,2}:\d{2}|(?<![\d.第差有几一])(?:\d{1,2}|[零一二两三四五六七八九十]{1,3})点(?![多击卡券数儿赞都]))/g;
const CONTACT =
  /联系|找|[问喊催敲戳@]|咨询|工单|留的?言|打(?!款|开|到)|反馈|私信|私聊|消息|微信|qq|发(?!货|卡|码|现|到|放|生|券)|投诉|报的?[单修]|报(?:了|给)|加(?:了|的)?(?:客服|好友)|进(?:了|的)?(?:售后)?群|(?:进|点[开进])了?客服|申诉|提交|转人工|申请人工|排(?!除)|等(?=到)|从(?=[^,]{0,12}到(?:第二天|次日|隔天|今天)?$)/;
const PLAINLY = /联系|找|[问催]|咨询|客服/;
const NO_CONTACT = /到账|发[^,]{0,3}[货卡码]|卡(?:密|是|到)|收到|付款|下单|充(?!值?没)/;
const ANSWER =
  /回(?![来款归购收头]|到(?!我))|理(?![解由财赔])|睬|搭[理腔话]|(?<!转)接(?!下|着|受)|响应|答(?!应)|上线|上了|转(?:进|接上|通)|蹦|来(?:了|个|一句|的回|[了的]?信)|活人|见(?:到|着)?(?:真|活)?人|见到|接待|有(?:人|客服|位)|人工"|(?:客服|人工|对方|专员|他们?|她|店家|卖家)[^,。]{0,3}(?:说|让|发|处理|上|来|出现)|处理(?!中)|冒|露面|出现|吭|吱/;
const NO_ANSWER = /没|(?<!迟)不(?!到)|未|无|退回|说好|承诺|之?前|机器|自动|营业|上班(?![才后])|下班/;
const HUMAN = /人工|真人|活人/;
const NEXT_DAY = /第二天|次日|隔天|翌日|今[天早日]/;
const DAY_BEFORE = /昨/;
const HALF_A_DAY = 12 * 60;
const DAY = 2 * HALF_A_DAY;

/** A time of day and the words that say what happened then. */
type Moment = Span & { readonly minutes: number; readonly words: string };

/** Minutes between two times of day: when the author first wrote, and when a human first answered. */
export function answeredByClock(text: string): (Span & { readonly minutes: number }) | null {
  const moments = momentsIn(text);
  const asked = moments.findIndex(
    ({ words }) => CONTACT.test(words) && (PLAINLY.test(words) || !NO_CONTACT.test(words)),
  );
  const contact = moments[asked];
  if (contact === undefined) return null;
  const answer = moments.slice(asked + 1).find(({ words }) => isAnswer(words));
  if (answer === undefined) return null;
  return { minutes: minutesBetween(text, contact, answer), start: answer.start, end: answer.end };
}

function isAnswer(words: string): boolean {
  return ANSWER.test(words) && (!NO_ANSWER.test(words) || (HUMAN.test(words) && /上线|接|回|有/.test(words)));
}

/** Each time of day with its clause, as far as the next time of day. */
function momentsIn(text: string): Moment[] {
  const found = matchesOf(CLOCK, text);
  const moments: Moment[] = [];
  for (const [place, { index, 0: said }] of found.entries()) {
    const lead = said.length - said.trimStart().length;
    const clock = clockAt(text.slice(index + lead, index + lead + 16));
    if (clock === null) continue;
    const clause = clauseAround(text, index, index + said.length);
    const start = Math.max(clause.start, moments.at(-1)?.end ?? 0);
    const end = Math.min(found[place + 1]?.index ?? text.length, clauseEnd(text, index + lead + clock.end));
    moments.push({ start, end, minutes: clock.minutes % DAY, words: text.slice(start, end) });
  }
  return moments;
}

/** Where the clause ends that begins at `from`; a colon that opens a quotation does not end it. */
function clauseEnd(text: string, from: number): number {
  const sentence = sentenceAround(text, from, from, 40);
  const comma = endOfFirst(text, from);
  return comma < 0 ? sentence.end : Math.min(sentence.end, comma);
}

/** The next comma; 等到十二点,才有人 goes on behind it. */
function endOfFirst(text: string, from: number): number {
  const comma = text.indexOf(",", from);
  return /^,(?:才|终于|总算)/.test(text.slice(comma, comma + 3)) ? text.indexOf(",", comma + 1) : comma;
}

function minutesBetween(text: string, from: Moment, till: Moment): number {
  const days = daysBetween(text.slice(0, from.end), text.slice(0, till.end)) ?? weekdaysBetween(from.words, till.words);
  if (days !== null && days > 0) return till.minutes - from.minutes + days * DAY;
  const overnight = NEXT_DAY.test(text.slice(from.end, till.end));
  const named = !/今/.test(till.words) || DAY_BEFORE.test(text.slice(0, from.end));
  const minutes = till.minutes - from.minutes + (overnight && named ? DAY : 0);
  if (minutes >= 0) return minutes;
  return minutes + HALF_A_DAY >= 0 && !/[凌早上]/.test(till.words.slice(0, 6)) ? minutes + HALF_A_DAY : minutes + DAY;
}

const WEEKDAY = /(?:周|星期|礼拜)([一二三四五六日天])/;
const WEEK = "一二三四五六日";

/** From 周五 to 周一 it is three days; `null` unless both moments name their day of the week. */
function weekdaysBetween(from: string, till: string): number | null {
  const [first, last] = [from, till].map((words) => WEEK.indexOf(WEEKDAY.exec(words)?.[1]?.replace("天", "日") ?? "?"));
  if (first === undefined || last === undefined || first < 0 || last < 0) return null;
  return (last - first + WEEK.length) % WEEK.length;
}

const DAY_NAMED =
  /(?<!\d)(?:(?<month>\d{1,2})(?:月|\/|-)(?<day>\d{1,2})(?:[日号]| |$)|(?<alone>\d{1,2})[日号](?![楼线店机位]))/g;
const A_COMMON_YEAR = 2001;

/** Days from the last date that one text names to the last one of another; `null` unless both name one. */
function daysBetween(from: string, till: string): number | null {
  const [first, last] = [dayIn(from), dayIn(till)];
  if (first === null || last === null) return null;
  const month = first.month ?? last.month ?? 1;
  const days = dayOfYear(last.month ?? month, last.day) - dayOfYear(month, first.day);
  return days >= 0 ? days : null;
}

/** 3月5日, or 5号 of a month that is not named. */
function dayIn(words: string): { month: number | null; day: number } | null {
  const { month, day, alone } = matchesOf(DAY_NAMED, words).at(-1)?.groups ?? {};
  if (day !== undefined) return { month: Number(month), day: Number(day) };
  return alone === undefined ? null : { month: null, day: Number(alone) };
}

function dayOfYear(month: number, day: number): number {
  return Date.UTC(A_COMMON_YEAR, month - 1, day) / (DAY * 60_000);
}
