import type { BodyHash, SourceId } from "../data/model/ids.ts";
import type { ComplaintSource } from "./contract.ts";
import { type ParsedPage, parsePage } from "./parse-page.ts";
import { asText, type Bodies, type RawPage } from "./raw-page.ts";

/** A page of a source to be read: plain values, so that another thread can do it. */
export type Wanted = {
  readonly source: SourceId;
  /** The id of the adapter that knows the page. */
  readonly adapter: string;
  readonly page: RawPage;
  /** The body of the page, by whoever has it at hand; absent: it is read from the archive. */
  readonly body?: Uint8Array;
  /** The page taken apart, by whoever had the time; absent: that is to do. */
  readonly parsed?: ParsedPage;
  /** Only these of its drafts, with their words; absent: the page whole. */
  readonly again?: readonly Again[];
};

/** A draft, and the numbers of its twins, which are no personal data. */
export type Again = { readonly number: string; readonly twins: readonly string[] };

/** What an archived page says as far as its structure tells: a quarter of all reading, and nothing of language. */
export function takeApart(
  { source: id, adapter, page, body }: Wanted,
  archive: Bodies,
  adapterNamed: (id: string) => ComplaintSource,
): ParsedPage {
  const text = asText(page, body === undefined ? archive : withAtHand(body, page.bodySha256, archive));
  return parsePage({ ...adapterNamed(adapter), id }, text, page.at);
}

function withAtHand(body: Uint8Array, name: BodyHash, archive: Bodies): Bodies {
  return { body: (hash) => (hash === name ? body : archive.body(hash)) };
}
