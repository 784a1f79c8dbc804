/** A text in signs, figures and the names of platforms being one sign each. */
export type Signs = {
  readonly codes: Uint16Array;
  /** Where in the text each sign begins. */
  readonly starts: Uint32Array;
};

/** What tells texts apart but says nothing of what happened: which platform, which figure. */
const NAME_OR_FIGURE =
  /([\u4e00-\u9fff]{2}(?:卡盟|数卡|发卡网?|点卡)|(?<![a-z\d])[a-z]{2}\d{2,}|\d{3,}卡盟)|\d+(?:\.\d+)?/g;
const NAME = "@".charCodeAt(0);
const FIGURE = "0".charCodeAt(0);
/** Of how many signs the longest run is. */
export const LONGEST = 3;

export function signsIn(text: string): Signs {
  const codes = new Uint16Array(text.length);
  const starts = new Uint32Array(text.length);
  let size = 0;
  let at = 0;
  const note = (code: number, start: number) => {
    codes[size] = code;
    starts[size] = start;
    size += 1;
  };
  for (const found of text.matchAll(NAME_OR_FIGURE)) {
    for (; at < found.index; at += 1) note(text.charCodeAt(at), at);
    note(found[1] === undefined ? FIGURE : NAME, at);
    at += found[0].length;
  }
  for (; at < text.length; at += 1) note(text.charCodeAt(at), at);
  return { codes: codes.subarray(0, size), starts: starts.subarray(0, size) };
}

/** Every run of one to three signs: a number of its own, what to look it up by, and the place of its first sign. */
export function eachGram({ codes }: Signs, visit: (gram: number, hash: number, place: number) => void): void {
  for (let place = 0; place < codes.length; place += 1) {
    let gram = 0;
    let hash = 0;
    for (let next = place; next < place + LONGEST && next < codes.length; next += 1) {
      const code = codes[next] as number;
      gram = gram * 0x1_0000 + code;
      hash = hashed(hash, code);
      visit(gram, hash, place);
    }
  }
}

function hashed(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x9e3779b1) ^ (hash >>> 15);
}

/** The run of signs behind the number, to be read and kept. */
export function writtenGram(gram: number): string {
  let rest = gram;
  let written = "";
  for (; rest > 0; rest = Math.floor(rest / 0x1_0000)) written = String.fromCharCode(rest % 0x1_0000) + written;
  return written;
}

export function gramFrom(written: string): { gram: number; hash: number } {
  let gram = 0;
  let hash = 0;
  for (let at = 0; at < written.length; at += 1) {
    gram = gram * 0x1_0000 + written.charCodeAt(at);
    hash = hashed(hash, written.charCodeAt(at));
  }
  return { gram, hash };
}
