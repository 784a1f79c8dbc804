import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { Alarm } from "../model/alarm.ts";
import { Complaint } from "../model/complaint.ts";
import { Continuity } from "../model/continuity.ts";
import { Policy } from "../model/policy.ts";
import { PolicyVersion } from "../model/policy-history.ts";
import { SourceStatus, VisitCounts } from "../model/report.ts";
import { RankRange, Scorecard } from "../model/scorecard.ts";
import { OwnerStatus } from "../model/status.ts";
import { Tally } from "../model/tally.ts";
import { Instant } from "../model/time.ts";
import { bringUpToDate } from "./bring-up-to-date.ts";
import { type ComplaintTable, openComplaints } from "./complaint-table.ts";
import { asc, drizzle } from "./drizzle.ts";
import * as tables from "./tables.ts";

/** All that was derived from the archive: made by `parse`, completed by `score`, read by `publish`. */
export type Store = Omit<ComplaintTable, "fill"> & {
  readonly fill: (contents: Filling) => void;
  readonly asOf: () => Instant | null;
  readonly visits: () => VisitCounts;
  /** SHA-256 of the code that read the pages; empty where it was not noted. */
  readonly readBy: () => string;
  readonly complaints: () => Complaint[];
  readonly policies: () => Policy[];
  readonly versions: () => PolicyVersion[];
  readonly continuities: () => Continuity[];
  readonly tallies: () => Tally[];
  readonly alarms: () => Alarm[];
  readonly sources: () => SourceStatus[];
  readonly standings: () => OwnerStatus[];
  readonly keepScores: (scorecards: Iterable<Scorecard>, ranks: readonly RankRange[]) => void;
  readonly scorecards: () => Scorecard[];
  readonly ranks: () => RankRange[];
  readonly close: () => void;
};

export type StoreContents = {
  readonly asOf: Instant;
  readonly visits: VisitCounts;
  /** One after another: a million need never be in memory together. */
  readonly complaints: Iterable<Complaint>;
  readonly policies: readonly Policy[];
  readonly versions: readonly PolicyVersion[];
  readonly continuities: readonly Continuity[];
  readonly tallies: readonly Tally[];
  readonly alarms: readonly Alarm[];
  readonly sources: readonly SourceStatus[];
  readonly standings: readonly OwnerStatus[];
};

type Filling = Omit<StoreContents, "standings"> & {
  /** SHA-256 of the code that read the pages. */
  readonly readBy?: string;
  /** Left out where nobody asks how the crawl stands. */
  readonly standings?: readonly OwnerStatus[];
};

/** Opens the store, bringing its layout up to date. `":memory:"` for a test. */
export function openStore(path: string): Store {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
  const file = new Database(path);
  const db = drizzle(file, { schema: tables });
  bringUpToDate(file, db, path);
  const table = openComplaints(file);
  return {
    ...table,
    fill: (contents) => fill(db, table, contents),
    asOf: () =>
      db
        .select()
        .from(tables.contents)
        .all()
        .map((row) => Instant.parse(row.asOf))[0] ?? null,
    visits: () => VisitCounts.parse(db.select().from(tables.contents).all()[0]?.visits ?? {}),
    complaints: () =>
      db
        .select()
        .from(tables.complaints)
        .orderBy(...byPlatform)
        .all()
        .map((row) => Complaint.parse(row.record)),
    readBy: () => db.select().from(tables.contents).all()[0]?.readBy ?? "",
    policies: () =>
      db
        .select()
        .from(tables.policies)
        .orderBy(asc(tables.policies.platform), asc(tables.policies.address))
        .all()
        .map((row) => Policy.parse(row.record)),
    versions: () =>
      db
        .select()
        .from(tables.policyVersions)
        .orderBy(
          asc(tables.policyVersions.platform),
          asc(tables.policyVersions.address),
          asc(tables.policyVersions.firstSeen),
        )
        .all()
        .map((row) => PolicyVersion.parse(row.record)),
    continuities: () =>
      db
        .select()
        .from(tables.continuities)
        .orderBy(asc(tables.continuities.platform))
        .all()
        .map((row) => Continuity.parse(row.record)),
    tallies: () =>
      db
        .select()
        .from(tables.tallies)
        .orderBy(asc(tables.tallies.platform), asc(tables.tallies.source))
        .all()
        .map((row) => Tally.parse(row.record)),
    alarms: () =>
      db
        .select()
        .from(tables.alarms)
        .orderBy(asc(tables.alarms.id))
        .all()
        .map((row) => Alarm.parse(row.record)),
    sources: () =>
      db
        .select()
        .from(tables.sources)
        .orderBy(asc(tables.sources.id))
        .all()
        .map((row) => SourceStatus.parse(row.record)),
    standings: () =>
      db
        .select()
        .from(tables.standings)
        .orderBy(asc(tables.standings.id))
        .all()
        .map((row) => OwnerStatus.parse(row.record)),
    keepScores: (scorecards, ranks) => keepScores(db, scorecards, ranks),
    scorecards: () => scoredRows(db).map((row) => Scorecard.parse(row.record)),
    ranks: () => scoredRows(db).flatMap((row) => (row.rank === null ? [] : [RankRange.parse(row.rank)])),
    close: () => file.close(),
  };
}

type Drizzle = BetterSQLite3Database<typeof tables>;

const byPlatform = [
  asc(tables.complaints.platform),
  asc(tables.complaints.postedAt),
  asc(tables.complaints.source),
  asc(tables.complaints.number),
];

function fill(db: Drizzle, table: ComplaintTable, contents: Filling): void {
  db.transaction((open) => {
    const { asOf, visits, readBy = "" } = contents;
    open.insert(tables.contents).values({ id: 1, asOf, visits, readBy }).run();
    for (const digest of table.fill(contents.complaints)) open.insert(tables.complaintDigests).values(digest).run();
    fillPolicies(open, contents);
    for (const record of contents.tallies) {
      open.insert(tables.tallies).values({ source: record.source, platform: record.platform, record }).run();
    }
    for (const [id, record] of contents.alarms.entries()) open.insert(tables.alarms).values({ id, record }).run();
    for (const [id, record] of (contents.standings ?? []).entries())
      open.insert(tables.standings).values({ id, record }).run();
    for (const record of contents.sources) open.insert(tables.sources).values({ id: record.id, record }).run();
  });
}

function fillPolicies(open: Pick<Drizzle, "insert">, contents: Filling): void {
  for (const record of contents.policies) {
    open.insert(tables.policies).values({ platform: record.platform, address: record.address, record }).run();
  }
  for (const record of contents.versions) {
    const { platform, address, firstSeen } = record;
    open.insert(tables.policyVersions).values({ platform, address, firstSeen, record }).run();
  }
  for (const record of contents.continuities) {
    open.insert(tables.continuities).values({ platform: record.platform, record }).run();
  }
}

function keepScores(db: Drizzle, scorecards: Iterable<Scorecard>, ranks: readonly RankRange[]): void {
  const rankOf = new Map(ranks.map((rank) => [rank.platform, rank]));
  db.transaction((open) => {
    open.delete(tables.scorecards).run();
    for (const record of scorecards) {
      const rank = rankOf.get(record.platform) ?? null;
      open.insert(tables.scorecards).values({ platform: record.platform, record, rank }).run();
    }
  });
}

function scoredRows(db: Drizzle) {
  return db.select().from(tables.scorecards).orderBy(asc(tables.scorecards.platform)).all();
}
