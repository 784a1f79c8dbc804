import { z } from "zod";
import { Grade } from "./scorecard.ts";

const points = z.number().min(0).max(100);

/** What would raise a grade to the next: each change alone, all else as it is. */
export const Improvement = z.strictObject({
  next: Grade,
  /** Points from which the next grade is given, and how many of them are missing. */
  from: points,
  missing: points,
  /** An indicator brought to full points, or a penalty that no longer holds, and the score then; most first. */
  steps: z.array(z.strictObject({ kind: z.enum(["indicator", "penalty"]), id: z.string(), points })),
  /** Ceilings below the next grade: while they hold, nothing else helps. */
  ceilings: z.array(z.strictObject({ id: z.string(), limit: points })),
});
export type Improvement = z.infer<typeof Improvement>;
