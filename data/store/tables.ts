import type { Alarm } from "../model/alarm.ts";
import type { Complaint } from "../model/complaint.ts";
import type { Continuity } from "../model/continuity.ts";
import type { PlatformId, SourceId } from "../model/ids.ts";
import type { Policy } from "../model/policy.ts";
import type { PolicyVersion } from "../model/policy-history.ts";
import type { SourceStatus, VisitCounts } from "../model/report.ts";
import type { RankRange, Scorecard } from "../model/scorecard.ts";
import type { OwnerStatus } from "../model/status.ts";
import type { Tally } from "../model/tally.ts";
import { index, integer, primaryKey, sqliteTable, text } from "./drizzle.ts";

/** Each table keeps what is asked for in columns, and the whole record, as it was checked, in `record`. */

export const complaints = sqliteTable(
  "complaints",
  {
    source: text().$type<SourceId>().notNull(),
    number: text().notNull(),
    platform: text().$type<PlatformId>().notNull(),
    postedAt: text("posted_at").notNull(),
    record: text({ mode: "json" }).$type<Complaint>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.source, table.number, table.platform] }),
    index("complaints_by_platform").on(table.platform, table.postedAt),
  ],
);

/** What all complaints against a platform come to: who has seen the same digest need not read them again. */
export const complaintDigests = sqliteTable("complaint_digests", {
  platform: text().$type<PlatformId>().primaryKey(),
  sha256: text().notNull(),
});

export const policies = sqliteTable(
  "policies",
  {
    platform: text().$type<PlatformId>().notNull(),
    address: text().notNull(),
    record: text({ mode: "json" }).$type<Policy>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.platform, table.address] })],
);

export const policyVersions = sqliteTable(
  "policy_versions",
  {
    platform: text().$type<PlatformId>().notNull(),
    address: text().notNull(),
    firstSeen: text("first_seen").notNull(),
    record: text({ mode: "json" }).$type<PolicyVersion>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.platform, table.address, table.firstSeen] })],
);

export const continuities = sqliteTable("continuities", {
  platform: text().$type<PlatformId>().primaryKey(),
  record: text({ mode: "json" }).$type<Continuity>().notNull(),
});

export const tallies = sqliteTable(
  "tallies",
  {
    source: text().$type<SourceId>().notNull(),
    platform: text().$type<PlatformId>().notNull(),
    record: text({ mode: "json" }).$type<Tally>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.source, table.platform] })],
);

export const alarms = sqliteTable("alarms", {
  id: integer().primaryKey(),
  record: text({ mode: "json" }).$type<Alarm>().notNull(),
});

export const sources = sqliteTable("sources", {
  id: text().$type<SourceId>().primaryKey(),
  record: text({ mode: "json" }).$type<SourceStatus>().notNull(),
});

/** How each source and platform stood at the newest visit. */
export const standings = sqliteTable("standings", {
  id: integer().primaryKey(),
  record: text({ mode: "json" }).$type<OwnerStatus>().notNull(),
});

export const scorecards = sqliteTable("scorecards", {
  platform: text().$type<PlatformId>().primaryKey(),
  record: text({ mode: "json" }).$type<Scorecard>().notNull(),
  rank: text({ mode: "json" }).$type<RankRange | null>(),
});

/** One row: what the whole store is of. */
export const contents = sqliteTable("contents", {
  id: integer().primaryKey(),
  asOf: text("as_of").notNull(),
  visits: text({ mode: "json" }).$type<VisitCounts>().notNull(),
  /** SHA-256 of the code that read the pages; empty: an earlier version made it. */
  readBy: text("read_by").notNull().default(""),
});
