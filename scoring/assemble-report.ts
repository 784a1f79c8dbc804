import type { z } from "zod";
import type { Alarm } from "../data/model/alarm.ts";
import type { Complaint } from "../data/model/complaint.ts";
import type { Continuity } from "../data/model/continuity.ts";
import type { Correction } from "../data/model/correction.ts";
import type { Exclusion } from "../data/model/exclusion.ts";
import type { PlatformId } from "../data/model/ids.ts";
import { compare } from "../data/model/order.ts";
import { isListed, type Platform } from "../data/model/platform.ts";
import type { Policy } from "../data/model/policy.ts";
import type { PolicyVersion } from "../data/model/policy-history.ts";
import type { LookAhead } from "../data/model/proof.ts";
import {
  COMPLAINTS_SHOWN,
  type MethodDescription,
  type PlatformReport,
  type PlatformSummary,
  REPORT_SCHEMA,
  type Report,
  type SourceStatus,
  type VisitCounts,
} from "../data/model/report.ts";
import type { RankRange, Scorecard } from "../data/model/scorecard.ts";
import type { Tally } from "../data/model/tally.ts";
import type { Instant } from "../data/model/time.ts";
import type { Workspace } from "../data/model/workspace.ts";
import { countLately, monthsOf } from "./count-outcomes.ts";
import { exclusionsOf } from "./evidence/exclusions.ts";
import { findImprovement } from "./find-improvement.ts";
import { groupBy } from "./group-by.ts";
import { countDays, viewMarket } from "./market-view.ts";
import { METHOD } from "./method.ts";
import { PARAMETERS } from "./parameters.ts";
import { tombstoneOf } from "./tombstone.ts";

export type ReportInput = {
  readonly workspace: Pick<Workspace, "title" | "demo" | "notice" | "notCollected">;
  readonly asOf: Instant;
  readonly readBy?: string | undefined;
  readonly method: MethodDescription;
  readonly platforms: readonly Platform[];
  readonly complaintsOf: (platform: PlatformId) => readonly Complaint[];
  readonly corrections?: readonly Correction[];
  readonly policies: readonly Policy[];
  readonly versions: readonly PolicyVersion[];
  readonly continuities: readonly Continuity[];
  readonly tallies: readonly Tally[];
  readonly alarms: readonly Alarm[];
  readonly visits: z.infer<typeof VisitCounts>;
  readonly sources: readonly SourceStatus[];
  readonly scorecards: readonly Scorecard[];
  readonly ranks: readonly RankRange[];
  readonly lookAhead: LookAhead | null;
};

/**
 * The index. On the way every platform's own file is handed to `onPlatform`, by id and with all its complaints, and then
 * let go: never two in memory. A platform without a scorecard is left out: it has not been scored.
 */
export function assembleReport(
  input: ReportInput,
  onPlatform: (
    report: PlatformReport,
    complaints: readonly Complaint[],
    exclusions: readonly Exclusion[],
  ) => void = () => undefined,
): Report {
  const assemble = platformAssembler(input);
  const scorecards = new Map(input.scorecards.map((each) => [each.platform, each]));
  const days = countDays();
  const { lately, add: addLately } = countLately(input.asOf);
  const summaries: PlatformSummary[] = [];
  const corrections: Correction[] = [];
  let [complaints, policies] = [0, 0];
  for (const platform of [...input.platforms].sort((one, other) => compare(one.id, other.id))) {
    if (!isListed(platform)) {
      const stone = tombstoneOf(platform, correctionsOf(platform.id, input), input);
      summaries.push({ platform: stone.platform, scorecard: stone.scorecard, rank: null, topIssues: [] });
      corrections.push(...stone.corrections);
      onPlatform(stone, [], []);
      continue;
    }
    const scorecard = scorecards.get(platform.id);
    if (scorecard === undefined) continue;
    const own = input.complaintsOf(platform.id);
    for (const { postedAt } of own) days.add(postedAt);
    complaints += own.length;
    const { report, exclusions } = assemble(platform, scorecard, [...own].sort(newestFirst));
    addLately(own, exclusions);
    const { rank, topIssues } = report;
    policies += report.policies.length;
    summaries.push({ platform, scorecard, rank, topIssues });
    corrections.push(...report.corrections);
    onPlatform(report, own, exclusions);
  }
  return {
    schema: REPORT_SCHEMA,
    demo: input.workspace.demo,
    title: input.workspace.title,
    notice: input.workspace.notice,
    asOf: input.asOf,
    ...(input.readBy ? { readBy: input.readBy } : {}),
    method: input.method,
    sources: [...input.sources],
    notCollected: [...input.workspace.notCollected],
    platforms: summaries,
    totals: {
      platforms: summaries.filter(({ platform }) => isListed(platform)).length,
      rated: summaries.filter(({ scorecard }) => scorecard.rating.kind === "rated").length,
      complaints,
      policies,
      alarms: input.alarms.length,
    },
    corrections: corrections.sort(
      (one, other) => compare(other.receivedAt, one.receivedAt) || compare(one.id, other.id),
    ),
    visits: input.visits,
    alarms: [...input.alarms].sort(byMoment),
    lookAhead: input.lookAhead,
    lately,
    market: viewMarket(days.perDay, input, input.asOf),
  };
}

/** Sorts once what is known of all, and makes one platform's file after another from it. */
function platformAssembler(input: ReportInput) {
  const ranks = new Map(input.ranks.map((each) => [each.platform, each]));
  const policies = groupBy([...input.policies].sort(byAddress), (each) => each.platform);
  const tallies = groupBy([...input.tallies].sort(byAddress), (each) => each.platform);
  const versions = groupBy([...input.versions].sort(byLastChange), (each) => each.platform);
  const continuities = new Map(input.continuities.map((each) => [each.platform, each]));
  const alarms = groupBy([...input.alarms].sort(byMoment), (each) => each.owner);
  const sources = new Map(input.sources.map((each) => [each.id, each]));
  const gate = { asOf: input.asOf, sources, parameters: PARAMETERS };
  return (platform: Platform, scorecard: Scorecard, complaints: readonly Complaint[]) => {
    const own = policies.get(platform.id) ?? [];
    const corrections = correctionsOf(platform.id, input);
    const exclusions = exclusionsOf({ complaints, policies: own, corrections }, gate);
    const report: PlatformReport = {
      schema: REPORT_SCHEMA,
      asOf: input.asOf,
      platform,
      scorecard,
      rank: ranks.get(platform.id) ?? null,
      topIssues: topIssues(complaints),
      complaints: complaints.slice(0, COMPLAINTS_SHOWN).map((complaint) => ({ ...complaint, authorKey: null })),
      complaintsTotal: complaints.length,
      exclusions: countReasons(exclusions),
      policies: own,
      tallies: tallies.get(platform.id) ?? [],
      alarms: alarms.get(`platform:${platform.id}`) ?? [],
      continuity: continuities.get(platform.id) ?? null,
      policyChanges: (versions.get(platform.id) ?? []).filter(({ change }) => change !== null).map(withoutText),
      corrections,
      improvement: findImprovement(scorecard, METHOD),
      months: monthsOf(complaints),
    };
    return { report, exclusions };
  };
}

/** Newest first. */
function correctionsOf(platform: PlatformId, { corrections = [], asOf }: ReportInput): Correction[] {
  return corrections
    .filter((each) => each.platform === platform && each.receivedAt <= asOf)
    .sort((one, other) => compare(other.receivedAt, one.receivedAt) || compare(one.id, other.id));
}

function countReasons(exclusions: readonly Exclusion[]): PlatformReport["exclusions"] {
  const byReason = groupBy(exclusions, ({ reason }) => reason);
  return [...byReason]
    .map(([reason, all]) => ({ reason, count: all.length }))
    .sort((one, other) => compare(one.reason, other.reason));
}

const TOP_ISSUES = 5;

/** The most frequent issues with the share of complaints that name them; ties by code. */
function topIssues(complaints: readonly Complaint[]): PlatformSummary["topIssues"] {
  const counts = new Map<string, number>();
  for (const { issues } of complaints) {
    for (const code of new Set(issues.map((issue) => issue.code))) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts]
    .sort(([one, many], [other, more]) => more - many || compare(one, other))
    .slice(0, TOP_ISSUES)
    .map(([code, count]) => ({ code, share: count / complaints.length }));
}

function newestFirst(one: Complaint, other: Complaint): number {
  return (
    compare(other.postedAt, one.postedAt) || compare(one.source, other.source) || compare(one.number, other.number)
  );
}

/** The diff says what changed; the whole text is published once, in `policies/`. */
function withoutText({ text: _, ...rest }: PolicyVersion): PlatformReport["policyChanges"][number] {
  return rest;
}

/** Newest first. */
function byLastChange(one: PolicyVersion, other: PolicyVersion): number {
  return compare(other.firstSeen, one.firstSeen) || compare(one.address, other.address);
}

function byAddress(one: { readonly address: string }, other: { readonly address: string }): number {
  return compare(one.address, other.address);
}

function byMoment(one: Alarm, other: Alarm): number {
  return compare(other.at, one.at) || compare(one.address, other.address) || compare(one.message, other.message);
}
