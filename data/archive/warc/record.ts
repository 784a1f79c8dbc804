import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { Instant } from "../../model/time.ts";

type RecordType = "warcinfo" | "request" | "response" | "revisit" | "resource" | "conversion" | "metadata";

/** One record before it is written. `fields` are WARC's own named fields, in the order they shall stand. */
export type RecordDraft = {
  readonly type: RecordType;
  readonly date: Instant;
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly block: Uint8Array;
};

/** A record with its name. The name follows from what the record says, so that two exports are the same bytes. */
export type WarcRecord = RecordDraft & { readonly id: string };

export function nameRecord(draft: RecordDraft): WarcRecord {
  const said = JSON.stringify([draft.type, draft.date, draft.fields, digestOf(draft.block)]);
  return { ...draft, id: uuidFrom(createHash("sha256").update(said).digest()) };
}

/** `sha256:` and lower-case hex, as the archive names its bodies; checkers read base 16 as well as base 32. */
export function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}

/** The record as a gzip member of its own. */
export function compressRecord(record: WarcRecord): Buffer {
  const member = gzipSync(serialiseRecord(record), { level: 9 });
  // Byte 9 names the operating system; 255 is "unknown".
  member[9] = 255;
  return member;
}

/** Named values of `warcinfo` and `metadata` records. */
export function warcFields(fields: readonly (readonly [name: string, value: string])[]): Buffer {
  return Buffer.from(fields.map(([name, value]) => `${name}: ${onOneLine(value)}\r\n`).join(""));
}

/** The record as WARC/1.1 writes it: fields, an empty line, the block, two line ends. */
function serialiseRecord(record: WarcRecord): Buffer {
  const fields = [
    ["WARC-Type", record.type],
    ["WARC-Record-ID", `<${record.id}>`],
    ["WARC-Date", record.date],
    ...record.fields,
    ["WARC-Block-Digest", digestOf(record.block)],
    ["Content-Length", String(record.block.byteLength)],
  ];
  const head = fields.map(([name, value = ""]) => `${name}: ${onOneLine(value)}\r\n`).join("");
  return Buffer.concat([Buffer.from(`WARC/1.1\r\n${head}\r\n`), record.block, Buffer.from("\r\n\r\n")]);
}

function onOneLine(value: string): string {
  return value.replaceAll(/[\r\n\0]+/g, " ");
}

/** A UUID of version 8 (RFC 9562: made from what the maker likes, here from a digest). */
function uuidFrom(digest: Buffer): string {
  const bytes = Buffer.from(digest.subarray(0, 16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return `urn:uuid:${bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")}`;
}
