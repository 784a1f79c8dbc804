import type { Writing } from "./cluster-duplicates.ts";
import { plainWords } from "./plain-words.ts";

/**
 * Texts too short to be compared by their grams are kin when their plain words are the same, to the letter. `kin`: one number
 * for each text; answers with other numbers where texts were joined. A word or two says too little to be called anybody's.
 */
export function joinSame(
  writings: readonly Writing[],
  kin: readonly number[],
  { gramsNeeded, lettersNeeded }: { readonly gramsNeeded: number; readonly lettersNeeded: number },
): number[] {
  const firsts = new Map<string, number>();
  return kin.map((own, index) => {
    const text = writings[index]?.text ?? "";
    // Signs only ever go: what is long enough with them may still be short without, and is looked at.
    if (text.length > 4 * gramsNeeded) return own;
    const words = plainWords(text);
    if (words.length < lettersNeeded || words.length - 2 >= gramsNeeded) return own;
    const plain = String.fromCharCode(...words);
    const first = firsts.get(plain) ?? own;
    firsts.set(plain, first);
    return first;
  });
}
