import { CONTACT_OUTCOMES, type ContactOutcome } from "../../data/model/contact-test.ts";
import { type Instant, toShanghai } from "../../data/model/time.ts";
import { type ContactWait, contactWaits, isNight } from "../contact-waits.ts";
import type { Indicator, PlatformEvidence } from "../contract.ts";
import { insufficient, measured, notApplicable } from "../findings.ts";
import { groupBy } from "../group-by.ts";
import type { Parameters } from "../parameters.ts";
import { freshPolicies } from "../policy-facts.ts";
import { deadlineCurve, massesIndex } from "../statistics/deadline-curve.ts";
import { drawDirichlet } from "../statistics/random.ts";
import { effectiveNumber } from "../statistics/scale.ts";
import { duration, durationInEnglish, percent, some, type Told } from "../words.ts";

const Z90 = 1.645;

const OUTCOMES_IN_ENGLISH: Readonly<Record<ContactOutcome, string>> = {
  human: "human reached",
  robot_only: "robot only",
  no_answer: "no answer",
  abandoned: "gave up waiting",
  dead: "dead number or link",
};

const NEVER_TRIED: Told = {
  statement: "没有实际联系客服的记录；公开投诉看不出人工多久接通，所以不评",
  english:
    "Nobody has tried support and written it down; complaints do not show how soon a human answers, so not scored",
};

const NOT_AT_NIGHT: Told = {
  statement: "承诺全天候人工，但还没有在夜里联系过",
  english: "Humans are promised round the clock, but nobody has tried at night yet",
};

export const humanContact: Indicator = {
  id: "human-contact",
  zh: "人工接通",
  en: "Reaching a human",
  question: "找客服，多久能接到真人？",
  formula:
    "100·Σωₖ·F̃(dₖ)，dₖ = 30 秒、60 秒、5 分钟、10 分钟，ω = .30 .20 .20 .30；只有机器人、没人接、等不到都算没接通；向同行平均收缩",
  limits: "来自维护者实际联系的记录：90 天内至少 5 次、分在 3 天以上；承诺全天候的，至少 1 次在夜里。没有记录就不评。",
  measure(evidence, { parameters, priors }) {
    const waits = contactWaits(evidence, parameters);
    const lacking = lackOf(waits, evidence, parameters);
    if (waits.length === 0) return notApplicable(NEVER_TRIED);
    if (lacking !== null) return insufficient(waits.length, parameters.contact.tests, lacking);
    const nEff = effectiveNumber(waits.map(({ weight }) => weight));
    const curve = deadlineCurve(waits, parameters.contactDeadlines, nEff, priors.contact);
    return measured(
      curve.index,
      () => ({
        low: curve.index - Z90 * curve.deviation,
        high: curve.index + Z90 * curve.deviation,
        value: curve.smoothed.at(-1) ?? null,
        unit: "share",
        n: waits.length,
        nEff,
        censored: waits.filter(({ answered }) => !answered).length,
        windowDays: parameters.contact.days,
        prior: priors.contact,
        ...tellWaits(waits, parameters),
      }),
      { draw: (random) => massesIndex(drawDirichlet(random, curve.dirichlet), curve.weights) },
    );
  },
};

/** What is missing before the attempts say enough; `null`: nothing. */
function lackOf(waits: readonly ContactWait[], evidence: PlatformEvidence, parameters: Parameters): Told | null {
  const { contact, policyDays } = parameters;
  if (waits.length < contact.tests)
    return {
      statement: `实际联系只有 ${waits.length} 次（至少要 ${contact.tests} 次）`,
      english: `Support was tried only ${some(waits.length, "time")} (at least ${contact.tests} needed)`,
    };
  const days = new Set(waits.map(({ test }) => shanghaiDay(test.started))).size;
  if (days < contact.onDays)
    return {
      statement: `实际联系只在 ${days} 天里（至少要 ${contact.onDays} 天）`,
      english: `Support was tried on ${some(days, "day")} only (at least ${contact.onDays} needed)`,
    };
  const roundTheClock = freshPolicies(evidence.policies, evidence.asOf, policyDays).some(
    ({ facts }) => facts.humanRoundTheClock !== null,
  );
  const atNight = waits.some(({ test }) => isNight(test.started, parameters));
  return roundTheClock && !atNight ? NOT_AT_NIGHT : null;
}

function tellWaits(waits: readonly ContactWait[], { contact }: Parameters): Told {
  const reached = waits.filter(({ answered }) => answered);
  const middle = reached[Math.floor((reached.length - 1) / 2)];
  const share = reached.length / waits.length;
  const missed = groupBy(
    waits.filter(({ answered }) => !answered),
    ({ test }) => test.outcome,
  );
  const failed = [...missed].map(([outcome, tests]) => `${CONTACT_OUTCOMES[outcome]} ${tests.length} 次`).sort();
  const missedBy = [...missed].map(([outcome, tests]) => `${OUTCOMES_IN_ENGLISH[outcome]} ${tests.length}×`).sort();
  const isMet = share >= contact.connectedGuide;
  const guide = percent(contact.connectedGuide);
  return {
    statement: [
      `实际联系 ${waits.length} 次，接到真人 ${reached.length} 次，接通率 ${percent(share)}，${isMet ? "达到" : "不到"}常见的 ${guide} 标准`,
      ...(failed.length === 0 ? [] : [`没接通的：${failed.join("、")}`]),
      ...(middle === undefined ? [] : [`接通的一半在 ${duration(middle.hours)}内`]),
    ].join("；"),
    english: [
      `Tried ${some(waits.length, "time")}, reached a human ${reached.length}×: ${percent(share)}, ${isMet ? "meeting" : "short of"} the ${guide} that guides ask for`,
      ...(missedBy.length === 0 ? [] : [`otherwise: ${missedBy.join(", ")}`]),
      ...(middle === undefined ? [] : [`half of those reached were reached within ${durationInEnglish(middle.hours)}`]),
    ].join("; "),
  };
}

function shanghaiDay(moment: Instant): string {
  const { year, month, day } = toShanghai(moment);
  return `${year}-${month}-${day}`;
}
