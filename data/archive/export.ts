import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import type { Capture } from "../model/capture.ts";
import type { Progress } from "../terminal/progress.ts";
import type { Archive } from "./archive.ts";
import { openBytes } from "./warc/bytes.ts";
import { WARC_IN_WACZ, writeWacz } from "./warc/write-wacz.ts";
import { writeWarc } from "./warc/write-warc.ts";

export type Exported = {
  readonly captures: number;
  readonly records: number;
  readonly warcBytes: number;
  /** `null`: too large for a WACZ. */
  readonly waczBytes: number | null;
};

/** Writes all visits of one owner to `to.warc` and `to.wacz`. The same archive makes the same bytes. */
export function exportOwner(
  archive: Archive,
  owner: string,
  to: { readonly warc: string; readonly wacz: string },
  progress: Progress,
): Exported {
  const captures = inOrder(archive.capturesOf(owner));
  progress.expect(captures.length);
  const bodyOf = (capture: Capture) => {
    progress.step(capture.kind);
    return capture.bodySha256 === null ? null : archive.body(capture.bodySha256);
  };
  const warc = writeWhole(to.warc, (write) =>
    writeWarc({ captures, bodyOf, write, filename: WARC_IN_WACZ, about: owner }),
  );
  const bytes = openBytes(to.warc);
  const wacz = writeWhole(to.wacz, (write) =>
    writeWacz({ captures, warc: bytes, index: warc.index, about: owner, write }),
  );
  bytes.close();
  if (wacz === null) rmSync(to.wacz);
  return { captures: captures.length, records: warc.records, warcBytes: warc.bytes, waczBytes: wacz?.size ?? null };
}

/** By time, then address: what a revisit points to stands before it. */
function inOrder(captures: readonly Capture[]): Capture[] {
  const key = ({ fetchedAt, address }: Capture) => `${fetchedAt} ${address}`;
  return captures.toSorted((one, other) => (key(one) < key(other) ? -1 : Number(key(one) > key(other))));
}

/** A file is whole or is not there: it gets its name when its last byte is written. */
function writeWhole<Result>(path: string, fill: (write: (piece: Buffer) => void) => Result): Result {
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.part`;
  const file = openSync(part, "w");
  try {
    const result = fill((piece) => {
      for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at);
    });
    renameSync(part, path);
    return result;
  } finally {
    closeSync(file);
    rmSync(part, { force: true });
  }
}
