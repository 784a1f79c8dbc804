import { z } from "zod";
import { BodyHash, PlatformId, SourceId } from "./ids.ts";
import { Excerpt, MaskedText } from "./quote.ts";
import { ISSUES, type Issue, REMEDIES, type Remedy, SIGNALS, type Signal } from "./taxonomy.ts";
import { Instant } from "./time.ts";

export const ACTORS = { consumer: "消费者", site: "投诉平台", merchant: "商家" } as const;

export const EVENTS = {
  posted: "发起投诉",
  approved: "审核通过",
  assigned: "分配商家",
  not_listed: "商家未入驻",
  replied: "回复",
  completion_requested: "申请完成投诉",
  supplemented: "补充投诉",
  confirmed: "确认完成",
  auto_closed: "自动完成",
  rated: "评价",
  withdrawn: "撤诉",
  disputed: "不认可处理结果",
} as const;
export type EventKind = keyof typeof EVENTS;
export type Actor = keyof typeof ACTORS;

/** One step as published: who did what, when, in what words. */
export const TimelineEvent = z.strictObject({
  actor: z.enum(Object.keys(ACTORS) as [Actor, ...Actor[]]),
  kind: z.enum(Object.keys(EVENTS) as [EventKind, ...EventKind[]]),
  /** `null`: the source says that it happened, not when. */
  at: Instant.nullable(),
  text: MaskedText,
});
export type TimelineEvent = z.infer<typeof TimelineEvent>;

/** 1 (worst) to 5, as the complainant gave it. */
const Rating = z.strictObject({
  attitude: z.int().min(1).max(5).nullable(),
  speed: z.int().min(1).max(5).nullable(),
  satisfaction: z.int().min(1).max(5).nullable(),
});

const labelled = <Code extends string>(codes: readonly Code[]) =>
  z.strictObject({
    code: z.enum(codes as [Code, ...Code[]]),
    /** `field`: the source's own field says so; `text`: the narrative does, at `excerpt`. */
    from: z.enum(["field", "text"]),
    excerpt: Excerpt,
    /** The rule that found it. */
    rule: z.string(),
    confidence: z.number().min(0).max(1),
  });

export const IssueLabel = labelled(Object.keys(ISSUES) as Issue[]);
export type IssueLabel = z.infer<typeof IssueLabel>;
export const SignalLabel = labelled(Object.keys(SIGNALS) as Signal[]);
export type SignalLabel = z.infer<typeof SignalLabel>;
export const RemedyLabel = labelled(Object.keys(REMEDIES) as Remedy[]);
export type RemedyLabel = z.infer<typeof RemedyLabel>;

/** One grievance at one source against one platform: what was printed, and what its words say. */
export const Complaint = z.strictObject({
  source: SourceId,
  /** The source's own number. */
  number: z.string(),
  address: z.string(),
  platform: PlatformId,
  merchantAsNamed: z.string(),
  title: MaskedText,
  narrative: MaskedText,
  /** The narrative was cut short by the source. */
  truncated: z.boolean(),
  postedAt: Instant,
  /** The source's own words for how far it has come, e.g. 已回复. */
  state: z.string(),
  /** Oldest first. */
  events: z.array(TimelineEvent),
  rating: Rating.nullable(),
  amountCny: z.number().nonnegative().nullable(),
  /** The source says whether the reply was in time, without saying when it came. */
  timely: z.boolean().nullable(),
  /** Numbers of other complaints at this source that are the same grievance, told against another merchant. */
  twins: z.array(z.string()).default([]),
  issues: z.array(IssueLabel),
  signals: z.array(SignalLabel),
  remedies: z.array(RemedyLabel),
  /** The author says the matter is settled (true), or not (false); null: neither. */
  resolved: z.boolean().nullable(),
  /** Salted hash of the author where the source names one. */
  authorKey: z.string().nullable(),
  lastObservedAt: Instant,
  /** The source has taken it down; what was seen last is kept. */
  removed: z.boolean(),
  bodySha256: BodyHash,
});
export type Complaint = z.infer<typeof Complaint>;

/** By what a complaint is found again. */
export type Sought = Pick<Complaint, "platform" | "postedAt" | "source" | "number">;

export function complaintKey(complaint: Pick<Complaint, "source" | "number" | "platform">): string {
  return `${complaint.source}:${complaint.number}:${complaint.platform}`;
}
