import type { Policy, PolicyFacts } from "../../data/model/policy.ts";
import type { PromiseTested } from "../../data/model/scorecard.ts";
import { hoursBetween, type Instant } from "../../data/model/time.ts";
import { endOfWorkday } from "../../data/model/workdays.ts";
import { contactWaits } from "../contact-waits.ts";
import type { Penalty, PlatformEvidence } from "../contract.ts";
import { effectiveClusters } from "../electorate.ts";
import { weightedShare } from "../measure-share.ts";
import type { Parameters } from "../parameters.ts";
import { type Found, freshPolicies, gather } from "../policy-facts.ts";
import { quotePolicy } from "../quote-evidence.ts";
import { replyWaits } from "../reply-waits.ts";
import { type Beta, betaBelow, betaMean, betaQuantile } from "../statistics/beta.ts";
import { answeredBy, observedBy } from "../statistics/deadline-curve.ts";
import { effectiveNumber, sum } from "../statistics/scale.ts";
import { askingForRefund, decided, votesOf } from "../votes.ts";
import { duration, durationInEnglish, percent } from "../words.ts";

/** A promise beside what was kept: `quantile` of cases promised, `kept` what the record shows. */
export type Promised = {
  readonly words: string;
  readonly quantile: number;
  readonly kept: Beta;
  /** How much this promise matters. */
  readonly importance: number;
  /** 1: the record is of the very same channel; less: of a neighbouring one. */
  readonly comparability: number;
};

/** gⱼ = max(0, (q − A)/q), pⱼ = Pr(A < q); most·Σωλgp/Σωλ. Nothing comparable: 0. */
export function gapPoints(promises: readonly Promised[], most: number): number {
  const weight = sum(promises.map((each) => each.importance * each.comparability));
  if (weight === 0) return 0;
  const broken = promises.map((each) => each.importance * each.comparability * gapOf(each) * missedOf(each));
  return (most * sum(broken)) / weight;
}

export function gapOf({ quantile, kept }: Promised): number {
  return Math.max(0, (quantile - betaMean(kept)) / quantile);
}

export function missedOf({ quantile, kept }: Promised): number {
  return betaBelow(kept, quantile);
}

export const promiseGap: Penalty = {
  id: "promise-gap",
  zh: "承诺落差",
  most: 15,
  question: "页面承诺的时限，投诉和实际联系的记录里做到了吗？",
  assess(evidence, { parameters }) {
    const fresh = freshPolicies(evidence.policies, evidence.asOf, parameters.policyDays);
    const made = promisesOf(fresh, parameters);
    const tested = made.flatMap((promise) => {
      const kept = promise.test(evidence, parameters);
      return kept === null ? [] : [{ ...promise, kept }];
    });
    const points = gapPoints(tested, parameters.promiseGap.most);
    const broken = tested.filter((each) => gapOf(each) > 0 && missedOf(each) > 0.5);
    const untested = made.filter((promise) => !tested.some(({ words }) => words === promise.words));
    return {
      applied:
        broken.length === 0
          ? null
          : {
              id: "promise-gap",
              points,
              statement: broken.map(brokenWords).join("；"),
              english: broken.map(brokenInEnglish).join("; "),
              quotes: broken.map(({ policy, excerpt, about }) => quotePolicy(policy, excerpt, `policy/${about}`)),
            },
      flags: untested.map(({ words, english }) => ({
        statement: `未验证的承诺：${words}`,
        english: `Untested promise: ${english}`,
      })),
    };
  },
};

/** Every promise with a time in it beside what the record shows, by the same tests that make the penalty. */
export function testPromises(evidence: PlatformEvidence, parameters: Parameters): PromiseTested[] {
  const fresh = freshPolicies(evidence.policies, evidence.asOf, parameters.policyDays);
  return promisesOf(fresh, parameters).map(({ about, hours, quantile, policy, excerpt, test, ...rest }) => {
    const kept = test(evidence, parameters);
    const isBroken =
      kept !== null && gapOf({ ...rest, quantile, kept }) > 0 && missedOf({ ...rest, quantile, kept }) > 0.5;
    return {
      about,
      hours,
      quantile,
      kept: kept === null ? null : keptShare(kept, parameters.level),
      verdict: kept === null ? "untested" : isBroken ? "gap" : "kept",
      quote: quotePolicy(policy, excerpt, `policy/${about}`),
    };
  });
}

function keptShare(kept: Beta, level: number): NonNullable<PromiseTested["kept"]> {
  const [low, high] = [betaQuantile(kept, (1 - level) / 2), betaQuantile(kept, (1 + level) / 2)];
  const share = betaMean(kept);
  return { share, low: Math.min(low, share), high: Math.max(high, share) };
}

type Window = NonNullable<PolicyFacts["refundWindow"]>["value"];
type Test = (evidence: PlatformEvidence, parameters: Parameters) => Beta | null;
type Made = Omit<Promised, "kept"> &
  Found &
  Pick<PromiseTested, "about" | "hours"> & {
    readonly english: string;
    readonly test: Test;
  };

function promisesOf(policies: readonly Policy[], { promiseGap: rule }: Parameters): Made[] {
  const common = { importance: rule.otherWeight, comparability: rule.comparability };
  const replies = gather(policies, (facts) => facts.responsePromises).map(({ fact, policy, excerpt }) => ({
    ...common,
    about: "response" as const,
    hours: fact.seconds / 3600,
    policy,
    excerpt,
    quantile: fact.quantile ?? rule.quantile,
    words: `${duration(fact.seconds / 3600)}内响应`,
    english: `a response within ${durationInEnglish(fact.seconds / 3600)}`,
    // What is promised for a live chat cannot be read from complaints, only from attempts to reach it.
    ...(fact.seconds < rule.liveSeconds
      ? { importance: rule.humanWeight, comparability: rule.sameChannel, test: reachedWithin(fact.seconds / 3600) }
      : { test: repliedWithin(fact.seconds / 3600) }),
  }));
  const solutions = gather(policies, (facts) => facts.resolutionPromises).map(({ fact, policy, excerpt }) => ({
    ...common,
    about: "resolution" as const,
    hours: fact.hours,
    policy,
    excerpt,
    quantile: fact.quantile ?? rule.quantile,
    words: `${duration(fact.hours)}内给出处理结果`,
    english: `an outcome within ${durationInEnglish(fact.hours)}`,
    // A solution offered is at least an answer: the kinder reading is tested.
    test: repliedWithin(fact.hours),
  }));
  const refunds = gather(policies, ({ refundWindow }) => (refundWindow === null ? [] : [refundWindow])).map(
    ({ fact, policy, excerpt }) => ({
      importance: rule.refundWeight,
      comparability: rule.sameChannel,
      about: "refund" as const,
      hours: fact.value.max,
      policy,
      excerpt,
      quantile: rule.quantile,
      words: `${duration(fact.value.max)}内退款`,
      english: `a refund within ${durationInEnglish(fact.value.max)}`,
      test: refundedWithin(fact.value),
    }),
  );
  const all = [...replies, ...solutions, ...refunds];
  return [...new Map(all.map((promise) => [promise.words, promise])).values()];
}

function reachedWithin(hours: number): Test {
  return (evidence, parameters) => {
    const waits = contactWaits(evidence, parameters);
    const [share = 0] = answeredBy(waits, [hours]);
    return jeffreys(share, effectiveNumber(waits.map(({ weight }) => weight)), parameters.needed.indicator);
  };
}

function repliedWithin(hours: number): Test {
  return ({ observations }, { needed }) => {
    const waits = replyWaits(observations);
    const [share = 0] = answeredBy(waits, [hours]);
    const [known = 0] = observedBy(waits, [hours]);
    return jeffreys(share, effectiveClusters(waits) * known, needed.indicator);
  };
}

/** Where workdays are promised, the calendar says when they are over; a day at least is given in any case. */
function refundedWithin({ max, unit }: Window): Test {
  const deadlineOf = (start: Instant) =>
    Math.max(24, unit === "workday" ? hoursBetween(start, endOfWorkday(start, max / 24)) : max);
  return ({ observations }, { needed }) => {
    const votes = votesOf(askingForRefund(decided(observations)), (each) =>
      (each.resolvedHours ?? Number.POSITIVE_INFINITY) <= deadlineOf(each.postedAt) ? 1 : 0,
    );
    return jeffreys(weightedShare(votes), votes.voters.nEff, needed.indicator);
  };
}

function jeffreys(share: number, n: number, needed: number): Beta | null {
  return n < needed ? null : { a: n * share + 0.5, b: n * (1 - share) + 0.5 };
}

function brokenWords(each: Promised): string {
  return `承诺${each.words}，记录中约 ${percent(betaMean(each.kept))} 做到（应达 ${percent(each.quantile)}）`;
}

function brokenInEnglish(each: Promised & { readonly english: string }): string {
  return `Promised: ${each.english}, kept in about ${percent(betaMean(each.kept))} of cases on record (${percent(each.quantile)} expected)`;
}
