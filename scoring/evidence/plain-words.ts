/** Texts laid end to end as UTF-16 units: the one of `text` lies from `from[text]` to `from[text + 1]`. */
export type Letters = { readonly from: Int32Array; readonly units: Uint16Array };

/** Letters and digits alone, in one form: after NFKC, in lower case, without spaces, signs and masks. As UTF-16 units. */
export function plainWords(text: string): Uint16Array {
  const { from, units } = layPlain([text]);
  return units.subarray(0, from[1]);
}

/** The same of several texts: an array for each of a million would have to be swept up again. */
export function layPlain(texts: readonly string[]): Letters {
  const from = new Int32Array(texts.length + 1);
  let units = new Uint16Array(texts.reduce((sum, { length }) => sum + length, 0));
  let rest = units.length;
  let end = 0;
  for (const [index, text] of texts.entries()) {
    rest -= text.length;
    const start = end;
    end = layOrdinary(text, units, start);
    if (end < 0) {
      const plain = unitsOf(text);
      if (start + plain.length + rest > units.length) units = widened(units, start + plain.length + rest);
      units.set(plain, start);
      end = start + plain.length;
    }
    from[index + 1] = end;
  }
  return { from, units };
}

function unitsOf(text: string): Uint16Array {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
  return Uint16Array.from({ length: plain.length }, (_, at) => plain.charCodeAt(at));
}

/** One letter may become eighteen. */
function widened(units: Uint16Array, least: number): Uint16Array<ArrayBuffer> {
  const wider = new Uint16Array(Math.max(least, 2 * units.length));
  wider.set(units);
  return wider;
}

const CJK = [0x4e00, 0x9fef] as const;
/** Full-width forms of ASCII, and how far they lie from it. */
const WIDE = [0xff01, 0xff5e] as const;
const WIDENED = 0xfee0;
/** Punctuation and the mask: nothing that NFKC would make a letter or a digit of. */
const SIGNS = new Set(Array.from("、。〈〉《》「」『』【】–—‘’“”…█", (sign) => sign.charCodeAt(0)));

/**
 * Lays the plain words of a text of common Chinese, ASCII and punctuation from `start` on, several times as fast; answers with
 * where they end. Below 0: it is another text.
 */
function layOrdinary(text: string, units: Uint16Array, start: number): number {
  let end = start;
  for (let at = 0; at < text.length; at += 1) {
    const unit = plainUnit(text.charCodeAt(at));
    if (unit === null) return -1;
    if (unit === NONE) continue;
    units[end] = unit;
    end += 1;
  }
  return end;
}

const NONE = 0;

/** What becomes of one unit; `NONE`: it goes. `null`: more than a look at this one is needed. */
function plainUnit(unit: number): number | null {
  if (unit >= CJK[0] && unit <= CJK[1]) return unit;
  const narrow = unit >= WIDE[0] && unit <= WIDE[1] ? unit - WIDENED : unit;
  if (narrow >= 0x80) return SIGNS.has(unit) ? NONE : null;
  if (narrow >= 0x30 && narrow <= 0x39) return narrow;
  const lower = narrow | 0x20;
  return lower >= 0x61 && lower <= 0x7a ? lower : NONE;
}
