import { z } from "zod";
import { BodyHash, PlatformId } from "./ids.ts";
import { POLICY_PAGE_KINDS, type PolicyPageKind } from "./platform.ts";
import { Excerpt, MaskedText } from "./quote.ts";
import { Instant } from "./time.ts";

export const CHANNEL_TYPES = {
  online_chat: "在线客服",
  ticket: "工单",
  phone: "电话",
  qq: "QQ",
  qq_group: "QQ群",
  wechat: "微信",
  wechat_official: "公众号",
  wecom: "企业微信",
  email: "邮箱",
  app: "APP",
  weibo: "微博",
  telegram: "Telegram",
  postal: "通信地址",
  complaint_page: "投诉页面",
} as const;
export const CHANNEL_TYPES_EN = {
  online_chat: "online chat",
  ticket: "ticket",
  phone: "phone",
  qq: "QQ",
  qq_group: "QQ group",
  wechat: "WeChat",
  wechat_official: "WeChat official account",
  wecom: "WeCom",
  email: "e-mail",
  app: "app",
  weibo: "Weibo",
  telegram: "Telegram",
  postal: "postal address",
  complaint_page: "complaint page",
} as const satisfies Record<keyof typeof CHANNEL_TYPES, string>;
export type ChannelType = keyof typeof CHANNEL_TYPES;
export const ChannelType = z.enum(Object.keys(CHANNEL_TYPES) as [ChannelType, ...ChannelType[]]);

/** How far a clause goes against the buyer. `blocker`: of a kind that regulations name as void. */
export const CLAUSE_SEVERITIES = { blocker: "红线条款", bad: "不利条款", vague: "含糊条款" } as const;
export type ClauseSeverity = keyof typeof CLAUSE_SEVERITIES;

/** What a stretch of time on a policy page is for. `other`: for none of these, or nobody's promise. */
const TIME_ROLES = [
  "response",
  "resolution",
  "review",
  "payout",
  "claim",
  "warranty",
  "no_reason",
  "delivery",
  "timeout",
  "settlement",
  "other",
] as const;
export type TimeRole = (typeof TIME_ROLES)[number];

const fact = <Value extends z.ZodType>(value: Value) => z.strictObject({ value, excerpt: Excerpt });

/** What one page says, each fact with the words that say it. An empty list or `null`: the page does not say. */
export const PolicyFacts = z.strictObject({
  channels: z.array(
    z.strictObject({
      type: ChannelType,
      /** Number or address, half-width; `null` when only named. Private persons' numbers never get here. */
      value: z.string().nullable(),
      /** `24x7`, `09:00-22:00`, `Mon-Fri 09:00-18:00`, several joined by commas. */
      hours: z.string().nullable(),
      excerpt: Excerpt,
    }),
  ),
  /** Every stretch of time on the page, what it is for, and how long: `PT24H`, `P3BD`, `P3BD..P5BD`. */
  times: z.array(z.strictObject({ role: z.enum(TIME_ROLES), duration: z.string(), excerpt: Excerpt })).optional(),
  /** Promised time to the first human answer. `quantile`: the stated share (0.9), `null` when none is stated. */
  responsePromises: z.array(
    z.strictObject({
      seconds: z.number().positive(),
      quantile: z.number().min(0).max(1).nullable(),
      excerpt: Excerpt,
    }),
  ),
  /** Promised time to a decision or solution. A workday counts 24 hours. */
  resolutionPromises: z.array(
    z.strictObject({
      hours: z.number().positive(),
      quantile: z.number().min(0).max(1).nullable(),
      excerpt: Excerpt,
    }),
  ),
  /** Other service promises with a number in them: connection rate, first-contact resolution, satisfaction. */
  qualityPromises: z.array(Excerpt),
  humanHours: fact(z.string()).nullable(),
  /** Round-the-clock *human* service is promised. */
  humanRoundTheClock: Excerpt.nullable(),
  botFirst: fact(z.boolean()).nullable(),
  /** How long a refund takes to be paid, in hours (day and workday = 24). */
  refundWindow: fact(
    z.strictObject({
      min: z.number().nonnegative(),
      max: z.number().nonnegative(),
      unit: z.enum(["minute", "hour", "day", "workday"]),
    }),
  ).nullable(),
  /** The user must report a problem within this many hours. */
  claimWindowHours: fact(z.number().nonnegative()).nullable(),
  autoRefund: fact(z.boolean()).nullable(),
  escrow: fact(z.boolean()).nullable(),
  noReasonReturnDays: fact(z.number().nonnegative()).nullable(),
  /** What after-sales covers and what not. `by_goods`: told apart by kind of goods. */
  scope: fact(z.enum(["by_goods", "general"])).nullable(),
  /** Steps of handling, and whether each names a time. */
  steps: z.array(z.strictObject({ timed: z.boolean(), excerpt: Excerpt })),
  evidenceDemands: z.array(Excerpt),
  escalation: z.array(z.strictObject({ external: z.boolean(), excerpt: Excerpt })),
  clauses: z.array(
    z.strictObject({
      severity: z.enum(Object.keys(CLAUSE_SEVERITIES) as [ClauseSeverity, ...ClauseSeverity[]]),
      /** Of a refusal: 1 keeps an exception or the law, 2 refuses plainly, 3 denies defects or remedies. */
      step: z
        .union([z.literal(1), z.literal(2), z.literal(3)])
        .nullable()
        .optional(),
      /** The shop software ships this sentence; the operator did not write it. */
      inherited: z.boolean().optional(),
      rule: z.string(),
      /** The article it may conflict with, e.g. 《网络交易监督管理办法》第二十一条. Legality is for regulators. */
      law: z.string().nullable(),
      excerpt: Excerpt,
    }),
  ),
  /** 永久售后, 无条件退款, 7天无理由: promises that must then be kept. */
  sweepingPromises: z.array(Excerpt),
  conditions: z.array(Excerpt),
  licences: z.strictObject({
    operator: fact(z.string()).nullable(),
    icp: fact(z.string()).nullable(),
    psb: fact(z.string()).nullable(),
    valueAddedTelecom: fact(z.string()).nullable(),
    /** 网络文化经营许可证, which game cards need. */
    culture: fact(z.string()).nullable().optional(),
    uscc: fact(z.string()).nullable(),
    /** What is odd about the check digits: `unusual` fits the organisation code alone, `fails` neither; absent where they fit. */
    usccCheck: z.enum(["unusual", "fails"]).optional(),
  }),
  revision: z.strictObject({
    date: fact(z.string()).nullable(),
    version: fact(z.string()).nullable(),
    changeNotice: Excerpt.nullable(),
  }),
});
export type PolicyFacts = z.infer<typeof PolicyFacts>;

/** One page of a platform as it was read last. */
export const Policy = z.strictObject({
  platform: PlatformId,
  kind: z.enum(Object.keys(POLICY_PAGE_KINDS) as [PolicyPageKind, ...PolicyPageKind[]]),
  address: z.string(),
  title: MaskedText,
  /** What a visitor sees, personal data masked; offsets of all excerpts refer to it. */
  text: MaskedText,
  facts: PolicyFacts,
  capturedAt: Instant,
  bodySha256: BodyHash,
});
export type Policy = z.infer<typeof Policy>;
