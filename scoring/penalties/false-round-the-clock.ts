import type { Instant } from "../../data/model/time.ts";
import { toShanghai } from "../../data/model/time.ts";
import type { Penalty } from "../contract.ts";
import type { Parameters } from "../parameters.ts";
import { freshPolicies, gather } from "../policy-facts.ts";
import { pickQuotes, quotePolicy } from "../quote-evidence.ts";
import { names } from "../severity.ts";
import { betaBelow } from "../statistics/beta.ts";
import { percent } from "../words.ts";

/** Pr(share of answers written at night < `below`) after `atNight` of `written`. Even service would give 10/24. */
export function nightSilence(atNight: number, written: number, below: number): number {
  return betaBelow({ a: atNight + 0.5, b: written - atNight + 0.5 }, below);
}

export const falseRoundTheClock: Penalty = {
  id: "false-round-the-clock",
  zh: "伪全天候",
  most: 5,
  question: "承诺 7×24 小时人工，夜里真有人回吗？",
  assess({ policies, asOf, observations }, { parameters }) {
    const { night, policyDays } = parameters;
    const [promise] = gather(freshPolicies(policies, asOf, policyDays), ({ humanRoundTheClock }) =>
      humanRoundTheClock === null ? [] : [{ excerpt: humanRoundTheClock }],
    );
    if (promise === undefined) return { applied: null, flags: [] };
    const written = observations.flatMap((each) => each.merchantWroteAt);
    const atNight = written.filter((moment) => isNight(moment, parameters)).length;
    const filedAtNight = observations.filter((each) => isNight(each.postedAt, parameters)).length;
    const looping = observations.filter((each) => names(each.complaint, ["bot_loop"]));
    const suspected =
      observations.length >= parameters.needed.grade && looping.length / observations.length >= night.botShare;
    if (written.length < night.replies || filedAtNight < night.filedShare * observations.length) {
      return {
        applied: null,
        flags: [suspected ? "疑似伪全天候：两成以上投诉说机器人兜圈，未扣分" : "未验证的承诺：7×24 小时人工"],
      };
    }
    if (nightSilence(atNight, written.length, night.share) < night.sure) return { applied: null, flags: [] };
    return {
      applied: {
        id: "false-round-the-clock",
        points: night.points,
        statement:
          `承诺全天人工，但 ${written.length} 次商家回复中只有 ${atNight} 次在 22 点到 8 点之间（均匀值守应有 42%），` +
          `而 ${percent(filedAtNight / observations.length)} 的投诉在夜里提出；也可能是集中在白天批量回复`,
        quotes: [quotePolicy(promise.policy, promise.excerpt), ...pickQuotes(looping, (each) => each.otherWeight)],
      },
      flags: [],
    };
  },
};

function isNight(moment: Instant, { night }: Parameters): boolean {
  const { hour } = toShanghai(moment);
  return hour >= night.from || hour < night.to;
}
