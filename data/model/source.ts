import { z } from "zod";
import { SourceId } from "./ids.ts";

/** Where complaints are read: one entry of `sources.yaml` in a workspace. */
export const SourceDeclaration = z.strictObject({
  id: SourceId,
  /** The adapter under `crawler/sources/` that reads it. */
  adapter: SourceId,
  name: z.string().min(1),
  origin: z.url({ protocol: /^https?$/ }),
  /** The adapter's public lists to walk, where it knows several; empty for its usual ones. */
  lists: z.array(z.string()).default([]),
  /** 1 for official or mediated complaint sites, 0.3 for forums and places of unknown origin. */
  reliability: z.number().min(0).max(1).default(1),
  /** What a reader must know before trusting numbers from here. */
  limits: z.string().min(1),
  licence: z.string().min(1),
});
export type SourceDeclaration = z.infer<typeof SourceDeclaration>;
