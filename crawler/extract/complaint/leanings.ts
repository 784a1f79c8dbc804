import type { Span } from "../../../data/model/quote.ts";
import type { Issue, Signal } from "../../../data/model/taxonomy.ts";
import { eachGram, type Signs, signsIn } from "../language/grams.ts";
import { clausesOf } from "../language/sentences.ts";
import { type Table, weighedGrams } from "./weighed-grams.ts";

/** What the runs of signs of a text speak for, as the labelled posts taught (tests/bench/learn.ts). */
export type Leanings = {
  /** The logarithm of the odds that a post that reads like this one has the label. */
  readonly logitOf: (label: Label) => number;
  /** The clause that speaks for it most. */
  readonly clauseFor: (label: Label) => Clause | null;
};
/** A clause, and where in the text its weightiest run begins. */
type Clause = Span & { readonly heart: number };
export type Label = Issue | Signal | "is_complaint";

const HUNDREDTHS = 100;

export function leaningsOf(text: string, table = weighedGrams()): Leanings {
  const { labels, before } = table;
  const signs = signsIn(text);
  const sums = sumUp(signs, table);
  return {
    logitOf(label) {
      const number = labels.indexOf(label);
      return ((before[number] as number) + (sums[number] as number)) / HUNDREDTHS;
    },
    clauseFor: (label) => loudest(text, signs, table, labels.indexOf(label)),
  };
}

/** For each label what the runs of the text weigh; a run that comes again counts less each time, and a long text no more than a short one. */
function sumUp(signs: Signs, { labels, find, size, pairs, starts }: Table): Float64Array {
  const times = new Uint16Array(size);
  const known: number[] = [];
  eachGram(signs, (gram, hash) => {
    const number = find(gram, hash);
    if (number < 0) return;
    if (times[number] === 0) known.push(number);
    times[number] = (times[number] as number) + 1;
  });
  const sums = new Float64Array(labels.length);
  let square = 0;
  for (const number of known) {
    const count = timesCounted(times[number] as number);
    square += count * count;
    const end = starts[number + 1] as number;
    for (let at = starts[number] as number; at < end; at += 2) {
      const label = pairs[at] as number;
      sums[label] = (sums[label] as number) + count * (pairs[at + 1] as number);
    }
  }
  const scale = 1 / Math.sqrt(Math.max(1, square));
  return sums.map((sum) => sum * scale);
}

/** What a run counts that comes so many times. */
export function timesCounted(times: number): number {
  return times === 1 ? 1 : 1 + Math.log(times);
}

export function chanceOf(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** The clause whose runs of signs weigh most for the label. */
function loudest(text: string, signs: Signs, table: Table, label: number): Clause | null {
  const weightAt = new Float64Array(text.length);
  eachGram(signs, (gram, hash, place) => {
    const known = table.find(gram, hash);
    if (known < 0) return;
    const start = signs.starts[place] as number;
    weightAt[start] = (weightAt[start] as number) + weightFor(table, known, label);
  });
  let best: Clause | null = null;
  let most = 0;
  for (const { start, end } of clausesOf(text)) {
    const inside = weightAt.subarray(start, end);
    const sum = inside.reduce((total, each) => total + each, 0);
    if (sum <= most) continue;
    best = { start, end, heart: start + inside.indexOf(Math.max(...inside)) };
    most = sum;
  }
  return best;
}

function weightFor({ pairs, starts }: Table, number: number, label: number): number {
  const end = starts[number + 1] as number;
  for (let at = starts[number] as number; at < end; at += 2) if (pairs[at] === label) return pairs[at + 1] as number;
  return 0;
}
