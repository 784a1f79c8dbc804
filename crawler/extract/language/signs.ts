const HALF = 0x4000;
/** How many places there are. */
export const PLACES = 2 * HALF;
const SIGNS = new Uint8Array(PLACES);
let noted = "";
let distinct: number[] = [];

/** The signs of a text, ready to be met by anchors; good until the next text. */
export function signsOf(text: string): Uint8Array {
  if (text === noted) return SIGNS;
  for (const sign of distinct) SIGNS[sign] = 0;
  distinct = [];
  let before = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    note(placeOf(code));
    if (at > 0) note(placeOfPair(before, code));
    before = code;
  }
  noted = text;
  return SIGNS;
}

/** The places of a text's signs, each once; good until the next text. */
export function placesOf(text: string): readonly number[] {
  signsOf(text);
  return distinct;
}

function note(sign: number): void {
  if (SIGNS[sign] === 1) return;
  SIGNS[sign] = 1;
  distinct.push(sign);
}

/**
 * Where a sign is noted: single ones in the first half, pairs in the second. Small enough to stay close to the
 * processor; two signs may share a place, which only lets a pattern be tried in vain.
 */
export function placeOf(code: number): number {
  return code & (HALF - 1);
}

export function placeOfPair(first: number, second: number): number {
  return HALF + ((Math.imul(first, 31) + second) & (HALF - 1));
}
