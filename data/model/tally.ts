import { z } from "zod";
import { PlatformId, SourceId } from "./ids.ts";
import { Instant } from "./time.ts";

/** Counts that a source itself publishes about a merchant. */
export const Tally = z.strictObject({
  source: SourceId,
  platform: PlatformId,
  address: z.string(),
  complaints: z.int().nonnegative(),
  complaints30d: z.int().nonnegative().nullable(),
  replied: z.int().nonnegative().nullable(),
  completed: z.int().nonnegative().nullable(),
  /** Its places on the source's own lists, e.g. `{list: "黑榜", span: "月", rank: 3}`. */
  rankings: z.array(z.strictObject({ list: z.string(), span: z.string(), rank: z.int().positive() })).default([]),
  asOf: Instant,
});
export type Tally = z.infer<typeof Tally>;
