import { createHash } from "node:crypto";
import { parse } from "yaml";
import type { Archive } from "../../data/archive/archive.ts";
import { BodyHash } from "../../data/model/ids.ts";
import { Instant } from "../../data/model/time.ts";
import { type ComplaintSource, NOTHING_READ, type Page, type Reading } from "../contract.ts";
import { Mapping } from "./mapping.ts";
import { parseTable } from "./parse-table.ts";

/** The page kinds under which an import keeps its table and how to read it. */
export const TABLE_KIND = "table";
export const MAPPING_KIND = "mapping";
/** A file that a table was made of, e.g. a workbook: evidence, not read again. */
export const ORIGINAL_KIND = "original";

/** The mapping's digest is kept as a word of the table's address, and the day of the import where the mapping names none. */
export function tableAddress(file: string, mapping: BodyHash): string {
  return `import:${encodeURIComponent(file)}?mapping=${mapping}`;
}

/** Reads tables out of the archive as any other source is read, so that an import can be parsed again at any time. */
export function importedTable(archive: Archive): ComplaintSource {
  return {
    id: "imported-table",
    expects: {},
    leadsFrom: [],
    start: () => [],
    judge: () => "content",
    parse: (page) => (page.kind === TABLE_KIND ? readTable(archive, page) : NOTHING_READ),
  };
}

function readTable(archive: Archive, page: Page): Reading {
  const address = new URL(page.address);
  const mapping = readMapping(archive.body(BodyHash.parse(address.searchParams.get("mapping"))));
  const observedAt = mapping.observedAt ?? Instant.parse(address.searchParams.get("observed"));
  const file = decodeURIComponent(address.pathname);
  const { drafts, rejected } = parseTable(page.text, mapping, { file, observedAt, digest: shortDigest });
  const remarks = rejected.slice(0, 20).map(({ line, reason }) => `第 ${line} 行没有收入：${reason}`);
  if (rejected.length > 20) remarks.push(`另有 ${rejected.length - 20} 行没有收入，原因同类。`);
  return { ...NOTHING_READ, complaints: drafts, remarks };
}

function readMapping(bytes: Uint8Array): Mapping {
  return Mapping.parse(parse(new TextDecoder().decode(bytes), { maxAliasCount: 0 }));
}

export function shortDigest(content: string): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 16);
}
