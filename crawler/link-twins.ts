import { hash } from "node:crypto";
import { compare } from "../data/model/order.ts";
import { hoursBetween, type Instant } from "../data/model/time.ts";
import type { ComplaintDraft } from "./contract.ts";
import type { SeenDraft } from "./merge-drafts.ts";

/** Twins are posted at one sitting, mostly within the same second. */
const MOST_HOURS_APART = 2;
/** Below this many letters two people may well have written the same. */
const TELLING_SIGNS = 12;
/** Lists cut texts short; what both show must be the same. */
const KEY_SIGNS = 60;
/** Nobody names more merchants than this for one grievance: a text that stands against more is a template. */
const MOST_TWINS = 6;

/** What of a complaint tells whether it may be somebody's twin: little, for a million of them are held. */
export type TwinMark = {
  readonly number: string;
  readonly postedAt: Instant;
  /** Of the words that twins share. */
  readonly key: string;
};

export function twinMark(draft: ComplaintDraft): TwinMark {
  const words = wordsOf(draft);
  // Few words are telling only when they were posted in the same second.
  const telling = words.length >= TELLING_SIGNS ? words.slice(0, KEY_SIGNS) : `${words} ${draft.postedAt}`;
  return { number: draft.number, postedAt: draft.postedAt, key: hash("sha1", telling, "base64").slice(0, 16) };
}

/** `twinsAmong` for complaints that are all at hand. */
export function linkTwins(merged: readonly SeenDraft[]): Map<string, string[]> {
  const drafts = new Map(merged.map(({ draft }) => [draft.number, draft]));
  return twinsAmong(
    merged.map(({ draft }) => twinMark(draft)),
    (number) => drafts.get(number),
  );
}

/**
 * Complaints of one source that are one grievance: the same words, posted at one sitting, against different merchants. Each
 * number with the numbers of its twins, in order; whoever has none is left out. `draftOf` is asked for the few that may have
 * some. The order of the input does not matter.
 */
export function twinsAmong(
  marks: readonly TwinMark[],
  draftOf: (number: string) => ComplaintDraft | undefined,
): Map<string, string[]> {
  const sittings = [...Map.groupBy(marks, ({ key }) => key).values()].flatMap(sittingsOf);
  return new Map(
    sittings
      .filter(({ length }) => length > 1 && length <= MOST_TWINS)
      .flatMap((sitting) => twinsOf(sitting.flatMap(({ number }) => written(draftOf(number))))),
  );
}

function twinsOf(sitting: readonly Written[]): [string, string[]][] {
  return sitting.flatMap((one): [string, string[]][] => {
    const others = sitting.filter((other) => areTwins(one, other)).map(({ number }) => number);
    return others.length > 0 ? [[one.number, others.sort()]] : [];
  });
}

type Written = ComplaintDraft & { readonly words: string };

function written(draft: ComplaintDraft | undefined): Written[] {
  return draft === undefined ? [] : [{ ...draft, words: wordsOf(draft) }];
}

function sittingsOf(alike: readonly TwinMark[]): TwinMark[][] {
  if (alike.length === 1) return [];
  const sittings: TwinMark[][] = [];
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
function wordsOf({ title, narrative }: ComplaintDraft): string {
  const words = fold(narrative);
  return words.length >= TELLING_SIGNS ? words : fold(`${title}${narrative}`);
}

function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}
