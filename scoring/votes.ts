import type { Weighted } from "./contract.ts";
import { complainants, electorateOf } from "./electorate.ts";
import type { Votes } from "./measure-share.ts";
import type { Parameters } from "./parameters.ts";
import { remember } from "./remember.ts";

/** How much of each complaint speaks for something (0…1). */
export function votesOf(observations: readonly Weighted[], creditOf: (each: Weighted) => number): Votes {
  const credits = new Float64Array(observations.length);
  for (let index = 0; index < credits.length; index += 1) credits[index] = creditOf(observations[index] as Weighted);
  return { voters: complainants(observations), credits };
}

/** Those of whom something holds, found once for each list; the list itself where it holds of all. */
function remembering(holds: (each: Weighted) => boolean): (all: readonly Weighted[]) => readonly Weighted[] {
  return remember((all) => (all.every(holds) ? all : all.filter(holds)));
}

/** Complaints whose outcome is known: all rates of resolution are shares of these, so that no good deed can lower one. */
export const decided = remembering(({ outcome }) => outcome !== "open" && outcome !== "not_handed");

const timed = remembering((each) => each.timed);
const told = remembering(({ severity }) => severity !== null);
const rated = remembering(({ rating }) => rating !== null);
export const askingForRefund = remembering((each) => each.wantsRefund && each.timed);

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
export function timelyVotes(observations: readonly Weighted[]): Votes {
  const flagged = observations.filter(({ reply }) => reply.kind === "flag_only" && reply.timely !== null);
  return {
    voters: electorateOf(flagged, (each) => each.replyWeight),
    credits: Float64Array.from(flagged, ({ reply }) => (reply.kind === "flag_only" && reply.timely ? 1 : 0)),
  };
}

export function resolutionVotes(observations: readonly Weighted[], kappa: number): Votes {
  return votesOf(decided(observations), (each) => settledCredit(each, kappa));
}

/** How soon: for each deadline 1 if settled by then, κ if answered by then and silent after. */
export function speedVotes(observations: readonly Weighted[], { speedDeadlines, kappa }: Parameters): Votes {
  const { deadlines, weights } = speedDeadlines;
  return votesOf(timed(decided(observations)), (each) => {
    let credit = 0;
    for (let k = 0; k < deadlines.length; k += 1)
      credit += speedCredit(each, deadlines[k] as number, kappa) * (weights[k] ?? 0);
    return credit;
  });
}

function speedCredit(each: Weighted, deadline: number, kappa: number): number {
  if (each.outcome === "resolved") return (each.resolvedHours ?? Number.POSITIVE_INFINITY) <= deadline ? 1 : 0;
  if (each.outcome !== "silent" && each.outcome !== "withdrawn") return 0;
  return (each.replyHours ?? Number.POSITIVE_INFINITY) <= deadline ? kappa : 0;
}

/** Settled with one single answer; silent after one single answer counts κ. */
export function firstContactVotes(observations: readonly Weighted[], kappa: number): Votes {
  return votesOf(decided(observations), (each) => {
    const atOnce = each.merchantReplies === 1 && (each.outcome === "resolved" || each.outcome === "silent");
    return atOnce ? settledCredit(each, kappa) : 0;
  });
}

export function refundVotes(observations: readonly Weighted[], { refundWorkdays }: Parameters): Votes {
  return votesOf(askingForRefund(decided(observations)), (each) =>
    (each.refundWorkdays ?? Number.POSITIVE_INFINITY) <= refundWorkdays ? 1 : 0,
  );
}

export function severityVotes(observations: readonly Weighted[]): Votes {
  return votesOf(told(observations), ({ severity }) => severity ?? 0);
}

export function satisfactionVotes(observations: readonly Weighted[]): Votes {
  return votesOf(rated(observations), ({ rating }) => ((rating ?? 0) >= 4 ? 1 : 0));
}
