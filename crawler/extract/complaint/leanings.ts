import type { Span } from "../../../data/model/quote.ts";
import type { Issue, Signal } from "../../../data/model/taxonomy.ts";
import { LONGEST_RUN, type Signs, signsIn } from "../language/grams.ts";
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
function sumUp(signs: Signs, table: Table): Float64Array {
  const { labels, size, pairs, begins } = table;
  const times = new Uint16Array(size);
  const known: number[] = [];
  eachKnown(signs, table, (run) => {
    if (times[run] === 0) known.push(run);
    times[run] = (times[run] as number) + 1;
  });
  const sums = new Float64Array(labels.length);
  let square = 0;
  for (const run of known) {
    const count = timesCounted(times[run] as number);
    square += count * count;
    const end = begins[run + 1] as number;
    for (let at = begins[run] as number; at < end; at += 2) {
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

/** Every run of signs that has weights, and the place of its first sign. */
function eachKnown({ codes }: Signs, { longer, begins }: Table, visit: (run: number, place: number) => void): void {
  for (let place = 0; place < codes.length; place += 1) {
    const end = Math.min(place + LONGEST_RUN, codes.length);
    let run = 0;
    for (let next = place; next < end; next += 1) {
      run = longer(run, codes[next] as number);
      if (run === 0) break;
      if (begins[run] !== begins[run + 1]) visit(run, place);
    }
  }
}

/** The clause whose runs of signs weigh most for the label. */
function loudest(text: string, signs: Signs, table: Table, label: number): Clause | null {
  const weightAt = new Float64Array(text.length);
  eachKnown(signs, table, (run, place) => {
    const start = signs.starts[place] as number;
    weightAt[start] = (weightAt[start] as number) + weightFor(table, run, label);
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

function weightFor({ begins, pairs }: Table, run: number, label: number): number {
  const end = begins[run + 1] as number;
  for (let at = begins[run] as number; at < end; at += 2) if (pairs[at] === label) return pairs[at + 1] as number;
  return 0;
}
