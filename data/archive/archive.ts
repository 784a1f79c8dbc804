import type Database from "better-sqlite3";
import { z } from "zod";
import { Capture, type Visited, type Withheld } from "../model/capture.ts";
import { BodyHash } from "../model/ids.ts";
import { Instant } from "../model/time.ts";
import { bodyReader, sha256 } from "./bodies.ts";
import { bodyOf, type CaptureRow, type Tombstone, toCapture } from "./capture-row.ts";
import { deflate } from "./deflate.ts";
import { openArchiveFile, openToRead } from "./open-archive.ts";
import { openWithholding, type Withholding } from "./withhold.ts";

/** The truth: every visit, and every body that came, once. */
export type Archive = Withholding & {
  /** The file, for another thread to read bodies from; `":memory:"`: there is none. */
  readonly path: string;
  /**
   * Makes a visit true, in one transaction. `deflated` is the body as `deflate` gives it, where somebody has. Returns the
   * capture with the digest of its body. A body that was withheld before stays so.
   */
  readonly append: (capture: Visited, body: Uint8Array | null, deflated?: Uint8Array | undefined) => Capture;
  /** The same, but for the body: only its digest is kept, and what stands for it. */
  readonly appendWithheld: (
    capture: Visited,
    body: Uint8Array,
    why: Omit<Withheld, "sha256">,
    instead: Uint8Array | null,
  ) => Capture;
  /** Keeps a body that no visit brought. Returns its name. */
  readonly keep: (body: Uint8Array) => BodyHash;
  /**
   * Runs `apply`, whose visits become true all at once, together with the row that says so; does nothing when there is
   * such a row. Returns whether it ran.
   */
  readonly applyOnce: (slice: string, apply: () => void) => boolean;
  /** Runs `apply`, whose visits become true all at once. */
  readonly together: (apply: () => void) => void;
  /** All captures of one owner, by address, then in the order they were made. */
  readonly capturesOf: (owner: string) => Capture[];
  /** The same one after another: a source may have a million. */
  readonly capturesInTurn: (owner: string) => Iterable<Capture>;
  /** Those among them that only the scripts of a page asked for, in a browser. */
  readonly receivedBy: (owner: string) => Capture[];
  readonly owners: () => string[];
  /** When the last visit was; `null`: there was none. */
  readonly newestVisit: () => Instant | null;
  /** Every capture, in the order they were made. */
  readonly all: () => IterableIterator<Capture>;
  /** The visits since a moment, in the order they were made, without what only the pages' scripts asked for. */
  readonly endingsSince: (since: Instant) => Ending[];
  /** The bodies of pages that no visit has brought since a moment, but for those that are withheld. */
  readonly bodiesNotSeenSince: (moment: Instant) => ReadonlySet<BodyHash>;
  /** The name of every body. */
  readonly bodyHashes: () => BodyHash[];
  /** The raw bytes of a body. Throws `ArchiveDamage` when they are not what was stored. */
  readonly body: (hash: BodyHash) => Uint8Array;
  /** How many captures there are. */
  readonly visits: () => number;
  /** Changes with every visit and everything withheld. Looks at next to nothing. */
  readonly stamp: () => string;
  readonly counts: () => { readonly captures: number; readonly bodies: number; readonly withheld: number };
  readonly close: () => void;
};

/** How a visit ended, and no more. */
export type Ending = Pick<Capture, "owner" | "address" | "kind" | "outcome" | "fetchedAt">;
/** Before the first address, moment and number of a capture. */
const BEFORE_ALL: [address: string, fetchedAt: string, id: number] = ["", "", 0];

export function openArchive(path: string): Archive {
  return archiveIn(openArchiveFile(path), path);
}

/** An archive that only answers, and whose file stays as it is. `null`: an earlier version wrote it, so it must be opened to be read. */
export function openArchiveToRead(path: string): Archive | null {
  const file = openToRead(path);
  return file === null ? null : archiveIn(file, path);
}

function archiveIn(file: Database.Database, path: string): Archive {
  const insertBody = file.prepare("insert into bodies values (?, ?, ?) on conflict do nothing");
  const insertCapture = file.prepare(`
    insert into captures (address, final_address, owner, kind, fetched_at, via, outcome, status, detail, headers, redirects, body_sha256,
      encoding, exchange, asked_by)
    values (@address, @finalAddress, @owner, @kind, @fetchedAt, @via, @outcome, @status, @detail, @headers, @redirects, @bodySha256,
      @encoding, @exchange, @askedBy)`);
  // The index is far smaller than the table, and holds the moment.
  const selectEndings = file.prepare<[string], Ending>(`
    select owner, address, kind, outcome, fetched_at as fetchedAt from captures
    where id in (select id from captures indexed by captures_by_owner where fetched_at >= ?) and asked_by is null
    order by fetched_at, id`);
  const selectNewest = file.prepare("select max(fetched_at) from captures").pluck();
  const insertApplied = file.prepare("insert into applied values (?) on conflict do nothing");
  const selectAll = `
    select address, final_address as finalAddress, owner, kind, fetched_at as fetchedAt, via, outcome, status, detail,
      headers, redirects, body_sha256 as bodySha256, encoding, exchange, asked_by as askedBy,
      reason as withheldFor, at as withheldAt, instead
    from captures left join withheld on withheld.sha256 = captures.body_sha256`;
  const selectReceived = file.prepare<[string], CaptureRow>(
    `${selectAll} where owner = ? and asked_by is not null order by address, fetched_at, id`,
  );
  const selectNext = file.prepare<[string, ...typeof BEFORE_ALL], CaptureRow & { readonly id: number }>(
    `${selectAll.replace("select", "select id,")} where owner = ? and (address, fetched_at, id) > (?, ?, ?)
    order by address, fetched_at, id limit 1000`,
  );
  const selectEvery = file.prepare<[], CaptureRow>(`${selectAll} order by id`);
  // From each owner straight to the next in the index: there may be a million visits of one.
  const selectNextOwner = file
    .prepare<[string], string | null>("select min(owner) from captures where owner > ?")
    .pluck();
  const selectNotSeenSince = file
    .prepare<[string]>(`
    select body_sha256 from captures
    where kind <> 'robots' and body_sha256 is not null and body_sha256 not in (select sha256 from withheld)
    group by body_sha256 having max(fetched_at) < ?`)
    .pluck();
  const selectHashes = file
    .prepare("select sha256 from bodies where sha256 not in (select sha256 from withheld) order by sha256")
    .pluck();
  const selectTombstone = file.prepare<[BodyHash | null], Tombstone>(
    "select reason as withheldFor, at as withheldAt, instead from withheld where sha256 = ?",
  );
  const countRows = file.prepare(`
    select (select count(*) from captures) as captures, (select count(*) from withheld) as withheld,
      (select count(*) from bodies) - (select count(*) from withheld) as bodies`);
  const selectNewestId = file.prepare("select coalesce(max(id), 0) from captures").pluck();
  const selectStamp = file
    .prepare<[], string>(
      `select coalesce(max(id), 0) || ' ' || coalesce(fetched_at, '') || ' ' || (select count(*) from withheld) from captures`,
    )
    .pluck();
  const withholding = openWithholding(file);

  const keep = (body: Uint8Array, deflated = deflate(body)): BodyHash => {
    const hash = sha256(body);
    insertBody.run(hash, body.byteLength, deflated);
    return hash;
  };
  const insert = (capture: Visited, bodySha256: BodyHash | null): Capture => {
    const { headers, redirects, exchange } = capture;
    const written = {
      headers: JSON.stringify(headers),
      redirects: JSON.stringify(redirects),
      exchange: exchange === null ? null : JSON.stringify(exchange),
    };
    insertCapture.run({ ...capture, ...written, bodySha256 });
    const tombstone = selectTombstone.get(bodySha256);
    if (tombstone === undefined) return { ...capture, bodySha256, withheld: null };
    return Capture.parse({ ...capture, ...bodyOf(bodySha256, tombstone) });
  };

  const append: Archive["append"] = (capture, body, deflated) =>
    insert(capture, body === null ? null : keep(body, deflated));
  const appendAlone = file.transaction(append);
  const appendWithheld = file.transaction(
    (capture: Visited, body: Uint8Array, why: Omit<Withheld, "sha256">, instead: Uint8Array | null) => {
      const hash = sha256(body);
      insertBody.run(hash, body.byteLength, new Uint8Array());
      withholding.withhold({ sha256: hash, ...why }, instead === null ? null : keep(instead));
      return insert(capture, hash);
    },
  );

  const applyOnce = file.transaction((slice: string, apply: () => void): boolean => {
    const isNew = insertApplied.run(slice).changes === 1;
    if (isNew) apply();
    return isNew;
  });

  const together = file.transaction((apply: () => void) => apply());

  function* capturesInTurn(owner: string): Generator<Capture> {
    let place = BEFORE_ALL;
    // Piece by piece, so that the file can be asked other things meanwhile.
    for (let rows = selectNext.all(owner, ...place); rows.length > 0; rows = selectNext.all(owner, ...place)) {
      for (const { id, ...row } of rows) {
        place = [row.address, row.fetchedAt, id];
        yield toCapture(row);
      }
    }
  }

  return {
    path,
    ...withholding,
    keep: (body) => keep(body),
    appendWithheld: (capture, body, why, instead) => appendWithheld.immediate(capture, body, why, instead),
    together: (apply) => together.immediate(apply),
    applyOnce: (slice, apply) => applyOnce.immediate(slice, apply),
    // Within a transaction another one would be a savepoint, which costs as much as the rows.
    append: (...visit) => (file.inTransaction ? append : appendAlone.immediate)(...visit),
    capturesOf: (owner) => [...capturesInTurn(owner)],
    capturesInTurn,
    receivedBy: (owner) => selectReceived.all(owner).map(toCapture),
    owners: () => {
      const owners: string[] = [];
      for (let next = selectNextOwner.get(""); next; next = selectNextOwner.get(next)) owners.push(next);
      return owners;
    },
    newestVisit: () => Instant.nullable().parse(selectNewest.get()),
    *all() {
      for (const row of selectEvery.iterate()) yield toCapture(row);
    },
    endingsSince: (since) => selectEndings.all(since),
    bodiesNotSeenSince: (moment) => new Set(selectNotSeenSince.all(moment).map((hash) => BodyHash.parse(hash))),
    bodyHashes: () => selectHashes.all().map((hash) => BodyHash.parse(hash)),
    body: bodyReader(file, path),
    // None is ever deleted.
    visits: () => Number(selectNewestId.get()),
    stamp: () => String(selectStamp.get()),
    counts: () => Counts.parse(countRows.get()),
    close: () => file.close(),
  };
}

const Counts = z.strictObject({ captures: z.int(), bodies: z.int(), withheld: z.int() });
