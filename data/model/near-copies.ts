/** When two texts are called near-copies: by what they share of their union, or of the smaller one. */
export type CopyRule = { readonly jaccard: number; readonly containment: number };

/** The set of a text's character 3-grams, hashed, in rising order. */
export type Grams = Uint32Array;

const BANDS = 48;
const ROWS = 3;
const SLOTS = 1 << 18;
const TRIED_IN_A_BUCKET = 24;
const MULTIPLIERS = Int32Array.from({ length: BANDS * ROWS }, (_, index) => Math.imul(index + 1, 0x9e3779b1) | 1);
const SALTS = Int32Array.from({ length: BANDS * ROWS }, (_, index) => Math.imul(index + 7, 0x85ebca6b));

/** `plain`: letters and figures alone, in one way of writing (width, case, script). */
export function gramsOf(plain: string): Grams {
  const size = Math.max(0, plain.length - 2);
  const grams = new Uint32Array(size);
  for (let index = 0; index < size; index += 1) {
    const mixed =
      Math.imul(plain.charCodeAt(index), 0x01000193) ^
      Math.imul(plain.charCodeAt(index + 1), 0x85ebca6b) ^
      Math.imul(plain.charCodeAt(index + 2), 0xc2b2ae35);
    grams[index] = mixed ^ (mixed >>> 15);
  }
  grams.sort();
  let kept = 0;
  for (let index = 0; index < size; index += 1) {
    const gram = grams[index] ?? 0;
    if (kept > 0 && grams[kept - 1] === gram) continue;
    grams[kept] = gram;
    kept += 1;
  }
  return grams.slice(0, kept);
}

/** What two texts share: of their union, and of the smaller one. */
export function likeness(one: Grams, other: Grams): CopyRule {
  const shared = overlap(one, other);
  const smaller = Math.min(one.length, other.length);
  if (smaller === 0) return { jaccard: 0, containment: 0 };
  return { jaccard: shared / (one.length + other.length - shared), containment: shared / smaller };
}

/** Takes texts one after another and names the earlier ones, by number, that may be alike. Near-linear. */
export type CopyIndex = { readonly add: (grams: Grams) => readonly number[] };

/**
 * MinHash in 48 bands of 3 rows: of texts that share 0.6 of their grams it misses one pair in a hundred thousand, of 0.4
 * one in twenty-four. A bucket answers with its newest members only, so that a thousand copies of one text cost no more than ten.
 */
export function openCopyIndex(): CopyIndex {
  // Each bucket is a chain: its newest member in `heads`, and from each member to the one before in `next`.
  const heads = new Int32Array(BANDS * SLOTS).fill(-1);
  let next = new Int32Array(BANDS * 1024);
  let count = 0;
  return {
    add(grams) {
      const index = count;
      count += 1;
      if (count * BANDS > next.length) next = grown(next);
      const found = new Set<number>();
      for (const [band, slot] of bucketsOf(grams).entries()) {
        const head = band * SLOTS + slot;
        const newest = heads[head] ?? -1;
        follow(next, band, newest, found);
        next[index * BANDS + band] = newest;
        heads[head] = index;
      }
      return [...found].sort((a, b) => a - b);
    },
  };
}

function follow(next: Int32Array, band: number, newest: number, found: Set<number>): void {
  let member = newest;
  for (let tried = 0; member >= 0 && tried < TRIED_IN_A_BUCKET; tried += 1) {
    found.add(member);
    member = next[member * BANDS + band] ?? -1;
  }
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** The slot of a text in each band. Texts too short to have grams stand in no bucket. */
function bucketsOf(grams: Grams): readonly number[] {
  if (grams.length === 0) return [];
  const least = smallest(grams);
  return Array.from({ length: BANDS }, (_, band) => {
    let mixed = band;
    for (let at = band * ROWS; at < (band + 1) * ROWS; at += 1) mixed = Math.imul(mixed ^ (least[at] ?? 0), 0x9e3779b1);
    return (mixed ^ (mixed >>> 13)) & (SLOTS - 1);
  });
}

const LEAST = new Uint32Array(BANDS * ROWS);

/** The smallest hash of a text's grams under each of the hash functions; good until the next call. */
function smallest(grams: Grams): Uint32Array {
  const { length } = grams;
  for (let which = 0; which < LEAST.length; which += 1) {
    const multiplier = MULTIPLIERS[which] ?? 1;
    const salt = SALTS[which] ?? 0;
    let least = 0xffffffff;
    for (let at = 0; at < length; at += 1) {
      const mixed = Math.imul((grams[at] ?? 0) ^ salt, multiplier);
      const hash = (mixed ^ (mixed >>> 16)) >>> 0;
      if (hash < least) least = hash;
    }
    LEAST[which] = least;
  }
  return LEAST;
}

function overlap(one: Grams, other: Grams): number {
  let shared = 0;
  let at = 0;
  for (const gram of one) {
    while (at < other.length && (other[at] ?? 0) < gram) at += 1;
    if (other[at] === gram) shared += 1;
  }
  return shared;
}
