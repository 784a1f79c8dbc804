import { z } from "zod";
import { Alarm } from "./alarm.ts";
import { OUTCOMES, type Outcome } from "./capture.ts";
import { Complaint } from "./complaint.ts";
import { ContactTest } from "./contact-test.ts";
import { Continuity } from "./continuity.ts";
import { PublishedCorrection as Correction } from "./correction.ts";
import { ExclusionReason } from "./exclusion.ts";
import { PlatformId } from "./ids.ts";
import { MarketView } from "./market.ts";
import { Platform } from "./platform.ts";
import { Policy } from "./policy.ts";
import { PolicyVersion } from "./policy-history.ts";
import { LookAhead } from "./proof.ts";
import { Review } from "./review.ts";
import { DimensionId, Grade, Improvement, RankRange, Scorecard } from "./scorecard.ts";
import { SourceDeclaration } from "./source.ts";
import { Tally } from "./tally.ts";
import { Instant } from "./time.ts";
import { NotCollected } from "./workspace.ts";

export const REPORT_SCHEMA = "kaxin-report-1";

/** The method in words and numbers, so that a page can explain a score without knowing any rule. */
export const MethodDescription = z.strictObject({
  version: z.string(),
  paramsSha256: z.string(),
  summary: z.string(),
  dimensions: z.array(
    z.strictObject({
      id: DimensionId,
      zh: z.string(),
      en: z.string(),
      weight: z.number(),
      question: z.string(),
      indicators: z.array(
        z.strictObject({
          id: z.string(),
          zh: z.string(),
          en: z.string(),
          weight: z.number(),
          question: z.string(),
          /** The formula in one line, as in the method's text. */
          formula: z.string(),
          /** What it cannot see. */
          limits: z.string(),
        }),
      ),
    }),
  ),
  penalties: z.array(z.strictObject({ id: z.string(), zh: z.string(), most: z.number(), question: z.string() })),
  ceilings: z.array(z.strictObject({ id: z.string(), zh: z.string(), limit: z.number(), question: z.string() })),
  grades: z.array(z.strictObject({ grade: z.string(), from: z.number(), zh: z.string() })),
  notRatedRules: z.array(z.string()),
  /** What becomes of each claim of the consumer guides; `by` names what answers it. */
  criteria: z
    .array(
      z.strictObject({ id: z.string(), zh: z.string(), fate: z.string(), by: z.array(z.string()), note: z.string() }),
    )
    .default([]),
  /** Every parameter, for who wants to compute it again. */
  parameters: z.record(z.string(), z.unknown()),
  /** The same words in English, by id; methods described before there were any lack it. */
  english: z
    .strictObject({
      summary: z.string(),
      /** The questions of the dimensions. */
      dimensions: z.record(DimensionId, z.string()),
      indicators: z.record(
        z.string(),
        z.strictObject({ question: z.string(), formula: z.string(), limits: z.string() }),
      ),
      /** Penalties and ceilings. */
      rules: z.record(z.string(), z.strictObject({ name: z.string(), question: z.string() })),
      notRatedRules: z.array(z.string()),
      criteria: z.record(
        z.string(),
        z.strictObject({ claim: z.string(), fate: z.string(), by: z.array(z.string()), note: z.string() }),
      ),
    })
    .optional(),
});
export type MethodDescription = z.infer<typeof MethodDescription>;

/** A source as the report shows it: declaration, what was read, and how the visits ended. */
export const SourceStatus = SourceDeclaration.extend({
  complaints: z.int().nonnegative(),
  lastVisit: Instant.nullable(),
});
export type SourceStatus = z.infer<typeof SourceStatus>;

/** Visits by how they ended. */
export const VisitCounts = z.partialRecord(
  z.enum(Object.keys(OUTCOMES) as [Outcome, ...Outcome[]]),
  z.int().nonnegative(),
);
export type VisitCounts = z.infer<typeof VisitCounts>;

/** One row of the comparison: the head of a platform's own file. */
export const PlatformSummary = z.strictObject({
  platform: Platform,
  scorecard: Scorecard,
  rank: RankRange.nullable(),
  /** The most frequent issues, most frequent first, with the share of complaints that name them. */
  topIssues: z.array(z.strictObject({ code: z.string(), share: z.number() })),
});
export type PlatformSummary = z.infer<typeof PlatformSummary>;

/** `report.json`: the index. One file a platform lies beside it under `platforms/`. */
export const Report = z.strictObject({
  schema: z.literal(REPORT_SCHEMA),
  /** Everything in it is invented: every page must say 演示数据. */
  demo: z.boolean(),
  title: z.string(),
  /** What a reader must know about this data set, e.g. that it is US finance. Shown on every page when not empty. */
  notice: z.string(),
  asOf: Instant,
  /** What code read the pages: the beginning of its SHA-256. Left out where it is not known. */
  readBy: z.string().optional(),
  method: MethodDescription,
  sources: z.array(SourceStatus),
  notCollected: z.array(NotCollected).default([]),
  platforms: z.array(PlatformSummary),
  totals: z.strictObject({
    platforms: z.int(),
    rated: z.int(),
    complaints: z.int(),
    policies: z.int(),
    alarms: z.int(),
  }),
  /** Of all platforms, newest first. */
  corrections: z.array(Correction).default([]),
  visits: VisitCounts,
  alarms: z.array(Alarm),
  /** How well records frozen in the past foretold what came; `null`: too few to say. */
  lookAhead: LookAhead.nullable().default(null),
  /** Complaints of the last days over all platforms, copies once, and what has become of them so far. */
  lately: z
    .strictObject({
      days: z.int().positive(),
      complaints: z.int().nonnegative(),
      replied: z.int().nonnegative(),
      resolved: z.int().nonnegative(),
    })
    .nullable()
    .default(null),
  market: MarketView.default({ seasons: [], clauses: null, medians: [] }),
});
export type Report = z.infer<typeof Report>;

/** `platforms/<id>.json`: all that the report says about one platform. */
export const PlatformReport = PlatformSummary.extend({
  schema: z.literal(REPORT_SCHEMA),
  asOf: Instant,
  /** What would raise the grade; `null`: not rated, or the best there is. Left out in reports of before it was told. */
  improvement: Improvement.nullable().optional(),
  /** Newest first; at most `COMPLAINTS_SHOWN`. */
  complaints: z.array(Complaint),
  complaintsTotal: z.int(),
  /** How many records do not count, or not on their own; each one is in the data set's `exclusions`. */
  exclusions: z.array(z.strictObject({ reason: ExclusionReason, count: z.int().positive() })).default([]),
  policies: z.array(Policy),
  tallies: z.array(Tally),
  alarms: z.array(Alarm),
  /** Whether support is still there; `null`: its pages were never asked for. */
  continuity: Continuity.nullable().default(null),
  /** What changed on its pages within three years, newest first; all versions in full are in `policies/<id>.json`. */
  policyChanges: z.array(PolicyVersion.omit({ text: true })).default([]),
  /** What the platform says to its score, and what was corrected; newest first. */
  corrections: z.array(Correction).default([]),
  /** Complaints by Shanghai month, `2026-03`, oldest first. */
  months: z.array(z.strictObject({ month: z.string(), complaints: z.int(), replied: z.int(), resolved: z.int() })),
});
export type PlatformReport = z.infer<typeof PlatformReport>;

export const COMPLAINTS_SHOWN = 60;

/**
 * `evidence/<id>.json`: every complaint against one platform, so that anybody can compute its score again. Where one
 * author wrote several of them `authorKey` is a number that means nothing elsewhere; otherwise it is null.
 */
export const PlatformEvidenceFile = z.strictObject({
  schema: z.literal(REPORT_SCHEMA),
  platform: PlatformId,
  asOf: Instant,
  complaints: z.array(Complaint),
  contactTests: z.array(ContactTest).default([]),
  /** Reviewers are numbers: that they are two people counts, not who. */
  reviews: z.array(Review).default([]),
});
export type PlatformEvidenceFile = z.infer<typeof PlatformEvidenceFile>;

/** `history.json`: every report that was published, in a few numbers a platform; oldest first. */
export const History = z.strictObject({
  schema: z.literal(REPORT_SCHEMA),
  reports: z.array(
    z.strictObject({
      asOf: Instant,
      methodVersion: z.string(),
      paramsSha256: z.string(),
      /** The method has changed since: computed again from what is known today of that day. */
      recomputed: z.boolean(),
      platforms: z.array(
        z.strictObject({
          id: PlatformId,
          /** `null`: not rated. */
          rating: z.strictObject({ points: z.number(), low: z.number(), high: z.number(), grade: Grade }).nullable(),
        }),
      ),
    }),
  ),
});
export type History = z.infer<typeof History>;
