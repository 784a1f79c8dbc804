import type { Span } from "../../../data/model/quote.ts";

import { matchesOf } from "./matches.ts";

const SENTENCE_END = marksOf("。!?;\n");
const CLAUSE_END = marksOf(",。!?;\n:、");

/** The sentence around a place in a normalised text. Looks at most `reach` characters each way. */
export function sentenceAround(text: string, start: number, end: number, reach = 120): Span {
  return { start: backTo(SENTENCE_END, text, start, reach), end: forthTo(SENTENCE_END, text, end, reach) };
}

/** The clause around a place: what stands between two commas. */
export function clauseAround(text: string, start: number, end: number, reach = 60): Span {
  return { start: backTo(CLAUSE_END, text, start, reach), end: forthTo(CLAUSE_END, text, end, reach) };
}

/** All sentences of a normalised text, in order, none empty. */
export function sentencesOf(text: string): Span[] {
  return split(text, /[^。!?;\n]+/g);
}

/** All clauses of a normalised text, in order, none empty. */
export function clausesOf(text: string): Span[] {
  return split(text, /[^,。!?;\n]+/g);
}

function split(text: string, piece: RegExp): Span[] {
  const spans: Span[] = [];
  for (const found of matchesOf(piece, text)) {
    const lead = found[0].length - found[0].trimStart().length;
    const words = found[0].trim();
    if (words !== "") spans.push({ start: found.index + lead, end: found.index + lead + words.length });
  }
  return spans;
}

/** A 1 at each mark's code. */
function marksOf(marks: string): Uint8Array {
  const places = new Uint8Array(0x10000);
  for (const mark of marks) places[mark.charCodeAt(0)] = 1;
  return places;
}

function backTo(marks: Uint8Array, text: string, from: number, reach: number): number {
  const floor = Math.max(0, from - reach);
  let at = from;
  while (at > floor && marks[text.charCodeAt(at - 1)] !== 1) at -= 1;
  return at;
}

function forthTo(marks: Uint8Array, text: string, from: number, reach: number): number {
  const ceiling = Math.min(text.length, from + reach);
  let at = from;
  while (at < ceiling && marks[text.charCodeAt(at)] !== 1) at += 1;
  return at;
}
