import { chanceOf, leaningsOf } from "../language/leanings.ts";
import { openTable, type Table } from "../language/weighed-grams.ts";
import kept from "../lexicon/weights-of-phrases.json" with { type: "json" };

/** Where a phrase begins and ends is a sign of its own. */
const EDGES = ["^", "$"] as const;
/** A rule is overruled only where hardly any phrase that reads so states something: chosen by phrases left out. */
const SURELY_NOTHING = 0.85;

let table: Table | null = null;

/** Whether a phrase reads like those that state nothing of the platform's service, whatever a rule found in it. */
export function isNobodysWord(words: string): boolean {
  table ??= openTable(kept);
  return chanceOfNothing(words, table) >= SURELY_NOTHING;
}

/** How likely it is that such a phrase states nothing, as labelled phrases taught (tests/bench/learn-phrases.ts). */
export function chanceOfNothing(words: string, weights: Table): number {
  return chanceOf(leaningsOf<"none">(withEdges(words), weights).logitOf("none"));
}

export function withEdges(words: string): string {
  return words.trim().length === 0 ? "" : EDGES.join(words.trim());
}
