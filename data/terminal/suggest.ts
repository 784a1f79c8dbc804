import { closest, distance } from "fastest-levenshtein";

/** The one of `known` that somebody may have meant by `given`: two letters, or a third of them, are wrong. `null`: none is near. */
function suggest(given: string, known: readonly string[]): string | null {
  if (known.length === 0 || given === "") return null;
  const near = closest(given.toLowerCase(), known);
  return distance(given.toLowerCase(), near) <= Math.max(near.length > 3 ? 2 : 1, Math.floor(near.length / 3))
    ? near
    : null;
}

/** As the end of a sentence: ` (did you mean "crawl"?)`, or nothing. */
export function didYouMean(given: string, known: readonly string[], show = (name: string) => name): string {
  const near = suggest(given, known);
  return near === null ? "" : `（是不是 ${show(near)}？）`;
}
