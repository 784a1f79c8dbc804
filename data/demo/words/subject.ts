import type { Issue, Remedy, Signal } from "../../model/taxonomy.ts";
import { between } from "../world/character.ts";
import type { Random } from "../world/random.ts";
import { SERVICE_TROUBLES } from "./troubles-service.ts";

/** What a story is about, before it has words. */
export type Subject = {
  /** The first is what the author puts first. */
  readonly issues: readonly Issue[];
  readonly signals: readonly Signal[];
  readonly remedies: readonly Remedy[];
};

/** How likely an issue is at the worst platform and at the best one. */
const ISSUE_WEIGHTS: Readonly<Record<Issue, readonly [worst: number, best: number]>> = {
  refund_difficulty: [16, 0.6],
  support_unreachable: [14, 0.4],
  false_advertising: [6, 0.3],
  fraud_suspected: [5, 0],
  withdrawal_blocked: [4, 0.2],
  buck_passing: [6, 0.4],
  unfair_terms: [4, 0.6],
  support_attitude: [4, 0.8],
  account_abnormal: [4, 2.5],
  one_sided_charge: [3, 3.5],
  overcharge: [2.5, 1.5],
  not_as_described: [3, 2],
  info_leak: [1.5, 0.4],
  minor_recharge: [1, 1.6],
  recharge_not_arrived: [14, 9],
  card_key_invalid: [5, 9],
  delayed_delivery: [2.5, 14],
  wrong_or_short_delivery: [3, 7],
  slow_response: [1.5, 3.5],
  other: [0.5, 4.5],
};

/** What makes a first grievance worse; drawn more often the worse the platform is. */
const SECOND_ISSUES = {
  refund_difficulty: 6,
  support_unreachable: 5,
  buck_passing: 3,
  support_attitude: 2,
  unfair_terms: 1.5,
  false_advertising: 1.5,
  slow_response: 1,
} as const;

const SIGNAL_WEIGHTS: Readonly<Record<Signal, readonly [worst: number, best: number]>> = {
  bot_loop: [4, 0.6],
  human_hard: [4, 0.6],
  template_reply: [5, 1],
  phone_unanswered: [3, 0.3],
  blocked_user: [3, 0.05],
  repeat_evidence: [3, 0.6],
  harsh_evidence: [2, 0.2],
  blame_upstream: [3, 0.3],
  blame_user: [3, 0.3],
  deadline_refusal: [2.5, 0.3],
  promise_broken: [4, 0.4],
  final_interpretation: [2, 0.05],
  ask_offsite: [2, 0.1],
  gag_or_withdraw: [2, 0.05],
  site_unreachable: [0.6, 0],
  rude_reply: [1.5, 0.05],
  after_hours_gap: [2, 0.6],
  peer_victims: [2, 0.3],
  escalated_external: [2.5, 0.3],
  fast_response: [0.1, 6],
  auto_refund_received: [0.05, 3],
  proactive_update: [0.05, 4],
};

const REMEDIES_FOR: Readonly<Partial<Record<Issue, readonly Remedy[]>>> = {
  account_abnormal: ["restore_account"],
  withdrawal_blocked: ["withdraw_balance"],
  info_leak: ["delete_data", "apologize"],
  fraud_suspected: ["penalize", "refund"],
  support_attitude: ["apologize"],
  false_advertising: ["compensate", "penalize", "refund"],
  slow_response: ["improve_service", "explain"],
  delayed_delivery: ["compensate", "explain", "improve_service"],
  other: ["improve_service", "contact_me"],
  refund_difficulty: ["refund"],
  support_unreachable: ["contact_me", "refund"],
  buck_passing: ["explain", "refund"],
};
const USUAL_REMEDIES: readonly Remedy[] = ["refund", "redeliver", "refund", "contact_me"];

/** Draws a subject. The milder the platform's failings, the lighter and fewer its issues. */
export function drawSubject(mildness: number, gone: boolean, random: Random): Subject {
  const first = gone ? random.weighted(GONE_ISSUES) : random.weighted(blended(ISSUE_WEIGHTS, mildness));
  const second = random.chance(between(0.6, 0.04, mildness)) ? [random.weighted(SECOND_ISSUES)] : [];
  const displeased = [first, ...second].some((issue) => issue in SERVICE_TROUBLES);
  const signals: Signal[] = gone && random.chance(0.7) ? ["site_unreachable"] : [];
  for (const likelihood of [0.75, 0.45]) {
    if (random.chance(between(likelihood, likelihood / 4, mildness))) {
      signals.push(random.weighted(blended(SIGNAL_WEIGHTS, mildness)));
    }
  }
  // Nobody praises the support and complains of it in one breath.
  const believable = unique(signals.filter((signal) => !(displeased && PRAISING.includes(signal))));
  const blamed = believable.some((signal) => signal === "blame_upstream" || signal === "blame_user");
  const issues = unique<Issue>([first, ...second, ...(blamed ? (["buck_passing"] as const) : [])]);
  const remedies = unique([random.pick(REMEDIES_FOR[first] ?? USUAL_REMEDIES), ...moreRemedies(issues, random)]);
  return { issues, signals: believable, remedies };
}

const PRAISING: readonly Signal[] = ["fast_response", "auto_refund_received", "proactive_update"];

const GONE_ISSUES = {
  fraud_suspected: 4,
  support_unreachable: 4,
  withdrawal_blocked: 2,
  recharge_not_arrived: 2,
} as const;

function moreRemedies(issues: readonly Issue[], random: Random): Remedy[] {
  const more: Remedy[] = issues.includes("refund_difficulty") ? ["refund"] : [];
  if (random.chance(0.35)) {
    more.push(
      random.weighted({ explain: 3, compensate: 2, apologize: 2, penalize: 1, improve_service: 1, contact_me: 1 }),
    );
  }
  return more;
}

function blended<Code extends string>(
  weights: Readonly<Record<Code, readonly [worst: number, best: number]>>,
  share: number,
): Partial<Record<Code, number>> {
  const blend: Partial<Record<Code, number>> = {};
  for (const code in weights) {
    const [worst, best] = weights[code];
    blend[code] = between(worst, best, share);
  }
  return blend;
}

function unique<Code>(codes: readonly Code[]): Code[] {
  return [...new Set(codes)];
}
