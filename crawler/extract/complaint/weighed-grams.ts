import { gramFrom } from "../language/grams.ts";
import kept from "../lexicon/weights-of-grams.json" with { type: "json" };

/** The weights that were learned (tests/bench/learn.ts). */
export type Weights = {
  readonly labels: readonly string[];
  /** The logit of each label before anything is read, in hundredths like all weights. */
  readonly before: readonly number[];
  /** For each run of signs: the number of a label, its weight, another label, its weight … */
  readonly grams: Readonly<Record<string, readonly number[]>>;
};

/** The weights, laid out to be asked. */
export type Table = {
  /** The number of each label. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly before: readonly number[];
  /** The number of the run in the table; -1: not known. */
  readonly find: (gram: number, hash: number) => number;
  /** To count in how often a text holds each run; nothing but zeros from text to text. */
  readonly times: Uint32Array;
  /** Label, weight, label, weight … of all runs, one after another. */
  readonly pairs: Int16Array;
  /** Where the pairs of each run begin; those of the next run begin where they end. */
  readonly starts: Int32Array;
};

let table: Table | null = null;

/** Made when the first text is read. */
export function weighedGrams(): Table {
  table ??= openTable(kept);
  return table;
}

/** Open addressing: a text asks three times for each of its characters, and mostly in vain. */
export function openTable({ labels, before, grams }: Weights): Table {
  const entries = Object.entries(grams);
  const room = 2 ** Math.ceil(Math.log2(entries.length * 3 + 1));
  const keys = new Float64Array(room);
  const numbers = new Int32Array(room);
  const starts = new Int32Array(entries.length + 1);
  const slotOf = (gram: number, hash: number): number => {
    let slot = (hash >>> 8) & (room - 1);
    while (keys[slot] !== 0 && keys[slot] !== gram) slot = (slot + 1) & (room - 1);
    return slot;
  };
  for (const [number, [written, pairs]] of entries.entries()) {
    const { gram, hash } = gramFrom(written);
    const slot = slotOf(gram, hash);
    keys[slot] = gram;
    numbers[slot] = number;
    starts[number + 1] = (starts[number] as number) + pairs.length;
  }
  return {
    numbers: new Map(labels.map((label, number) => [label, number])),
    before,
    times: new Uint32Array(entries.length),
    find(gram, hash) {
      const slot = slotOf(gram, hash);
      return keys[slot] === 0 ? -1 : (numbers[slot] as number);
    },
    pairs: Int16Array.from(entries.flatMap(([, pairs]) => pairs)),
    starts,
  };
}
