import { Complaint, type TimelineEvent } from "../../../data/model/complaint.ts";
import { type FieldNotes, NO_NOTES } from "../../../data/model/field-notes.ts";
import { Platform } from "../../../data/model/platform.ts";
import { Policy, type PolicyFacts } from "../../../data/model/policy.ts";
import { type Excerpt, MaskedText } from "../../../data/model/quote.ts";
import { SourceDeclaration } from "../../../data/model/source.ts";
import { addHours, Instant } from "../../../data/model/time.ts";
import type { PlatformEvidence } from "../../../scoring/contract.ts";
import { assembleEvidence } from "../../../scoring/evidence/assemble-evidence.ts";
import { METHOD } from "../../../scoring/method.ts";
import { scoreMarket } from "../../../scoring/score-market.ts";

export const AS_OF = Instant.parse("2026-07-01T04:00:00Z");
export const HASH = "a".repeat(64);

export function platform(id = "example"): Platform {
  return Platform.parse({ id, name: id, home: null, fictional: true });
}

export function source(over: Partial<Record<keyof SourceDeclaration, unknown>> = {}): SourceDeclaration {
  return SourceDeclaration.parse({
    id: "site",
    adapter: "site",
    name: "示例投诉网",
    origin: "https://complaints.example",
    limits: "示例",
    licence: "示例",
    ...over,
  });
}

export function daysAgo(days: number): Instant {
  return addHours(AS_OF, -24 * days);
}

type EventKind = TimelineEvent["kind"];
/** What happened, so many hours after posting (`null`: not dated). */
export type Step = readonly [kind: EventKind, hours: number | null, text?: string];

const CONSUMERS: ReadonlySet<EventKind> = new Set([
  "posted",
  "supplemented",
  "confirmed",
  "rated",
  "withdrawn",
  "disputed",
]);

let numbered = 0;

export function complaint(
  over: { readonly ageDays?: number; readonly steps?: readonly Step[] } & Partial<
    Record<keyof Complaint, unknown>
  > = {},
): Complaint {
  numbered += 1;
  const { ageDays = 60, steps = [], ...rest } = over;
  const postedAt = daysAgo(ageDays);
  return Complaint.parse({
    source: "site",
    number: String(numbered),
    address: `https://complaints.example/${numbered}`,
    platform: "example",
    merchantAsNamed: "示例",
    title: "投诉，附付款截图",
    narrative: story(numbered),
    truncated: false,
    postedAt,
    state: "",
    events: steps.map(([kind, hours, text = ""]) => ({
      actor: CONSUMERS.has(kind)
        ? "consumer"
        : kind === "replied" || kind === "completion_requested"
          ? "merchant"
          : "site",
      kind,
      at: hours === null ? null : addHours(postedAt, hours),
      text,
    })),
    rating: null,
    amountCny: null,
    timely: null,
    issues: [],
    signals: [],
    remedies: [],
    resolved: null,
    authorKey: null,
    lastObservedAt: AS_OF,
    removed: false,
    bodySha256: HASH,
    ...rest,
  });
}

/** A story unlike all others: enough different characters. */
export function story(seed: number): string {
  let state = seed * 2_654_435_761;
  return Array.from({ length: 40 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return String.fromCharCode(0x4e00 + ((state >>> 8) % 8000));
  }).join("");
}

export function label(code: string, text = "") {
  return { code, from: text === "" ? "field" : "text", excerpt: excerpt(text), rule: "test", confidence: 0.9 };
}

export function excerpt(text: string): Excerpt {
  return { start: 0, end: text.length, text: MaskedText.parse(text) };
}

const SILENT_FACTS: PolicyFacts = {
  channels: [],
  responsePromises: [],
  resolutionPromises: [],
  qualityPromises: [],
  humanHours: null,
  humanRoundTheClock: null,
  botFirst: null,
  refundWindow: null,
  claimWindowHours: null,
  autoRefund: null,
  escrow: null,
  noReasonReturnDays: null,
  scope: null,
  steps: [],
  evidenceDemands: [],
  escalation: [],
  clauses: [],
  sweepingPromises: [],
  conditions: [],
  licences: { operator: null, icp: null, psb: null, valueAddedTelecom: null, uscc: null },
  revision: { date: null, version: null, changeNotice: null },
};

export function policy(facts: Partial<PolicyFacts> = {}, over: Partial<Record<keyof Policy, unknown>> = {}): Policy {
  return Policy.parse({
    platform: "example",
    kind: "refund",
    address: "https://example.test/refund",
    title: "售后",
    text: "售后规则：我们会处理。",
    facts: { ...SILENT_FACTS, ...facts },
    capturedAt: daysAgo(1),
    bodySha256: HASH,
    ...over,
  });
}

export function evidenceOf(
  complaints: readonly Complaint[],
  policies: readonly Policy[] = [],
  notes: Partial<FieldNotes> = {},
): PlatformEvidence {
  const all = { ...NO_NOTES, ...notes };
  const [evidence] = assembleEvidence([platform()], complaints, policies, [source()], AS_OF, METHOD.parameters, all);
  if (evidence === undefined) throw new Error("one platform gives one evidence");
  return evidence;
}

export function scoreOne(
  complaints: readonly Complaint[],
  policies: readonly Policy[] = [],
  draws = 200,
  notes: Partial<FieldNotes> = {},
) {
  const { scorecards } = scoreMarket([evidenceOf(complaints, policies, notes)], {
    method: METHOD,
    paramsSha256: HASH,
    draws,
  });
  const [scorecard] = scorecards;
  if (scorecard === undefined) throw new Error("one platform gives one scorecard");
  return scorecard;
}

export function measurementOf(scorecard: ReturnType<typeof scoreOne>, id: string) {
  const row = scorecard.dimensions.flatMap(({ indicators }) => indicators).find((each) => each.id === id);
  if (row === undefined) throw new Error(`no indicator ${id}`);
  return row.measurement;
}

/** Complaints spread over half a year, the n-th with the steps it is given. */
export function spread(
  count: number,
  steps: (index: number) => readonly Step[],
  over: (index: number) => object = () => ({}),
) {
  return Array.from({ length: count }, (_, index) =>
    complaint({ ageDays: 32 + (index * 170) / count, steps: steps(index), ...over(index) }),
  );
}

export const answered: readonly Step[] = [
  ["assigned", 0],
  ["replied", 3],
  ["confirmed", 20],
];
