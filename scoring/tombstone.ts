import type { Correction } from "../data/model/correction.ts";
import type { Platform } from "../data/model/platform.ts";
import type { MethodDescription, PlatformReport } from "../data/model/report.ts";
import { REPORT_SCHEMA } from "../data/model/report.ts";
import type { Scorecard } from "../data/model/scorecard.ts";
import type { Instant } from "../data/model/time.ts";

type At = { readonly asOf: Instant; readonly method: MethodDescription };

/** What is published of a platform that was removed: that it was here, until when, why, and what was said about it. */
export function tombstoneOf(platform: Platform, corrections: readonly Correction[], at: At): PlatformReport {
  return {
    schema: REPORT_SCHEMA,
    asOf: at.asOf,
    platform: { ...platform, home: null, merchants: {}, pages: [], exposure: null, note: "" },
    scorecard: emptyScorecard(platform, at),
    rank: null,
    improvement: null,
    topIssues: [],
    complaints: [],
    complaintsTotal: 0,
    exclusions: [],
    policies: [],
    tallies: [],
    alarms: [],
    continuity: null,
    policyChanges: [],
    corrections: [...corrections],
    months: [],
  };
}

function emptyScorecard({ id, fate }: Platform, { asOf, method }: At): Scorecard {
  const why = fate?.kind === "removed" ? `${fate.since} 移除：${fate.reason}` : "已移除";
  const whyInEnglish = fate?.kind === "removed" ? `Removed on ${fate.since}` : "Removed";
  return {
    platform: id,
    methodVersion: method.version,
    paramsSha256: method.paramsSha256,
    asOf,
    dimensions: method.dimensions.map((each) => ({
      id: each.id,
      weight: each.weight,
      score: null,
      coverage: 0,
      lost: null,
      indicators: [],
    })),
    raw: null,
    penalties: [],
    promises: [],
    ceilings: [],
    rating: { kind: "not_rated", reasons: [why], englishReasons: [whyInEnglish] },
    methodRange: null,
    coverage: 0,
    counts: { complaints: 0, grievances: 0, nEff: 0, open: 0, months: 0 },
    resolutionBounds: null,
    draws: "",
    replyCurve: [],
    resolutionCurve: [],
    recent: [],
    expectations: [],
    flags: [],
  };
}
