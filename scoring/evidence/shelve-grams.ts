import { GramNumbers } from "./gram-numbers.ts";
import { plainWords } from "./plain-words.ts";

/** Texts and the 3-grams that several of them hold, side by side. */
export type Shelf = {
  /** Different grams of each text; 0 for texts that say too little. */
  readonly sizes: Int32Array;
  /** The grams of each text that other texts hold too, rarest first: no other can be shared. */
  readonly shared: Rows;
  /** The texts that hold each gram; none where it is one text's alone. Grams are numbered as first met. */
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
  const { sets, held } = gramSets(texts, needed);
  const sizes = Int32Array.from(texts, (_, text) => (sets.from[text + 1] as number) - (sets.from[text] as number));
  const holders = holdersOf(sets, held);
  return { sizes, shared: sharedOf(holders, rarestFirst(held, texts.length), texts.length), holders };
}

/** The texts that hold each gram of several, in rising order. */
function holdersOf(sets: Rows, held: Int32Array): Rows {
  const holders = emptyRows(held.map((count) => (count > 1 ? count : 0)));
  const next = holders.from.slice();
  for (let text = 0; text + 1 < sets.from.length; text += 1) {
    const end = sets.from[text + 1] as number;
    for (let at = sets.from[text] as number; at < end; at += 1) {
      const gram = sets.values[at] as number;
      if ((held[gram] as number) > 1) put(holders, next, gram, text);
    }
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

/** Grams that several of so many texts hold, by how many, then by number. */
function rarestFirst(held: Int32Array, texts: number): Int32Array {
  const from = new Int32Array(texts + 2);
  for (let gram = 0; gram < held.length; gram += 1) {
    const count = held[gram] as number;
    if (count > 1) from[count + 1] = (from[count + 1] as number) + 1;
  }
  for (let count = 1; count < from.length; count += 1)
    from[count] = (from[count] as number) + (from[count - 1] as number);
  const order = new Int32Array(from[texts + 1] as number);
  for (let gram = 0; gram < held.length; gram += 1) {
    const count = held[gram] as number;
    if (count < 2) continue;
    order[from[count] as number] = gram;
    from[count] = (from[count] as number) + 1;
  }
  return order;
}

/** One set of grams a text, and how many sets hold each gram. */
function gramSets(texts: readonly string[], needed: number): { readonly sets: Rows; readonly held: Int32Array } {
  const plain = texts.map((text) => plainWords(text));
  const most = plain.reduce((total, { length }) => total + length, 0);
  const numbers = new GramNumbers(most);
  const seenIn = new Int32Array(most).fill(-1);
  const held = new Int32Array(most);
  const from = new Int32Array(texts.length + 1);
  const values = new Int32Array(most);
  let end = 0;
  for (let text = 0; text < texts.length; text += 1) {
    const words = plain[text] as Uint16Array;
    const start = end;
    for (let at = 0; at + 2 < words.length; at += 1) {
      const gram = numbers.of(words[at] as number, words[at + 1] as number, words[at + 2] as number);
      if (seenIn[gram] === text) continue;
      seenIn[gram] = text;
      values[end] = gram;
      end += 1;
    }
    if (end - start < needed) end = start;
    else
      for (let at = start; at < end; at += 1) held[values[at] as number] = (held[values[at] as number] as number) + 1;
    from[text + 1] = end;
  }
  return { sets: { from, values }, held: held.subarray(0, numbers.size) };
}
