import { CONTACT_OUTCOMES } from "../../data/model/contact-test.ts";
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
import { duration, percent } from "../words.ts";

const Z90 = 1.645;

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
    if (waits.length === 0) return notApplicable("没有实际联系客服的记录；公开投诉看不出人工多久接通，所以不评");
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
        statement: sayWaits(waits, parameters),
      }),
      { draw: (random) => massesIndex(drawDirichlet(random, curve.dirichlet), curve.weights) },
    );
  },
};

/** What is missing before the attempts say enough; `null`: nothing. */
function lackOf(waits: readonly ContactWait[], evidence: PlatformEvidence, parameters: Parameters): string | null {
  const { contact, policyDays } = parameters;
  if (waits.length < contact.tests) return `实际联系只有 ${waits.length} 次（至少要 ${contact.tests} 次）`;
  const days = new Set(waits.map(({ test }) => shanghaiDay(test.started))).size;
  if (days < contact.onDays) return `实际联系只在 ${days} 天里（至少要 ${contact.onDays} 天）`;
  const roundTheClock = freshPolicies(evidence.policies, evidence.asOf, policyDays).some(
    ({ facts }) => facts.humanRoundTheClock !== null,
  );
  const atNight = waits.some(({ test }) => isNight(test.started, parameters));
  return roundTheClock && !atNight ? "承诺全天候人工，但还没有在夜里联系过" : null;
}

function sayWaits(waits: readonly ContactWait[], { contact }: Parameters): string {
  const reached = waits.filter(({ answered }) => answered);
  const middle = reached[Math.floor((reached.length - 1) / 2)];
  const share = reached.length / waits.length;
  const missed = groupBy(
    waits.filter(({ answered }) => !answered),
    ({ test }) => test.outcome,
  );
  const failed = [...missed].map(([outcome, tests]) => `${CONTACT_OUTCOMES[outcome]} ${tests.length} 次`).sort();
  const compared = share >= contact.connectedGuide ? "达到" : "不到";
  return [
    `实际联系 ${waits.length} 次，接到真人 ${reached.length} 次，接通率 ${percent(share)}，${compared}常见的 ${percent(contact.connectedGuide)} 标准`,
    ...(failed.length === 0 ? [] : [`没接通的：${failed.join("、")}`]),
    ...(middle === undefined ? [] : [`接通的一半在 ${duration(middle.hours)}内`]),
  ].join("；");
}

function shanghaiDay(moment: Instant): string {
  const { year, month, day } = toShanghai(moment);
  return `${year}-${month}-${day}`;
}
