import type { Complaint } from "../../data/model/complaint.ts";
import type { Platform } from "../../data/model/platform.ts";
import type { LookAhead } from "../../data/model/proof.ts";
import type { SourceDeclaration } from "../../data/model/source.ts";
import { addHours, type Instant } from "../../data/model/time.ts";
import type { PlatformEvidence, Priors, Weighted } from "../contract.ts";
import { assembleEvidence } from "../evidence/assemble-evidence.ts";
import { earlier } from "../evidence/read-timeline.ts";
import { fitPriors } from "../fit-priors.ts";
import { PARAMETERS } from "../parameters.ts";
import { betaMean } from "../statistics/beta.ts";
import type { Counts } from "../statistics/beta-binomial.ts";
import { sum } from "../statistics/scale.ts";
import { judgeThreeWays, type Tested } from "./back-test.ts";
import { freezeComplaint } from "./freeze-complaint.ts";
import { QUESTIONS, type Question } from "./questions.ts";

/** Complaints of so many days after the freeze are foretold. */
const DAYS_AHEAD = 90;
/** Only confirmed settlements are events here: a guess about the silent would be judged by itself. */
const PARAMETERS_HERE = { ...PARAMETERS, kappa: 0 };

export type Past = {
  readonly platforms: readonly Platform[];
  readonly complaints: readonly Complaint[];
  readonly sources: readonly SourceDeclaration[];
  readonly asOf: Instant;
};

/** The latest moment to freeze at, so that all that is foretold can have come true. */
export function latestFreeze(asOf: Instant): Instant {
  return addHours(asOf, -24 * DAYS_AHEAD - PARAMETERS.horizonHours);
}

/**
 * Freezes the records at a moment, foretells for each platform what will come of the complaints of the next 90 days, by
 * the estimators of the score itself, and judges that against what came. Policies are left out: an old page's hours
 * are not kept, so all clocks here are wall clocks.
 */
export function lookAhead(past: Past, frozenAt: Instant = latestFreeze(past.asOf)): LookAhead {
  const until = addHours(frozenAt, 24 * DAYS_AHEAD);
  const assemble = (complaints: readonly Complaint[], asOf: Instant) =>
    assembleEvidence(past.platforms, complaints, [], past.sources, asOf, PARAMETERS_HERE);
  const before = assemble(
    past.complaints.flatMap((each) => freezeComplaint(each, frozenAt) ?? []),
    frozenAt,
  );
  const priors = fitPriors(before, PARAMETERS_HERE);
  const closing = earlier(past.asOf, addHours(until, PARAMETERS_HERE.horizonHours));
  const after = assemble(past.complaints, closing).map((each) => newVoices(each, frozenAt, until));
  return {
    frozenAt,
    until,
    questions: QUESTIONS.flatMap((question) => {
      const pooled = question.pooled(before, PARAMETERS_HERE);
      const units = before.map((evidence, index): Tested => {
        const learnt: Priors = priors[index] ?? PARAMETERS_HERE.priors;
        const context = { parameters: PARAMETERS_HERE, priors: learnt };
        return { ...question.foretell(evidence, context), after: count(after[index] ?? [], question) };
      });
      const tested = units.filter((unit) => unit.after.trials > 0);
      if (pooled === null || tested.length === 0) return [];
      const { test, ...verdicts } = judgeThreeWays(tested, pooled);
      return { id: question.id, zh: question.zh, test, ...verdicts, bins: binsOf(tested) };
    }),
  };
}

/** The first complaint of each cluster within (from, until]. */
function newVoices({ observations }: PlatformEvidence, from: Instant, until: Instant): Weighted[] {
  const first = new Map<number, Weighted>();
  for (const each of observations) if (!first.has(each.cluster)) first.set(each.cluster, each);
  return [...first.values()].filter(({ postedAt }) => postedAt > from && postedAt <= until);
}

function count(observations: readonly Weighted[], { outcome }: Question): Counts {
  const known = observations.map(outcome).filter((each) => each !== null);
  return { trials: known.length, events: known.filter(Boolean).length };
}

const BINS = 5;

/** Platforms in order of what was foretold, cut into groups of like many trials: foretold against come true. */
function binsOf(tested: readonly Tested[]): LookAhead["questions"][number]["bins"] {
  const sorted = [...tested].sort((one, other) => betaMean(one.known) - betaMean(other.known));
  const total = sum(sorted.map(({ after }) => after.trials));
  const bins: Tested[][] = Array.from({ length: BINS }, () => []);
  let passed = 0;
  for (const unit of sorted) {
    bins[Math.min(BINS - 1, Math.floor((BINS * (passed + unit.after.trials / 2)) / total))]?.push(unit);
    passed += unit.after.trials;
  }
  return bins
    .filter((bin) => bin.length > 0)
    .map((bin) => {
      const trials = sum(bin.map(({ after }) => after.trials));
      return {
        platforms: bin.length,
        trials,
        foretold: sum(bin.map(({ known, after }) => betaMean(known) * after.trials)) / trials,
        observed: sum(bin.map(({ after }) => after.events)) / trials,
      };
    });
}

/** As `lookAhead` at its latest moment; `null` where too little is known before or after it. */
export function foretellIfPossible(past: Past): LookAhead | null {
  const result = lookAhead(past);
  return result.questions.length === 0 ? null : result;
}
