import { z } from "zod";
import { PlatformId, Slug } from "./ids.ts";
import { Instant, WrittenInstant } from "./time.ts";

export const CORRECTION_KINDS = { statement: "平台回应", objection: "异议", correction: "更正" } as const;
export const CORRECTION_STATES = { open: "受理中", upheld: "成立", rejected: "不成立", noted: "已刊登" } as const;

/**
 * What a platform says to its score, or what was wrong and has been mended: `corrections/<id>.yaml` of a workspace.
 * Shown beside the score. While an objection is open, what it contests stays out of penalties and ceilings.
 */
export const Correction = z
  .strictObject({
    id: Slug,
    platform: PlatformId,
    kind: z.enum(
      Object.keys(CORRECTION_KINDS) as [keyof typeof CORRECTION_KINDS, ...(keyof typeof CORRECTION_KINDS)[]],
    ),
    state: z.enum(
      Object.keys(CORRECTION_STATES) as [keyof typeof CORRECTION_STATES, ...(keyof typeof CORRECTION_STATES)[]],
    ),
    receivedAt: WrittenInstant,
    decidedAt: WrittenInstant.nullable().default(null),
    /** The platform's own words, or what was wrong. Personal data are left out by who writes the file. */
    text: z.string().min(1).max(2000),
    /** What we answered or changed. */
    answer: z.string().max(2000).default(""),
    /** Contested: ids of penalties or ceilings (`promise-gap`, `no-operator`), or addresses of complaints. */
    contests: z.array(z.string().min(1)).default([]),
  })
  .check(({ value: note, issues }) => {
    const wrong = (path: string, message: string) =>
      issues.push({ code: "custom", path: [path], message, input: note });
    if (note.kind !== "objection" && note.contests.length > 0) wrong("contests", "only an `objection` contests");
    const decided = note.state === "upheld" || note.state === "rejected";
    if (decided !== (note.decidedAt !== null)) wrong("decidedAt", "采纳或驳回时必须写，其余时候不写");
  });
export type Correction = z.infer<typeof Correction>;

/** As published: the times are already read. */
export const PublishedCorrection = z.strictObject({
  ...Correction.shape,
  receivedAt: Instant,
  decidedAt: Instant.nullable(),
});
