import { gramsOf, likeness, openCopyIndex } from "../../data/model/near-copies.ts";

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
 */
export function clusterDuplicates(writings: readonly Writing[], rule: DuplicateRule): number[] {
  const index = openCopyIndex();
  const sets = writings
    .map(({ text }) => gramsOf(text))
    .map((grams) => (grams.length < rule.gramsNeeded ? NONE : grams));
  const parents = writings.map((_, place) => place);
  const areNear = (one: number, other: number) =>
    Math.abs((writings[one]?.day ?? 0) - (writings[other]?.day ?? 0)) <= rule.withinDays;
  for (const [place, grams] of sets.entries()) {
    for (const other of index.add(grams)) {
      if (!areNear(place, other) || rootOf(parents, place) === rootOf(parents, other)) continue;
      // Padding with an order number does not hide a copy.
      const { jaccard, containment } = likeness(grams, sets[other] ?? NONE);
      if (jaccard >= rule.jaccard || containment >= rule.containment) join(parents, place, other);
    }
  }
  return numberRoots(parents);
}

const NONE = new Uint32Array();

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
