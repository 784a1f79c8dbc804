import type { PlatformEvidence } from "./contract.ts";
import { effectiveClusters } from "./electorate.ts";
import type { Parameters } from "./parameters.ts";
import { replyWaits } from "./reply-waits.ts";
import { resolutionVotes, severityVotes } from "./votes.ts";

/** The best of what is known about replies, outcomes and grievances: too few of the best, and nothing is graded. */
export function effectiveComplaints({ observations }: PlatformEvidence, { kappa }: Parameters): number {
  return Math.max(
    effectiveClusters(replyWaits(observations)),
    resolutionVotes(observations, kappa).voters.nEff,
    severityVotes(observations).voters.nEff,
  );
}
