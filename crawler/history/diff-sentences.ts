import { diffArrays } from "diff";
import type { DiffPart } from "../../data/model/policy-history.ts";
import { MaskedText } from "../../data/model/quote.ts";

/** Sentences and lines of a text, in its order. Pure. */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[。！？；!?;])|\n/).flatMap((piece) => (piece.trim() === "" ? [] : piece.trim()));
}

/** Sentences that stayed and stand next to a change are shown; of the others only their number. */
const NEIGHBOURS = 1;
const MOST_EDITS = 4000;

/** What came, what went, and what stands around it, sentence by sentence. Pure. */
export function diffSentences(before: string, after: string): DiffPart[] {
  const [left, right] = [sentencesOf(before), sentencesOf(after)];
  const changes = diffArrays(left, right, { maxEditLength: MOST_EDITS });
  // Two texts with nothing in common are shown one after the other.
  if (changes === undefined) return [...left.map(part("removed")), ...right.map(part("added"))];
  return changes.flatMap(({ value, added, removed }, place) => {
    if (added || removed) return value.map(part(added ? "added" : "removed"));
    const head = place === 0 ? [] : value.slice(0, NEIGHBOURS);
    const tail = place === changes.length - 1 ? [] : value.slice(Math.max(head.length, value.length - NEIGHBOURS));
    const sentences = value.length - head.length - tail.length;
    const skipped: DiffPart[] = sentences > 0 ? [{ kind: "skipped", sentences }] : [];
    return [...head.map(part("kept")), ...skipped, ...tail.map(part("kept"))];
  });
}

function part(kind: "kept" | "added" | "removed"): (text: string) => DiffPart {
  // Sentences of a masked text are masked.
  return (text) => ({ kind, text: MaskedText.parse(text) });
}
