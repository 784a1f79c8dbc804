import type { SourceId } from "../data/model/ids.ts";
import type { ComplaintSource } from "./contract.ts";
import type { ParsedPage } from "./parse-page.ts";
import type { Bodies } from "./raw-page.ts";
import { type ReadDraft, readDraft, readParsed } from "./read-page.ts";
import { type Again, takeApart, type Wanted } from "./take-apart.ts";

/**
 * What each page says, as JSON: a `PageRead`, or `ReadDraft[]` where only some drafts are wanted. Depends on the pages alone:
 * whichever thread does it, and when, the answer is the same.
 */
export function readBatch(
  batch: readonly Wanted[],
  archive: Bodies,
  adapterNamed: (id: string) => ComplaintSource,
): string[] {
  return batch.map((wanted) => {
    const { source, again } = wanted;
    const parsed: ParsedPage =
      wanted.parsed === undefined ? takeApart(wanted, archive, adapterNamed) : JSON.parse(wanted.parsed);
    return JSON.stringify(again === undefined ? readParsed(parsed, source) : readAgain(parsed, source, again));
  });
}

function readAgain({ reading }: ParsedPage, source: SourceId, again: readonly Again[]): ReadDraft[] {
  return again.flatMap(({ number, twins }) => {
    const draft = reading.complaints.find((each) => each.number === number);
    return draft === undefined ? [] : [readDraft(draft, source, twins)];
  });
}
