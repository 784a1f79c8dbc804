import { z } from "zod";
import { PlatformId } from "./ids.ts";
import { Instant } from "./time.ts";

export const CHANGES_SCHEMA = "kaxin-changes-1";

/** Why something is another than in the publication before. */
export const CAUSES = {
  data: { zh: "数据", en: "data" },
  method: { zh: "方法", en: "method" },
  correction: { zh: "更正", en: "correction" },
} as const;
export type Cause = keyof typeof CAUSES;

export const CHANGE_KINDS = {
  method: { zh: "评分方法换了", en: "The method changed" },
  added: { zh: "收录", en: "Listed" },
  removed: { zh: "不再收录", en: "No longer listed" },
  rated: { zh: "开始评级", en: "Rated for the first time" },
  unrated: { zh: "转为暂不评级", en: "No longer rated" },
  grade: { zh: "评级变了", en: "Grade changed" },
  score: { zh: "分数变了", en: "Score changed" },
  penalty: { zh: "新的扣分", en: "New penalty" },
  penalty_lifted: { zh: "扣分撤销", en: "Penalty lifted" },
  ceiling: { zh: "新的封顶", en: "New ceiling" },
  ceiling_lifted: { zh: "封顶解除", en: "Ceiling lifted" },
  policy: { zh: "规则页改了", en: "Policy page changed" },
  statement: { zh: "平台回应", en: "The platform answered" },
  objection: { zh: "异议", en: "Objection" },
  correction: { zh: "更正", en: "Correction" },
} as const;
export type ChangeKind = keyof typeof CHANGE_KINDS;

/** A score that moved by less is not announced: the weights of old complaints fade a little every day. */
export const POINTS_ANNOUNCED = 1;

const version = z.string().regex(/^\d{4}\.\d{2}\.\d{2}$/);
const codes = <Code extends string>(all: Readonly<Record<Code, unknown>>) =>
  z.enum(Object.keys(all) as [Code, ...Code[]]);

/** One thing that is another in a publication than in the one before it. */
export const Change = z.strictObject({
  /** A URN that never changes: the same however often the publication is made again. */
  id: z.string().regex(/^urn:uuid:[0-9a-f-]{36}$/),
  /** The publication that made it known, and the one it is compared with. */
  version,
  since: version,
  at: Instant,
  kind: codes(CHANGE_KINDS),
  /** `null`: it is about the whole publication. */
  platform: z.strictObject({ id: PlatformId, name: z.string() }).nullable(),
  /** What it is about within the platform: a rule of the method, an address, the id of a correction. Empty: the platform as a whole. */
  about: z.string(),
  /** Points with their grade (`72.4 B`), points of a deduction, a method's version, a state; `null`: there was none. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  causes: z.array(codes(CAUSES)).min(1),
  /** Points moved by each cause, where the earlier report was computed again by the later method. */
  effect: z.strictObject({ method: z.number(), data: z.number() }).nullable(),
  /** In Chinese: the sentence of a deduction, the words of a platform. May be empty. */
  statement: z.string(),
  /** The sentence of a deduction in English; empty where there is none. */
  english: z.string().default(""),
});
export type Change = z.infer<typeof Change>;

/** `changes.json`: every publication, and what each changed of the one before; newest first. */
export const Changes = z.strictObject({
  schema: z.literal(CHANGES_SCHEMA),
  asOf: Instant,
  publications: z.array(
    z.strictObject({ version, asOf: Instant, methodVersion: z.string(), paramsSha256: z.string() }),
  ),
  changes: z.array(Change),
});
export type Changes = z.infer<typeof Changes>;
export type Publication = Changes["publications"][number];
