import { type CopyRule, type Grams, gramsOf, likeness, openCopyIndex } from "../../../data/model/near-copies.ts";
import { normalise } from "../language/normalise.ts";
import type { PersonalData } from "../privacy/types.ts";

/** What a post tells beside its words: two tellings of one event agree in it. */
export type PostFacts = {
  readonly id: string;
  readonly text: string;
  readonly platforms: readonly string[];
  readonly amountCny: number | null;
  readonly personal: readonly PersonalData[];
};

/** Names the earlier post that a post copies with no or small edits; `null` where none is. */
export type DuplicateFinder = { readonly earlier: (post: PostFacts) => string | null };

const COPIES: CopyRule = { jaccard: 0.6, containment: 0.8 };
/** Words retold rather than copied: enough only when the platform agrees and the sum or all that is counted does, too. */
const RETOLD: CopyRule = { jaccard: 0.27, containment: 0.43 };
/** Shorter texts say too little: only the very same words about the same platform are a copy. */
const SHORT = 30;
/** Of posts that agree in all that is counted, the first so many are compared. */
const MOST_ALIKE = 24;

type Kept = {
  readonly id: string;
  readonly plain: string;
  readonly grams: Grams;
  readonly platforms: readonly string[];
  readonly amountCny: number | null;
  readonly numbers: readonly string[];
  readonly dates: readonly string[];
  readonly figures: readonly string[];
  /** Times of day (14:10), on a dial of twelve hours. */
  readonly clocks: readonly string[];
  /** Every number of the text once, small ones and those in words too, but 一. */
  readonly counted: readonly string[];
};

/** Same template with other facts (order, sum, day, platform) is no duplicate. */
export function openDuplicateFinder(): DuplicateFinder {
  const index = openCopyIndex();
  const byFacts = new Map<string, number[]>();
  const kept: Kept[] = [];
  return {
    earlier(post) {
      const one = keep(post);
      const isCopied = (each: number) => {
        const other = kept[each];
        return other !== undefined && isCopy(one, other);
      };
      const ofSameFacts = alikeInFacts(byFacts, one, kept.length);
      const copied = index.add(one.grams).find(isCopied) ?? ofSameFacts.find(isCopied);
      kept.push(one);
      return copied === undefined ? null : (kept[copied]?.id ?? null);
    },
  };
}

/** Earlier posts about the same platforms in which the same is counted: a retelling may share few words with its original. */
function alikeInFacts(byFacts: Map<string, number[]>, { platforms, counted }: Kept, at: number): readonly number[] {
  if (platforms.length === 0 || counted.length === 0) return [];
  const key = `${[...platforms].sort().join()} ${[...counted].sort().join()}`;
  const alike = byFacts.get(key) ?? [];
  byFacts.set(key, [...alike.slice(0, MOST_ALIKE), at]);
  return alike;
}

function keep({ id, text, platforms, amountCny, personal }: PostFacts): Kept {
  const read = normalise(text.slice(0, 20_000)).text;
  const plain = read.replace(/[^\p{L}\p{N}]/gu, "");
  return {
    id,
    plain,
    grams: gramsOf(plain),
    platforms,
    amountCny,
    numbers: personal.filter((each) => each.type !== "name").map((each) => digitsOf(each.text)),
    dates: [...read.matchAll(/(\d{1,2})(?:月|[/-](?=\d{1,2}[日号 ]))(\d{1,2})|(?<![\d月])(\d{1,2})[日号]/g)].map(
      (each) => `${each[1] ?? ""}/${each[2] ?? each[3] ?? ""}`,
    ),
    figures: read.match(/\d{2,}(?:\.\d+)?/g) ?? [],
    clocks: [...read.matchAll(/(?<!\d)(\d{1,2}):(\d{2})(?!\d)/g)].map(
      ([, hour, minute]) => `${Number(hour) % 12}:${minute}`,
    ),
    counted: [
      ...new Set([...read.matchAll(/\d+(?:\.\d+)?|[二两三四五六七八九十百千]+/g)].map(([said]) => figureOf(said))),
    ],
  };
}

function isCopy(one: Kept, other: Kept): boolean {
  if (Math.min(one.plain.length, other.plain.length) < SHORT)
    return one.plain === other.plain && one.platforms.length > 0 && sameSet(one.platforms, other.platforms);
  if (contradict(one, other)) return false;
  const { jaccard, containment } = likeness(one.grams, other.grams);
  if (jaccard >= COPIES.jaccard || containment >= COPIES.containment) return true;
  return (jaccard >= RETOLD.jaccard || containment >= RETOLD.containment) && agree(one, other);
}

function contradict(one: Kept, other: Kept): boolean {
  const sums = [one.amountCny, other.amountCny];
  if (!sums.includes(null) && sums[0] !== sums[1] && !sameSet(one.counted, other.counted)) return true;
  return [
    [one.platforms, other.platforms],
    [one.numbers, other.numbers],
    [one.dates, other.dates],
    [one.figures, other.figures],
    [one.clocks, other.clocks],
  ].some(([a = [], b = []]) => a.length > 0 && b.length > 0 && !a.some((each) => b.includes(each)));
}

function agree(one: Kept, other: Kept): boolean {
  if (one.platforms.length === 0 || !sameSet(one.platforms, other.platforms)) return false;
  const sameSum = one.amountCny !== null && one.amountCny === other.amountCny;
  return sameSum || (one.counted.length > 0 && sameSet(one.counted, other.counted));
}

/** 三 → 3; what is more than one sign stays as it is said. */
function figureOf(said: string): string {
  const small = "〇一二三四五六七八九十".indexOf(said);
  if (said === "两") return "2";
  return said.length === 1 && small > 0 ? String(small) : said;
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each));
}

function digitsOf(text: string): string {
  return normalise(text).text.replace(/[^a-z0-9]/g, "");
}
