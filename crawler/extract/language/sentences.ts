import type { Span } from "../../../data/model/quote.ts";

const SENTENCE_END = /[。!?;\n]/;
const CLAUSE_END = /[,。!?;\n:、]/;

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

/** All clauses of a normalised text. A space between two Chinese characters parts clauses as a comma does. */
export function clausesOf(text: string): Span[] {
  return split(text, /[^,。!?;\n]+?(?=[,。!?;\n]|(?<=[\u4e00-\u9fff!?]) (?=[\u4e00-\u9fff\d])|$)/g);
}

function split(text: string, piece: RegExp): Span[] {
  const spans: Span[] = [];
  for (const found of text.matchAll(piece)) {
    const lead = found[0].length - found[0].trimStart().length;
    const words = found[0].trim();
    if (words !== "") spans.push({ start: found.index + lead, end: found.index + lead + words.length });
  }
  return spans;
}

function backTo(mark: RegExp, text: string, from: number, reach: number): number {
  const floor = Math.max(0, from - reach);
  let at = from;
  while (at > floor && !mark.test(text.charAt(at - 1))) at -= 1;
  return at;
}

function forthTo(mark: RegExp, text: string, from: number, reach: number): number {
  const ceiling = Math.min(text.length, from + reach);
  let at = from;
  while (at < ceiling && !mark.test(text.charAt(at))) at += 1;
  return at;
}
