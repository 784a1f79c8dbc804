import { z } from "zod";
import { PlatformId } from "./ids.ts";
import { DimensionId, Grade } from "./scorecard.ts";
import { Instant } from "./time.ts";

const points = z.number().min(0).max(100);

/** `draws.json`: whose draws stand in `draws.bin`, in its order, and what turns them into scores under other weights. */
export const DrawsIndex = z.strictObject({
  asOf: Instant,
  methodVersion: z.string(),
  dimensions: z.array(z.strictObject({ id: DimensionId, weight: z.number() })),
  draws: z.int().positive(),
  rules: z.strictObject({
    /** Probability inside every range. */
    level: z.number(),
    /** One is ahead of another only where this share of draws says so. */
    sure: z.number(),
    penaltyMost: z.number(),
    /** Weight that must have been measured. */
    needed: z.number(),
    gradesFrom: z.record(Grade, z.number()),
    gradeALow: z.number(),
    rankDraws: z.number(),
  }),
  platforms: z.array(
    z.strictObject({
      id: PlatformId,
      /** One a dimension; `null`: not scored. */
      points: z.array(points.nullable()),
      /** Neither moves with the weights. */
      penalties: z.array(z.number()),
      ceilings: z.array(points),
      /** What a limit on copied complaints moved the score by. */
      shift: z.number(),
    }),
  ),
});
export type DrawsIndex = z.infer<typeof DrawsIndex>;
