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
 * Near-linear: a pair that qualifies shares at least `overlapNeeded` of the smaller set, so one of the smaller's rarest
 * grams is in the larger too (prefix filter); only such pairs are compared.
 */
export function clusterDuplicates(writings: readonly Writing[], rule: DuplicateRule): number[] {
  const [clusters = []] = clustersBy([rule], writings);
  return clusters;
}

/** The clusters by each of several rules; the words are looked at once. */
export function clustersBy(rules: readonly DuplicateRule[], writings: readonly Writing[]): number[][] {
  const { sets, held } = gramSets(
    writings.map(({ text }) => text),
    Math.min(...rules.map(({ gramsNeeded }) => gramsNeeded)),
  );
  const holders = indexHolders(sets, held);
  return rules.map((rule) => clustersOf(writings, { sets, held, holders }, rule));
}

type Shelf = Grams & { readonly holders: Holders };

function clustersOf(writings: readonly Writing[], { sets, held, holders }: Shelf, rule: DuplicateRule): number[] {
  const parents = writings.map((_, index) => index);
  const areNear = (one: number, other: number) =>
    Math.abs((writings[one]?.day ?? 0) - (writings[other]?.day ?? 0)) <= rule.withinDays;
  const marks = new Int32Array(held.length).fill(-1);
  for (const [index, grams] of sets.entries()) {
    const found = candidates(index, { sets, held, holders }, rule);
    mark(marks, found.size > 0 ? grams : NOTHING, index);
    const open = [...found].filter((other) => areNear(index, other));
    for (const other of open) {
      if (rootOf(parents, index) === rootOf(parents, other)) continue;
      const theirs = sets[other] ?? NOTHING;
      if (areCopies(grams.length, theirs.length, sharedWith(marks, index, theirs), rule)) join(parents, index, other);
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

type Grams = {
  /** One set a text, grams numbered as first met; empty for texts that say too little. */
  readonly sets: readonly Int32Array[];
  /** How many sets hold each gram. */
  readonly held: Int32Array;
};

function gramSets(texts: readonly string[], needed: number): Grams {
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

/** For each gram the texts that hold it, one gram after another; grams of a single text have no room. */
type Holders = { readonly from: Int32Array; readonly texts: Int32Array };

function indexHolders(sets: readonly Int32Array[], held: Int32Array): Holders {
  const from = new Int32Array(held.length + 1);
  for (let gram = 0; gram < held.length; gram += 1) {
    const count = held[gram] as number;
    from[gram + 1] = (from[gram] as number) + (count > 1 ? count : 0);
  }
  const texts = new Int32Array(from.at(-1) ?? 0);
  const next = from.slice();
  for (const [index, grams] of sets.entries()) enter(texts, next, { index, grams, held });
  return { from, texts };
}

function enter(
  texts: Int32Array,
  next: Int32Array,
  { index, grams, held }: { readonly index: number; readonly grams: Int32Array; readonly held: Int32Array },
): void {
  for (let at = 0; at < grams.length; at += 1) {
    const gram = grams[at] as number;
    if ((held[gram] as number) < 2) continue;
    const place = next[gram] as number;
    texts[place] = index;
    next[gram] = place + 1;
  }
}

/** Texts at least as long that hold one of this text's rarest grams. */
function candidates(
  index: number,
  { sets, held, holders }: Shelf,
  { jaccard, containment, gramsNeeded }: DuplicateRule,
): Set<number> {
  const grams = sets[index] ?? NOTHING;
  const found = new Set<number>();
  if (grams.length < gramsNeeded) return found;
  const overlapNeeded = Math.min((2 * jaccard) / (1 + jaccard), containment);
  for (const gram of rarest(grams, held, Math.floor((1 - overlapNeeded) * grams.length) + 1)) {
    for (const other of holders.texts.subarray(holders.from[gram], holders.from[gram + 1])) {
      if (other !== index && (sets[other]?.length ?? 0) >= grams.length) found.add(other);
    }
  }
  return found;
}

/** The `count` grams that fewest texts hold, those of a single text left out: they lead nowhere. */
function rarest(grams: Int32Array, held: Int32Array, count: number): readonly number[] {
  let lonely = 0;
  for (let at = 0; at < grams.length; at += 1) if (held[grams[at] as number] === 1) lonely += 1;
  if (lonely >= count) return [];
  const shared = [...grams].filter((gram) => (held[gram] ?? 0) > 1);
  return shared.sort((one, other) => (held[one] ?? 0) - (held[other] ?? 0)).slice(0, count - lonely);
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
