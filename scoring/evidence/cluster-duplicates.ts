import { GramNumbers } from "./gram-numbers.ts";
import { plainWords } from "./plain-words.ts";

/** A text and when it was posted, in days on any clock. */
export type Writing = { readonly text: string; readonly day: number };

export type DuplicateRule = {
  readonly jaccard: number;
  readonly containment: number;
  readonly withinDays: number;
  /** Texts with fewer 3-grams say too little to be called copies. */
  readonly gramsNeeded: number;
};

/**
 * Numbers the clusters of near-duplicates, from 0 in order of first appearance: two texts belong together when their
 * sets of character 3-grams (after NFKC, without spaces, signs and masks) share enough, within so many days.
 *
 * Near-linear: of a pair that qualifies, several of the smaller one's rarest grams are in the larger too (prefix filter);
 * only such pairs are compared.
 */
export function clusterDuplicates(writings: readonly Writing[], rule: DuplicateRule): number[] {
  const [clusters = []] = clustersBy([rule], writings);
  return clusters;
}

/** The clusters by each of several rules; the words are looked at once. */
export function clustersBy(rules: readonly DuplicateRule[], writings: readonly Writing[]): number[][] {
  const shelf = shelve(
    writings.map(({ text }) => text),
    Math.min(...rules.map(({ gramsNeeded }) => gramsNeeded)),
  );
  return rules.map((rule) => clustersOf(writings, shelf, rule));
}

function clustersOf(writings: readonly Writing[], shelf: Shelf, rule: DuplicateRule): number[] {
  const { sizes, shared } = shelf;
  const parents = writings.map((_, index) => index);
  const dayOf = (index: number) => writings[index]?.day ?? 0;
  const marks = new Int32Array(shelf.grams).fill(-1);
  const met = new Int32Array(writings.length);
  for (let index = 0; index < writings.length; index += 1) {
    const found = candidates(index, shelf, rule, met);
    if (found.length > 0) mark(marks, shared[index] as Int32Array, index);
    const open = found.filter((other) => Math.abs(dayOf(index) - dayOf(other)) <= rule.withinDays);
    for (const other of open) {
      if (rootOf(parents, index) === rootOf(parents, other)) continue;
      const both = sharedWith(marks, index, shared[other] as Int32Array);
      if (areCopies(sizes[index] as number, sizes[other] as number, both, rule)) join(parents, index, other);
    }
  }
  return numberRoots(parents);
}

const NOTHING = new Int32Array(0);

/** Share enough of their union, or of the smaller one (padding with an order number does not hide a copy). */
function areCopies(one: number, other: number, shared: number, { jaccard, containment }: DuplicateRule): boolean {
  return shared >= jaccard * (one + other - shared) || shared >= containment * Math.min(one, other);
}

function mark(marks: Int32Array, grams: Int32Array, index: number): void {
  for (const gram of grams) marks[gram] = index;
}

/** How many of `grams` are marked with `index`. */
function sharedWith(marks: Int32Array, index: number, grams: Int32Array): number {
  let shared = 0;
  for (let at = 0; at < grams.length; at += 1) if (marks[grams[at] as number] === index) shared += 1;
  return shared;
}

type Shelf = {
  /** Different grams of each text; 0 for texts that say too little. */
  readonly sizes: Int32Array;
  /** Those of them that other texts hold too, rarest first: no other can be shared. */
  readonly shared: readonly Int32Array[];
  /** Grams are numbered as first met, below this. */
  readonly grams: number;
  /** The texts that hold a gram lie from `from[gram]` to `from[gram + 1]`. */
  readonly from: Int32Array;
  readonly texts: Int32Array;
};

function shelve(texts: readonly string[], needed: number): Shelf {
  const { sets, held } = gramSets(texts, needed);
  const from = new Int32Array(held.length + 1);
  for (let gram = 0; gram < held.length; gram += 1) {
    const count = held[gram] as number;
    from[gram + 1] = (from[gram] as number) + (count > 1 ? count : 0);
  }
  const holders = new Int32Array(from.at(-1) ?? 0);
  const next = from.slice();
  const shared = sets.map((grams, index) => {
    const known = sharedAmong(grams, held);
    for (const gram of known) {
      const place = next[gram] as number;
      holders[place] = index;
      next[gram] = place + 1;
    }
    return known;
  });
  return { sizes: Int32Array.from(sets.map(({ length }) => length)), shared, grams: held.length, from, texts: holders };
}

/** Numbers of grams lie below this: how rare and which, in one number that sorts. */
const GRAMS = 2 ** 32;

function sharedAmong(grams: Int32Array, held: Int32Array): Int32Array {
  const keys = new Float64Array(grams.length);
  let size = 0;
  for (let at = 0; at < grams.length; at += 1) {
    const gram = grams[at] as number;
    const count = held[gram] as number;
    if (count < 2) continue;
    keys[size] = count * GRAMS + gram;
    size += 1;
  }
  return size === 0 ? NOTHING : Int32Array.from(keys.subarray(0, size).sort(), (key) => key % GRAMS);
}

/** One set of grams a text, and how many sets hold each gram. */
function gramSets(texts: readonly string[], needed: number) {
  const plain = texts.map(plainWords);
  const numbers = new GramNumbers(plain.reduce((total, { length }) => total + length, 0));
  const seenIn = new Int32Array(numbers.most).fill(-1);
  const held = new Int32Array(numbers.most);
  const room = new Int32Array(plain.reduce((most, { length }) => Math.max(most, length), 0));
  const sets = plain.map((words, index) => {
    let size = 0;
    for (let at = 0; at + 2 < words.length; at += 1) {
      const gram = numbers.of(words[at] as number, words[at + 1] as number, words[at + 2] as number);
      if (seenIn[gram] === index) continue;
      seenIn[gram] = index;
      room[size] = gram;
      size += 1;
    }
    if (size < needed) return NOTHING;
    const grams = room.slice(0, size);
    for (const gram of grams) held[gram] = (held[gram] as number) + 1;
    return grams;
  });
  return { sets, held: held.subarray(0, numbers.size) };
}

/** So many of a text's rarest grams must be in another for the two to be compared: one alone is soon met by chance. */
const MEETINGS = 4;

/**
 * Texts at least as long that hold enough of this text's rarest grams. Copies share `overlap` grams at least, so at most
 * `size − overlap` are missing, and of any `size − overlap + m` of them m are shared. `met` is all zeros, and left so.
 */
function candidates(index: number, shelf: Shelf, rule: DuplicateRule, met: Int32Array): number[] {
  const { sizes, shared } = shelf;
  const size = sizes[index] as number;
  const known = shared[index] ?? NOTHING;
  const overlap = Math.ceil(Math.min((2 * rule.jaccard) / (1 + rule.jaccard), rule.containment) * size - 1e-9);
  if (size < rule.gramsNeeded || known.length < overlap) return [];
  const meetings = Math.min(MEETINGS, overlap);
  // Grams that no other text holds are rarer still, and were looked at in vain.
  const looked = known.subarray(0, Math.max(0, known.length - overlap + meetings));
  const touched: number[] = [];
  for (const gram of looked) meet(gram, shelf, met, touched);
  const found = touched.filter(
    (other) => other !== index && (met[other] as number) >= meetings && (sizes[other] as number) >= size,
  );
  for (const other of touched) met[other] = 0;
  return found;
}

/** Counts a gram for all texts that hold it; who is met for the first time is noted in `touched`. */
function meet(gram: number, { from, texts }: Shelf, met: Int32Array, touched: number[]): void {
  const end = from[gram + 1] as number;
  for (let at = from[gram] as number; at < end; at += 1) {
    const other = texts[at] as number;
    if (met[other] === 0) touched.push(other);
    met[other] = (met[other] as number) + 1;
  }
}

function rootOf(parents: number[], index: number): number {
  let root = index;
  for (let parent = parents[root]; parent !== undefined && parent !== root; parent = parents[root]) root = parent;
  parents[index] = root;
  return root;
}

function join(parents: number[], one: number, other: number): void {
  const [first, second] = [rootOf(parents, one), rootOf(parents, other)];
  parents[Math.max(first, second)] = Math.min(first, second);
}

function numberRoots(parents: number[]): number[] {
  const numbers = new Map<number, number>();
  return parents.map((_, index) => {
    const root = rootOf(parents, index);
    const known = numbers.get(root) ?? numbers.size;
    numbers.set(root, known);
    return known;
  });
}
