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
  /** A gram's number and one more; 0: empty. Only these are hopped about in, so they must be few bytes. */
  readonly #slots: Int32Array;
  /** The first two letters of each gram, and its third. */
  readonly #heads: Int32Array;
  readonly #thirds: Uint16Array;

  /** Room for `most` different grams. */
  constructor(most: number) {
    this.most = most;
    const room = 2 ** Math.max(4, Math.ceil(Math.log2(2 * most + 1)));
    this.#mask = room - 1;
    this.#slots = new Int32Array(room);
    this.#heads = new Int32Array(most);
    this.#thirds = new Uint16Array(most);
  }

  /** The number of the gram of three UTF-16 units. */
  of(one: number, two: number, three: number): number {
    const slots = this.#slots;
    const head = (one << 16) | two;
    let hash = Math.imul(head, 0x9e3779b1) ^ Math.imul(three, 0x85ebca6b);
    hash ^= hash >>> 15;
    for (let place = hash & this.#mask; ; place = (place + 1) & this.#mask) {
      const number = (slots[place] as number) - 1;
      if (number < 0) return this.#enter(place, head, three);
      if (this.#heads[number] === head && this.#thirds[number] === three) return number;
    }
  }

  #enter(place: number, head: number, third: number): number {
    const number = this.size;
    this.size += 1;
    this.#slots[place] = this.size;
    this.#heads[number] = head;
    this.#thirds[number] = third;
    return number;
  }
}
