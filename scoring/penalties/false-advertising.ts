import type { Penalty, Weighted } from "../contract.ts";
import { weightedShare } from "../measure-share.ts";
import { freshPolicies, gather } from "../policy-facts.ts";
import { pickQuotes, quotePolicy } from "../quote-evidence.ts";
import { jeffreysInterval } from "../statistics/beta.ts";
import { votesOf } from "../votes.ts";
import { percent, type Told } from "../words.ts";

/** What a boast must promise to be held against refusals: refunds, exchange or after-sales care, not a price or a speed. */
const OF_REFUND = /退|换|赔|售后|质保|保障|零风险/u;
const NO_REFUND = /概不|不予?(支持|受理|办理|接受|提供)?(退|售后)|不退不换|恕不/u;

export const falseAdvertising: Penalty = {
  id: "false-advertising",
  zh: "夸口不兑现",
  most: 6,
  question: "“永久售后、无条件退款”说到做到了吗？",
  assess({ policies, asOf, observations }, { parameters }) {
    const fresh = freshPolicies(policies, asOf, parameters.policyDays);
    const boasts = gather(fresh, ({ sweepingPromises }) => sweepingPromises.map((excerpt) => ({ excerpt })));
    const boast = boasts.find(({ excerpt }) => OF_REFUND.test(excerpt.text));
    if (boast === undefined)
      return { applied: null, flags: boasts.slice(0, 1).map(({ excerpt }) => untested(excerpt.text)) };
    const [against] = gather(fresh, (facts) => facts.clauses).filter(
      ({ fact }) => fact.severity !== "vague" && NO_REFUND.test(fact.excerpt.text),
    );
    const refusals = refusalShare(observations, parameters.level);
    const { points, share, lower } = parameters.falseAdvertising;
    const shown =
      refusals !== null && refusals.n >= parameters.needed.grade && refusals.share >= share && refusals.low >= lower;
    if (against === undefined && !shown) return { applied: null, flags: [untested(boast.excerpt.text)] };
    const refused = percent(refusals?.share ?? 0);
    const [why, whyInEnglish] =
      against === undefined
        ? [`${refused} 的投诉说被拒退款`, `${refused} of complaints tell of refused refunds`]
        : [`自己的条款又写“${against.excerpt.text}”`, "its own terms say otherwise (both quoted below)"];
    return {
      applied: {
        id: "false-advertising",
        points,
        statement: `页面宣传“${boast.excerpt.text}”，但${why}`,
        english: `The pages make a sweeping promise, but ${whyInEnglish}`,
        quotes: [
          quotePolicy(boast.policy, boast.excerpt, "policy/sweeping-promise"),
          ...(against === undefined
            ? []
            : [quotePolicy(against.policy, against.excerpt, `clause/${against.fact.rule}`)]),
          ...(shown
            ? pickQuotes(
                observations.filter((each) => each.refused),
                byWeight,
              )
            : []),
        ],
      },
      flags: [],
    };
  },
};

function untested(boast: string): Told {
  return {
    statement: `未验证的承诺：${boast}`,
    english: "Untested: a sweeping promise on its pages",
  };
}

function refusalShare(observations: readonly Weighted[], level: number) {
  const votes = votesOf(observations, (each) => (each.refused ? 1 : 0));
  const n = votes.voters.nEff;
  if (n === 0) return null;
  const share = weightedShare(votes);
  return { n, share, low: jeffreysInterval(n * share, n, level).low };
}

function byWeight(each: Weighted): number {
  return each.otherWeight;
}
