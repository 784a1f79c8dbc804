import type { GoalPosts } from "./statistics/scale.ts";
import type { Prior } from "./statistics/shrinkage.ts";

/** Shares about which the market teaches us a prior. */
export type PriorId =
  | "reply"
  | "contact"
  | "timely"
  | "resolution"
  | "speed"
  | "firstContact"
  | "refund"
  | "severity"
  | "satisfaction";

type Deadlines = { readonly deadlines: readonly number[]; readonly weights: readonly number[] };

/** Every number of the method that is not a weight of an indicator. Change one, and the method has a new version. */
export type Parameters = typeof PARAMETERS;

const rate = (share: number): Prior => ({ strength: 4, shares: [share, 1 - share] });

const replyDeadlines: Deadlines = { deadlines: [2, 24, 48, 168, 720], weights: [0.1, 0.3, 0.3, 0.2, 0.1] };
// Three workdays are taken as 120 hours: no calendar of holidays is kept.
const speedDeadlines: Deadlines = { deadlines: [24, 48, 120, 168, 720], weights: [0.15, 0.2, 0.2, 0.15, 0.3] };

// In hours: 30 seconds, 1, 5 and 10 minutes.
const contactDeadlines: Deadlines = {
  deadlines: [30 / 3600, 60 / 3600, 300 / 3600, 600 / 3600],
  weights: [0.3, 0.2, 0.2, 0.3],
};

const goalPosts = (low: number, high: number): GoalPosts => [low, high];

export const PARAMETERS = {
  /** Complaints older than this many days do not count. */
  windowDays: 365,
  /** A complaint that shows neither an order number nor a picture counts so much (三要素). */
  unprovenStanding: 0.7,
  /** When a complaint's outcome is read, in hours. */
  horizonHours: 720,
  /** A complaint counts half after so many days. */
  halfLifeDays: { reply: 90, other: 180 },
  /** Near-duplicates: character 3-grams. */
  duplicates: { jaccard: 0.6, containment: 0.8, withinDays: 30, gramsNeeded: 12 },
  /** Reworded copies, whenever posted. They keep their voices, but many of them are a heap. Shorter texts must be the same. */
  kin: { jaccard: 0.3, containment: 1, withinDays: 365, gramsNeeded: 24, lettersNeeded: 5 },
  /** A cluster counts at most `most` complaints; one when `burstSize` come within `burstDays`. */
  clusterCap: { most: 2, burstSize: 5, burstDays: 7 },
  /** Heaps of at least so many complaints move a score by at most so many points, once rest and heaps make so many voices. */
  copies: { members: 5, most: 5, nEff: 13 },
  /** One person counts at most once per this many days. */
  personDays: 30,
  /** An answer that comes sooner than this many hours is a machine's receipt. */
  receiptHours: 1 / 60,
  /** A published service clock counts when it is open at least this many hours a day. */
  serviceHoursNeeded: 8,
  /** Share of silent or withdrawn complaints that are taken as settled. */
  kappa: 0.4,
  replyDeadlines,
  contactDeadlines,
  /** Attempts to reach support: within so many days, at least so many, on so many days. */
  contact: { days: 90, tests: 5, onDays: 3, connectedGuide: 0.9 },
  speedDeadlines,
  refundWorkdays: 3,
  hoursPerWorkday: 40,
  goalPosts: {
    timely: goalPosts(0.5, 1),
    resolution: goalPosts(0.1, 0.9),
    speed: goalPosts(0.05, 0.75),
    firstContact: goalPosts(0.1, 0.8),
    refund: goalPosts(0.1, 0.9),
    severity: goalPosts(0.05, 0.6),
    satisfaction: goalPosts(0.05, 0.6),
  },
  /** Without enough other platforms to learn from. Reply: one share per bin between deadlines, the last "never". */
  priors: {
    reply: { strength: 4, shares: [0.04, 0.16, 0.1, 0.2, 0.1, 0.4] },
    contact: { strength: 4, shares: [0.1, 0.1, 0.15, 0.15, 0.5] },
    timely: rate(0.75),
    resolution: rate(0.3),
    speed: rate(0.2),
    firstContact: rate(0.25),
    refund: rate(0.3),
    severity: rate(0.35),
    satisfaction: rate(0.35),
  } satisfies Record<PriorId, Prior>,
  priorLearning: { platforms: 8, nEff: 5, strength: [2, 50] as const, strengthPerPlatform: 0.25, grid: 0.01 },
  /** Effective complaints needed: to show an indicator, to grade, to leave 暂定. */
  needed: { indicator: 5, ratings: 5, grade: 10, firm: 30, months: 2 },
  dimensionWeightNeeded: 0.5,
  templates: { share: 0.8, replies: 10, cap: 60 },
  peak: { insideNeeded: 10, outsideNeeded: 20, hours: 168, good: 0.5, worst: 2, sure: 0.8 },
  trend: { days: 90, expectedNeeded: 10, strength: 4, marketStrength: 200, grid: 0.01 },
  /** Policy pages older than this many days no longer speak. */
  policyDays: 90,
  /** Two looks this many days apart before "there is none" is believed. */
  absenceDays: 7,
  clauses: { blocker: 8, bad: 4, vague: 1.5, vagueMost: 6, most: 30 },
  /** How often a rubric answer is read wrongly: then a neighbouring level is the true one. */
  rubricErrorRate: 0.05,
  promiseGap: {
    most: 15,
    quantile: 0.9,
    refundWeight: 1.5,
    otherWeight: 1,
    humanWeight: 1.5,
    comparability: 0.5,
    sameChannel: 1,
    liveSeconds: 3600,
  },
  night: {
    from: 22,
    to: 8,
    replies: 30,
    share: 0.1,
    sure: 0.95,
    filedShare: 0.2,
    botShare: 0.2,
    points: 5,
    robotHours: 1 / 6,
    tests: 3,
    both: 8,
  },
  missingSupport: { none: 8, dead: 4 },
  falseAdvertising: { points: 6, share: 0.1, lower: 0.05 },
  penaltyMost: 30,
  /** A penalty of an authority binds so many days. */
  regulatoryDays: 365,
  /** A size older than so many days is no denominator; so many others with the same unit are needed to compare. */
  exposure: { days: 365, platforms: 8 },
  gradesFrom: { A: 85, B: 70, C: 55, D: 40, E: 0 },
  /** An A must hold even at the low end of its range. */
  gradeALow: 70,
  gradeSure: 0.6,
  /** Probability inside every range. */
  level: 0.9,
  /** Of a score: `most`, and fewer where there are more than so many grievances, as each draw then errs less; never below `least`. */
  draws: { most: 1000, grievances: 100, least: 400 },
  rankDraws: 1000,
  rankSure: 0.95,
  /** Sources differ when this share of variation is between them and two differ by more than `gap` almost surely. */
  conflict: { i2: 0.75, gap: 0.2, sure: 0.9, nEff: 5 },
  deletedShare: 0.2,
};
