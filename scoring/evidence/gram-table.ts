/** Numbers kept of a gram: its first two letters, its third, the text that showed it last and one more, how many texts hold it. */
const FIELDS = 4;
const [THIRD, TEXT, HELD] = [1, 2, 3] as const;

/**
 * Numbers three-letter strings from 0 as they are first met, and counts who holds them. An open table over typed arrays: a `Map`
 * with 48-bit keys spends ten times as long, and duplicates are looked for in every text. What is asked of a gram lies side by
 * side: most of the time goes by until it is at hand.
 */
export class GramTable {
  /** Grams met so far. */
  size = 0;
  readonly #mask: number;
  /** A gram's number and one more; 0: empty. Only these are hopped about in, so they must be few bytes. */
  readonly #slots: Int32Array;
  readonly #grams: Int32Array;

  /** Room for `most` different grams. */
  constructor(most: number) {
    const room = 2 ** Math.max(4, Math.ceil(Math.log2(2 * most + 1)));
    this.#mask = room - 1;
    this.#slots = new Int32Array(room);
    this.#grams = new Int32Array(FIELDS * most);
  }

  /** The number of the gram of three UTF-16 units; below 0 where this very text has shown it before. One text after another. */
  meet(text: number, one: number, two: number, three: number): number {
    const slots = this.#slots;
    const grams = this.#grams;
    const head = (one << 16) | two;
    for (let place = hashOf(one, two, three) & this.#mask; ; place = (place + 1) & this.#mask) {
      const number = (slots[place] as number) - 1;
      if (number < 0) return this.#enter(place, text, head, three);
      const at = FIELDS * number;
      if (grams[at] !== head || grams[at + THIRD] !== three) continue;
      if (grams[at + TEXT] === text + 1) return -1;
      grams[at + TEXT] = text + 1;
      return number;
    }
  }

  /** One text more holds it. */
  count(number: number): void {
    const at = FIELDS * number + HELD;
    this.#grams[at] = (this.#grams[at] as number) + 1;
  }

  /** How many texts were counted. */
  heldBy(number: number): number {
    return this.#grams[FIELDS * number + HELD] as number;
  }

  #enter(place: number, text: number, head: number, third: number): number {
    const number = this.size;
    this.size += 1;
    this.#slots[place] = this.size;
    const at = FIELDS * number;
    this.#grams[at] = head;
    this.#grams[at + THIRD] = third;
    this.#grams[at + TEXT] = text + 1;
    return number;
  }
}

/**
 * Tells most grams that are met but once from the others by the count of their hash, a byte or two each. Texts that have little in
 * common are nearly all such grams, and need no place in the table.
 */
export class GramSketch {
  /** How often grams were met that may be met more than once. */
  doubtful = 0;
  readonly #mask: number;
  readonly #counts: Uint8Array;

  constructor(most: number) {
    const room = 2 ** Math.max(4, Math.ceil(Math.log2(2 * most + 1)));
    this.#mask = room - 1;
    this.#counts = new Uint8Array(room);
  }

  meet(one: number, two: number, three: number): void {
    const place = hashOf(one, two, three) & this.#mask;
    const count = this.#counts[place] as number;
    this.doubtful += count === 0 ? 0 : count === 1 ? 2 : 1;
    if (count < 2) this.#counts[place] = count + 1;
  }

  /** It was met once for sure. */
  isAlone(one: number, two: number, three: number): boolean {
    return this.#counts[hashOf(one, two, three) & this.#mask] === 1;
  }
}

function hashOf(one: number, two: number, three: number): number {
  const hash = Math.imul((one << 16) | two, 0x9e3779b1) ^ Math.imul(three, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}
