import { z } from "zod";
import { Instant } from "./time.ts";

/** What a maintainer must look at: a page that could not be had, or was of another shape than expected. */
export const Alarm = z.strictObject({
  owner: z.string(),
  address: z.string(),
  kind: z.enum(["access", "shape", "range", "value"]),
  /** One sentence: what, where, what to do. */
  message: z.string(),
  at: Instant,
});
export type Alarm = z.infer<typeof Alarm>;
