import { z } from "zod";
import { BodyHash, PlatformId, SourceId } from "./ids.ts";

/** Why a record that was read does not count, or not on its own. */
export const EXCLUSIONS = {
  source_unused: { zh: "来源的可信度是 0，只陈列不计分", en: "The source is shown, and not scored by" },
  outside_window: { zh: "不在计分期内", en: "Not within the window that is scored" },
  own_mistake: { zh: "投诉人后来说是自己的失误", en: "Its author said afterwards that the fault was his own" },
  copy: { zh: "与另一条雷同，合起来算一次", en: "A near copy of another: together they count once" },
  twin: {
    zh: "同一件事向另一个商家也说了，合起来算一次",
    en: "The same grievance told against two merchants: counted once",
  },
  contested: {
    zh: "有异议、受理中：不作扣分和封顶的依据",
    en: "Contested: no ground for penalties and ceilings meanwhile",
  },
  stale_page: { zh: "规则页太久没有再读到", en: "A policy page not read for too long" },
} as const;
export type ExclusionReason = keyof typeof EXCLUSIONS;

export const ExclusionReason = z.enum(Object.keys(EXCLUSIONS) as [ExclusionReason, ...ExclusionReason[]]);

/** A complaint or a policy page that does not count, or not on its own. */
export const Exclusion = z.strictObject({
  platform: PlatformId,
  record: z.enum(["complaint", "policy"]),
  reason: ExclusionReason,
  /** `null`: a platform's own page. */
  source: SourceId.nullable(),
  address: z.string(),
  bodySha256: BodyHash,
  /** Of copies and twins: the address of the one it counts together with. */
  countsWith: z.string().nullable(),
});
export type Exclusion = z.infer<typeof Exclusion>;
