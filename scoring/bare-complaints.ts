import { z } from "zod";
import { NO_NOTES } from "../data/model/field-notes.ts";
import { PlatformId } from "../data/model/ids.ts";
import { toInstant } from "../data/model/time.ts";
import type { Observation, PlatformEvidence } from "./contract.ts";
import { weighObservations } from "./evidence/weigh-observations.ts";
import type { Parameters } from "./parameters.ts";

const hours = z.number().nonnegative();

/** A complaint in bare figures, as in the worked examples: ages in days, waits in hours from when the merchant got it. */
const BareComplaint = z.object({
  id: z.union([z.number(), z.string()]),
  age_days: z.number().nonnegative(),
  followup_h: hours,
  reply_h: hours.nullable().default(null),
  outcome: z.enum(["resolved", "unresolved", "silent", "withdrawn", "noreply", "open", "user_error"]),
  resolved_h: hours.nullable().default(null),
  merchant_replies: z.int().nonnegative().default(0),
  /** Workdays until the money was back. */
  refund_wd: z.number().nonnegative().nullable().default(null),
  severity: z.number().min(0).max(1),
  rating: z.number().min(1).max(5).nullable().default(null),
  cluster: z.union([z.string(), z.number()]),
  withdrawn_h: hours.nullable().default(null),
  wants_refund: z.boolean().default(false),
});
export type BareComplaint = z.input<typeof BareComplaint>;

/** What cannot be read from figures is given: points of transparency, penalties (already summed) and ceilings. */
export const BareInputsSchema = z.object({
  complaints: z.array(BareComplaint),
  extra: z
    .object({
      D3: z.number().min(0).max(100).nullable().default(null),
      penalty: z.number().nonnegative().default(0),
      caps: z.array(z.number()).default([]),
    })
    .prefault({}),
});
export type BareInputs = z.input<typeof BareInputsSchema>;

// Bare figures have ages, no dates: any fixed moment will do.
const AS_OF_MS = Date.UTC(2026, 0, 1);

/** One nameless platform that published nothing. */
export function toEvidence(
  complaints: readonly z.infer<typeof BareComplaint>[],
  parameters: Parameters,
): PlatformEvidence {
  const numbers = new Map<string, number>();
  const numberOf = (cluster: string) => {
    const number = numbers.get(cluster) ?? numbers.size;
    numbers.set(cluster, number);
    return number;
  };
  const observations = complaints
    .filter((each) => each.age_days <= parameters.windowDays)
    .flatMap((each) => {
      const observation = toObservation(each, numberOf(String(each.cluster)));
      return observation === null ? [] : [observation];
    });
  return {
    platform: PlatformId.parse("bare"),
    asOf: toInstant(AS_OF_MS),
    observations: weighObservations(observations, parameters),
    clusters: numbers.size,
    setAside: complaints.length - observations.length,
    policies: [],
    sourceNames: {},
    templateShare: null,
    marketTrend: 1,
    notes: NO_NOTES,
    exposure: null,
  };
}

/** What figures do not tell. */
export const UNSAID = {
  atPeak: false,
  postedAtNight: false,
  merchantWrote: 0,
  merchantWroteAtNight: 0,
  vanished: false,
  refused: false,
  looped: false,
  removed: false,
  record: () => null,
} as const satisfies Partial<Observation>;

/** `null`: the consumer says that the fault was his own. */
function toObservation(each: z.infer<typeof BareComplaint>, cluster: number): Observation | null {
  if (each.outcome === "user_error") return null;
  return {
    key: String(each.id),
    source: "bare",
    postedAt: toInstant(AS_OF_MS - each.age_days * 86_400_000),
    ageDays: each.age_days,
    followupHours: each.followup_h,
    reply: { kind: "timed", hours: each.reply_h, watched: each.followup_h },
    replyHours: each.reply_h,
    outcome: each.outcome,
    resolvedHours: each.resolved_h,
    withdrawnHours: each.withdrawn_h,
    timed: true,
    merchantReplies: each.merchant_replies,
    wantsRefund: each.wants_refund,
    refundWorkdays: each.refund_wd,
    severity: each.severity,
    rating: each.rating,
    cluster,
    kin: cluster,
    authorKey: null,
    reliability: 1,
    ...UNSAID,
  };
}
