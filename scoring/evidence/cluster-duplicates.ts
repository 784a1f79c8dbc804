import { type Rows, rowOf, type Shelf, shelveGrams } from "./shelve-grams.ts";

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
 * Of a pair that qualifies, several of the smaller one's rarest grams are in the larger too (prefix filter); only such
 * pairs are compared. Of a gram that very many hold, only the nearest holders are asked, which makes it near-linear: a
 * copy is missed where all that it shares is said in a hundred texts between the two as well. Copies in a row are joined
 * link by link, and the very same words always.
 */
export function clusterDuplicates(writings: readonly Writing[], rule: DuplicateRule): number[] {
  const [clusters = []] = clustersBy([rule], writings);
  return clusters;
}

/** The clusters by each of several rules; the words are looked at once. */
export function clustersBy(rules: readonly DuplicateRule[], writings: readonly Writing[]): number[][] {
  const shelf = shelveGrams(
    writings.map(({ text }) => text),
    Math.min(...rules.map(({ gramsNeeded }) => gramsNeeded)),
  );
  return rules.map((rule) => clustersOf(writings, shelf, rule));
}

function clustersOf(writings: readonly Writing[], shelf: Shelf, rule: DuplicateRule): number[] {
  const { sizes, shared, holders } = shelf;
  const parents = writings.map((_, index) => index);
  const dayOf = (index: number) => writings[index]?.day ?? 0;
  const areNear = (one: number, other: number) => Math.abs(dayOf(one) - dayOf(other)) <= rule.withinDays;
  const marks = new Int32Array(holders.from.length - 1).fill(-1);
  const met = new Int32Array(writings.length);
  joinSameWords(writings, shelf, { gramsNeeded: rule.gramsNeeded, areNear }, parents);
  for (let index = 0; index < writings.length; index += 1) {
    const open = candidates(index, shelf, rule, met).filter((other) => areNear(index, other));
    if (open.length > 0) mark(marks, rowOf(shared, index), index);
    for (const other of open) {
      if (rootOf(parents, index) === rootOf(parents, other)) continue;
      const [one, two] = [sizes[index] as number, sizes[other] as number];
      const needed = sharedByCopies(one, two, rule);
      if (sharedWith(marks, index, rowOf(shared, other), needed) >= needed) join(parents, index, other);
    }
  }
  return numberRoots(parents);
}

/** The very same words are found however common they are, where they are enough to be called copies. */
function joinSameWords(
  writings: readonly Writing[],
  { sizes, shared }: Shelf,
  { gramsNeeded, areNear }: { readonly gramsNeeded: number; readonly areNear: (one: number, other: number) => boolean },
  parents: number[],
): void {
  const latest = new Map<string, number>();
  for (const [index, { text }] of writings.entries()) {
    const size = sizes[index] as number;
    // Who has a gram to himself has no double: most need not be looked up by all their words.
    if (size < gramsNeeded || knownOf(shared, index) < size) continue;
    const before = latest.get(text);
    if (before !== undefined && areNear(before, index)) join(parents, before, index);
    latest.set(text, index);
  }
}

/** How many grams two copies share at least: enough of their union, or of the smaller one (padding hides no copy). */
function sharedByCopies(one: number, other: number, { jaccard, containment }: DuplicateRule): number {
  const ofUnion = (jaccard / (1 + jaccard)) * (one + other);
  return Math.ceil(Math.min(ofUnion, containment * Math.min(one, other)) - 1e-9);
}

function mark(marks: Int32Array, grams: Int32Array, index: number): void {
  for (let at = 0; at < grams.length; at += 1) marks[grams[at] as number] = index;
}

/** How many of `grams` are marked with `index`; gives up once `needed` cannot be reached. */
function sharedWith(marks: Int32Array, index: number, grams: Int32Array, needed: number): number {
  let shared = 0;
  let spare = grams.length - needed;
  for (let at = 0; at < grams.length && spare >= 0; at += 1) {
    if (marks[grams[at] as number] === index) shared += 1;
    else spare -= 1;
  }
  return shared;
}

/** So many of a text's rarest grams must be in another for the two to be compared: one alone is soon met by chance. */
const MEETINGS = 4;
/** So many holders of a gram are asked on either side of a text. */
const NEAREST = 64;

/**
 * Texts at least as long that hold enough of this text's rarest grams. Copies share `overlap` grams at least, so at most
 * `size − overlap` are missing, and of any `size − overlap + m` of them m are shared. `met` is all zeros, and left so.
 */
function candidates(index: number, shelf: Shelf, rule: DuplicateRule, met: Int32Array): readonly number[] {
  const { sizes, shared } = shelf;
  const size = sizes[index] as number;
  const known = knownOf(shared, index);
  const overlap = Math.ceil(Math.min((2 * rule.jaccard) / (1 + rule.jaccard), rule.containment) * size - 1e-9);
  if (size < rule.gramsNeeded || known < overlap) return NOBODY;
  const meetings = Math.min(MEETINGS, overlap);
  // Grams that no other text holds are rarer still, and were looked at in vain.
  const looked = rowOf(shared, index).subarray(0, Math.max(0, known - overlap + meetings));
  const touched: number[] = [];
  for (let at = 0; at < looked.length; at += 1) meet(looked[at] as number, index, shelf, met, touched);
  const found = touched.filter(
    (other) => other !== index && (met[other] as number) >= meetings && (sizes[other] as number) >= size,
  );
  for (const other of touched) met[other] = 0;
  return found;
}

const NOBODY: readonly number[] = [];

/** How many of a text's grams other texts hold too. */
function knownOf({ from }: Rows, index: number): number {
  return (from[index + 1] as number) - (from[index] as number);
}

/** Counts a gram for the nearest texts that hold it; who is met for the first time is noted in `touched`. */
function meet(gram: number, index: number, { holders }: Shelf, met: Int32Array, touched: number[]): void {
  const { from, values } = holders;
  const [first, end] = [from[gram] as number, from[gram + 1] as number];
  const place = end - first > 2 * NEAREST ? placeOf(values, first, end, index) : first + NEAREST;
  const stop = Math.min(end, place + NEAREST + 1);
  for (let at = Math.max(first, place - NEAREST); at < stop; at += 1) {
    const other = values[at] as number;
    if (met[other] === 0) touched.push(other);
    met[other] = (met[other] as number) + 1;
  }
}

/** Where a value stands among rising ones. */
function placeOf(values: Int32Array, first: number, end: number, value: number): number {
  let [low, high] = [first, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
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
  const numbers = new Int32Array(parents.length).fill(-1);
  let next = 0;
  return parents.map((_, index) => {
    const root = rootOf(parents, index);
    if (numbers[root] === -1) {
      numbers[root] = next;
      next += 1;
    }
    return numbers[root] as number;
  });
}
