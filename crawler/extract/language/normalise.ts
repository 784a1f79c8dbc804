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

/** Characters that take no room: zero width, direction marks, variation selectors, Hangul fillers. */
const INVISIBLE: readonly (readonly [number, number])[] = [
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xe0100, 0xe01ef],
];

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
    for (let unit = 0; unit < read.length; unit += 1) {
      characters.push(read.charAt(unit));
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
  const code = character.codePointAt(0) ?? 0;
  if (INVISIBLE.some(([from, to]) => from <= code && code <= to)) return "";
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
