import { GRADES, type RankRange, type Scorecard } from "../../data/model/scorecard.ts";
import { ISSUES, REMEDIES, SIGNALS } from "../../data/model/taxonomy.ts";

export type Language = "zh" | "en";
export type Rating = Scorecard["rating"];

const ISSUE_WORDS = new Map(Object.entries<string>(ISSUES));
const SIGNAL_WORDS = new Map(Object.entries<string>(SIGNALS));
const REMEDY_WORDS = new Map(Object.entries<string>(REMEDIES));

/** A code without a word shows itself: better odd than missing. */
export const issueWord = (code: string): string => ISSUE_WORDS.get(code) ?? code;
export const signalWord = (code: string): string => SIGNAL_WORDS.get(code) ?? code;
export const remedyWord = (code: string): string => REMEDY_WORDS.get(code) ?? code;

/** What the grade chip says: letter, word, and whether it is only provisional. */
export type Chip = {
  readonly tone: string;
  readonly letter: string;
  readonly word: string;
  readonly provisional: string;
};

export function ratingChip(rating: Rating, language: Language = "zh"): Chip {
  switch (rating.kind) {
    case "rated":
      return {
        tone: rating.grade.toLowerCase(),
        letter: rating.grade,
        word: GRADES[rating.grade][language],
        provisional: rating.provisional ? { zh: "暂定", en: "provisional" }[language] : "",
      };
    case "not_rated":
      return { tone: "none", letter: "—", word: { zh: "暂不评级", en: "Not rated" }[language], provisional: "" };
    default:
      return rating satisfies never;
  }
}

/** Never a bare rank: from where to where, and with how many it is tied. */
export function rankSentence(rank: RankRange): string {
  const place = rank.low === rank.high ? `第 ${rank.low} 名` : `第 ${rank.low}–${rank.high} 名`;
  const ties = rank.indistinguishable.length;
  return ties === 0 ? place : `${place}（与 ${ties} 家难分先后）`;
}

/** `第一梯队`. */
export function tierName(tier: number): string {
  return `第${chineseNumber(tier)}梯队`;
}

const DIGITS = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"] as const;

function chineseNumber(number: number): string {
  if (number > 99) return ` ${number} `;
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  const tensWord = tens === 0 ? "" : `${tens === 1 ? "" : DIGITS[tens]}十`;
  return `${tensWord}${ones === 0 && tens > 0 ? "" : DIGITS[ones]}`;
}

/** At most `length` characters, counted as a reader counts them. */
export function shorten(text: string, length: number): string {
  const letters = [...text];
  return letters.length <= length ? text : `${letters.slice(0, length).join("")}…`;
}

export function shortHash(sha256: string): string {
  return sha256.slice(0, 12);
}

/** The host of an address, as text; the address itself when it is not one. */
export function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

/** Only what a browser may safely follow becomes a link. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\//.test(address);
}
