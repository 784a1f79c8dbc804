import type { CurvePoint } from "../data/model/scorecard.ts";
import type { Context, Weighted } from "./contract.ts";
import { effectiveClusters } from "./electorate.ts";
import { estimateReply } from "./reply-waits.ts";
import { betaQuantile, jeffreysInterval } from "./statistics/beta.ts";
import { type Course, cumulativeIncidence } from "./statistics/competing-risks.ts";
import { clamp, sum } from "./statistics/scale.ts";

/** Share answered by each deadline, smoothed, with its range. Empty when too little is known. */
export function replyCurve(observations: readonly Weighted[], { parameters, priors }: Context): CurvePoint[] {
  const estimate = estimateReply(observations, parameters, priors.reply);
  if (estimate === null || estimate.nEff < parameters.needed.indicator) return [];
  const { deadlines, dirichlet, smoothed } = estimate.curve;
  const total = sum(dirichlet);
  return deadlines.map((hours, k) => {
    const share = smoothed[k] ?? 0;
    const posterior = { a: total * share, b: total * (1 - share) };
    return around(
      hours,
      share,
      betaQuantile(posterior, edge(parameters.level, 0)),
      betaQuantile(posterior, edge(parameters.level, 1)),
    );
  });
}

/** Share confirmed as settled by each deadline; withdrawal and dispute compete (Aalen–Johansen). */
export function resolutionCurve(observations: readonly Weighted[], { parameters }: Context): CurvePoint[] {
  const handed = observations.filter((each) => each.timed && each.outcome !== "not_handed");
  const votes = handed.map((each) => ({ cluster: each.cluster, weight: each.otherWeight }));
  const nEff = effectiveClusters(votes);
  if (nEff < parameters.needed.indicator) return [];
  const { deadlines } = parameters.speedDeadlines;
  const shares = cumulativeIncidence(handed.map(courseOf), deadlines);
  return deadlines.map((hours, k) => {
    const share = clamp(shares[k] ?? 0, 0, 1);
    const { low, high } = jeffreysInterval(nEff * share, nEff, parameters.level);
    return around(hours, share, low, high);
  });
}

function courseOf(each: Weighted): Course {
  const weight = each.otherWeight;
  if (each.outcome === "resolved" && each.resolvedHours !== null)
    return { hours: each.resolvedHours, ending: "wanted", weight };
  if (each.outcome === "withdrawn")
    return { hours: each.withdrawnHours ?? each.followupHours, ending: "other", weight };
  return { hours: each.followupHours, ending: "open", weight };
}

function around(hours: number, share: number, low: number, high: number): CurvePoint {
  return { hours, share, low: clamp(Math.min(low, share), 0, 1), high: clamp(Math.max(high, share), 0, 1) };
}

function edge(level: number, side: 0 | 1): number {
  return side === 0 ? (1 - level) / 2 : (1 + level) / 2;
}
