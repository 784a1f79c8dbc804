import { z } from "zod";
import { toInstant } from "../data/model/time.ts";
import type { Observation } from "./contract.ts";
import type { Parameters } from "./parameters.ts";

/** A complaint in bare figures, as in the worked examples. */
const BareComplaint = z.strictObject({
  id: z.union([z.number(), z.string()]),
  age_days: z.number(),
  followup_h: z.number(),
  reply_h: z.number().nullable(),
  outcome: z.enum(["resolved", "unresolved", "silent", "withdrawn", "noreply", "open"]),
  resolved_h: z.number().nullable(),
  merchant_replies: z.int(),
  refund_wd: z.number().nullable(),
  severity: z.number(),
  rating: z.number().nullable(),
  cluster: z.string(),
  withdrawn_h: z.number().nullable(),
  wants_refund: z.boolean().default(false),
});
export type BareComplaint = z.input<typeof BareComplaint>;

export const BareInputsSchema = z.strictObject({
  complaints: z.array(BareComplaint),
  extra: z.strictObject({
    D3: z.number().nullable(),
    penalty: z.number().default(0),
    caps: z.array(z.number()).default([]),
  }),
});
export type BareInputs = z.input<typeof BareInputsSchema>;

// Bare figures have ages, no dates: any fixed moment will do.
const AS_OF_MS = Date.UTC(2026, 0, 1);

/** Those within the window. */
export function toObservations(
  complaints: readonly z.infer<typeof BareComplaint>[],
  { windowDays }: Parameters,
): Observation[] {
  const clusters = [...new Set(complaints.map((each) => each.cluster))];
  return complaints
    .filter((each) => each.age_days <= windowDays)
    .map((each) => ({
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
      cluster: clusters.indexOf(each.cluster),
      authorKey: null,
      reliability: 1,
      merchantWroteAt: [],
      complaint: null,
    }));
}
