import type { Complaint } from "../data/model/complaint.ts";
import type { FieldNotes } from "../data/model/field-notes.ts";
import type { PlatformId } from "../data/model/ids.ts";
import type { ExposureUnit } from "../data/model/platform.ts";
import type { Policy } from "../data/model/policy.ts";
import type { Quote } from "../data/model/quote.ts";
import type { DimensionId, Measurement, Penalty as PenaltyApplied } from "../data/model/scorecard.ts";
import type { Instant } from "../data/model/time.ts";
import type { Parameters, PriorId } from "./parameters.ts";
import type { Redrawn } from "./statistics/bootstrap.ts";
import type { Random } from "./statistics/random.ts";
import type { Prior } from "./statistics/shrinkage.ts";
import type { Told } from "./words.ts";

/**
 * Where a complaint stood 30 days after it reached the merchant. `silent`: answered, and the consumer said no more.
 * `open`: younger than that and undecided. `not_handed`: the merchant never got it, and the consumer said nothing.
 */
export type OutcomeKind = "resolved" | "unresolved" | "silent" | "withdrawn" | "noreply" | "open" | "not_handed";

/** What is known about the wait for the first answer. Hours run on the merchant's published service clock, if any. */
export type ReplyClock =
  | { readonly kind: "timed"; readonly hours: number | null; readonly watched: number }
  | { readonly kind: "flag_only"; readonly timely: boolean | null }
  | { readonly kind: "not_handed" };

/** A complaint as the formulas see it. Hours count from when the merchant got it, on the wall clock. */
export type Observation = {
  readonly key: string;
  readonly source: string;
  readonly postedAt: Instant;
  readonly ageDays: number;
  /** Hours from the merchant's getting it to our last look. */
  readonly followupHours: number;
  readonly reply: ReplyClock;
  readonly replyHours: number | null;
  readonly outcome: OutcomeKind;
  readonly resolvedHours: number | null;
  readonly withdrawnHours: number | null;
  /** The source prints when things happened; without that no speed can be read from it. */
  readonly timed: boolean;
  readonly merchantReplies: number;
  readonly wantsRefund: boolean;
  readonly refundWorkdays: number | null;
  /** 0 (nothing) to 1 (fraud, vanished support); `null`: the source prints neither words nor kind. */
  readonly severity: number | null;
  readonly rating: number | null;
  /** Number of its cluster of near-duplicates, counting from 0 within the platform. */
  readonly cluster: number;
  /** Number of those whose words are reworded copies of one another, whenever posted. */
  readonly kin: number;
  readonly authorKey: string | null;
  /** 0…1: how far its source is to be trusted. */
  readonly reliability: number;
  /** Posted in a season when every platform has more to do. */
  readonly atPeak: boolean;
  readonly postedAtNight: boolean;
  /** How often the merchant wrote at a known hour, and how often of these at night. */
  readonly merchantWrote: number;
  readonly merchantWroteAtNight: number;
  /** What it says: support has vanished, a refund was refused, a robot led in circles. */
  readonly vanished: boolean;
  readonly refused: boolean;
  readonly looped: boolean;
  /** Taken down by its source. */
  readonly removed: boolean;
  /** The record itself, for its words; `null` in a calculation on bare figures. */
  readonly record: () => Complaint | null;
};

/** Voices heard within the window, and the size they are divided by. */
type Exposed = { readonly voices: number; readonly size: number };

/** With what it counts for reply behaviour (which changes fast), and for all else. */
export type Weighted = Observation & { readonly replyWeight: number; readonly otherWeight: number };

/** All that is known about one platform, ready for the formulas. */
export type PlatformEvidence = {
  readonly platform: PlatformId;
  readonly asOf: Instant;
  /** Within the window, oldest first. */
  readonly observations: readonly Weighted[];
  readonly clusters: number;
  /** Complaints too old to count, or from places without standing. */
  readonly setAside: number;
  readonly policies: readonly Policy[];
  readonly sourceNames: Readonly<Record<string, string>>;
  /** Share of first replies that use the most frequent wording; `null` below ten replies with text. */
  readonly templateShare: number | null;
  /** Complaints of the other platforms, last 90 days over the 90 before; near 1 while they are few. */
  readonly marketTrend: number;
  /** What maintainers wrote down about this platform, up to `asOf`. */
  readonly notes: FieldNotes;
  /** Complaints and size, and those of the other platforms sized in the same unit; `null`: no size is known. */
  readonly exposure: { readonly own: Exposed; readonly others: readonly Exposed[]; readonly unit: ExposureUnit } | null;
};

export type Priors = Readonly<Record<PriorId, Prior>>;

export type Context = { readonly parameters: Parameters; readonly priors: Priors };

/** An indicator's answer, and how to draw it again. */
export type Finding = {
  /** 0…100; `null` when not measured. */
  readonly points: number | null;
  /** The answer in full. Only what is shown is worth its work: other choices of the method ask for points alone. */
  readonly tell: () => { readonly measurement: Measurement; readonly quotes: readonly Quote[] };
  /** Points from the posterior; `null` when not measured. */
  readonly draw: ((random: Random) => number) | null;
  /** Writes down the points in each of some redrawings of the clusters; `null` where clusters play no part. */
  readonly reweigh: ((redrawn: Redrawn, points: Float64Array) => void) | null;
  /** Points taken off the whole dimension. */
  readonly deduction: number;
  /** Sentences a reader must see beside the score. */
  readonly flags: readonly Told[];
};

/** One question, answered from evidence. It knows neither its dimension nor its weight: `method.ts` does. */
export type Indicator = {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly question: string;
  readonly formula: string;
  readonly limits: string;
  measure(evidence: PlatformEvidence, context: Context): Finding;
};

/** A proven breach of word. `applied` is `null` when it is not shown; `flags` say what is suspected or untested. */
export type Penalty = {
  readonly id: string;
  readonly zh: string;
  readonly most: number;
  readonly question: string;
  assess(
    evidence: PlatformEvidence,
    context: Context,
  ): { readonly applied: PenaltyApplied | null; readonly flags: readonly Told[] };
};

export type MethodRow = { readonly indicator: Indicator; readonly weight: number };

export type MethodDimension = {
  readonly id: DimensionId;
  readonly weight: number;
  readonly question: string;
  /** Share of its weight that must be measured. */
  readonly needed: number;
  readonly rows: readonly MethodRow[];
};

export type Method = {
  readonly version: string;
  readonly summary: string;
  readonly parameters: Parameters;
  readonly dimensions: readonly MethodDimension[];
  readonly penalties: readonly Penalty[];
};
