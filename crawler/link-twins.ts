import { compare } from "../data/model/order.ts";
import { hoursBetween } from "../data/model/time.ts";
import type { SeenDraft } from "./merge-drafts.ts";

/** Twins are posted at one sitting, mostly within the same second. */
const MOST_HOURS_APART = 2;
/** Below this many letters two people may well have written the same. */
const TELLING_SIGNS = 12;
/** Lists cut texts short; what both show must be the same. */
const KEY_SIGNS = 60;
/** Nobody names more merchants than this for one grievance: a text that stands against more is a template. */
const MOST_TWINS = 6;

/**
 * Complaints of one source that are one grievance: the same words, posted at one sitting, against different merchants. Each
 * number with the numbers of its twins, in order; whoever has none is left out. Pure; the order of the input does not matter.
 */
export function linkTwins(merged: readonly SeenDraft[]): Map<string, string[]> {
  const written = merged.map((each) => ({ ...each.draft, words: wordsOf(each.draft) }));
  const sittings = [...Map.groupBy(written, keyOf).values()].flatMap(sittingsOf);
  return new Map(sittings.filter(({ length }) => length > 1 && length <= MOST_TWINS).flatMap(twinsOf));
}

function twinsOf(sitting: readonly Written[]): [string, string[]][] {
  return sitting.flatMap((one): [string, string[]][] => {
    const others = sitting.filter((other) => areTwins(one, other)).map(({ number }) => number);
    return others.length > 0 ? [[one.number, others.sort()]] : [];
  });
}

/** Few words are telling only when they were posted in the same second. */
function keyOf({ words, postedAt }: Written): string {
  return words.length >= TELLING_SIGNS ? words.slice(0, KEY_SIGNS) : `${words} ${postedAt}`;
}

type Written = SeenDraft["draft"] & { readonly words: string };

function sittingsOf(alike: readonly Written[]): Written[][] {
  const sittings: Written[][] = [];
  for (const each of [...alike].sort((one, other) => compare(one.postedAt, other.postedAt))) {
    const last = sittings.at(-1)?.at(-1);
    if (last !== undefined && hoursBetween(last.postedAt, each.postedAt) <= MOST_HOURS_APART)
      sittings.at(-1)?.push(each);
    else sittings.push([each]);
  }
  return sittings;
}

function areTwins(one: Written, other: Written): boolean {
  return (
    one.number !== other.number &&
    fold(one.merchantAsNamed) !== fold(other.merchantAsNamed) &&
    !(isName(one.author) && isName(other.author) && one.author !== other.author) &&
    (one.words.startsWith(other.words) || other.words.startsWith(one.words))
  );
}

/** Names that the site hands out to the anonymous (…喵) are drawn anew for each complaint. */
function isName(author: string | null): boolean {
  return author !== null && author !== "" && !/喵$|[*＊]/.test(author);
}

/** What the author wrote; where that is next to nothing, with the title. Without spaces, signs and the dots of a list. */
function wordsOf({ title, narrative }: SeenDraft["draft"]): string {
  const words = fold(narrative);
  return words.length >= TELLING_SIGNS ? words : fold(`${title}${narrative}`);
}

function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}
