import type { Span } from "../../../data/model/quote.ts";
import { READ_AS, RESPELT } from "./characters.ts";
import { isCircled, numbersAnItem, spacesBetweenLetters } from "./set-apart.ts";
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
  ["🐧", "qq"],
  ...("♥♡💗💓💕🧡💛💚💙💜🖤🤍❣".match(/./gu)?.map((heart): [string, string] => [heart, "❤"]) ?? []),
  ...EMOJI_WORDS,
]);

/** What each code unit is read as by itself; the halves of a pair never are. */
const KNOWN: (string | undefined)[] = Array.from({ length: 0x1_0000 });

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
    const code = original.codePointAt(at) ?? 0;
    const end = at + (code > 0xffff ? 2 : 1);
    const read = unread.has(at) ? "" : readingAt(original, at, code);
    text += read;
    // A mark belongs to the character before it: 1⃣ is one sign.
    if (read === "" && ends.length > 0 && MARK.test(original.slice(at, end))) ends[ends.length - 1] = end;
    for (let unit = 0; unit < read.length; unit += 1) {
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

function readingAt(original: string, at: number, code: number): string {
  if (isCircled(code) && numbersAnItem(original, at)) return ";";
  const known = KNOWN[code];
  if (known !== undefined) return known;
  const read = readAfresh(String.fromCodePoint(code), code);
  if (code <= 0xffff) KNOWN[code] = read;
  return read;
}

function readAfresh(character: string, code: number): string {
  if (INVISIBLE.some(([from, to]) => from <= code && code <= to)) return "";
  const mark = PUNCTUATION.get(character);
  if (mark !== undefined) return mark;
  const digit = digitDrawn(code) ?? digitOfScript(character, code);
  if (digit !== null) return String(digit);
  // A combining mark or a ligature may unfold into dozens of characters; no rule needs more than a few.
  const folded = character.normalize("NFKC").toLowerCase().slice(0, 4);
  return [...folded].map((each) => READ_AS.get(each) ?? PUNCTUATION.get(each) ?? each).join("");
}

/** Where runs of enclosed digits begin that Unicode does not fold into plain ones (⑴ ⒈ ⓵ ❶ ➀ ➊), and the digit they begin with. */
const DRAWN = [0x2474, 0x2488, 0x24f5, 0x2776, 0x2780, 0x278a];

function digitDrawn(code: number): number | null {
  if (code === 0x24ff) return 0;
  const first = DRAWN.find((each) => each <= code && code < each + 9);
  return first === undefined ? null : code - first + 1;
}

/** Digits of other scripts stand in tens, from nought to nine. */
function digitOfScript(character: string, code: number): number | null {
  if (code < 0x600 || !/^\p{Nd}$/u.test(character)) return null;
  let before = 0;
  while (before < 50 && /^\p{Nd}$/u.test(String.fromCodePoint(code - before - 1))) before += 1;
  return before % 10;
}

function respell(text: string): string {
  let respelt = text;
  for (const [wrong, right] of RESPELT) respelt = respelt.replace(wrong, right);
  return readAsMeant(respelt);
}
