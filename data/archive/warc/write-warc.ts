import type { Capture } from "../../model/capture.ts";
import { latestOf } from "../../model/time.ts";
import type { IndexEntry } from "./cdxj.ts";
import { compressRecord, nameRecord, type WarcRecord, warcFields } from "./record.ts";
import { NOTHING_WRITTEN, recordsOfCapture } from "./records-of-capture.ts";

export type WrittenWarc = { readonly records: number; readonly bytes: number; readonly index: readonly IndexEntry[] };

/** Where a WARC gets its visits and leaves its bytes. */
export type WarcPorts = {
  /** In the order they were made. */
  readonly captures: readonly Capture[];
  readonly bodyOf: (capture: Capture) => Uint8Array | null;
  readonly write: (piece: Buffer) => void;
  /** What the index calls the file. */
  readonly filename: string;
  readonly about: string;
};

/** Writes visits as WARC/1.1, each record a gzip member of its own, and says where each answer lies. */
export function writeWarc({ captures, bodyOf, write, filename, about }: WarcPorts): WrittenWarc {
  const written = NOTHING_WRITTEN();
  const taken = new Set<string>();
  const index: IndexEntry[] = [];
  let bytes = 0;
  const put = (record: WarcRecord) => {
    // The same visit archived twice in one second makes the same record: once is enough.
    if (taken.has(record.id)) return;
    taken.add(record.id);
    const member = compressRecord(record);
    const entry = entryOf(record, bytes, member.length, filename);
    if (entry !== null) index.push(entry);
    write(member);
    bytes += member.length;
  };
  const date = latestOf(captures.map((each) => each.fetchedAt));
  if (date !== null) put(warcinfo(date, about));
  for (const capture of captures) {
    for (const record of recordsOfCapture(capture, bodyOf(capture), written)) put(record);
  }
  return { records: taken.size, bytes, index };
}

function warcinfo(date: Capture["fetchedAt"], about: string): WarcRecord {
  return nameRecord({
    type: "warcinfo",
    date,
    fields: [["Content-Type", "application/warc-fields"]],
    block: warcFields([
      ["software", "Kaxin/0.1"],
      ["format", "WARC File Format 1.1"],
      ["conformsTo", "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"],
      ["isPartOf", about],
      [
        "description",
        "Written from an archive that keeps bodies decoded: headers of the wire are named x-archive-orig-…; requests of redirects and of early visits show their address only; of a redirect the status and the target are kept; pages seen in a browser are the rendered document (metadata: via).",
      ],
    ]),
  });
}

function entryOf(record: WarcRecord, offset: number, length: number, filename: string): IndexEntry | null {
  const field = (name: string) => record.fields.find(([each]) => each === name)?.[1] ?? null;
  const address = field("WARC-Target-URI");
  if (address === null || !/^(response|revisit|resource)$/.test(record.type)) return null;
  const head = Buffer.from(record.block.buffer, record.block.byteOffset, Math.min(record.block.byteLength, 65_536));
  const status = record.type === "resource" ? null : Number(head.toString("latin1", 9, 12));
  const place = { offset, length, filename };
  return {
    address,
    date: record.date,
    mime: mimeOf(record, head),
    status,
    digest: field("WARC-Payload-Digest"),
    ...place,
  };
}

function mimeOf(record: WarcRecord, head: Buffer): string {
  if (record.type === "revisit") return "warc/revisit";
  const said =
    record.type === "resource"
      ? record.fields.find(([name]) => name === "Content-Type")?.[1]
      : /^content-type:([^\r\n]*)/im.exec(head.toString("latin1", 0, Math.max(0, head.indexOf("\r\n\r\n"))))?.[1];
  return said?.split(";")[0]?.trim().toLowerCase() || "unk";
}
