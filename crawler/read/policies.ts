import { z } from "zod";
import type { PolicyFacts } from "../../data/model/policy.ts";
import type { Excerpt } from "../../data/model/quote.ts";
import { extractPolicy } from "../extract/extract-policy.ts";
import { maskPolicyText } from "../extract/privacy/mask.ts";
import { visibleText } from "../html/visible-text.ts";

const PolicyLine = z.object({ id: z.union([z.string(), z.number()]), html: z.string(), platform: z.string().optional() });

/** A fact with the words that state it: `start` and `end` are places in the `text` of the same line. */
type Evidence = { readonly value: unknown; readonly quote: string; readonly start: number; readonly end: number };

/**
 * One page, read: the facts in the words of the taxonomy, plain; under `evidence` each again with its quotation;
 * `text` is what a visitor sees, personal data masked. `facts` repeats the plain ones in the shape of the labelled pages.
 */
export function readPolicyLine(line: unknown): Record<string, unknown> {
  const { id, html } = PolicyLine.parse(line);
  const visible = visibleText(html);
  const read = extractPolicy(visible, "refund");
  const evidence = evidenceOf(read);
  const facts = plainFacts(read);
  return { id, ...facts, facts, evidence, text: maskPolicyText(visible.text) };
}

function plainFacts(read: PolicyFacts): Record<string, unknown> {
  const { licences } = read;
  return {
    channels: read.channels.map(({ type, value, hours }) => ({ type, value, hours })),
    response_promise_seconds: read.responsePromises[0]?.seconds ?? null,
    resolution_promise_hours: read.resolutionPromises[0]?.hours ?? null,
    human_hours: read.humanHours?.value ?? null,
    bot_first: read.botFirst?.value ?? null,
    refund_window_hours: read.refundWindow?.value ?? null,
    claim_window_hours: read.claimWindowHours?.value ?? null,
    auto_refund: read.autoRefund?.value ?? null,
    escrow: read.escrow?.value ?? null,
    no_reason_return_days: read.noReasonReturnDays?.value ?? null,
    vague_clauses: read.clauses.filter(isVague).map(({ excerpt }) => excerpt.text),
    unfair_clauses: read.clauses.filter((each) => !isVague(each)).map(({ excerpt }) => excerpt.text),
    evidence_demands: read.evidenceDemands.map(({ text }) => text),
    escalation_path: read.escalation.map(({ excerpt }) => excerpt.text),
    licences: {
      icp: licences.icp?.value ?? null,
      psb: licences.psb?.value ?? null,
      value_added_telecom: licences.valueAddedTelecom?.value ?? null,
      uscc: licences.uscc?.value ?? null,
    },
    conditions: read.conditions.map(({ text }) => text),
  };
}

/** The taxonomy counts 最终解释权 among the vague clauses, whatever regulations say about it. */
function isVague({ severity, rule }: PolicyFacts["clauses"][number]): boolean {
  return severity === "vague" || rule === "final_interpretation";
}

function evidenceOf(read: PolicyFacts): Record<string, Evidence | readonly Evidence[]> {
  return {};
}
