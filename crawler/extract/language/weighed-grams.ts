/** The weights that were learned (tests/bench/learn.ts). */
export type Weights = {
  readonly labels: readonly string[];
  /** The logit of each label before anything is read, in hundredths like all weights. */
  readonly before: readonly number[];
  /** For each run of signs: the number of a label, its weight, another label, its weight … */
  readonly grams: Readonly<Record<string, readonly number[]>>;
};

/** The weights, laid out to be asked sign by sign. */
export type Table = {
  /** The number of each label. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly before: readonly number[];
  /** The number of a run and one more sign; 0: no known run begins so. 0 is the empty run. */
  readonly longer: (run: number, sign: number) => number;
  /** To count in how often a text holds each run; nothing but zeros from text to text. */
  readonly times: Uint32Array;
  /** Label, weight, label, weight … of run n from `begins[n]` up to `begins[n + 1]`; none: only longer ones are known. */
  readonly pairs: Int16Array;
  readonly begins: Uint32Array;
};

/** A tree of signs in one table of open addressing: a text asks up to three times for each of its characters. */
export function openTable({ labels, before, grams }: Weights): Table {
  const written = runsAndBeginnings(Object.keys(grams));
  if (written.length > MOST_RUNS)
    throw new RangeError(`${written.length} runs of signs: no more than ${MOST_RUNS} fit`);
  const room = 2 ** Math.ceil(Math.log2(written.length * 2 + 1));
  const keys = new Uint32Array(room);
  const slots = new Uint16Array(room);
  const slotOf = (key: number): number => {
    let slot = (Math.imul(key, 0x9e3779b1) >>> 12) & (room - 1);
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & (room - 1);
    return slot;
  };
  const longer = (run: number, sign: number): number => slots[slotOf(run * 0x1_0000 + sign)] as number;
  const pairs: number[] = [];
  const begins = new Uint32Array(written.length + 1);
  for (const [number, run] of written.entries()) {
    begins[number] = pairs.length;
    pairs.push(...(grams[run] ?? []));
    if (number === 0) continue;
    let beginning = 0;
    for (let at = 0; at < run.length - 1; at += 1) beginning = longer(beginning, run.charCodeAt(at));
    const key = beginning * 0x1_0000 + run.charCodeAt(run.length - 1);
    keys[slotOf(key)] = key;
    slots[slotOf(key)] = number;
  }
  begins[written.length] = pairs.length;
  return {
    numbers: new Map(labels.map((label, number) => [label, number])),
    before,
    longer,
    times: new Uint32Array(written.length),
    pairs: Int16Array.from(pairs),
    begins,
  };
}

/** A number of a run and a sign share 32 bits. */
const MOST_RUNS = 0x1_0000;

/** The empty run, and each run after those it begins with. */
function runsAndBeginnings(runs: readonly string[]): string[] {
  const all = new Set([""]);
  for (const run of runs) for (let size = 1; size <= run.length; size += 1) all.add(run.slice(0, size));
  return [...all];
}
