import { z } from "zod";
import { Instant } from "./time.ts";

const share = z.number().min(0).max(1);
const count = z.int().nonnegative();

/** How one way of foretelling did. `null`: too few platforms, or nothing varied. */
export const Verdict = z.strictObject({
  /** Mean squared error over single complaints. */
  brier: z.number(),
  /** 1 − Brier/Brier of the pooled rate. */
  brierSkill: z.number().nullable(),
  auc: share.nullable(),
  /** Over comparable platforms, as are the next two. */
  spearman: z.number().nullable(),
  /** Mean absolute error of a platform's share. */
  mae: share.nullable(),
  /** Share of platforms whose count fell into the 90 % range foretold; `null` for forecasts without a range. */
  intervalCoverage: share.nullable(),
  calibrationSlope: z.number().nullable(),
  calibrationIntercept: z.number().nullable(),
});
export type Verdict = z.infer<typeof Verdict>;

/** The records frozen at a moment, what was foretold of the complaints after it, and what came. */
export const LookAhead = z.strictObject({
  frozenAt: Instant,
  until: Instant,
  questions: z.array(
    z.strictObject({
      id: z.string(),
      zh: z.string(),
      test: z.strictObject({
        units: count,
        trials: count,
        events: count,
        rate: share,
        /** Platforms of which nothing was known before. */
        newcomers: count,
        /** Known before, and at least ten complaints after. */
        comparable: count,
      }),
      pooled: Verdict,
      raw: Verdict,
      empiricalBayes: Verdict,
      /** Platforms in order of what was foretold, in groups of like many complaints: for the chart. */
      bins: z.array(z.strictObject({ platforms: count, trials: count, foretold: share, observed: share })),
    }),
  ),
});
export type LookAhead = z.infer<typeof LookAhead>;
