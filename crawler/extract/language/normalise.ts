import type { Span } from "../../../data/model/quote.ts";
import { READ_AS, RESPELT } from "./characters.ts";

/** A text as the rules read it, and the way back to the text as it was written. */
export type Normalised = {
  readonly original: string;
  readonly text: string;
  /** Where in the original the character at this place begins, and where it ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
};

const INVISIBLE =
  /^[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]$/;

const PUNCTUATION: ReadonlyMap<string, string> = new Map([
  ..."“”„‟「」『』〝〞＂".split("").map((mark): [string, string] => [mark, '"']),
  ..."‘’‚‛".split("").map((mark): [string, string] => [mark, "'"]),
  ..."–—―‐‑‒−－﹣".split("").map((mark): [string, string] => [mark, "-"]),
  ..."～〜∼".split("").map((mark): [string, string] => [mark, "~"]),
  ["【", "["],
  ["】", "]"],
  ["〔", "["],
  ["〕", "]"],
  ["\t", " "],
  ["\r", " "],
  ["×", "x"],
  ["✖", "x"],
  ["❌", "x"],
  ["₽", "r"],
]);

const KNOWN = new Map<string, string>();

/** One way of writing for all: width, case, script, look-alikes. Pure, and remembers where each character came from. */
export function normalise(original: string): Normalised {
  const characters: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of original) {
    const end = at + character.length;
    const read = readingOf(character);
    for (const unit of read.split("")) {
      characters.push(unit);
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  return { original, text: respell(characters.join("")), starts, ends };
}

/** The same place in the text as written. */
export function originalSpan(normalised: Normalised, start: number, end: number): Span {
  const first = normalised.starts[start] ?? normalised.original.length;
  const last = end > start ? (normalised.ends[end - 1] ?? normalised.original.length) : first;
  return { start: first, end: Math.max(first, last) };
}

function readingOf(character: string): string {
  const known = KNOWN.get(character);
  if (known !== undefined) return known;
  const read = readAfresh(character);
  // The table holds at most one entry for each character there is; it stays small in practice.
  KNOWN.set(character, read);
  return read;
}

function readAfresh(character: string): string {
  if (INVISIBLE.test(character)) return "";
  const mark = PUNCTUATION.get(character);
  if (mark !== undefined) return mark;
  // A combining mark or a ligature may unfold into dozens of characters; no rule needs more than a few.
  const folded = character.normalize("NFKC").toLowerCase().slice(0, 4);
  const first = [...folded].map((each) => READ_AS.get(each) ?? PUNCTUATION.get(each) ?? each).join("");
  return first;
}

function respell(text: string): string {
  let respelt = text;
  for (const [wrong, right] of RESPELT) respelt = respelt.replace(wrong, right);
  return respelt;
}
