import { contactWaits, isNight, isRobotOnly } from "../contact-waits.ts";
import type { Penalty, PlatformEvidence, Weighted } from "../contract.ts";
import type { Parameters } from "../parameters.ts";
import { freshPolicies, gather } from "../policy-facts.ts";
import { pickQuotes, quotePolicy } from "../quote-evidence.ts";
import { betaBelow } from "../statistics/beta.ts";
import { sum } from "../statistics/scale.ts";
import { percent, some, type Told } from "../words.ts";

/** Pr(share of answers written at night < `below`) after `atNight` of `written`. Even service would give 10/24. */
export function nightSilence(atNight: number, written: number, below: number): number {
  return betaBelow({ a: atNight + 0.5, b: written - atNight + 0.5 }, below);
}

export const falseRoundTheClock: Penalty = {
  id: "false-round-the-clock",
  zh: "伪全天候",
  most: 8,
  question: "承诺 7×24 小时人工，夜里真有人回吗？",
  assess(evidence, { parameters }) {
    const { policies, asOf, observations } = evidence;
    const { night, policyDays } = parameters;
    const [promise] = gather(freshPolicies(policies, asOf, policyDays), ({ humanRoundTheClock }) =>
      humanRoundTheClock === null ? [] : [{ excerpt: humanRoundTheClock }],
    );
    if (promise === undefined) return { applied: null, flags: [] };
    const looping = observations.filter((each) => each.looped);
    const silence = silenceAtNight(observations, parameters);
    const tried = triedAtNight(evidence, parameters);
    const shown = [silence, tried].filter(({ kind }) => kind === "shown");
    if (shown.length === 0) {
      const isUntested = silence.kind === "untestable" && tried.kind === "untestable";
      const isSuspected =
        observations.length >= parameters.needed.grade && looping.length / observations.length >= night.botShare;
      return { applied: null, flags: isSuspected ? [SUSPECTED] : isUntested ? [UNTESTED] : [] };
    }
    return {
      applied: {
        id: "false-round-the-clock",
        points: shown.length === 2 ? night.both : night.points,
        statement: `承诺全天人工，但${shown.map(({ statement }) => statement).join("；")}`,
        english: `Humans are promised round the clock, but ${shown.map(({ english }) => english).join("; ")}`,
        quotes: [
          quotePolicy(promise.policy, promise.excerpt, "policy/round-the-clock"),
          ...pickQuotes(looping, (each) => each.otherWeight),
        ],
      },
      flags: [],
    };
  },
};

const SUSPECTED: Told = {
  statement: "疑似伪全天候：两成以上投诉说机器人兜圈，未扣分",
  english:
    "Perhaps not round the clock: two tenths of complaints or more tell of a robot going in circles; no points taken",
};

const UNTESTED: Told = { statement: "未验证的承诺：7×24 小时人工", english: "Untested promise: humans 7×24 hours" };

type Test = Told & { readonly kind: "shown" | "not_shown" | "untestable" };

const UNTESTABLE: Test = { kind: "untestable", statement: "", english: "" };

/** Of enough answers hardly one was written at night, though complaints were made then. */
function silenceAtNight(observations: readonly Weighted[], parameters: Parameters): Test {
  const { night } = parameters;
  const written = sum(observations.map((each) => each.merchantWrote));
  const atNight = sum(observations.map((each) => each.merchantWroteAtNight));
  const filedAtNight = observations.filter((each) => each.postedAtNight).length;
  if (written < night.replies || filedAtNight < night.filedShare * observations.length) {
    return UNTESTABLE;
  }
  return {
    kind: nightSilence(atNight, written, night.share) >= night.sure ? "shown" : "not_shown",
    statement:
      ` ${written} 次商家回复中${atNight === 0 ? "没有一次" : `只有 ${atNight} 次`}在 22 点到 8 点之间（均匀值守应有 42%），` +
      `而 ${percent(filedAtNight / observations.length)} 的投诉在夜里提出；也可能是集中在白天批量回复`,
    english:
      `of ${some(written, "reply", "replies")} by the merchant ${atNight === 0 ? "none" : `only ${atNight}`} came between 22 and 8 o'clock (with even staffing 42% would), ` +
      `while ${percent(filedAtNight / observations.length)} of complaints were made at night; replies may also have been written in bulk by day`,
  };
}

/** Whoever tried at night got a robot and, for ten minutes, nobody else. */
function triedAtNight(evidence: PlatformEvidence, parameters: Parameters): Test {
  const { night } = parameters;
  const tests = contactWaits(evidence, parameters).filter(({ test }) => isNight(test.started, parameters));
  const robots = tests.filter(({ test }) => isRobotOnly(test, parameters)).length;
  if (tests.length < night.tests) return UNTESTABLE;
  return {
    kind: robots >= night.tests ? "shown" : "not_shown",
    statement: `夜里实际联系 ${tests.length} 次，${robots} 次十分钟以上只有机器人`,
    english: `of ${some(tests.length, "attempt")} at night ${robots} met only a robot for ten minutes or more`,
  };
}
