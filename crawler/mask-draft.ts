import { keyInPlaceOfName } from "./author-key.ts";
import type { ComplaintDraft } from "./contract.ts";
import { mask } from "./extract/privacy/mask.ts";
import { complaintNumbersIn } from "./named-numbers.ts";

/** A draft with personal data blotted out, its author a key: what may be kept when the page may not. */
export function maskDraft(draft: ComplaintDraft, source: string) {
  const options = { exempt: exemptIn(draft) };
  const title = mask(draft.title, options);
  const narrative = mask(draft.narrative, options);
  return { ...draft, title, narrative, ...maskRest(draft, source) };
}

/** What is personal in a draft beside its title and narrative. */
export function maskRest(draft: ComplaintDraft, source: string, twins: readonly string[] = []) {
  const options = { exempt: exemptIn(draft, twins) };
  return {
    events: draft.events.map((event) => ({ ...event, text: mask(event.text, options) })),
    author: keyInPlaceOfName(source, draft.author),
  };
}

/** Numbers that have the look of personal data and are the source's own: of this complaint, of its twins, of others it names. */
export function exemptIn({ number, title, narrative }: ComplaintDraft, twins: readonly string[] = []): string[] {
  return [number, ...twins, ...complaintNumbersIn(`${title}\n${narrative}`)];
}
