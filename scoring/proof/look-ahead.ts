import type { Complaint } from "../../data/model/complaint.ts";
import { NO_NOTES } from "../../data/model/field-notes.ts";
import type { Platform } from "../../data/model/platform.ts";
import type { LookAhead } from "../../data/model/proof.ts";
import { addHours, type Instant } from "../../data/model/time.ts";
import type { Priors, Weighted } from "../contract.ts";
import { type Market, observePlatform, surveyMarket } from "../evidence/assemble-evidence.ts";
import { earlier } from "../evidence/read-timeline.ts";
import { lessonsOf, priorsFrom } from "../fit-priors.ts";
import { PARAMETERS } from "../parameters.ts";
import type { Records } from "../score-records.ts";
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

export type Past = Pick<Records, "platforms" | "sources" | "asOf" | "complaintsInTurn" | "complaintsOf">;

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
  const closing = earlier(past.asOf, addHours(until, PARAMETERS_HERE.horizonHours));
  const then = surveyMarket(frozenInTurn(past, frozenAt), past.sources, frozenAt, PARAMETERS_HERE);
  const later = surveyMarket(past.complaintsInTurn(), past.sources, closing, PARAMETERS_HERE);
  const units = past.platforms.map((platform) => {
    const complaints = [...past.complaintsOf(platform.id)];
    const before = observe(
      platform,
      complaints.flatMap((each) => freezeComplaint(each, frozenAt) ?? []),
      then,
    );
    const voices = newVoices(observe(platform, complaints, later).observations, frozenAt, until);
    return {
      lessons: lessonsOf(before, PARAMETERS_HERE),
      questions: QUESTIONS.map((question) => ({
        before: question.gather(before.observations, PARAMETERS_HERE),
        after: count(voices, question),
      })),
    };
  });
  const priors = priorsFrom(
    units.map(({ lessons }) => lessons),
    PARAMETERS_HERE,
  );
  const judge = (question: Question, place: number) => {
    const asked = units.flatMap(({ questions }) => questions[place] ?? []);
    const pooled = question.pooled(asked.map(({ before }) => before));
    const tested = asked.flatMap(({ before, after }, index): Tested[] => {
      const learnt: Priors = priors[index] ?? PARAMETERS_HERE.priors;
      const context = { parameters: PARAMETERS_HERE, priors: learnt };
      return after.trials > 0 ? [{ ...before.foretell(context), after }] : [];
    });
    if (pooled === null || tested.length === 0) return [];
    const { test, ...verdicts } = judgeThreeWays(tested, pooled);
    return { id: question.id, zh: question.zh, test, ...verdicts, bins: binsOf(tested) };
  };
  return { frozenAt, until, questions: QUESTIONS.flatMap(judge) };
}

function* frozenInTurn({ complaintsInTurn }: Past, at: Instant): Generator<Complaint> {
  for (const complaint of complaintsInTurn()) {
    const frozen = freezeComplaint(complaint, at);
    if (frozen !== null) yield frozen;
  }
}

function observe(platform: Platform, complaints: readonly Complaint[], market: Market) {
  return observePlatform(platform, { complaints, policies: [], notes: NO_NOTES }, market).own;
}

/** The first complaint of each cluster within (from, until]. */
function newVoices(observations: readonly Weighted[], from: Instant, until: Instant): Weighted[] {
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
