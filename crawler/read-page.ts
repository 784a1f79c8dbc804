import type { Alarm } from "../data/model/alarm.ts";
import type { ComplaintDraft, Reading } from "./contract.ts";
import { type ComplaintExtract, extractComplaint } from "./extract/extract-complaint.ts";
import { exemptIn, maskDraft, maskRest } from "./mask-draft.ts";
import type { ParsedPage } from "./parse-page.ts";

/** A draft as it leaves its page: personal data blotted out, the author a key. */
export type ReadDraft = ReturnType<typeof maskDraft> & {
  /** What its words say, read before they were masked; `null`: nobody has read them yet. */
  readonly words: Words | null;
};

type Words = Pick<ComplaintExtract, "issues" | "signals" | "remedies" | "amountCny" | "resolved">;

/** What a page says without personal data, and what a maintainer must look at. */
export type PageRead = {
  readonly reading: Omit<Reading, "complaints"> & { readonly complaints: readonly ReadDraft[] };
  readonly alarms: readonly Alarm[];
};

/** Of a list, which knows less than the pages it leads to, the words are left for whoever needs them (`readDraft`). */
export function readParsed({ reading, alarms }: ParsedPage, source: string): PageRead {
  const complaints = reading.complaints.map((draft): ReadDraft => {
    return draft.view === "detail" ? readDraft(draft, source) : { ...maskDraft(draft, source), words: null };
  });
  return { reading: { ...reading, complaints }, alarms };
}

/** Reads and masks a draft; the numbers of its `twins` are no personal data. */
export function readDraft(draft: ComplaintDraft, source: string, twins: readonly string[] = []): ReadDraft {
  const read = extractComplaint({ ...draft, exempt: exemptIn(draft, twins) });
  const { title, narrative, issues, signals, remedies, amountCny, resolved } = read;
  const words = { issues, signals, remedies, amountCny, resolved };
  return { ...draft, title, narrative, ...maskRest(draft, source, twins), words };
}
