import type { Weighted } from "./contract.ts";
import type { Vote } from "./measure-share.ts";
import type { Parameters } from "./parameters.ts";

/** Of the same observations several ask; they are never changed. */
const known = new WeakMap<readonly Weighted[], readonly Weighted[]>();

/** Complaints whose outcome is known: all rates of resolution are shares of these, so that no good deed can lower one. */
export function decided(observations: readonly Weighted[]): readonly Weighted[] {
  const over =
    known.get(observations) ?? observations.filter((each) => each.outcome !== "open" && each.outcome !== "not_handed");
  known.set(observations, over);
  return over;
}

/** What a complaint counts as settled: 1 confirmed, κ where nobody says, else 0. */
export function settledCredit(each: Weighted, kappa: number): number {
  switch (each.outcome) {
    case "resolved":
      return 1;
    case "silent":
    case "withdrawn":
      return kappa;
    case "unresolved":
    case "noreply":
    case "open":
    case "not_handed":
      return 0;
    default:
      return each.outcome satisfies never;
  }
}

/** Where the source says no more than whether the answer came in time. */
export function timelyVotes(observations: readonly Weighted[]): Vote[] {
  return observations.flatMap((each) =>
    each.reply.kind === "flag_only" && each.reply.timely !== null
      ? [{ cluster: each.cluster, weight: each.replyWeight, credit: each.reply.timely ? 1 : 0 }]
      : [],
  );
}

export function resolutionVotes(observations: readonly Weighted[], kappa: number): Vote[] {
  return decided(observations).map((each) => voteOf(each, settledCredit(each, kappa)));
}

/** How soon: for each deadline 1 if settled by then, κ if answered by then and silent after. */
export function speedVotes(observations: readonly Weighted[], { speedDeadlines, kappa }: Parameters): Vote[] {
  const { deadlines, weights } = speedDeadlines;
  return decided(observations)
    .filter((each) => each.timed)
    .map((each) => {
      let credit = 0;
      for (const [k, deadline] of deadlines.entries()) credit += speedCredit(each, deadline, kappa) * (weights[k] ?? 0);
      return voteOf(each, credit);
    });
}

function speedCredit(each: Weighted, deadline: number, kappa: number): number {
  if (each.outcome === "resolved") return (each.resolvedHours ?? Number.POSITIVE_INFINITY) <= deadline ? 1 : 0;
  if (each.outcome !== "silent" && each.outcome !== "withdrawn") return 0;
  return (each.replyHours ?? Number.POSITIVE_INFINITY) <= deadline ? kappa : 0;
}

/** Settled with one single answer; silent after one single answer counts κ. */
export function firstContactVotes(observations: readonly Weighted[], kappa: number): Vote[] {
  return decided(observations).map((each) => {
    const atOnce = each.merchantReplies === 1 && (each.outcome === "resolved" || each.outcome === "silent");
    return voteOf(each, atOnce ? settledCredit(each, kappa) : 0);
  });
}

export function refundVotes(observations: readonly Weighted[], { refundWorkdays }: Parameters): Vote[] {
  return decided(observations)
    .filter((each) => each.wantsRefund && each.timed)
    .map((each) => voteOf(each, (each.refundWorkdays ?? Number.POSITIVE_INFINITY) <= refundWorkdays ? 1 : 0));
}

export function severityVotes(observations: readonly Weighted[]): Vote[] {
  return observations.flatMap((each) => (each.severity === null ? [] : [voteOf(each, each.severity)]));
}

export function satisfactionVotes(observations: readonly Weighted[]): Vote[] {
  return observations
    .filter((each) => each.rating !== null)
    .map((each) => voteOf(each, (each.rating ?? 0) >= 4 ? 1 : 0));
}

function voteOf(each: Weighted, credit: number): Vote {
  return { cluster: each.cluster, weight: each.otherWeight, credit };
}
