import type { Weighted } from "./contract.ts";
import { effectiveClusters } from "./electorate.ts";
import type { Parameters } from "./parameters.ts";
import { remember } from "./remember.ts";
import { type DeadlineCurve, deadlineCurve, sortWaits, type Wait } from "./statistics/deadline-curve.ts";
import type { Prior } from "./statistics/shrinkage.ts";

export type TimedWait = Wait & { readonly cluster: number };
export type ReplyWait = TimedWait & { readonly of: Weighted };

/** Waits for the first answer, shortest first. Withdrawal before any answer ends the watch. */
export const replyWaits: (observations: readonly Weighted[]) => readonly ReplyWait[] = remember(sortedWaits);

function sortedWaits(observations: readonly Weighted[]): ReplyWait[] {
  const waits: ReplyWait[] = [];
  for (const each of observations) {
    if (each.reply.kind !== "timed") continue;
    const { hours, watched } = each.reply;
    const until = each.withdrawnHours === null ? watched : Math.min(watched, each.withdrawnHours);
    const { cluster, replyWeight: weight } = each;
    waits.push({ hours: hours ?? until, answered: hours !== null, weight, cluster, of: each });
  }
  return sortWaits(waits);
}

export type ReplyEstimate<Any extends TimedWait = ReplyWait> = {
  readonly waits: readonly Any[];
  readonly nEff: number;
  readonly curve: DeadlineCurve;
};

/** `null` when no wait can be timed. */
export function estimateReply(
  observations: readonly Weighted[],
  parameters: Parameters,
  prior: Prior,
): ReplyEstimate | null {
  return estimateWaits(replyWaits(observations), parameters, prior);
}

/** The same of waits that are sorted already. */
export function estimateWaits<Any extends TimedWait>(
  waits: readonly Any[],
  { replyDeadlines }: Parameters,
  prior: Prior,
): ReplyEstimate<Any> | null {
  const nEff = effectiveClusters(waits);
  if (nEff === 0) return null;
  return { waits, nEff, curve: deadlineCurve(waits, replyDeadlines, nEff, prior) };
}
