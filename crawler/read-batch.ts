import type { Complaint } from "../data/model/complaint.ts";
import type { PlatformId, SourceId } from "../data/model/ids.ts";
import type { Instant } from "../data/model/time.ts";
import { authorKey } from "./author-key.ts";
import type { ComplaintSource, Page, PagePart } from "./contract.ts";
import { decode } from "./html/decode.ts";
import type { SeenDraft } from "./merge-drafts.ts";
import { type ParsedPage, parsePage, readComplaint } from "./parse-page.ts";

/** A page as the archive gives it back, not yet text. */
export type RawPage = Pick<Page, "kind"> & RawPart & { readonly at: Instant; readonly parts?: readonly RawPart[] };

export type RawPart = Omit<PagePart, "text"> & { readonly charsetHint: string; readonly bytes: Uint8Array };

/** A little of the reading: plain values only, so that another thread can do it. */
export type Batch =
  | { readonly kind: "pages"; readonly source: SourceId; readonly adapter: string; readonly pages: readonly RawPage[] }
  | {
      readonly kind: "complaints";
      readonly source: SourceId;
      readonly drafts: readonly {
        readonly seen: SeenDraft;
        readonly platform: PlatformId;
        /** Numbers of the other complaints of the same grievance. */
        readonly twins: readonly string[];
      }[];
    };

/** What was read in a batch, in the order of the batch. */
export type BatchRead =
  | { readonly kind: "pages"; readonly parsed: readonly ParsedPage[] }
  | { readonly kind: "complaints"; readonly complaints: readonly Complaint[] };

/** Depends on the batch alone: whichever thread does it, and when, the answer is the same. */
export function readBatch(batch: Batch, adapterNamed: (id: string) => ComplaintSource): BatchRead {
  switch (batch.kind) {
    case "pages": {
      const source = { ...adapterNamed(batch.adapter), id: batch.source };
      return { kind: "pages", parsed: batch.pages.map((page) => parsePage(source, asText(page), page.at)) };
    }
    case "complaints": {
      const source = { id: batch.source };
      const keyOf = (author: string) => authorKey(batch.source, author);
      const read = batch.drafts.map(({ seen, platform, twins }) =>
        readComplaint(seen, twins, { id: platform }, source, keyOf),
      );
      return { kind: "complaints", complaints: read };
    }
    default:
      return batch satisfies never;
  }
}

/** The archived page as text. */
export function asText({ kind, parts, ...page }: RawPage): Page {
  return { kind, ...partAsText(page), ...(parts === undefined ? {} : { parts: parts.map(partAsText) }) };
}

function partAsText({ address, contentType, charsetHint, bytes }: RawPart): PagePart {
  return { address, contentType, text: decode(bytes, charsetHint).text };
}
