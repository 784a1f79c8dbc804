import type { PlatformEvidence, Priors, Weighted } from "./contract.ts";
import { effectiveClusters, type Vote, weightedShare } from "./measure-share.ts";
import type { Parameters, PriorId } from "./parameters.ts";
import { replyWaits } from "./reply-waits.ts";
import { answeredBy, binMasses, binWorth } from "./statistics/deadline-curve.ts";
import { fitPrior, type Group, priorsLeavingOneOut } from "./statistics/shrinkage.ts";
import {
  firstContactVotes,
  refundVotes,
  resolutionVotes,
  satisfactionVotes,
  severityVotes,
  speedVotes,
  timelyVotes,
} from "./votes.ts";

const TEACHERS: Readonly<Record<PriorId, (all: readonly Weighted[], parameters: Parameters) => Group | null>> = {
  reply(all, { replyDeadlines }) {
    const waits = replyWaits(all);
    if (waits.length === 0) return null;
    return { shares: binMasses(answeredBy(waits, replyDeadlines.deadlines)), n: effectiveClusters(waits) };
  },
  timely: (all) => groupOf(timelyVotes(all)),
  resolution: (all, { kappa }) => groupOf(resolutionVotes(all, kappa)),
  speed: (all, parameters) => groupOf(speedVotes(all, parameters)),
  firstContact: (all, { kappa }) => groupOf(firstContactVotes(all, kappa)),
  refund: (all, parameters) => groupOf(refundVotes(all, parameters)),
  severity: (all) => groupOf(severityVotes(all)),
  satisfaction: (all) => groupOf(satisfactionVotes(all)),
};

const IDS = [
  "reply",
  "timely",
  "resolution",
  "speed",
  "firstContact",
  "refund",
  "severity",
  "satisfaction",
] as const satisfies readonly PriorId[];

/** What one platform can teach about each share; `null`: nothing. */
export type Lessons = Readonly<Record<PriorId, Group | null>>;

export function lessonsOf(observations: readonly Weighted[], parameters: Parameters): Lessons {
  const lessons: Partial<Record<PriorId, Group | null>> = {};
  for (const id of IDS) lessons[id] = TEACHERS[id](observations, parameters);
  return lessons as Lessons;
}

/** What each platform is shrunk towards: the market without itself, or the defaults while the market is small. */
export function fitPriors(evidence: readonly PlatformEvidence[], parameters: Parameters): Priors[] {
  return priorsFrom(
    evidence.map(({ observations }) => lessonsOf(observations, parameters)),
    parameters,
  );
}

export function priorsFrom(lessons: readonly Lessons[], parameters: Parameters): Priors[] {
  const priors: Record<PriorId, Priors[PriorId]>[] = lessons.map(() => ({ ...parameters.priors }));
  for (const id of IDS) {
    const groups = lessons.map((each) => each[id]);
    for (const [index, prior] of priorsFor(groups, id, parameters).entries()) {
      const own = priors[index];
      if (own !== undefined) own[id] = prior;
    }
  }
  return priors;
}

function priorsFor(groups: readonly (Group | null)[], id: PriorId, parameters: Parameters) {
  const { priors, priorLearning } = parameters;
  const rule = {
    fallback: priors[id],
    groupsNeeded: priorLearning.platforms,
    strengthWithin: priorLearning.strength,
    ...(id === "reply" ? { worth: binWorth(parameters.replyDeadlines.weights) } : {}),
  };
  const teachers = groups.flatMap((group) => (group !== null && group.n >= priorLearning.nEff ? [group] : []));
  const others = fitPrior(teachers, rule);
  const leftOut = priorsLeavingOneOut(teachers, rule);
  const places = new Map(teachers.map((group, place) => [group, place]));
  return groups.map((group) => (group === null ? others : (leftOut[places.get(group) ?? -1] ?? others)));
}

function groupOf(votes: readonly Vote[]): Group | null {
  if (votes.length === 0) return null;
  const share = weightedShare(votes);
  return { shares: [share, 1 - share], n: effectiveClusters(votes) };
}
