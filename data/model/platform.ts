import { z } from "zod";
import { PlatformId } from "./ids.ts";
import { CronExpression } from "./time.ts";

export const POLICY_PAGE_KINDS = {
  home: "首页",
  notice: "公告",
  support: "客服/联系",
  refund: "退款/售后",
  help: "帮助/常见问题",
  terms: "用户协议",
  complaint: "投诉入口",
  about: "关于/主体信息",
  goods: "商品页",
} as const;
export type PolicyPageKind = keyof typeof POLICY_PAGE_KINDS;

const PolicyPage = z.strictObject({
  kind: z.enum(Object.keys(POLICY_PAGE_KINDS) as [PolicyPageKind, ...PolicyPageKind[]]),
  url: z.url({ protocol: /^https?$/ }),
  /** The page is opened in a browser at once; any other only where it turns out to show nothing without scripts. */
  browser: z.boolean().default(false),
});

export const EXPOSURE_UNITS = { orders: "订单", users: "用户", sales_cny: "销售额（元）" } as const;
export type ExposureUnit = keyof typeof EXPOSURE_UNITS;

/** How big a platform is, from somebody who can be named: only with a date and a source. */
const Exposure = z.strictObject({
  size: z.number().positive(),
  unit: z.enum(Object.keys(EXPOSURE_UNITS) as [ExposureUnit, ...ExposureUnit[]]),
  /** The day it is true of, `2026-06-30`. */
  asOf: z.iso.date(),
  /** Where it is published. */
  source: z.url({ protocol: /^https?$/ }),
});
export type Exposure = z.infer<typeof Exposure>;

/** What became of a platform, as far as a person has established it. */
const Fate = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("renamed"), since: z.iso.date(), to: z.string().min(1) }),
  /** Its pages are alike those of another platform. */
  z.strictObject({ kind: z.literal("clone"), of: z.string().min(1) }),
  z.strictObject({ kind: z.literal("removed"), since: z.iso.date(), reason: z.string().min(1) }),
]);

/** A platform we watch: one YAML file, written by hand, holding what is known and nothing more. */
export const Platform = z.strictObject({
  id: PlatformId,
  name: z.string().min(1).max(200),
  /** Other names people use for it in complaints. */
  aliases: z.array(z.string().min(1)).default([]),
  /** `null`: no address is known. */
  home: z.url({ protocol: /^https?$/ }).nullable(),
  /** Ids of this platform at complaint sources, e.g. `{heimao: "1003626"}`. */
  merchants: z.record(z.string(), z.string()).default({}),
  /** Pages named by hand; they win over what would be discovered. */
  pages: z.array(PolicyPage).default([]),
  /** `false`: none of its pages is opened in a browser, also where one shows nothing without. */
  browser: z.boolean().optional(),
  /** Read what its own sitemap offers of policies, besides the pages named here. */
  sitemap: z.boolean().default(false),
  /** When its pages are read, e.g. `30 3 * * 1`, by the clock in Shanghai. Absent: as the workspace has it for platforms. */
  schedule: CronExpression.optional(),
  /** What complaints are divided by; `null`: nobody has published it. */
  exposure: Exposure.nullable().default(null),
  fate: Fate.nullable().default(null),
  /** Invented for the demonstration: never a real firm. */
  fictional: z.boolean().default(false),
  note: z.string().default(""),
});
export type Platform = z.infer<typeof Platform>;

/** Whether it is shown and scored: of one that was removed only a tombstone stays. */
export function isListed({ fate }: Pick<Platform, "fate">): boolean {
  return fate?.kind !== "removed";
}
