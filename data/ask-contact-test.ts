import type { z } from "zod";
import { CONTACT_OUTCOMES, ContactTest } from "./model/contact-test.ts";
import type { Platform } from "./model/platform.ts";
import { CHANNEL_TYPES, ChannelType } from "./model/policy.ts";
import { WrittenInstant } from "./model/time.ts";
import { maybe, oneOf, type Read } from "./new/answers.ts";
import type { Ask } from "./terminal/ask.ts";

/** As it is written into the file: times with their offset, as the maintainer gave them. */
export type WrittenContactTest = z.input<typeof ContactTest>;

/** Asks a maintainer what happened in one real attempt to reach a platform. Sends nothing to anybody. */
export async function askContactTest(
  ask: Ask,
  platforms: readonly Platform[],
  taken: ReadonlySet<string>,
): Promise<WrittenContactTest> {
  const platform = await ask(
    `哪家平台（${platforms.map(({ id }) => id).join("、")}）？`,
    oneOf(platforms.map(({ id }) => id)),
  );
  const channel = await ask(`用什么联系（${listOf(CHANNEL_TYPES)}）？`, oneOf(ChannelType.options));
  const started = await ask("几点开始（如 2026-11-20 22:13:05）？", moment);
  const outcome = await ask(`结果（${listOf(CONTACT_OUTCOMES)}）？`, oneOf(ContactTest.shape.outcome.options));
  const firstRobotAnswer = await ask(
    "机器人什么时候先回答（没有就直接回车）？",
    outcome === "robot_only" ? moment : maybe(moment),
  );
  const firstHumanAnswer = outcome === "human" ? await ask("真人什么时候先回答？", moment) : null;
  const ended = await ask("几点结束？", moment);
  const note = await ask("备注（没有就直接回车；不要写个人信息）：", (answer) => ({ value: answer }));
  const id = nameFor(`${platform}-${channel.replaceAll("_", "-")}-${started.slice(0, 10)}`, taken);
  return { id, platform, channel, started, firstRobotAnswer, firstHumanAnswer, ended, outcome, note };
}

/** What is wrong with a test as a whole, a sentence each; none: it may be kept. */
export function faultsOf(written: WrittenContactTest): string[] {
  const read = ContactTest.safeParse(written);
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

/** As a watch shows it is Beijing time: 2026-11-20 22:13, with seconds where they count. */
const moment: Read<string> = (answer) => {
  const shown = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(:\d{2})?$/.exec(answer.trim());
  const written = shown === null ? answer.trim() : `${shown[1]}T${shown[2]}${shown[3] ?? ":00"}+08:00`;
  return WrittenInstant.safeParse(written).success
    ? { value: written }
    : { wrong: "请写成 2026-11-20 22:13:05（北京时间），别的时区写成 2026-11-20T22:13:05+09:00。" };
};

function listOf(words: Readonly<Record<string, string>>): string {
  return Object.entries(words)
    .map(([code, word]) => `${code} ${word}`)
    .join("、");
}

/** The second test of a day has a number. */
function nameFor(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
