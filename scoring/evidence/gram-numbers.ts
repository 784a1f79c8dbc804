const EMPTY = -1;

/**
 * Numbers three-letter strings from 0 as they are first met. An open table over typed arrays: a `Map` with 48-bit keys
 * spends ten times as long, and duplicates are looked for in every text.
 */
export class GramNumbers {
  /** Grams met so far. */
  size = 0;
  /** More can not be met. */
  readonly most: number;
  readonly #mask: number;
  readonly #numbers: Int32Array;
  readonly #heads: Int32Array;
  readonly #tails: Int32Array;

  /** Room for `most` different grams. */
  constructor(most: number) {
    this.most = most;
    const room = 2 ** Math.max(4, Math.ceil(Math.log2(2 * most + 1)));
    this.#mask = room - 1;
    this.#numbers = new Int32Array(room).fill(EMPTY);
    this.#heads = new Int32Array(room);
    this.#tails = new Int32Array(room);
  }

  /** The number of the gram of three UTF-16 units. */
  of(one: number, two: number, three: number): number {
    const head = (one << 16) | two;
    let hash = Math.imul(head, 0x9e3779b1) ^ Math.imul(three, 0x85ebca6b);
    hash ^= hash >>> 15;
    for (let slot = hash & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const number = this.#numbers[slot];
      if (number === EMPTY) {
        this.#numbers[slot] = this.size;
        this.#heads[slot] = head;
        this.#tails[slot] = three;
        this.size += 1;
        return this.size - 1;
      }
      if (number !== undefined && this.#heads[slot] === head && this.#tails[slot] === three) return number;
    }
  }
}
