import type { Archive } from "../data/archive/archive.ts";
import type { BodyHash } from "../data/model/ids.ts";
import type { Instant } from "../data/model/time.ts";
import type { Page, PagePart } from "./contract.ts";
import { decode } from "./html/decode.ts";

/** A page as the archive has it, not yet text. */
export type RawPage = Pick<Page, "kind"> & RawPart & { readonly at: Instant; readonly parts?: readonly RawPart[] };

export type RawPart = Omit<PagePart, "text"> & { readonly charsetHint: string; readonly bodySha256: BodyHash };

export type Bodies = Pick<Archive, "body">;

/** The archived page with its text, which whoever has just read it may hand over. */
export function asText({ kind, parts, ...page }: RawPage, archive: Bodies, text = textOf(page, archive)): Page {
  const { address, contentType } = page;
  const itself = { address, kind, contentType, text };
  return parts === undefined ? itself : { ...itself, parts: parts.map((part) => partAsText(part, archive)) };
}

function partAsText(part: RawPart, archive: Bodies): PagePart {
  return { address: part.address, contentType: part.contentType, text: textOf(part, archive) };
}

function textOf({ charsetHint, bodySha256 }: RawPart, archive: Bodies): string {
  return decode(archive.body(bodySha256), charsetHint).text;
}
