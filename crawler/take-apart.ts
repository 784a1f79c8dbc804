import type { SourceId } from "../data/model/ids.ts";
import type { ComplaintSource } from "./contract.ts";
import { type ParsedPage, parsePage } from "./parse-page.ts";
import { asText, type Bodies, type RawPage } from "./raw-page.ts";

/** A page of a source to be read: plain values, so that another thread can do it. */
export type Wanted = {
  readonly source: SourceId;
  /** The id of the adapter that knows the page. */
  readonly adapter: string;
  readonly page: RawPage;
  /** The page as text, by whoever has just read it; absent: it is read from the archive. */
  readonly text?: string | undefined;
  /** The page taken apart, as JSON, by whoever had the time; absent: that is to do. */
  readonly parsed?: string | undefined;
  /** Only these of its drafts, with their words; absent: the page whole. */
  readonly again?: readonly Again[];
};

/** A draft, and the numbers of its twins, which are no personal data. */
export type Again = { readonly number: string; readonly twins: readonly string[] };

/** What an archived page says as far as its structure tells: a quarter of all reading, and nothing of language. */
export function takeApart(
  { source: id, adapter, page, text }: Wanted,
  archive: Bodies,
  adapterNamed: (id: string) => ComplaintSource,
): ParsedPage {
  return parsePage({ ...adapterNamed(adapter), id }, asText(page, archive, text), page.at);
}

/** The same page, taken apart. As JSON, which holds on to nothing else: a piece of a text keeps the whole text in memory. */
export function inParts(wanted: Wanted, archive: Bodies, adapterNamed: (id: string) => ComplaintSource): Wanted {
  return { ...wanted, text: undefined, parsed: JSON.stringify(takeApart(wanted, archive, adapterNamed)) };
}
