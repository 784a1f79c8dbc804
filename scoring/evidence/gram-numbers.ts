/** A slot: the gram's number and one more (0: empty), its first two letters, its third. Together, to be found together. */
const SLOT = 4;

/**
 * Numbers three-letter strings from 0 as they are first met. An open table over a typed array: a `Map` with 48-bit keys
 * spends ten times as long, and duplicates are looked for in every text.
 */
export class GramNumbers {
  /** Grams met so far. */
  size = 0;
  /** More can not be met. */
  readonly most: number;
  readonly #mask: number;
  readonly #slots: Int32Array;

  /** Room for `most` different grams. */
  constructor(most: number) {
    this.most = most;
    const room = 2 ** Math.max(4, Math.ceil(Math.log2(2 * most + 1)));
    this.#mask = room - 1;
    this.#slots = new Int32Array(SLOT * room);
  }

  /** The number of the gram of three UTF-16 units. */
  of(one: number, two: number, three: number): number {
    const slots = this.#slots;
    const head = (one << 16) | two;
    let hash = Math.imul(head, 0x9e3779b1) ^ Math.imul(three, 0x85ebca6b);
    hash ^= hash >>> 15;
    for (let place = hash & this.#mask; ; place = (place + 1) & this.#mask) {
      const slot = SLOT * place;
      const known = slots[slot] as number;
      if (known === 0) {
        this.size += 1;
        slots[slot] = this.size;
        slots[slot + 1] = head;
        slots[slot + 2] = three;
        return this.size - 1;
      }
      if (slots[slot + 1] === head && slots[slot + 2] === three) return known - 1;
    }
  }
}
