import type { Policy } from "../../data/model/policy.ts";
import { hoursBetween } from "../../data/model/time.ts";
import type { Penalty } from "../contract.ts";
import { groupBy } from "../group-by.ts";
import { firstWords, freshPolicies } from "../policy-facts.ts";
import { quotePolicy } from "../quote-evidence.ts";

export const missingSupport: Penalty = {
  id: "missing-support",
  zh: "找不到客服",
  most: 8,
  question: "页面上有没有能找到真人的渠道？",
  assess({ policies, asOf }, { parameters }) {
    const fresh = freshPolicies(policies, asOf, parameters.policyDays);
    if (fresh.some(({ facts }) => facts.channels.length > 0)) return { applied: null, flags: [] };
    const looks = [...groupBy(fresh.filter(isContactPage), (each) => each.address).values()];
    const proof = looks.find((captures) => daysApart(captures) >= parameters.absenceDays);
    if (proof === undefined) {
      const flag = "联系页面上没有找到客服渠道；要相隔 7 天再看一次才扣分";
      return { applied: null, flags: looks.length > 0 ? [flag] : [] };
    }
    return {
      applied: {
        id: "missing-support",
        points: parameters.missingSupport,
        statement: `相隔 ${Math.floor(daysApart(proof))} 天两次查看，页面上都没有客服渠道`,
        quotes: proof.flatMap(firstWords).map(({ policy, excerpt }) => quotePolicy(policy, excerpt)),
      },
      flags: [],
    };
  },
};

function isContactPage({ kind }: Policy): boolean {
  return kind === "support" || kind === "home" || kind === "about";
}

function daysApart(captures: readonly Policy[]): number {
  const moments = captures.map(({ capturedAt }) => capturedAt).sort();
  const [first, last] = [moments[0], moments.at(-1)];
  return first === undefined || last === undefined ? 0 : hoursBetween(first, last) / 24;
}
