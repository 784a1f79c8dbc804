import type { ContactTest } from "../../data/model/contact-test.ts";
import { CHANNEL_TYPES, CHANNEL_TYPES_EN, type Policy } from "../../data/model/policy.ts";
import type { Penalty as PenaltyApplied } from "../../data/model/scorecard.ts";
import { hoursBetween, type Instant, latestOf } from "../../data/model/time.ts";
import type { Penalty } from "../contract.ts";
import { groupBy } from "../group-by.ts";
import type { Parameters } from "../parameters.ts";
import { firstWords, freshPolicies } from "../policy-facts.ts";
import { quotePolicy } from "../quote-evidence.ts";
import { some, type Told } from "../words.ts";

export const missingSupport: Penalty = {
  id: "missing-support",
  zh: "找不到客服",
  most: 8,
  question: "页面上有没有能找到真人的渠道，打得通吗？",
  assess({ policies, asOf, notes }, { parameters }) {
    const fresh = freshPolicies(policies, asOf, parameters.policyDays);
    if (fresh.some(({ facts }) => facts.channels.length > 0)) {
      return { applied: deadChannel(notes.contactTests, asOf, parameters), flags: [] };
    }
    const looks = [...groupBy(fresh.filter(isContactPage), (each) => each.address).values()];
    const proof = looks.find((captures) => daysApart(captures) >= parameters.absenceDays);
    if (proof === undefined) {
      return { applied: null, flags: looks.length > 0 ? [LOOK_AGAIN] : [] };
    }
    return {
      applied: {
        id: "missing-support",
        points: parameters.missingSupport.none,
        statement: `相隔 ${Math.floor(daysApart(proof))} 天两次查看，页面上都没有客服渠道`,
        english: `Looked twice, ${some(Math.floor(daysApart(proof)), "day")} apart: both times the pages named no support channel`,
        quotes: proof.flatMap(firstWords).map(({ policy, excerpt }) => quotePolicy(policy, excerpt, "policy/page")),
      },
      flags: [],
    };
  },
};

const LOOK_AGAIN: Told = {
  statement: "联系页面上没有找到客服渠道；要相隔 7 天再看一次才扣分",
  english: "No support channel found on the contact pages; points are taken only after a second look 7 days apart",
};

/** A channel that was found dead on two days, far enough apart, and never alive since the first of them. */
function deadChannel(tests: readonly ContactTest[], asOf: Instant, parameters: Parameters): PenaltyApplied | null {
  const recent = tests.filter(({ started }) => hoursBetween(started, asOf) <= parameters.contact.days * 24);
  for (const [channel, tried] of groupBy(recent, (each) => each.channel)) {
    const dead = tried.filter(({ outcome }) => outcome === "dead").map(({ started }) => started);
    const [first, last] = [earliestOf(dead), latestOf(dead)];
    if (first === null || last === null) continue;
    const days = hoursBetween(first, last) / 24;
    const isAlive = tried.some(({ outcome, started }) => outcome !== "dead" && started >= first);
    if (days < parameters.absenceDays || isAlive) continue;
    return {
      id: "missing-support",
      points: parameters.missingSupport.dead,
      statement: `公布的${CHANNEL_TYPES[channel]}是空号或打不开：相隔 ${Math.floor(days)} 天试了 ${dead.length} 次`,
      english: `The published ${CHANNEL_TYPES_EN[channel]} is dead or does not open: tried ${some(dead.length, "time")}, ${some(Math.floor(days), "day")} apart`,
      quotes: [],
    };
  }
  return null;
}

function earliestOf(moments: readonly Instant[]): Instant | null {
  return [...moments].sort()[0] ?? null;
}

function isContactPage({ kind }: Policy): boolean {
  return kind === "support" || kind === "home" || kind === "about";
}

function daysApart(captures: readonly Policy[]): number {
  const moments = captures.map(({ capturedAt }) => capturedAt).sort();
  const [first, last] = [moments[0], moments.at(-1)];
  return first === undefined || last === undefined ? 0 : hoursBetween(first, last) / 24;
}
