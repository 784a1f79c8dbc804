import { createHash } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { z } from "zod";
import { Capture } from "../model/capture.ts";
import { BodyHash } from "../model/ids.ts";
import { deflateNow } from "./deflate.ts";
import { openArchiveFile } from "./open-archive.ts";

/** A body whose digest does not fit its name: the file was damaged. */
export class ArchiveDamage extends Error {
  override readonly name = "ArchiveDamage";
}

/** The truth: every visit, and every body that came, once. */
export type Archive = {
  /**
   * Makes a visit true, in one transaction. `deflated` is the body as `deflate` gives it, where somebody has. Returns the
   * capture with the digest of its body.
   */
  readonly append: (
    capture: Omit<Capture, "bodySha256">,
    body: Uint8Array | null,
    deflated?: Uint8Array | undefined,
  ) => Capture;
  /**
   * Runs `apply`, whose visits become true all at once, together with the row that says so; does nothing when there is
   * such a row. Returns whether it ran.
   */
  readonly applyOnce: (slice: string, apply: () => void) => boolean;
  /** All captures of one owner, by address, then in the order they were made. */
  readonly capturesOf: (owner: string) => Capture[];
  readonly owners: () => string[];
  /** Every capture with its row number, in the order they were made. */
  readonly all: () => IterableIterator<Capture>;
  /** The name of every body. */
  readonly bodyHashes: () => BodyHash[];
  /** The raw bytes of a body. Throws `ArchiveDamage` when they are not what was stored. */
  readonly body: (hash: BodyHash) => Uint8Array;
  readonly counts: () => { readonly captures: number; readonly bodies: number };
  readonly close: () => void;
};

export function openArchive(path: string): Archive {
  const file = openArchiveFile(path);
  const insertBody = file.prepare("insert into bodies values (?, ?, ?) on conflict do nothing");
  const insertCapture = file.prepare(`
    insert into captures (address, final_address, owner, kind, fetched_at, via, outcome, status, detail, headers, redirects, body_sha256,
      encoding, exchange, asked_by)
    values (@address, @finalAddress, @owner, @kind, @fetchedAt, @via, @outcome, @status, @detail, @headers, @redirects, @bodySha256,
      @encoding, @exchange, @askedBy)`);
  const insertApplied = file.prepare("insert into applied values (?) on conflict do nothing");
  const selectAll = `
    select address, final_address as finalAddress, owner, kind, fetched_at as fetchedAt, via, outcome, status, detail,
      headers, redirects, body_sha256 as bodySha256, encoding, exchange, asked_by as askedBy from captures`;
  const selectOwner = file.prepare(`${selectAll} where owner = ? order by address, fetched_at, id`);
  const selectEvery = file.prepare(`${selectAll} order by id`);
  const selectOwners = file.prepare("select distinct owner from captures order by owner").pluck();
  const selectBody = file.prepare("select deflated from bodies where sha256 = ?").pluck();
  const selectHashes = file.prepare("select sha256 from bodies order by sha256").pluck();
  const countRows = file.prepare(
    "select (select count(*) from captures) as captures, (select count(*) from bodies) as bodies",
  );

  const append = file.transaction<Archive["append"]>((capture, body, deflated) => {
    const bodySha256 = body === null ? null : sha256(body);
    if (body !== null) insertBody.run(bodySha256, body.byteLength, deflated ?? deflateNow(body));
    const whole = { ...capture, bodySha256 };
    const written = {
      headers: JSON.stringify(whole.headers),
      redirects: JSON.stringify(whole.redirects),
      exchange: whole.exchange === null ? null : JSON.stringify(whole.exchange),
    };
    insertCapture.run({ ...whole, ...written });
    return whole;
  });

  const applyOnce = file.transaction((slice: string, apply: () => void): boolean => {
    const isNew = insertApplied.run(slice).changes === 1;
    if (isNew) apply();
    return isNew;
  });

  return {
    applyOnce: (slice, apply) => applyOnce.immediate(slice, apply),
    append: (capture, body, deflated) => append.immediate(capture, body, deflated),
    capturesOf: (owner) => selectOwner.all(owner).map(toCapture),
    owners: () => selectOwners.all().map(String),
    *all() {
      for (const row of selectEvery.iterate()) yield toCapture(row);
    },
    bodyHashes: () => selectHashes.all().map((hash) => BodyHash.parse(hash)),
    body(hash) {
      const deflated = selectBody.get(hash);
      if (!(deflated instanceof Uint8Array)) throw new ArchiveDamage(`${path}: body ${hash} is missing.`);
      return inflate(path, hash, deflated);
    },
    counts: () => Counts.parse(countRows.get()),
    close: () => file.close(),
  };
}

export function sha256(bytes: Uint8Array): BodyHash {
  return BodyHash.parse(createHash("sha256").update(bytes).digest("hex"));
}

const Counts = z.strictObject({ captures: z.int(), bodies: z.int() });

function inflate(path: string, hash: BodyHash, deflated: Uint8Array): Uint8Array {
  const bytes = inflateOrNull(deflated);
  if (bytes === null || sha256(bytes) !== hash) {
    throw new ArchiveDamage(`${path}: body ${hash} is damaged. Restore the archive from a backup.`);
  }
  return bytes;
}

function inflateOrNull(deflated: Uint8Array): Uint8Array | null {
  try {
    return inflateRawSync(deflated);
  } catch {
    return null;
  }
}

function toCapture(row: unknown): Capture {
  if (typeof row !== "object" || row === null || !("headers" in row) || !("redirects" in row) || !("exchange" in row)) {
    throw new ArchiveDamage("a capture without headers");
  }
  return Capture.parse({
    ...row,
    headers: JSON.parse(String(row.headers)),
    redirects: JSON.parse(String(row.redirects)),
    exchange: row.exchange === null ? null : JSON.parse(String(row.exchange)),
  });
}
