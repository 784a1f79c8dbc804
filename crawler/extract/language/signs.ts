/**
 * The signs that patterns are told apart by: single characters, and pairs of characters side by side. Each that some
 * pattern wants has a number; a text is noted by these numbers, and what no pattern wants is passed over.
 */

/** A single character is its code, a pair `first × 65 536 + second`. */
export const PAIR = 0x1_0000;

/** What a text has of the numbered signs; good until the next text, or until one more sign is wanted. */
export type TextSigns = {
  /** For each number, the blocks of the text in which its sign stands: bit 0 is the first block. */
  readonly blocks: Int32Array;
  /** The numbers of the text's signs, each once. */
  readonly numbers: readonly number[];
  /** A block is `2 ** shift` characters long; thirty-two hold the text. */
  readonly shift: number;
};

const MOST = 2 ** 15;
const singles = new Uint16Array(PAIR);
/** Open addressing: a text asks once for each of its pairs, mostly in vain. */
const ROOM_BITS = 17;
const pairs = new Uint32Array(2 ** ROOM_BITS);
const numbersOfPairs = new Uint16Array(2 ** ROOM_BITS);
let given = 0;

/** The number of a sign, from 1; given when it is first wanted. */
export function numberOf(sign: number): number {
  if (given + 1 === MOST)
    throw new RangeError(`Patterns want more than ${MOST} signs: let anchors.ts tell junctions by fewer pairs`);
  noted.text = "";
  if (sign < PAIR) {
    if (singles[sign] === 0) singles[sign] = given += 1;
    return singles[sign] as number;
  }
  const slot = slotOf(sign);
  if (pairs[slot] === 0) {
    pairs[slot] = sign;
    numbersOfPairs[slot] = given += 1;
  }
  return numbersOfPairs[slot] as number;
}

function slotOf(pair: number): number {
  let slot = Math.imul(pair ^ (pair >>> 16), 0x9e3779b1) >>> (32 - ROOM_BITS);
  while (pairs[slot] !== 0 && pairs[slot] !== pair) slot = (slot + 1) & (2 ** ROOM_BITS - 1);
  return slot;
}

const noted = { text: "", blocks: new Int32Array(MOST), numbers: [] as number[], shift: 0 };

export function signsOf(text: string): TextSigns {
  if (text !== noted.text) noteAll(text);
  return noted;
}

function noteAll(text: string): void {
  for (const number of noted.numbers) noted.blocks[number] = 0;
  noted.numbers = [];
  let shift = 0;
  while (text.length >> shift > 31) shift += 1;
  let before = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const single = singles[code] as number;
    if (single > 0) note(single, at >> shift);
    // A pair stands where its first character stands.
    const pair = before === 0 ? 0 : (numbersOfPairs[slotOf(before * PAIR + code)] as number);
    if (pair > 0) note(pair, (at - 1) >> shift);
    before = code;
  }
  noted.text = text;
  noted.shift = shift;
}

function note(number: number, block: number): void {
  const blocks = noted.blocks[number] as number;
  if (blocks === 0) noted.numbers.push(number);
  noted.blocks[number] = blocks | (1 << block);
}
