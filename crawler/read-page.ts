import type { Alarm } from "../data/model/alarm.ts";
import { Complaint, type IssueLabel } from "../data/model/complaint.ts";
import type { Platform } from "../data/model/platform.ts";
import { MaskedText } from "../data/model/quote.ts";
import type { SourceDeclaration } from "../data/model/source.ts";
import type { Instant } from "../data/model/time.ts";
import { authorKey } from "./author-key.ts";
import type { ComplaintDraft, ComplaintSource, Page, Reading } from "./contract.ts";
import { type ComplaintExtract, extractComplaint } from "./extract/extract-complaint.ts";
import { exemptIn, maskDraft, maskRest } from "./mask-draft.ts";
import type { SeenDraft } from "./merge-drafts.ts";
import { parsePage } from "./parse-page.ts";

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
export function readPage(source: Pick<ComplaintSource, "id" | "parse" | "expects">, page: Page, at: Instant): PageRead {
  const { reading, alarms } = parsePage(source, page, at);
  const complaints = reading.complaints.map((draft): ReadDraft => {
    return draft.view === "detail" ? readDraft(draft, source.id) : { ...maskDraft(draft, source.id), words: null };
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

/** The record of a draft that was read, against one platform. Pure. */
export function complaintOf(
  { draft, seenAt, bodySha256 }: SeenDraft<ReadDraft>,
  twins: readonly string[],
  platform: Platform["id"],
  source: SourceDeclaration["id"],
): Complaint {
  const { words } = draft;
  if (words === null) throw new RangeError(`the words of complaint ${draft.number} have not been read`);
  return Complaint.parse({
    source,
    number: draft.number,
    address: draft.address,
    platform,
    merchantAsNamed: draft.merchantAsNamed,
    title: draft.title,
    narrative: draft.narrative,
    truncated: draft.truncated,
    postedAt: draft.postedAt,
    state: draft.state,
    events: draft.events,
    rating: draft.rating,
    amountCny: draft.amountCny ?? words.amountCny,
    timely: draft.timely,
    twins: [...twins],
    issues: [...draft.issueCodes.map((code) => categoryLabel(code, draft.issueField[0] ?? code)), ...words.issues],
    signals: words.signals,
    remedies: words.remedies,
    resolved: words.resolved,
    authorKey: draft.author === null ? null : authorKey(source, draft.author),
    lastObservedAt: seenAt,
    removed: draft.removed,
    bodySha256,
  });
}

function categoryLabel(code: IssueLabel["code"], printed: string): IssueLabel {
  return {
    code,
    from: "field",
    excerpt: { start: 0, end: printed.length, text: MaskedText.parse(printed) },
    rule: "source-category",
    confidence: 1,
  };
}
