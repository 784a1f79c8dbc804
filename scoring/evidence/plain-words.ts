/** Letters and digits alone, in one form: after NFKC, in lower case, without spaces, signs and masks. As UTF-16 units. */
export function plainWords(text: string): Uint16Array {
  const ordinary = ordinaryWords(text);
  if (ordinary !== null) return ordinary;
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
  return Uint16Array.from({ length: plain.length }, (_, at) => plain.charCodeAt(at));
}

const CJK = [0x4e00, 0x9fef] as const;
/** Full-width forms of ASCII, and how far they lie from it. */
const WIDE = [0xff01, 0xff5e] as const;
const WIDENED = 0xfee0;
/** Punctuation and the mask: nothing that NFKC would make a letter or a digit of. */
const SIGNS = new Set(Array.from("、。〈〉《》「」『』【】–—‘’“”…█", (sign) => sign.charCodeAt(0)));

/** The same for texts of common Chinese, ASCII and punctuation, several times as fast; `null` for any other. */
function ordinaryWords(text: string): Uint16Array | null {
  const kept = new Uint16Array(text.length);
  let size = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = plainUnit(text.charCodeAt(at));
    if (unit === null) return null;
    if (unit === NONE) continue;
    kept[size] = unit;
    size += 1;
  }
  return kept.subarray(0, size);
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
