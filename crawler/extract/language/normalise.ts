import type { Span } from "../../../data/model/quote.ts";
import { READ_AS, RESPELT } from "./characters.ts";
import { numbersAnItem, spacesBetweenLetters } from "./set-apart.ts";
import { EMOJI_WORDS, readAsMeant } from "./spoken.ts";

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
  [0x20d0, 0x20f0],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xe0100, 0xe01ef],
];

const MARK = /^\p{M}$/u;

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
  ["➕", "+"],
  ...EMOJI_WORDS,
]);

/** What one character is read as, and how many units of the text it takes. */
type Reading = { readonly as: string; readonly takes: number };

const UNREAD: Reading = { as: "", takes: 1 };
const NEXT_ITEM: Reading = { as: ";", takes: 1 };

/** By code unit; what takes two units is rare and read afresh. */
const KNOWN: (Reading | undefined)[] = Array.from({ length: 0x1_0000 });

/** What was read last: one text is read for facts, for personal data and for its mask in turn. */
let last: Normalised = { original: "", text: "", starts: [], ends: [] };

/** One way of writing for all: width, case, script, look-alikes. Pure, and remembers where each character came from. */
export function normalise(original: string): Normalised {
  if (original !== last.original) last = readThrough(original);
  return last;
}

function readThrough(original: string): Normalised {
  const starts: number[] = [];
  const ends: number[] = [];
  const unread = spacesBetweenLetters(original);
  let text = "";
  for (let at = 0; at < original.length; ) {
    const read = unread.has(at) ? UNREAD : numbersAnItem(original, at) ? NEXT_ITEM : readingOf(original, at);
    const end = at + read.takes;
    text += read.as;
    // A mark belongs to the character before it: 1⃣ is one sign.
    if (read.as === "" && ends.length > 0 && MARK.test(original.slice(at, end))) ends[ends.length - 1] = end;
    for (let unit = 0; unit < read.as.length; unit += 1) {
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  return { original, text: respell(text), starts, ends };
}

/** The same place in the text as written. */
export function originalSpan(normalised: Normalised, start: number, end: number): Span {
  const first = normalised.starts[start] ?? normalised.original.length;
  const last = end > start ? (normalised.ends[end - 1] ?? normalised.original.length) : first;
  return { start: first, end: Math.max(first, last) };
}

function readingOf(text: string, at: number): Reading {
  const unit = text.charCodeAt(at);
  const known = KNOWN[unit];
  if (known !== undefined) return known;
  const code = text.codePointAt(at) ?? unit;
  const character = String.fromCodePoint(code);
  const read = { as: readAfresh(character, code), takes: character.length };
  if (read.takes === 1) KNOWN[unit] = read;
  return read;
}

function readAfresh(character: string, code: number): string {
  if (INVISIBLE.some(([from, to]) => from <= code && code <= to)) return "";
  const mark = PUNCTUATION.get(character);
  if (mark !== undefined) return mark;
  // A combining mark or a ligature may unfold into dozens of characters; no rule needs more than a few.
  const folded = character.normalize("NFKC").toLowerCase().slice(0, 4);
  return [...folded].map((each) => READ_AS.get(each) ?? PUNCTUATION.get(each) ?? each).join("");
}

function respell(text: string): string {
  let respelt = text;
  for (const [wrong, right] of RESPELT) respelt = respelt.replace(wrong, right);
  return readAsMeant(respelt);
}
