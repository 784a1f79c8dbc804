import { z } from "zod";
import { SourceId } from "./ids.ts";
import { CronExpression } from "./time.ts";

/** Where complaints are read: one entry of `sources.yaml` in a workspace. */
export const SourceDeclaration = z.strictObject({
  id: SourceId,
  /** The adapter under `crawler/sources/` that reads it. */
  adapter: SourceId,
  name: z.string().min(1),
  origin: z.url({ protocol: /^https?$/ }),
  /** The adapter's public lists to walk, where it knows several; empty for its usual ones. */
  lists: z.array(z.string()).default([]),
  /** Complaints or threads known by their address, which no open list shows. */
  addresses: z.array(z.url({ protocol: /^https?$/ })).optional(),
  /** The hours of the day, by the clock in Shanghai, in which it may be asked, e.g. `01:00-06:00`. Absent: all. */
  hours: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, "要写成 01:00-06:00 这样，上海时间")
    .optional(),
  /** When it is read, e.g. `17 3,15 * * *`, by the clock in Shanghai. Absent: as the workspace has it for sources. */
  schedule: CronExpression.optional(),
  /** Most pages to read of its host in one crawl, where that differs from the workspace's. */
  pagesPerHost: z.int().positive().optional(),
  /** `false`: none of its pages is opened in a browser, also where one shows nothing without. */
  browser: z.boolean().optional(),
  /** 1 for official or mediated complaint sites, 0.3 for forums and places of unknown origin. */
  reliability: z.number().min(0).max(1).default(1),
  /** What a reader must know before trusting numbers from here. */
  limits: z.string().min(1),
  licence: z.string().min(1),
});
export type SourceDeclaration = z.infer<typeof SourceDeclaration>;
