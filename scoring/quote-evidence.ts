import type { Complaint, IssueLabel } from "../data/model/complaint.ts";
import type { Policy } from "../data/model/policy.ts";
import { type Excerpt, MaskedText, type Quote } from "../data/model/quote.ts";
import type { Observation } from "./contract.ts";
import { PARAMETERS } from "./parameters.ts";

const QUOTES_SHOWN = 3;
const LONGEST = 120;

/** What a complaint is quoted for, where its words say it. */
type Said = Pick<IssueLabel, "excerpt" | "rule" | "confidence">;

/** Words of the complaint as archived: those that say it, or how its story begins. `null` when it has no words. */
function quoteComplaint(complaint: Complaint, said?: Said): Quote | null {
  const excerpt = said?.excerpt;
  const words = excerpt?.text || complaint.narrative || complaint.title;
  const text = cut(words);
  if (text === "") return null;
  const start = excerpt?.text ? excerpt.start : 0;
  return {
    text: MaskedText.parse(text),
    start,
    end: start + text.length,
    address: complaint.address,
    capturedAt: complaint.lastObservedAt,
    bodySha256: complaint.bodySha256,
    // A course of things is printed by the source itself: nothing had to be made out.
    extractor:
      said === undefined
        ? { id: `complaint/${complaint.source}`, confidence: 1 }
        : { id: said.rule, confidence: said.confidence },
  };
}

/** `rule`: what found the words. It is as sure as the method takes readings of pages to be. */
export function quotePolicy(policy: Policy, excerpt: Excerpt, rule: string): Quote {
  return {
    text: excerpt.text,
    start: excerpt.start,
    end: excerpt.end,
    ...(excerpt.block === undefined ? {} : { block: excerpt.block }),
    address: policy.address,
    capturedAt: policy.capturedAt,
    bodySha256: policy.bodySha256,
    extractor: { id: rule, confidence: 1 - PARAMETERS.rubricErrorRate },
  };
}

/** At most three examples, one a cluster, the foremost under `rank` (largest first); ties by key, so that none is chance. */
export function pickQuotes<Any extends Observation>(
  observations: readonly Any[],
  rank: (each: Any) => number,
  saidBy: (complaint: Complaint) => Said | undefined = () => undefined,
): Quote[] {
  const quotes: Quote[] = [];
  const clusters = new Set<number>();
  for (const each of foremost(observations, rank)) {
    if (quotes.length === QUOTES_SHOWN) break;
    if (clusters.has(each.cluster)) continue;
    const complaint = each.record();
    const quote = complaint === null ? null : quoteComplaint(complaint, saidBy(complaint));
    if (quote === null) continue;
    clusters.add(each.cluster);
    quotes.push(quote);
  }
  return quotes;
}

/** So many are looked for one by one before all are sorted. */
const SOUGHT = 8;

/** The largest under `rank` first, ties by key: a few are taken of many, and sorting all would be most of the work. */
function* foremost<Any extends Observation>(all: readonly Any[], rank: (each: Any) => number): Generator<Any> {
  const ranks = new Float64Array(all.length);
  for (let index = 0; index < all.length; index += 1) ranks[index] = rank(all[index] as Any);
  const isBefore = (one: number, other: number) =>
    ranks[one] === ranks[other]
      ? (all[one] as Any).key < (all[other] as Any).key
      : (ranks[one] as number) > (ranks[other] as number);
  const left = Array.from(all, (_, index) => index);
  for (let taken = 0; taken < SOUGHT && left.length > 0; taken += 1) {
    let best = 0;
    for (let at = 1; at < left.length; at += 1) if (isBefore(left[at] as number, left[best] as number)) best = at;
    yield all[left[best] as number] as Any;
    left[best] = left.at(-1) as number;
    left.pop();
  }
  left.sort((one, other) => (isBefore(one, other) ? -1 : 1));
  for (const index of left) yield all[index] as Any;
}

/** Cut without breaking a character in two; nothing is added, so that the words can be found on the page. */
function cut(text: string): string {
  if (text.length <= LONGEST) return text;
  const head = text.slice(0, LONGEST);
  return /[\uD800-\uDBFF]$/.test(head) ? head.slice(0, -1) : head;
}
