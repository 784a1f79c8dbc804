import { matchesOf } from "../language/matches.ts";
import { isBankNumber } from "./checks.ts";
import { isComplaintNumber } from "./complaint-numbers.ts";
import { digitOf, SPOKEN } from "./figures.ts";
import type { Found } from "./types.ts";

/** Digits side by side, and what stands between them and the digits before. */
type Group = { readonly digits: string; readonly start: number; readonly end: number; readonly apart: string };
/** Neighbouring groups that might be one number. */
type Stretch = {
  readonly digits: string;
  readonly groups: readonly Group[];
  readonly before: string;
  readonly after: string;
};

const DIGIT = `[\\doil${SPOKEN}]`;
/** 四个零: the same digit so many times. */
const REPEATED = `[2-8二两三四五六七八]个[\\d${SPOKEN}](?![个元块月天])`;
const WORDS =
  "空格|[中短]?横[杠线]|横|杠|减号?|斜杠|井号?|星号?|中间[四4]?[位个]?是?|[后末尾][四4]位是?|然后是?|接着是?|再是?|后面是?|开头|打头|结尾是?|末尾是?|加|接着?|号|丶";
// The usual letters first: whether a sign is any letter at all is asked of a long list.
const APART = `(?![\\u4e00-\\u9fffa-z])[^\\p{L}\\p{N};!?]|${WORDS}`;
const SPREAD = new RegExp(`(?:${REPEATED}|${DIGIT})(?:(?:${APART}){0,6}(?:${REPEATED}|${DIGIT})){7,40}`, "gu");
const PIECE = new RegExp(
  `(?:${WORDS})|(?<times>[2-8二两三四五六七八])个(?<again>[\\d${SPOKEN}])|(?<digits>${DIGIT}+?(?=${REPEATED}|(?!${DIGIT})))`,
  "gu",
);
const MEASURED = /^ ?(?:[元块万年月日天个次张条分秒%折级楼岁件]|点券|多[元块])/;
const CALL = /(?:电话|手机|号|联系|致电|拨|打|call|tel|微信|机主|充[值到给进])[^。;!?]{0,12}$/;
const ID_CARD = /(?:身份证|证件|sfz)[^。;!?]{0,10}$/;
const ID_CARD_AFTER = /^[^。;!?\d]{0,6}(?:身份证|证件)/;
const BORN = /^[1-9]\d{5}(?:1[89]|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d{4}[\dx]$/;
const LONGEST = 19;

/**
 * Mobile numbers, identity and bank cards whose digits were set apart (192／0000／3456), broken over lines, said
 * (幺九二四个零…) or written with look-alikes, so that a filter does not see them.
 */
export function findSpreadNumbers(text: string): Found[] {
  return matchesOf(SPREAD, text).flatMap((run) => numbersIn(text, groupsOf(run[0], run.index)));
}

function groupsOf(run: string, offset: number): Group[] {
  const groups: Group[] = [];
  let end = 0;
  for (const { index, 0: piece, groups: said } of matchesOf(PIECE, run)) {
    const digits = digitsSaid(said);
    if (digits === "") continue;
    const apart = run.slice(end, index);
    const before = apart === "" ? groups.pop() : undefined;
    end = index + piece.length;
    groups.push({
      digits: (before?.digits ?? "") + digits,
      start: before?.start ?? offset + index,
      end: offset + end,
      apart: before?.apart ?? apart,
    });
  }
  return groups;
}

function digitsSaid(said: RegExpExecArray["groups"]): string {
  const { times = "", again, digits = "" } = said ?? {};
  return again === undefined ? [...digits].map(digitOf).join("") : digitOf(again).repeat(Number(digitOf(times)));
}

function numbersIn(text: string, groups: readonly Group[]): Found[] {
  const found: Found[] = [];
  for (let first = 0; first < groups.length; ) {
    const longest = longestFrom(text, groups, first);
    if (longest !== null) found.push(longest.found);
    first = longest === null ? first + 1 : longest.next;
  }
  return found;
}

function longestFrom(text: string, groups: readonly Group[], first: number): { found: Found; next: number } | null {
  const lengths = groups.slice(first, first + LONGEST + 1).map((each) => each.digits.length);
  let reach = 0;
  let total = 0;
  while (reach < lengths.length && total + (lengths[reach] ?? 0) <= LONGEST) total += lengths[reach++] ?? 0;
  for (; reach > 0; reach -= 1) {
    const chosen = groups.slice(first, first + reach);
    const found = identify(text, chosen);
    if (found !== null) return { found, next: first + reach };
  }
  return null;
}

function identify(text: string, groups: readonly Group[]): Found | null {
  const start = groups[0]?.start ?? 0;
  const end = groups.at(-1)?.end ?? start;
  const stretch: Stretch = {
    digits: groups.map((each) => each.digits).join(""),
    groups,
    before: text.slice(Math.max(0, start - 32), start),
    after: text.slice(end, end + 8),
  };
  if (groups.length > 1 && MEASURED.test(stretch.after)) return null;
  const check = /^ ?(?:x|叉)(?![a-z])/.exec(stretch.after)?.[0] ?? "";
  if (isIdCard({ ...stretch, digits: stretch.digits + (check === "" ? "" : "x") }))
    return { type: "id_card", start, end: end + check.length };
  if (isIdCard(stretch)) return { type: "id_card", start, end };
  if (isBankCard(stretch)) return { type: "bank_card", start, end };
  return isPhone(stretch) ? { type: "phone", start, end } : null;
}

function isIdCard({ digits, groups, before, after }: Stretch): boolean {
  if (BORN.test(digits) && waysApart(groups) <= 2) return true;
  return (
    /^[1-9]\d{13,16}[\dx]$/.test(digits) &&
    /^(?:.{15}|.{18})$/.test(digits) &&
    (ID_CARD.test(before) || ID_CARD_AFTER.test(after))
  );
}

/** Of the digits alone any long number might be a bank's: it takes groups as on a card, all set apart in one way. */
function isBankCard({ digits, groups, before, after }: Stretch): boolean {
  if (!/^[3-6]\d{15,18}$/.test(digits) || groups.length < 2 || waysApart(groups) > 1) return false;
  const lengths = groups.map((each) => each.digits.length);
  const byFours = lengths.slice(0, -1).every((each) => each === 4);
  const isCardLike = byFours || lengths.every((each) => each === 1) || lengths.every((each) => each >= 4);
  return isCardLike && (digits.startsWith("62") || isBankNumber(digits, before, after));
}

/** In how many different ways the groups are set apart. */
function waysApart(groups: readonly Group[]): number {
  return new Set(groups.slice(1).map(({ apart }) => apart.replace(/ +/g, " "))).size;
}

function isPhone({ digits, groups, before, after }: Stretch): boolean {
  if (!/^1[3-9]\d{9}$/.test(digits) || isComplaintNumber(digits, before, after) || tellsTheTime(groups)) return false;
  const lengths = groups.map((each) => each.digits.length);
  const called = CALL.test(before);
  if (!called && waysApart(groups) > 2) return false;
  if (!isEven(groups, lengths) && !mayStandApart(groups, lengths, called)) return false;
  return ((lengths[0] ?? 0) >= 3 && groups.length <= 5) || lengths.every((each) => each <= 2);
}

/** 9:00-18:00 9:00-22:00, where the cells of a table meet: times of day and nothing else. */
function tellsTheTime(groups: readonly Group[]): boolean {
  const times = groups.filter(({ apart, digits }, at) => at > 0 && /^[::]$/.test(apart) && /^[0-5]\d$/.test(digits));
  return times.length > 1 && groups.every(({ digits }) => digits.length <= 2 && Number(digits) < 60);
}

/** Digit by digit, or in three groups, and always the same between them: whatever it is, it makes one number. */
function isEven(groups: readonly Group[], lengths: readonly number[]): boolean {
  return waysApart(groups) === 1 && /^(?:1(?:,1){10}|3,4,4)$/.test(lengths.join());
}

/** Whether what stands between the groups may stand within one number. */
function mayStandApart(groups: readonly Group[], lengths: readonly number[], called: boolean): boolean {
  const others = groups.slice(1);
  const between = others.map(({ apart }) => apart).join("");
  // 前面1920000接7918: in few pieces, where the words call it a number.
  if (/[。加接号]/.test(between)) return called && lengths.length <= 3;
  const isPadded = others.some((each) => each.digits.startsWith("0") && each.digits.length > 2);
  if (!called && !isPadded && /[,、:=|\n~]/.test(between)) return false;
  return !between.includes(".") || lengths.join() === "3,4,4" || new Set(lengths).size === 1;
}
