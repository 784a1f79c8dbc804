import type { Complaint, IssueLabel, SignalLabel } from "../data/model/complaint.ts";
import type { Issue, Signal } from "../data/model/taxonomy.ts";

/** How grave it is that a complaint names this, 0…1. A judgement: argue about it here. */
export const ISSUE_SEVERITY: Readonly<Record<Issue, number>> = {
  fraud_suspected: 1,
  support_unreachable: 1,
  refund_difficulty: 0.8,
  withdrawal_blocked: 0.8,
  one_sided_charge: 0.8,
  overcharge: 0.8,
  false_advertising: 0.8,
  info_leak: 0.8,
  buck_passing: 0.6,
  not_as_described: 0.5,
  unfair_terms: 0.5,
  support_attitude: 0.4,
  recharge_not_arrived: 0.3,
  delayed_delivery: 0.3,
  card_key_invalid: 0.3,
  wrong_or_short_delivery: 0.3,
  slow_response: 0.3,
  account_abnormal: 0.3,
  minor_recharge: 0.1,
  other: 0.1,
};

export const SIGNAL_SEVERITY: Readonly<Record<Signal, number>> = {
  blocked_user: 1,
  gag_or_withdraw: 0.8,
  deadline_refusal: 0.8,
  promise_broken: 0.6,
  blame_upstream: 0.6,
  blame_user: 0.6,
  repeat_evidence: 0.5,
  harsh_evidence: 0.5,
  bot_loop: 0.5,
  human_hard: 0.5,
  final_interpretation: 0.5,
  ask_offsite: 0.5,
  rude_reply: 0.4,
  template_reply: 0.4,
  phone_unanswered: 0.4,
  site_unreachable: 0.4,
  after_hours_gap: 0.3,
  peer_victims: 0.1,
  escalated_external: 0.1,
  fast_response: 0,
  auto_refund_received: 0,
  proactive_update: 0,
};

/** Below this a label is a guess, and does not make a complaint graver. */
const CONFIDENCE_NEEDED = 0.5;
const UNNAMED = 0.1;

type Labels = Pick<Complaint, "issues" | "signals">;

/** How grave a complaint is; `null` when it has neither words nor labels: nothing was said that could be mild. */
export function severityOf(complaint: Labels & Pick<Complaint, "narrative">): number | null {
  const isMute = complaint.narrative === "" && complaint.issues.length + complaint.signals.length === 0;
  return isMute ? null : gravestOf(complaint).severity;
}

/** The gravest thing a complaint names, and its label where the narrative says it. Names nothing: as `other`. */
export function gravestOf(complaint: Labels): {
  readonly severity: number;
  readonly said: IssueLabel | SignalLabel | undefined;
} {
  let severity = UNNAMED;
  let said: IssueLabel | SignalLabel | undefined;
  const weigh = (label: IssueLabel | SignalLabel, own: number) => {
    if (label.confidence < CONFIDENCE_NEEDED) return;
    if (own < severity || (own === severity && said !== undefined)) return;
    severity = own;
    said = label.from === "text" ? label : undefined;
  };
  for (const label of complaint.issues) weigh(label, ISSUE_SEVERITY[label.code]);
  for (const label of complaint.signals) weigh(label, SIGNAL_SEVERITY[label.code]);
  return { severity, said };
}

/** What penalties and ceilings ask of a complaint's words: support has vanished, a refund was refused, a robot led in circles. */
export function sayingsOf(complaint: Labels): {
  readonly vanished: boolean;
  readonly refused: boolean;
  readonly looped: boolean;
} {
  return {
    vanished: names(complaint, ["support_unreachable"]),
    refused: names(complaint, ["refund_difficulty", "deadline_refusal"]),
    looped: names(complaint, ["bot_loop"]),
  };
}

/** The complaint says so, by an issue or a signal of these codes. */
function names({ issues, signals }: Labels, codes: readonly (Issue | Signal)[]): boolean {
  const isSaid = (label: { readonly code: Issue | Signal; readonly confidence: number }) =>
    label.confidence >= CONFIDENCE_NEEDED && codes.includes(label.code);
  return issues.some(isSaid) || signals.some(isSaid);
}
