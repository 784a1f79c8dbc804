import type { Context, Weighted } from "../contract.ts";
import { measureShare, type Votes, weightedShare } from "../measure-share.ts";
import type { Parameters, PriorId } from "../parameters.ts";
import { estimateWaits, replyWaits, type TimedWait } from "../reply-waits.ts";
import type { Beta } from "../statistics/beta.ts";
import { answeredBy, cumulate, sortWaits } from "../statistics/deadline-curve.ts";
import { sum } from "../statistics/scale.ts";
import { resolutionVotes, timelyVotes } from "../votes.ts";

/** Something that will be known of a complaint, and what the score's own estimators foretell of it. */
export type Question = {
  readonly id: string;
  readonly zh: string;
  /** What a platform's observations say to it, and nothing that would keep their words in memory. */
  readonly gather: (observations: readonly Weighted[], parameters: Parameters) => Gathered;
  /** The share over the whole market; `null` when nobody can say. */
  readonly pooled: (market: readonly Gathered[]) => number | null;
  /** `null`: not known, or it does not apply. */
  readonly outcome: (each: Weighted) => boolean | null;
};

/** One platform's answers to a question. */
type Gathered = {
  readonly foretell: (context: Context) => { readonly raw: number | null; readonly known: Beta };
  readonly waits: readonly TimedWait[];
  readonly votes: Votes | null;
};

const HOURS = 48;

const reply: Question = {
  id: "reply-48h",
  zh: "48 小时内回复",
  gather(observations) {
    const waits = replyWaits(observations).map(({ of: _, ...wait }) => wait);
    return {
      waits,
      votes: null,
      foretell({ parameters, priors }) {
        const at = parameters.replyDeadlines.deadlines.indexOf(HOURS);
        const estimate = estimateWaits(waits, parameters, priors.reply);
        const masses = estimate?.curve.dirichlet ?? priors.reply.shares.map((share) => share * priors.reply.strength);
        const [total, share] = [sum(masses), cumulate(masses)[at] ?? 0];
        return { raw: estimate?.curve.raw[at] ?? null, known: { a: total * share, b: total * (1 - share) } };
      },
    };
  },
  pooled(market) {
    const waits = market.flatMap((each) => each.waits);
    return waits.length === 0 ? null : (answeredBy(sortWaits(waits), [HOURS])[0] ?? null);
  },
  outcome({ reply: clock }) {
    if (clock.kind !== "timed") return null;
    if (clock.hours !== null) return clock.hours <= HOURS;
    return clock.watched >= HOURS ? false : null;
  },
};

const timely: Question = {
  id: "timely",
  zh: "来源标为及时回复",
  ...shareQuestion("timely", timelyVotes),
  outcome: ({ reply: clock }) => (clock.kind === "flag_only" ? clock.timely : null),
};

const settled: Question = {
  id: "settled-30d",
  zh: "30 天内确认解决",
  ...shareQuestion("resolution", resolutionVotes),
  outcome: ({ outcome, timed }) =>
    !timed || outcome === "open" || outcome === "not_handed" ? null : outcome === "resolved",
};

export const QUESTIONS: readonly Question[] = [reply, timely, settled];

type Poll = (observations: readonly Weighted[], kappa: number) => Votes;

function shareQuestion(id: Exclude<PriorId, "reply">, votesOf: Poll): Pick<Question, "gather" | "pooled"> {
  return {
    gather(observations, { kappa }) {
      const votes = votesOf(observations, kappa);
      return {
        waits: [],
        votes,
        foretell({ parameters, priors }) {
          const rule = { prior: priors[id], goalPosts: [0, 1] as const };
          const estimate = measureShare(votes, rule, parameters.level);
          const { strength, shares } = priors[id];
          const known = { a: strength * (shares[0] ?? 0), b: strength * (shares[1] ?? 0) };
          return { raw: estimate?.share ?? null, known: estimate?.posterior ?? known };
        },
      };
    },
    pooled(market) {
      const votes = market.flatMap((each) => each.votes ?? []);
      return votes.every(({ credits }) => credits.length === 0) ? null : weightedShare(...votes);
    },
  };
}
