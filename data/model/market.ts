import { z } from "zod";

/** The whole market beside which a platform stands. */
export const MarketView = z.strictObject({
  /** Complaints of the last 365 whole days inside the windows of the calendar. */
  seasons: z.array(
    z.strictObject({
      zh: z.string(),
      days: z.int().nonnegative(),
      complaints: z.int().nonnegative(),
      /** Complaints a day, against days in no window; `null`: none came on those. */
      timesUsual: z.number().nonnegative().nullable(),
    }),
  ),
  /** On how many platforms each kind of clause was read, of those whose pages were read at all; `null`: not counted yet. */
  clauses: z
    .strictObject({
      platforms: z.int().nonnegative(),
      platformsWith: z.record(z.string(), z.int().positive()),
    })
    .nullable()
    .default(null),
  /** Points of the middle platform of those rated; `null`: nobody has them. */
  medians: z.array(
    z.strictObject({
      id: z.string(),
      zh: z.string(),
      platforms: z.int().nonnegative(),
      median: z.number().nullable(),
    }),
  ),
});
export type MarketView = z.infer<typeof MarketView>;
