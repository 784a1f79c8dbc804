import type { Complaint } from "../../data/model/complaint.ts";

/** Share of first answers in the most frequent wording (letters only, no digits). `null` below `needed` with words. */
export function templateShare(complaints: readonly Pick<Complaint, "events">[], needed: number): number | null {
  const counts = new Map<string, number>();
  let written = 0;
  for (const { events } of complaints) {
    const first = events.find(({ kind, actor }) => kind === "replied" && actor === "merchant");
    const words = first?.text.normalize("NFKC").replace(/[^\p{L}]+/gu, "") ?? "";
    if (words === "") continue;
    written += 1;
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return written < needed ? null : Math.max(...counts.values()) / written;
}
