import { z } from "zod";
import { Instant } from "./time.ts";

/** What a maintainer must look at: a page that could not be had, or was of another shape than expected. */
export const Alarm = z.strictObject({
  owner: z.string(),
  address: z.string(),
  /** `drift`: what a source yields is unlike its own history. */
  kind: z.enum(["access", "shape", "range", "value", "drift"]),
  /** Where on the page, for a `shape` that a selector found. */
  selector: z.string().optional(),
  /** One sentence: what, where, what to do. */
  message: z.string(),
  at: Instant,
});
export type Alarm = z.infer<typeof Alarm>;
