import { GramSketch, GramTable } from "./gram-table.ts";
import { type Letters, layPlain } from "./plain-words.ts";

/** Texts and the 3-grams that several of them hold, side by side. */
export type Shelf = {
  /** Different grams of each text; 0 for texts that say too little. */
  readonly sizes: Int32Array;
  /** The grams of each text that other texts hold too, rarest first: no other can be shared. */
  readonly shared: Rows;
  /** The texts that hold each gram. Only those of several texts are numbered, as first met. */
  readonly holders: Rows;
};

/** Lists of numbers laid end to end: the one of `row` lies from `from[row]` to `from[row + 1]`. */
export type Rows = { readonly from: Int32Array; readonly values: Int32Array };

/** One list of `rows`; not to be written to. */
export function rowOf({ from, values }: Rows, row: number): Int32Array {
  return values.subarray(from[row], from[row + 1]);
}

/** Texts with fewer than `needed` grams are left out. */
export function shelveGrams(texts: readonly string[], needed: number): Shelf {
  const { sizes, sets, held } = gramSets(texts, needed);
  const holders = holdersOf(sets, held);
  return { sizes, shared: sharedOf(holders, rarestFirst(held, texts.length), texts.length), holders };
}

/** The texts that hold each gram, in rising order. */
function holdersOf(sets: Rows, held: Int32Array): Rows {
  const holders = emptyRows(held);
  const next = holders.from.slice();
  for (let text = 0; text + 1 < sets.from.length; text += 1) {
    const end = sets.from[text + 1] as number;
    for (let at = sets.from[text] as number; at < end; at += 1) put(holders, next, sets.values[at] as number, text);
  }
  return holders;
}

/** The grams of `order` that each text holds, in that order. */
function sharedOf({ from, values }: Rows, order: Int32Array, texts: number): Rows {
  const lengths = new Int32Array(texts);
  for (let at = 0; at < values.length; at += 1) {
    const text = values[at] as number;
    lengths[text] = (lengths[text] as number) + 1;
  }
  const shared = emptyRows(lengths);
  const next = shared.from.slice();
  for (let place = 0; place < order.length; place += 1) {
    const gram = order[place] as number;
    const end = from[gram + 1] as number;
    for (let at = from[gram] as number; at < end; at += 1) put(shared, next, values[at] as number, gram);
  }
  return shared;
}

function emptyRows(lengths: Int32Array): Rows {
  const from = new Int32Array(lengths.length + 1);
  for (let row = 0; row < lengths.length; row += 1) from[row + 1] = (from[row] as number) + (lengths[row] as number);
  return { from, values: new Int32Array(from[lengths.length] as number) };
}

/** `next`: where the next value of each row goes. */
function put({ values }: Rows, next: Int32Array, row: number, value: number): void {
  const place = next[row] as number;
  values[place] = value;
  next[row] = place + 1;
}

/** Grams by how many of so many texts hold them, then by number. */
function rarestFirst(held: Int32Array, texts: number): Int32Array {
  const from = new Int32Array(texts + 2);
  for (let gram = 0; gram < held.length; gram += 1) {
    const count = held[gram] as number;
    from[count + 1] = (from[count + 1] as number) + 1;
  }
  for (let count = 1; count < from.length; count += 1)
    from[count] = (from[count] as number) + (from[count - 1] as number);
  const order = new Int32Array(held.length);
  for (let gram = 0; gram < held.length; gram += 1) {
    const count = held[gram] as number;
    order[from[count] as number] = gram;
    from[count] = (from[count] as number) + 1;
  }
  return order;
}

/** Of each text the grams that several hold, numbered as first met, and how many hold each. `sizes`: of all its different grams. */
function gramSets(texts: readonly string[], needed: number) {
  const letters = layPlain(texts);
  const sketch = sketchOf(letters);
  const grams = new GramTable(sketch.doubtful);
  const met = new Int32Array(sketch.doubtful);
  const ends = new Int32Array(texts.length);
  const sizes = new Int32Array(texts.length);
  let end = 0;
  for (let text = 0; text < texts.length; text += 1) {
    const start = end;
    const laid = layGrams(text, letters, { sketch, grams }, met, start);
    const size = laid.end - start + laid.alone;
    if (size >= needed) {
      sizes[text] = size;
      end = laid.end;
      for (let at = start; at < end; at += 1) grams.count(met[at] as number);
    }
    ends[text] = end;
  }
  return { sizes, ...keepShared(ends, met, grams) };
}

/** Lays the different grams of one text into `met`, but for those that stand `alone`: these are only counted. */
function layGrams(
  text: number,
  { from, units }: Letters,
  { sketch, grams }: { readonly sketch: GramSketch; readonly grams: GramTable },
  met: Int32Array,
  start: number,
): { readonly end: number; readonly alone: number } {
  let end = start;
  let alone = 0;
  const last = (from[text + 1] as number) - 2;
  for (let at = from[text] as number; at < last; at += 1) {
    const [one, two, three] = [units[at] as number, units[at + 1] as number, units[at + 2] as number];
    if (sketch.isAlone(one, two, three)) {
      alone += 1;
      continue;
    }
    const gram = grams.meet(text, one, two, three);
    if (gram < 0) continue;
    met[end] = gram;
    end += 1;
  }
  return { end, alone };
}

function sketchOf({ from, units }: Letters): GramSketch {
  const sketch = new GramSketch(from.at(-1) as number);
  for (let text = 0; text + 1 < from.length; text += 1) {
    const last = (from[text + 1] as number) - 2;
    for (let at = from[text] as number; at < last; at += 1)
      sketch.meet(units[at] as number, units[at + 1] as number, units[at + 2] as number);
  }
  return sketch;
}

/** Leaves out grams that one text holds alone: nearly all, of texts that have little in common. `ends`: of each text's in `met`. */
function keepShared(
  ends: Int32Array,
  met: Int32Array,
  grams: GramTable,
): { readonly sets: Rows; readonly held: Int32Array } {
  // From 1; 0: left out.
  const numbers = new Int32Array(grams.size);
  let kept = 0;
  for (let gram = 0; gram < numbers.length; gram += 1) {
    if (grams.heldBy(gram) < 2) continue;
    kept += 1;
    numbers[gram] = kept;
  }
  const held = new Int32Array(kept);
  const from = new Int32Array(ends.length + 1);
  let [at, end] = [0, 0];
  for (let text = 0; text < ends.length; text += 1) {
    for (const stop = ends[text] as number; at < stop; at += 1) {
      const gram = (numbers[met[at] as number] as number) - 1;
      if (gram < 0) continue;
      held[gram] = (held[gram] as number) + 1;
      met[end] = gram;
      end += 1;
    }
    from[text + 1] = end;
  }
  return { sets: { from, values: met.subarray(0, end) }, held };
}
