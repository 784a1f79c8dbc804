import { z } from "zod";
import type { PolicyFacts } from "../../data/model/policy.ts";
import type { BlockKind, Excerpt } from "../../data/model/quote.ts";
import { extractPolicy } from "../extract/extract-policy.ts";
import { maskPolicyText } from "../extract/privacy/mask.ts";
import { visibleText } from "../html/visible-text.ts";
import { troubleWith, withinReach } from "../html/within-reach.ts";
import { type Reader, rowsOf } from "./reader.ts";

const PolicyLine = z.object({
  id: z.union([z.string(), z.number()]),
  html: z.string(),
  platform: z.string().optional(),
});

export const policies: Reader = {
  about: "读政策页 {id, html, platform?}：联系方式、服务时间、时限、条款、证照，各带原句。",
  open: () => rowsOf(PolicyLine, readPolicyLine),
};

/** A fact with the words that state it: `start` and `end` are places in the `text` of the same line, `block` the part of the page. */
type Evidence = {
  readonly value: unknown;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly block?: BlockKind | undefined;
};

/**
 * One page, read: the facts in the words of the taxonomy, plain; under `evidence` each again with its quotation;
 * `text` is what a visitor sees, personal data masked; `alarm` says what is wrong with the page as a whole. `facts` repeats the plain ones in the shape of the labelled pages.
 */
export function readPolicyLine({ id, html }: z.infer<typeof PolicyLine>): Record<string, unknown> {
  const seen = visibleText(html);
  const visible = withinReach(seen);
  const read = extractPolicy(visible, "refund");
  const facts = plainFacts(read);
  return {
    id,
    ...facts,
    facts,
    evidence: evidenceOf(read),
    text: maskPolicyText(visible.text),
    alarm: troubleWith(seen),
  };
}

function plainFacts(read: PolicyFacts): Record<string, unknown> {
  const { licences } = read;
  return {
    channels: read.channels.map(({ type, value, hours }) => ({ type, value, hours: daysOnce(hours) })),
    response_promise_seconds: read.responsePromises[0]?.seconds ?? null,
    resolution_promise_hours: read.resolutionPromises[0]?.hours ?? null,
    human_hours: daysOnce(read.humanHours?.value ?? null),
    bot_first: plain(read.botFirst),
    refund_window_hours: plain(read.refundWindow),
    claim_window_hours: plain(read.claimWindowHours),
    auto_refund: plain(read.autoRefund),
    escrow: plain(read.escrow),
    no_reason_return_days: plain(read.noReasonReturnDays),
    vague_clauses: read.clauses.filter(isVague).map(({ excerpt }) => excerpt.text),
    unfair_clauses: read.clauses.filter((each) => !isVague(each)).map(({ excerpt }) => excerpt.text),
    evidence_demands: read.evidenceDemands.map(({ text }) => text),
    escalation_path: read.escalation.map(({ excerpt }) => excerpt.text),
    licences: {
      icp: plain(licences.icp),
      psb: plain(licences.psb),
      value_added_telecom: plain(licences.valueAddedTelecom),
      uscc: plain(licences.uscc),
    },
    conditions: read.conditions.map(({ text }) => text),
  };
}

/** `Mon-Fri 09:00-12:00,Mon-Fri 13:30-18:00`: the taxonomy names the days of ranges side by side once. */
function daysOnce(hours: string | null): string | null {
  let last = "";
  const ranges = hours?.split(",").map((range) => {
    const days = /^\S+ /.exec(range)?.[0] ?? "";
    const said = days !== "" && days === last;
    last = days;
    return said ? range.slice(days.length) : range;
  });
  return ranges?.join(",") ?? null;
}

function plain(fact: Stated | null): unknown {
  return fact === null ? null : fact.value;
}

/** The taxonomy counts 最终解释权 among the vague clauses, whatever regulations say about it. */
function isVague({ severity, rule }: PolicyFacts["clauses"][number]): boolean {
  return severity === "vague" || rule === "final_interpretation";
}

type Stated = { readonly value: unknown; readonly excerpt: Excerpt };

function evidenceOf(read: PolicyFacts): Record<string, Evidence | readonly Evidence[]> {
  const { licences, revision } = read;
  const single: Readonly<Record<string, Stated | null>> = {
    human_hours: read.humanHours,
    bot_first: read.botFirst,
    refund_window_hours: read.refundWindow,
    claim_window_hours: read.claimWindowHours,
    auto_refund: read.autoRefund,
    escrow: read.escrow,
    no_reason_return_days: read.noReasonReturnDays,
    "licences.operator": licences.operator,
    "licences.icp": licences.icp,
    "licences.psb": licences.psb,
    "licences.value_added_telecom": licences.valueAddedTelecom,
    "licences.culture": licences.culture ?? null,
    "licences.uscc": licences.uscc,
    "revision.date": revision.date,
    "revision.version": revision.version,
  };
  const said = Object.entries(single).flatMap(([name, fact]) =>
    fact === null ? [] : [[name, evidence(fact)] as const],
  );
  return {
    ...Object.fromEntries(said),
    ...(licences.usccCheck === undefined || licences.uscc === null
      ? {}
      : { "licences.uscc_check": evidence({ value: licences.usccCheck, excerpt: licences.uscc.excerpt }) }),
    channels: read.channels.map(({ excerpt, ...value }) => evidence({ value, excerpt })),
    response_promise_seconds: read.responsePromises.map(({ seconds, ...told }) => promise({ value: seconds, ...told })),
    resolution_promise_hours: read.resolutionPromises.map(({ hours, ...told }) => promise({ value: hours, ...told })),
    times: (read.times ?? []).map(({ excerpt, ...value }) => evidence({ value, excerpt })),
    vague_clauses: read.clauses.filter(isVague).map(clause),
    unfair_clauses: read.clauses.filter((each) => !isVague(each)).map(clause),
    evidence_demands: read.evidenceDemands.map(words),
    escalation_path: read.escalation.map(({ excerpt }) => words(excerpt)),
    conditions: read.conditions.map(words),
  };
}

function evidence({ value, excerpt }: Stated): Evidence {
  return { value, quote: excerpt.text, start: excerpt.start, end: excerpt.end, block: excerpt.block };
}

/** `quantile`: the share of cases it is promised for, where that is stated. */
function promise({ quantile, ...stated }: Stated & { readonly quantile: number | null }): Evidence {
  return { ...evidence(stated), ...(quantile === null ? {} : { quantile }) };
}

function words(excerpt: Excerpt): Evidence {
  return evidence({ value: excerpt.text, excerpt });
}

function clause({ excerpt, ...told }: PolicyFacts["clauses"][number]): Evidence {
  return { ...words(excerpt), ...told };
}
