import type { Archive } from "../data/archive/archive.ts";
import type { BodyHash } from "../data/model/ids.ts";
import type { Instant } from "../data/model/time.ts";
import type { Page, PagePart } from "./contract.ts";
import { decode } from "./html/decode.ts";

/** A page as the archive has it, not yet text. */
export type RawPage = Pick<Page, "kind"> & RawPart & { readonly at: Instant; readonly parts?: readonly RawPart[] };

export type RawPart = Omit<PagePart, "text"> & { readonly charsetHint: string; readonly bodySha256: BodyHash };

export type Bodies = Pick<Archive, "body">;

/** The archived page as text. */
export function asText({ kind, parts, ...page }: RawPage, archive: Bodies): Page {
  const toPart = (part: RawPart) => partAsText(part, archive);
  return { kind, ...toPart(page), ...(parts === undefined ? {} : { parts: parts.map(toPart) }) };
}

function partAsText({ address, contentType, charsetHint, bodySha256 }: RawPart, archive: Bodies): PagePart {
  return { address, contentType, text: decode(archive.body(bodySha256), charsetHint).text };
}
