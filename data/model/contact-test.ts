import { z } from "zod";
import { PlatformId, Slug } from "./ids.ts";
import { ChannelType } from "./policy.ts";
import { WrittenInstant } from "./time.ts";

export const CONTACT_OUTCOMES = {
  human: "接通人工",
  robot_only: "只有机器人",
  no_answer: "无人应答",
  abandoned: "等不下去，放弃",
  dead: "空号或链接失效",
} as const;
export type ContactOutcome = keyof typeof CONTACT_OUTCOMES;

/**
 * One real attempt to reach a platform's support, written down by a maintainer: `contact-tests/<id>.yaml` of a
 * workspace. The program never contacts anybody. Times carry their offset, e.g. `2026-11-20T22:13:05+08:00`.
 */
export const ContactTest = z
  .strictObject({
    id: Slug,
    platform: PlatformId,
    channel: ChannelType,
    started: WrittenInstant,
    /** The first words of a machine, a menu's voice included; `null`: none. */
    firstRobotAnswer: WrittenInstant.nullable().default(null),
    /** The first words of a person who takes the case; `null`: none before `ended`. */
    firstHumanAnswer: WrittenInstant.nullable().default(null),
    ended: WrittenInstant,
    outcome: z.enum(Object.keys(CONTACT_OUTCOMES) as [ContactOutcome, ...ContactOutcome[]]),
    note: z.string().default(""),
  })
  .check(({ value: test, issues }) => {
    const wrong = (path: string, message: string) =>
      issues.push({ code: "custom", path: [path], message, input: test });
    if (test.ended < test.started) wrong("ended", "comes before `started`");
    for (const answer of ["firstRobotAnswer", "firstHumanAnswer"] as const) {
      const at = test[answer];
      if (at !== null && (at < test.started || at > test.ended)) wrong(answer, "lies outside `started`…`ended`");
    }
    if ((test.outcome === "human") !== (test.firstHumanAnswer !== null)) {
      wrong("outcome", "is `human` exactly when `firstHumanAnswer` is written");
    }
    if (test.outcome === "robot_only" && test.firstRobotAnswer === null) {
      wrong("firstRobotAnswer", "只有机器人回答时必须写");
    }
  });
export type ContactTest = z.infer<typeof ContactTest>;
