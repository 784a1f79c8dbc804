import { Complaint, type IssueLabel } from "../data/model/complaint.ts";
import type { Platform } from "../data/model/platform.ts";
import { MaskedText } from "../data/model/quote.ts";
import type { SourceDeclaration } from "../data/model/source.ts";
import { authorKey } from "./author-key.ts";
import type { SeenDraft } from "./merge-drafts.ts";
import type { ReadDraft } from "./read-page.ts";

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
