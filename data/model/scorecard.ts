import { z } from "zod";
import { PlatformId } from "./ids.ts";
import { Quote } from "./quote.ts";
import { Instant } from "./time.ts";

export const DIMENSIONS = {
  response: { zh: "响应时效", en: "Response" },
  resolution: { zh: "问题解决", en: "Resolution" },
  transparency: { zh: "服务透明", en: "Transparency" },
  reputation: { zh: "用户口碑", en: "Reputation" },
} as const;
export type DimensionId = keyof typeof DIMENSIONS;
export const DimensionId = z.enum(Object.keys(DIMENSIONS) as [DimensionId, ...DimensionId[]]);

const points = z.number().min(0).max(100);

/** One sentence made from the figures, in Chinese and in English. Reports from before it was told in English lack that. */
const told = { statement: z.string(), english: z.string().optional() };

/** A number with its 90 % range, 0…100. */
export const PointsRange = z.strictObject({ points, low: points, high: points });
export type PointsRange = z.infer<typeof PointsRange>;

/** What else a figure rests on; left out where it plays no part, and in reports of before it was told. */
const basis = {
  /** Grievances among the records: near copies are one. */
  grievances: z.int().nonnegative().optional(),
  /** Records whose answer had not come at the last look: they count for as long as they were watched. */
  censored: z.int().nonnegative().optional(),
  /** How far back it looks. */
  windowDays: z.number().positive().optional(),
  /** What is believed before looking: a share for each outcome, and how many observations that is worth. */
  prior: z.strictObject({ strength: z.number(), shares: z.array(z.number()).readonly() }).optional(),
};

/** An indicator's answer, or why there is none. Unknown is a kind, never a number. */
export const Measurement = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("measured"),
    ...PointsRange.shape,
    /** The natural quantity behind the points, in `unit`: a share, hours, a level. `null` where points are the quantity. */
    value: z.number().nullable(),
    unit: z.enum(["share", "hours", "percent", "ratio", "points"]),
    /** Records that entered, before weighting. */
    n: z.int().nonnegative(),
    /** Kish effective number after weighting; equals `n` where nothing is weighted. */
    nEff: z.number().nonnegative(),
    ...basis,
    ...told,
  }),
  z.strictObject({
    kind: z.literal("insufficient"),
    have: z.number().nonnegative(),
    needed: z.number().nonnegative(),
    ...told,
  }),
  z.strictObject({ kind: z.literal("not_applicable"), ...told }),
  z.strictObject({ kind: z.literal("unreachable"), ...told }),
]);
export type Measurement = z.infer<typeof Measurement>;

export const IndicatorScore = z.strictObject({
  id: z.string(),
  /** Share of its dimension in the method, 0…1, before renormalising over what is measured. */
  weight: z.number().min(0).max(1),
  measurement: Measurement,
  quotes: z.array(Quote),
});
export type IndicatorScore = z.infer<typeof IndicatorScore>;

export const DimensionScore = z.strictObject({
  id: DimensionId,
  weight: z.number().min(0).max(1),
  /** `null`: less than half of the dimension could be measured. */
  score: PointsRange.nullable(),
  /** Share of the dimension's weight that was measured. */
  coverage: z.number().min(0).max(1),
  /** Points this dimension costs the total. */
  lost: z.number().nonnegative().nullable(),
  indicators: z.array(IndicatorScore),
});
export type DimensionScore = z.infer<typeof DimensionScore>;

export const Penalty = z.strictObject({
  id: z.string(),
  points: z.number().nonnegative(),
  ...told,
  quotes: z.array(Quote),
});
export type Penalty = z.infer<typeof Penalty>;

export const Ceiling = z.strictObject({
  id: z.string(),
  limit: points,
  ...told,
  quotes: z.array(Quote),
});
export type Ceiling = z.infer<typeof Ceiling>;

export const GRADES = {
  A: { zh: "可考虑", en: "Can be considered" },
  B: { zh: "可考虑", en: "Can be considered" },
  C: { zh: "谨慎", en: "Be careful" },
  D: { zh: "不建议", en: "Not advised" },
  E: { zh: "不建议", en: "Not advised" },
} as const;
export type Grade = keyof typeof GRADES;
export const Grade = z.enum(["A", "B", "C", "D", "E"]);

/** A promise with a time in it, and how often the record shows it kept. */
export const PromiseTested = z.strictObject({
  about: z.enum(["response", "resolution", "refund"]),
  hours: z.number().positive(),
  /** Share of cases it must hold for: as promised, else the method's. */
  quantile: z.number().min(0).max(1),
  /** With its 90 % range; `null`: the record cannot tell. */
  kept: z.strictObject({ share: z.number(), low: z.number(), high: z.number() }).nullable(),
  verdict: z.enum(["kept", "gap", "untested"]),
  quote: Quote,
});
export type PromiseTested = z.infer<typeof PromiseTested>;

/** Share answered (or settled) within `hours`, with its 90 % range. */
export const CurvePoint = z.strictObject({
  hours: z.number().positive(),
  share: z.number().min(0).max(1),
  low: z.number().min(0).max(1),
  high: z.number().min(0).max(1),
});
export type CurvePoint = z.infer<typeof CurvePoint>;

/** What the complaints of the last `days` alone say; those too young to tell are not counted as unanswered. */
export const RecentCourse = z.strictObject({
  days: z.int().positive(),
  /** Clusters of near-duplicates count once. */
  complaints: z.int().nonnegative(),
  /** By the method's longest deadline; `null`: too few to say. */
  replied: CurvePoint.nullable(),
  resolved: CurvePoint.nullable(),
});
export type RecentCourse = z.infer<typeof RecentCourse>;

/** Between what the score would lie under other defensible choices of the method, and what the foremost would give. */
export const MethodRange = z.strictObject({
  low: points,
  high: points,
  rows: z.array(z.strictObject({ zh: z.string(), en: z.string().optional(), points })),
});
export type MethodRange = z.infer<typeof MethodRange>;

/** What the other platforms would have had with this one's mix of grievances, beside what it had. In complaints. */
export const Expectation = z.strictObject({
  id: z.enum(["replied", "resolved"]),
  zh: z.string(),
  /** Grievances of which it can be said. */
  complaints: z.int().positive(),
  expected: z.number().nonnegative(),
  observed: z.int().nonnegative(),
  /** `observed − expected`, with its 90 % range: the observed share is that sure. */
  difference: z.number(),
  low: z.number(),
  high: z.number(),
});
export type Expectation = z.infer<typeof Expectation>;

export const Scorecard = z.strictObject({
  platform: PlatformId,
  methodVersion: z.string(),
  paramsSha256: z.string(),
  asOf: Instant,
  /** Always the four, in the order of the method. */
  dimensions: z.array(DimensionScore).length(4),
  /** Before penalties and ceilings. */
  raw: z.number().min(0).max(100).nullable(),
  penalties: z.array(Penalty),
  promises: z.array(PromiseTested).default([]),
  ceilings: z.array(Ceiling),
  rating: z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("rated"),
      ...PointsRange.shape,
      grade: Grade,
      /** Probability that the grade is this one. */
      gradeProbability: z.number().min(0).max(1),
      /** 暂定: few complaints, or a grade that could easily be another. */
      provisional: z.boolean(),
    }),
    /** 暂不评级: never a low score. */
    z.strictObject({
      kind: z.literal("not_rated"),
      reasons: z.array(z.string()).min(1),
      /** The same, in English and in their order. */
      englishReasons: z.array(z.string()).optional(),
    }),
  ]),
  /** Not chance but judgement; `null`: not rated. */
  methodRange: MethodRange.nullable().default(null),
  /** Share of the whole method's weight that was measured. */
  coverage: z.number().min(0).max(1),
  counts: z.strictObject({
    complaints: z.int().nonnegative(),
    /** Clusters of near-duplicates and twins count once. */
    grievances: z.int().nonnegative(),
    nEff: z.number().nonnegative(),
    /** Too young to be decided. */
    open: z.int().nonnegative(),
    months: z.int().nonnegative(),
  }),
  /** Share of decided complaints whose consumers confirmed, and the bounds if all silent ones were, or were not, content. */
  resolutionBounds: z.strictObject({ lower: z.number(), likely: z.number(), upper: z.number() }).nullable(),
  /** The four dimensions drawn again and again, as `packDraws` writes them; empty: not rated. */
  draws: z.base64().default(""),
  replyCurve: z.array(CurvePoint),
  resolutionCurve: z.array(CurvePoint),
  /** Not part of the score; shortest first. Empty in reports from before it was reckoned. */
  recent: z.array(RecentCourse).default([]),
  /** Not part of the score. Empty where it or the others have too few complaints. */
  expectations: z.array(Expectation).default([]),
  /** 来源不一致, 模板回复 and the like, as sentences. */
  flags: z.array(z.string()),
  /** The same, in English and in their order. */
  englishFlags: z.array(z.string()).optional(),
});
export type Scorecard = z.infer<typeof Scorecard>;

/** Where a rated platform may stand among the rated, counting from 1, and who cannot be told apart from it. */
export const RankRange = z.strictObject({
  platform: PlatformId,
  low: z.int().positive(),
  high: z.int().positive(),
  tier: z.int().positive(),
  indistinguishable: z.array(PlatformId),
});
export type RankRange = z.infer<typeof RankRange>;

/** What would raise a grade to the next one. */
export const Improvement = z.strictObject({
  grade: Grade,
  /** Points from which that grade begins, and how many are missing. */
  from: z.number(),
  missing: z.number().nonnegative(),
  /** The few changes that bring most, each alone, and the score that would come of it. */
  steps: z.array(z.strictObject({ ...told, points, isEnough: z.boolean() })),
  /** What must hold besides. */
  needed: z.array(z.strictObject(told)),
});
export type Improvement = z.infer<typeof Improvement>;
