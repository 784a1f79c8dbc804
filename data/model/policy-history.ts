import { z } from "zod";
import { BodyHash, PlatformId } from "./ids.ts";
import { POLICY_PAGE_KINDS, type PolicyPageKind } from "./platform.ts";
import { MaskedText } from "./quote.ts";
import { Instant } from "./time.ts";

/** How a rule became worse for the buyer. */
export const WEAKENINGS = {
  slower_refund: "退款时间变长",
  shorter_claim: "申请售后的期限变短",
  slower_response: "承诺的响应变慢",
  lost_promise: "不再承诺响应时间",
  new_clause: "新增不利条款",
  lost_channel: "少了联系方式",
  shorter_return: "无理由退货期变短",
} as const;
export type WeakeningKind = keyof typeof WEAKENINGS;

export const Weakening = z.strictObject({
  kind: z.enum(Object.keys(WEAKENINGS) as [WeakeningKind, ...WeakeningKind[]]),
  /** What was and what is, in words. */
  words: MaskedText,
});
export type Weakening = z.infer<typeof Weakening>;

/** A sentence that stayed, came or went. `skipped`: so many sentences stayed and are left out here. */
export const DiffPart = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["kept", "added", "removed"]), text: MaskedText }),
  z.strictObject({ kind: z.literal("skipped"), sentences: z.int().positive() }),
]);
export type DiffPart = z.infer<typeof DiffPart>;

/** What a page said for some time: a new version begins when its words change. */
export const PolicyVersion = z.strictObject({
  platform: PlatformId,
  kind: z.enum(Object.keys(POLICY_PAGE_KINDS) as [PolicyPageKind, ...PolicyPageKind[]]),
  address: z.string(),
  /** When it was seen to say so for the first and for the last time. */
  firstSeen: Instant,
  lastSeen: Instant,
  title: MaskedText,
  text: MaskedText,
  bodySha256: BodyHash,
  /** What it changed of the version before; `null`: it is the first. */
  change: z.strictObject({ parts: z.array(DiffPart), weakenings: z.array(Weakening) }).nullable(),
});
export type PolicyVersion = z.infer<typeof PolicyVersion>;

/** `policies/<platform>.json` of the publication: what its pages said within the last three years, newest first. */
export const PolicyHistory = z.strictObject({
  platform: PlatformId,
  asOf: Instant,
  versions: z.array(PolicyVersion),
});
export type PolicyHistory = z.infer<typeof PolicyHistory>;
