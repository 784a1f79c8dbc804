import type { Span } from "../../../data/model/quote.ts";
import { LONGEST_RUN, signsIn } from "./grams.ts";
import { clausesOf } from "./sentences.ts";
import type { Table } from "./weighed-grams.ts";

/** What the runs of signs of a text speak for, as labelled texts taught (tests/bench/learn.ts). */
export type Leanings<Label extends string> = {
  /** The logarithm of the odds that a post that reads like this one has the label. */
  readonly logitOf: (label: Label) => number;
  /** The clause that speaks for it most. */
  readonly clauseFor: (label: Label) => Clause | null;
};
/** A clause, and where in the text its weightiest run begins. */
type Clause = Span & { readonly heart: number };

const HUNDREDTHS = 100;

export function leaningsOf<Label extends string>(text: string, table: Table): Leanings<Label> {
  const { numbers, before } = table;
  const heard = hear(text, table);
  const sums = sumUp(heard, table);
  return {
    logitOf(label) {
      const number = numbers.get(label) as number;
      return ((before[number] as number) + (sums[number] as number)) / HUNDREDTHS;
    },
    clauseFor: (label) => loudest(text, heard, table, numbers.get(label) as number),
  };
}

/** The runs of a text that the table knows, in the order of the text, each with where it begins. */
type Heard = { readonly runs: Int32Array; readonly starts: Int32Array };

function hear(text: string, { longer, begins }: Table): Heard {
  const { codes, starts: places } = signsIn(text);
  const runs = new Int32Array(LONGEST_RUN * codes.length);
  const starts = new Int32Array(runs.length);
  let count = 0;
  for (let place = 0; place < codes.length; place += 1) {
    const end = Math.min(place + LONGEST_RUN, codes.length);
    let run = 0;
    for (let next = place; next < end; next += 1) {
      run = longer(run, codes[next] as number);
      if (run === 0) break;
      if (begins[run] === begins[run + 1]) continue;
      runs[count] = run;
      starts[count] = places[place] as number;
      count += 1;
    }
  }
  return { runs: runs.subarray(0, count), starts: starts.subarray(0, count) };
}

/** For each label what the runs weigh; one that comes again counts less each time, and many no more than few. */
function sumUp({ runs }: Heard, { before, times, pairs, begins }: Table): Float64Array {
  const sums = new Float64Array(before.length);
  let square = 0;
  for (const run of runs) times[run] = (times[run] as number) + 1;
  for (const run of runs) {
    const heard = times[run] as number;
    if (heard === 0) continue;
    times[run] = 0;
    const count = timesCounted(heard);
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

/** The clause whose runs of signs weigh most for the label. */
function loudest(text: string, { runs, starts }: Heard, table: Table, label: number): Clause | null {
  const weightAt = new Float64Array(text.length);
  for (let at = 0; at < runs.length; at += 1) {
    const start = starts[at] as number;
    weightAt[start] = (weightAt[start] as number) + weightFor(table, runs[at] as number, label);
  }
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

function weightFor({ pairs, begins }: Table, run: number, label: number): number {
  const end = begins[run + 1] as number;
  for (let at = begins[run] as number; at < end; at += 2) if (pairs[at] === label) return pairs[at + 1] as number;
  return 0;
}
