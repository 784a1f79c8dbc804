import type { Forgotten } from "../data/forgotten.ts";
import { authorKey } from "./author-key.ts";
import type { ComplaintDraft } from "./contract.ts";

/** Was the complaint, or whoever wrote it, asked to be forgotten? */
export function isForgotten({ number, author }: ComplaintDraft, source: string, forgotten: Forgotten): boolean {
  if (forgotten.complaint(source, number)) return true;
  const key = author === null ? null : authorKey(source, author);
  return key !== null && forgotten.author(source, key);
}
