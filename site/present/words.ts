import { GRADES, type Scorecard } from "../../data/model/scorecard.ts";
import { ISSUES, REMEDIES, SIGNALS } from "../../data/model/taxonomy.ts";

export type Language = "zh" | "en";
export type Rating = Scorecard["rating"];

const ISSUE_WORDS = new Map(Object.entries<string>(ISSUES));
const SIGNAL_WORDS = new Map(Object.entries<string>(SIGNALS));
const REMEDY_WORDS = new Map(Object.entries<string>(REMEDIES));

/** A code without a word shows itself: better odd than missing. */
export const issueWord = (code: string, language: Language = "zh"): string => codeWord(ISSUE_WORDS, code, language);
export const signalWord = (code: string, language: Language = "zh"): string => codeWord(SIGNAL_WORDS, code, language);
export const remedyWord = (code: string, language: Language = "zh"): string => codeWord(REMEDY_WORDS, code, language);

/** Codes are English: on an English page they are read as they stand, but for what only the complainant says. */
function codeWord(words: ReadonlyMap<string, string>, code: string, language: Language): string {
  if (language === "en") return code === "fraud_suspected" ? "alleged fraud" : readCode(code);
  return words.get(code) ?? code;
}

/** The English of what has only a Chinese name and a code of English words, e.g. a penalty. */
export const readCode = (code: string): string => code.replaceAll(/[_-]/g, " ");

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

/** `Be careful` for a C: `zh` is what the report itself says, for a grade of another method. */
export function gradeWord(grade: string, zh: string, language: Language): string {
  if (language === "zh") return zh;
  return Object.entries(GRADES).find(([letter]) => letter === grade)?.[1].en ?? zh;
}

/** At most `length` characters, counted as a reader counts them. */
export function shorten(text: string, length: number): string {
  const letters = [...text];
  return letters.length <= length ? text : `${letters.slice(0, length).join("")}…`;
}

/** As much of a quotation as a page shows; the data set has all of it. */
export function shortQuote(text: string): string {
  return shorten(text, 300);
}

/** Invisible marks that turn the direction of what follows, beyond the name they stand in. */
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** A name that cannot turn round the words and figures after it: one written from right to left stands in an isolate. */
export function keptInLine(name: string): string {
  const plain = name.replaceAll(TURNS, "");
  return RIGHT_TO_LEFT.test(plain) ? `\u2068${plain}\u2069` : plain;
}

export function shortHash(sha256: string): string {
  return sha256.slice(0, 12);
}

/** Why a platform is not rated, as it stands under that very heading. */
export function bareReason(reason: string): string {
  return reason.replace(/^(暂不评级：|Not rated: )/, "");
}

/** The host of an address, as text; the address itself when it is not one. */
export function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

/** Only what a browser may safely follow becomes a link. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\//.test(address);
}
