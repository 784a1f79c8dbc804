import { createHash, type Hash } from "node:crypto";
import type Database from "better-sqlite3";
import { Complaint, type Sought } from "../model/complaint.ts";
import type { PlatformId } from "../model/ids.ts";

/** The complaints of a store. A million of them are read and written in one go: past drizzle, as it keeps what it has read. */
export type ComplaintTable = {
  /** Within the transaction that is open. Answers with a digest for each platform, to be noted beside. */
  readonly fill: (
    complaints: Iterable<Complaint>,
  ) => Iterable<{ readonly platform: PlatformId; readonly sha256: string }>;
  /** Oldest first; those of one second in any order. */
  readonly complaintsOf: (platform: PlatformId) => Complaint[];
  /** The same one after another: who keeps little of each never has all of them in memory. */
  readonly eachComplaintOf: (platform: PlatformId) => Iterable<Complaint>;
  readonly complaint: (sought: Sought) => Complaint | null;
  /** One after another, platform by platform: never all in memory. Nothing else may be asked until it is done. */
  readonly complaintsInTurn: () => Iterable<Complaint>;
  /** Changes with any complaint of the platform. */
  readonly digestOf: (platform: PlatformId) => string;
  /** Reads as of one moment. Many questions are answered sooner so: SQLite looks but once whether the file has changed. */
  readonly atOnce: <Result>(read: () => Result) => Result;
};

export function openComplaints(file: Database.Database): ComplaintTable {
  const ofPlatform = openMonths(file);
  const all = file
    .prepare<[], string>("SELECT record FROM complaints ORDER BY platform, posted_at, source, number")
    .pluck();
  // By the index in which a platform's complaints lie side by side, as they do in the table: next to no page is read for one.
  const one = file
    .prepare<[string, string, string, string], string>(
      "SELECT record FROM complaints WHERE platform = ? AND posted_at = ? AND +source = ? AND +number = ?",
    )
    .pluck();
  // Of the first that was quoted; of all others with it, as in `toComplaints`.
  let isOurs: boolean | undefined;
  const digest = file.prepare<[string], string>("SELECT sha256 FROM complaint_digests WHERE platform = ?").pluck();
  return {
    fill: (complaints) => fill(file, complaints),
    atOnce: (read) => file.transaction(read)(),
    complaintsOf: (platform) => [...toComplaints(ofPlatform(platform))],
    eachComplaintOf: (platform) => toComplaints(ofPlatform(platform)),
    complaint({ platform, postedAt, source, number }) {
      const record = one.get(platform, postedAt, source, number);
      if (record === undefined) return null;
      isOurs ??= comesBack(record);
      return isOurs ? JSON.parse(record) : toComplaint(record);
    },
    *complaintsInTurn() {
      for (const record of all.iterate()) yield toComplaint(record);
    },
    digestOf(platform) {
      const known = digest.get(platform);
      if (known !== undefined) return known;
      // Nobody complained, or an earlier version filled the store.
      const hash = createHash("sha256");
      for (const record of ofPlatform(platform)) hash.update(record).update("\n");
      return hash.digest("hex");
    },
  };
}

/**
 * A platform's complaints, oldest first, a record a line: a month in one piece, and as bytes, since what is handed over one by one
 * costs more than what is read of it. Month by month they come as the index has them; grouped, all would be sorted twice.
 */
function openMonths(file: Database.Database): (platform: PlatformId) => Generator<Buffer> {
  const first = file
    .prepare<[string, string], string | null>(
      "SELECT min(posted_at) FROM complaints WHERE platform = ? AND posted_at >= ?",
    )
    .pluck();
  const between = file
    .prepare<[string, string, string], Buffer>(
      `SELECT CAST(group_concat(record, char(${NEWLINE})) AS BLOB) FROM complaints
       WHERE platform = ? AND posted_at >= ? AND posted_at < ?`,
    )
    .pluck();
  return function* (platform) {
    let since = "";
    for (;;) {
      const begin = first.get(platform, since) ?? null;
      if (begin === null) return;
      // Past all days of its month.
      since = `${begin.slice(0, "2026-11".length)}~`;
      const month = between.get(platform, begin, since);
      if (month !== undefined) yield month;
    }
  };
}

function fill(file: Database.Database, complaints: Iterable<Complaint>) {
  const insert = file.prepare<[object]>(
    "INSERT INTO complaints (source, number, platform, posted_at, record) VALUES (@source, @number, @platform, @postedAt, @record)",
  );
  const hashes = new Map<PlatformId, Hash>();
  for (const complaint of complaints) {
    const { source, number, platform, postedAt } = complaint;
    const record = JSON.stringify(complaint);
    insert.run({ source, number, platform, postedAt, record });
    const hash = hashes.get(platform) ?? createHash("sha256");
    hashes.set(platform, hash.update(record).update("\n"));
  }
  return Array.from(hashes, ([platform, hash]) => ({ platform, sha256: hash.digest("hex") }));
}

function toComplaint(record: string): Complaint {
  return Complaint.parse(JSON.parse(record));
}

/**
 * All records were checked and written in one go (`fill`), by one version of this code. If the first comes back from
 * being checked again as it lies there, that version was this one, and the others are read as they are: checking
 * costs as much as reading.
 */
function* toComplaints(months: Iterable<Buffer>): Generator<Complaint> {
  let isOurs: boolean | undefined;
  for (const record of linesOf(months)) {
    isOurs ??= comesBack(record);
    yield isOurs ? JSON.parse(record) : toComplaint(record);
  }
}

function comesBack(record: string): boolean {
  return JSON.stringify(toComplaint(record)) === record;
}

const NEWLINE = 0x0a;

function* linesOf(texts: Iterable<Buffer>): Generator<string> {
  for (const text of texts) {
    for (let start = 0, end = 0; end < text.length; start = end + 1) {
      const next = text.indexOf(NEWLINE, start);
      end = next < 0 ? text.length : next;
      yield text.toString("utf8", start, end);
    }
  }
}
