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
  const sets = writings.map(({ text }) => gramsOf(text)).map((grams) => (grams.length < rule.gramsNeeded ? [] : grams));
  const holders = indexGrams(sets);
  const parents = writings.map((_, index) => index);
  const areNear = (one: number, other: number) =>
    Math.abs((writings[one]?.day ?? 0) - (writings[other]?.day ?? 0)) <= rule.withinDays;
  for (const [index, grams] of sets.entries()) {
    for (const other of candidates(grams, index, sets, holders, rule)) {
      const isOpen = areNear(index, other) && rootOf(parents, index) !== rootOf(parents, other);
      if (isOpen && areCopies(grams, sets[other] ?? [], rule)) join(parents, index, other);
    }
  }
  return numberRoots(parents);
}

/** Share enough of their union, or of the smaller one (padding with an order number does not hide a copy). */
function areCopies(one: readonly number[], other: readonly number[], rule: DuplicateRule): boolean {
  const shared = overlap(one, other);
  const union = one.length + other.length - shared;
  return shared >= rule.jaccard * union || shared >= rule.containment * Math.min(one.length, other.length);
}

/** The set of 3-grams, as numbers in rising order. */
function gramsOf(text: string): number[] {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  const grams = new Set<number>();
  for (let index = 0; index + 2 < plain.length; index += 1) {
    const [a, b, c] = [plain.charCodeAt(index), plain.charCodeAt(index + 1), plain.charCodeAt(index + 2)];
    grams.add(a * 2 ** 32 + b * 2 ** 16 + c);
  }
  return [...grams].sort((one, other) => one - other);
}

function indexGrams(sets: readonly (readonly number[])[]): Map<number, number[]> {
  const holders = new Map<number, number[]>();
  for (const [index, grams] of sets.entries()) {
    for (const gram of grams) {
      const held = holders.get(gram);
      if (held === undefined) holders.set(gram, [index]);
      else held.push(index);
    }
  }
  return holders;
}

/** Texts at least as long that hold one of this text's rarest grams. */
function candidates(
  grams: readonly number[],
  index: number,
  sets: readonly (readonly number[])[],
  holders: ReadonlyMap<number, readonly number[]>,
  { jaccard, containment }: DuplicateRule,
): Set<number> {
  if (grams.length === 0) return new Set();
  const overlapNeeded = Math.min((2 * jaccard) / (1 + jaccard), containment);
  const rarest = [...grams].sort((one, other) => (holders.get(one)?.length ?? 0) - (holders.get(other)?.length ?? 0));
  const found = new Set<number>();
  for (const gram of rarest.slice(0, Math.floor((1 - overlapNeeded) * grams.length) + 1)) {
    for (const other of holders.get(gram) ?? []) {
      if (other !== index && (sets[other]?.length ?? 0) >= grams.length) found.add(other);
    }
  }
  return found;
}

function overlap(one: readonly number[], other: readonly number[]): number {
  let shared = 0;
  let at = 0;
  for (const gram of one) {
    while ((other[at] ?? Number.POSITIVE_INFINITY) < gram) at += 1;
    if (other[at] === gram) shared += 1;
  }
  return shared;
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
