import type { Complaint } from "../../data/model/complaint.ts";

/** How the first answer is worded: letters only, no digits. Empty where there is none. */
export function wordingOf({ events }: Pick<Complaint, "events">): string {
  const first = events.find(({ kind, actor }) => kind === "replied" && actor === "merchant");
  const words = first?.text ?? "";
  return COMMON.test(words) ? words.replace(COMMON_SIGNS, "") : words.normalize("NFKC").replace(/[^\p{L}]+/gu, "");
}

/** Letters of common Chinese and the signs between them: nothing to normalise, and three times as fast to look through. */
const COMMON_SIGNS = /[，。！？、：；（）“”█]+/g;
const COMMON = /^[\u4e00-\u9fef，。！？、：；（）“”█]*$/;

/** Share of first answers in the most frequent of all `wordings`. `null` below `needed` with words. */
export function templateShare(wordings: Iterable<string>, needed: number): number | null {
  const counts = new Map<string, number>();
  let written = 0;
  for (const words of wordings) {
    if (words === "") continue;
    written += 1;
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return written < needed ? null : Math.max(...counts.values()) / written;
}
