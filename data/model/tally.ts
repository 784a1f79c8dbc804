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
  asOf: Instant,
});
export type Tally = z.infer<typeof Tally>;
