import { createHash } from "node:crypto";
import type { Capture } from "../../model/capture.ts";
import { latestOf } from "../../model/time.ts";
import { type Bytes, bytesOf } from "./bytes.ts";
import { cdxjOf, type IndexEntry } from "./cdxj.ts";
import { writeZip, type ZipMember } from "./zip.ts";

export const WARC_IN_WACZ = "data.warc.gz";

export type WaczPorts = {
  readonly captures: readonly Capture[];
  readonly warc: Bytes;
  readonly index: readonly IndexEntry[];
  readonly about: string;
  readonly write: (piece: Buffer) => void;
};

/** Packs a WARC with its index and its list of pages (WACZ 1.1.1). `null` when it would be larger than 4 GiB. */
export function writeWacz({ captures, warc, index, about, write }: WaczPorts): { readonly size: number } | null {
  const contents: ZipMember[] = [
    { name: `archive/${WARC_IN_WACZ}`, bytes: warc },
    { name: "indexes/index.cdxj", bytes: text(cdxjOf(index)) },
    { name: "pages/pages.jsonl", bytes: text(pagesOf(captures)) },
  ];
  const described = text(
    json({
      profile: "data-package",
      wacz_version: "1.1.1",
      title: about,
      software: "Kaxin/0.1",
      created: latestOf(captures.map((each) => each.fetchedAt)),
      resources: contents.map(({ name, bytes }) => ({
        name: name.slice(name.lastIndexOf("/") + 1),
        path: name,
        hash: digestOf(bytes),
        bytes: bytes.size,
      })),
    }),
  );
  const digest = text(json({ path: "datapackage.json", hash: digestOf(described) }));
  return writeZip(
    [...contents, { name: "datapackage.json", bytes: described }, { name: "datapackage-digest.json", bytes: digest }],
    write,
  );
}

/** Pages a person may open, each as often as it was seen. */
function pagesOf(captures: readonly Capture[]): string {
  const seen = captures.filter(({ outcome, kind, via }) => outcome === "ok" && kind !== "robots" && via !== "import");
  const pages = seen.map(({ finalAddress, fetchedAt, kind }) => ({
    id: createHash("sha256").update(`${finalAddress} ${fetchedAt}`).digest("hex").slice(0, 16),
    url: finalAddress,
    ts: fetchedAt,
    title: kind,
  }));
  const head = { format: "json-pages-1.0", id: "pages", title: "All Pages" };
  return [head, ...pages].map((line) => `${JSON.stringify(line)}\n`).join("");
}

function digestOf(bytes: Bytes): string {
  const hash = createHash("sha256");
  const chunk = 1024 * 1024;
  for (let at = 0; at < bytes.size; at += chunk) hash.update(bytes.read(at, chunk));
  return `sha256:${hash.digest("hex")}`;
}

function text(words: string): Bytes {
  return bytesOf(Buffer.from(words));
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
