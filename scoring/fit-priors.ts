import { contactWaits } from "./contact-waits.ts";
import type { PlatformEvidence, Priors } from "./contract.ts";
import { effectiveClusters } from "./electorate.ts";
import { type Votes, weightedShare } from "./measure-share.ts";
import type { Parameters, PriorId } from "./parameters.ts";
import { replyWaits } from "./reply-waits.ts";
import { answeredBy, binMasses, binWorth } from "./statistics/deadline-curve.ts";
import { effectiveNumber } from "./statistics/scale.ts";
import { fitPrior, type Group, type Prior, priorsLeavingOneOut } from "./statistics/shrinkage.ts";
import {
  firstContactVotes,
  refundVotes,
  resolutionVotes,
  satisfactionVotes,
  severityVotes,
  speedVotes,
  timelyVotes,
} from "./votes.ts";

/** What can teach: nothing that the other platforms say. */
type Taught = Pick<PlatformEvidence, "asOf" | "observations" | "notes">;

type Teacher = (evidence: Taught, parameters: Parameters) => Group | null;

const TEACHERS: Readonly<Record<PriorId, Teacher>> = {
  reply({ observations }, { replyDeadlines }) {
    const waits = replyWaits(observations);
    if (waits.length === 0) return null;
    return { shares: binMasses(answeredBy(waits, replyDeadlines.deadlines)), n: effectiveClusters(waits) };
  },
  contact(evidence, parameters) {
    const waits = contactWaits(evidence, parameters);
    if (waits.length === 0) return null;
    return {
      shares: binMasses(answeredBy(waits, parameters.contactDeadlines.deadlines)),
      n: effectiveNumber(waits.map(({ weight }) => weight)),
    };
  },
  timely: ({ observations }) => groupOf(timelyVotes(observations)),
  resolution: ({ observations }, { kappa }) => groupOf(resolutionVotes(observations, kappa)),
  speed: ({ observations }, parameters) => groupOf(speedVotes(observations, parameters)),
  firstContact: ({ observations }, { kappa }) => groupOf(firstContactVotes(observations, kappa)),
  refund: ({ observations }, parameters) => groupOf(refundVotes(observations, parameters)),
  severity: ({ observations }) => groupOf(severityVotes(observations)),
  satisfaction: ({ observations }) => groupOf(satisfactionVotes(observations)),
};

const IDS = [
  "reply",
  "contact",
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

export function lessonsOf(evidence: Taught, parameters: Parameters): Lessons {
  const lessons: Partial<Record<PriorId, Group | null>> = {};
  for (const id of IDS) lessons[id] = TEACHERS[id](evidence, parameters);
  return lessons as Lessons;
}

/** What each platform is shrunk towards: the market without itself, or the defaults while the market is small. */
export function fitPriors(evidence: readonly PlatformEvidence[], parameters: Parameters): Priors[] {
  return priorsFrom(
    evidence.map((each) => lessonsOf(each, parameters)),
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

function priorsFor(
  groups: readonly (Group | null)[],
  id: PriorId,
  { priors, priorLearning, replyDeadlines }: Parameters,
) {
  const teachers = groups.flatMap((group) => (group !== null && group.n >= priorLearning.nEff ? [group] : []));
  const [least, most] = priorLearning.strength;
  const rule = {
    fallback: priors[id],
    groupsNeeded: priorLearning.platforms,
    // What few platforms taught is not worth many complaints: else one newcomer among them would move all others.
    strengthWithin: [
      least,
      Math.max(least, Math.min(most, teachers.length * priorLearning.strengthPerPlatform)),
    ] as const,
    ...(id === "reply" ? { worth: binWorth(replyDeadlines.weights) } : {}),
  };
  const others = fitPrior(teachers, rule);
  const leftOut = priorsLeavingOneOut(teachers, rule);
  const places = new Map(teachers.map((group, place) => [group, place]));
  return groups.map((group) => {
    const learnt = group === null ? others : (leftOut[places.get(group) ?? -1] ?? others);
    return learnt === rule.fallback ? learnt : rounded(learnt, priorLearning.grid);
  });
}

/**
 * Shares in whole steps of the grid, strength to a tenth: what changes a little elsewhere leaves a platform as it is.
 * Sums are rounded, not shares, so that shares still sum to 1.
 */
function rounded({ strength, shares }: Prior, grid: number): Prior {
  let passed = 0;
  let before = 0;
  const steps = shares.map((share) => {
    passed += share;
    const after = Math.round(passed / grid);
    const step = after - before;
    before = after;
    return step * grid;
  });
  return { strength: Math.round(10 * strength) / 10, shares: steps };
}

function groupOf(votes: Votes): Group | null {
  if (votes.credits.length === 0) return null;
  const share = weightedShare(votes);
  return { shares: [share, 1 - share], n: votes.voters.nEff };
}
