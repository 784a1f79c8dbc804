import type { Archive } from "../data/archive/archive.ts";
import type { BodyHash, SourceId } from "../data/model/ids.ts";
import type { Instant } from "../data/model/time.ts";
import type { ComplaintSource, Page, PagePart } from "./contract.ts";
import { decode } from "./html/decode.ts";
import { parsePage } from "./parse-page.ts";
import { type ReadDraft, readDraft, readPage } from "./read-page.ts";

/** A page as the archive has it, not yet text. */
export type RawPage = Pick<Page, "kind"> & RawPart & { readonly at: Instant; readonly parts?: readonly RawPart[] };

export type RawPart = Omit<PagePart, "text"> & { readonly charsetHint: string; readonly bodySha256: BodyHash };

/** A page of a source to be read: plain values, so that another thread can do it. */
export type Wanted = {
  readonly source: SourceId;
  /** The id of the adapter that knows the page. */
  readonly adapter: string;
  readonly page: RawPage;
  /** The body of the page, by whoever has it at hand; absent: it is read from the archive. */
  readonly body?: Uint8Array;
  /** Only these of its drafts, with their words; absent: the page whole. */
  readonly again?: readonly Again[];
};

/** A draft, and the numbers of its twins, which are no personal data. */
export type Again = { readonly number: string; readonly twins: readonly string[] };

type Bodies = Pick<Archive, "body">;

/**
 * What each page says, as JSON: a `PageRead`, or `ReadDraft[]` where only some drafts are wanted. Depends on the pages alone:
 * whichever thread does it, and when, the answer is the same.
 */
export function readBatch(
  batch: readonly Wanted[],
  archive: Bodies,
  adapterNamed: (id: string) => ComplaintSource,
): string[] {
  return batch.map(({ source: id, adapter, page, body, again }) => {
    const source = { ...adapterNamed(adapter), id };
    const text = asText(page, body === undefined ? archive : withAtHand(body, page.bodySha256, archive));
    return JSON.stringify(
      again === undefined ? readPage(source, text, page.at) : readAgain(source, text, page.at, again),
    );
  });
}

function withAtHand(body: Uint8Array, name: BodyHash, archive: Bodies): Bodies {
  return { body: (hash) => (hash === name ? body : archive.body(hash)) };
}

function readAgain(source: ComplaintSource, page: Page, at: Instant, again: readonly Again[]): ReadDraft[] {
  const { complaints } = parsePage(source, page, at).reading;
  return again.flatMap(({ number, twins }) => {
    const draft = complaints.find((each) => each.number === number);
    return draft === undefined ? [] : [readDraft(draft, source.id, twins)];
  });
}

/** The archived page as text. */
export function asText({ kind, parts, ...page }: RawPage, archive: Bodies): Page {
  const toPart = (part: RawPart) => partAsText(part, archive);
  return { kind, ...toPart(page), ...(parts === undefined ? {} : { parts: parts.map(toPart) }) };
}

function partAsText({ address, contentType, charsetHint, bodySha256 }: RawPart, archive: Bodies): PagePart {
  return { address, contentType, text: decode(archive.body(bodySha256), charsetHint).text };
}
