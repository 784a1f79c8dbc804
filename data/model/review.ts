import { z } from "zod";
import { PlatformId, Slug } from "./ids.ts";
import { WrittenInstant } from "./time.ts";

/** What binds a score only when two people have looked: each is the id of a ceiling. */
const REVIEWED = ["void-clause", "void-clauses", "no-operator", "regulatory", "manipulation"] as const;

/**
 * What people found when they looked at something a program may not decide: `reviews/<id>.yaml` of a workspace.
 * It binds from the second reviewer on.
 */
export const Review = z.strictObject({
  id: Slug,
  platform: PlatformId,
  ceiling: z.enum(REVIEWED),
  /** Who looked; names of the maintainers, each once. */
  reviewers: z
    .array(z.string().min(1))
    .min(1)
    .refine((names) => new Set(names).size === names.length, "每位评审只写一次"),
  /** When it happened, e.g. the day of the authority's decision. */
  since: WrittenInstant,
  /** One Chinese sentence about what was found, without judging. */
  statement: z.string().min(1),
  /** Where it can be read: the authority's notice, the clause's page. */
  address: z.url({ protocol: /^https?$/ }),
});
export type Review = z.infer<typeof Review>;
