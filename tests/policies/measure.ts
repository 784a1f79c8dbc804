import { readFileSync } from "node:fs";
import { z } from "zod";
import { readPhraseLine } from "../../crawler/read/phrases.ts";
import { readPolicyLine } from "../../crawler/read/policies.ts";

const Quotes = z.array(z.string());
const Channel = z.object({ type: z.string(), value: z.string().nullable(), hours: z.string().nullable() });
const Plain = z.union([z.string(), z.number(), z.boolean(), z.null(), z.record(z.string(), z.unknown())]);
const Facts = z.looseObject({
  channels: z.array(Channel).default([]),
  vague_clauses: Quotes.default([]),
  unfair_clauses: Quotes.default([]),
  evidence_demands: Quotes.default([]),
  licences: z.record(z.string(), z.string().nullable()).default({}),
});
type Facts = z.infer<typeof Facts>;
const Tolerance = z
  .looseObject({
    amb: Quotes.default([]),
    alts: z.record(z.string(), z.array(Plain)).default({}),
    resp_alt: z.array(Plain).default([]),
    human_alt: z.array(Plain).default([]),
    refund_alts: z.array(Plain).default([]),
    refund_alt: Plain.default(null),
    chan_optional: z.union([z.boolean(), Quotes]).default([]),
    vague_optional: Quotes.default([]),
    unfair_optional: Quotes.default([]),
  })
  .prefault({});
const LabelledPage = z.object({
  id: z.string(),
  html: z.string(),
  facts: Facts,
  blockers: Quotes.default([]),
  tolerance: Tolerance,
});
type LabelledPage = z.infer<typeof LabelledPage>;
const LabelledPhrase = z.object({
  id: z.string(),
  text: z.string(),
  feature: z.string(),
  value: z.string().nullable(),
  difficulty: z.string().optional(),
});
const ReadFeatures = z.object({ features: z.array(z.object({ feature: z.string(), value: z.string().nullable() })) });
const ReadEvidence = z.object({
  evidence: z.object({ unfair_clauses: z.array(z.unknown()), vague_clauses: z.array(z.unknown()) }),
});
const ReadClause = z.object({ quote: z.string(), severity: z.string() });

/** How often something was found rightly, found wrongly, and missed. */
type Tally = { hits: number; wrong: number; missed: number };

export function readLines(address: URL): unknown[] {
  return readFileSync(address, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

/** Scores of the page reader: F1 of single facts, precision and recall of quotations, all between 0 and 1. */
export function scorePages(lines: readonly unknown[]): Record<string, number> {
  const tallies = new Map<string, Tally>();
  const count = (field: string, hits: number, wrong: number, missed: number) => {
    const tally = tallies.get(field) ?? { hits: 0, wrong: 0, missed: 0 };
    tallies.set(field, { hits: tally.hits + hits, wrong: tally.wrong + wrong, missed: tally.missed + missed });
  };
  for (const page of lines.map((line) => LabelledPage.parse(line))) {
    const line = readPolicyLine({ id: page.id, html: page.html });
    const read = Facts.parse(line);
    scoreChannels(page, read, count);
    for (const field of SINGLE) scoreSingle(page, read, field, count);
    scoreLicences(page, read, count);
    scoreClauses(page, read, count);
    scoreBlockers(page, line, count);
  }
  return Object.fromEntries(
    [...tallies].flatMap(([field, tally]) =>
      field.endsWith("clauses") || field === "blockers"
        ? [
            [`${field} precision`, precision(tally)],
            [`${field} recall`, recall(tally)],
          ]
        : [[field, f1(tally)]],
    ),
  );
}

/** Share of phrases whose feature is found, and of phrases without one in which something is found all the same. */
export function scorePhrases(lines: readonly unknown[]): { readonly features: number; readonly falseAlarms: number } {
  const phrases = lines
    .map((line) => LabelledPhrase.parse(line))
    .filter(({ difficulty }) => difficulty !== "ambiguous");
  const found = phrases.map((phrase) => ({ phrase, read: ReadFeatures.parse(readPhraseLine(phrase)).features }));
  const silent = found.filter(({ phrase }) => phrase.feature === "none");
  const telling = found.filter(({ phrase }) => phrase.feature !== "none");
  return {
    features: share(telling.map(({ phrase, read }) => read.some(({ feature }) => feature === phrase.feature))),
    falseAlarms: share(silent.map(({ read }) => read.length > 0)),
  };
}

const SINGLE = [
  "response_promise_seconds",
  "resolution_promise_hours",
  "human_hours",
  "bot_first",
  "refund_window_hours",
  "claim_window_hours",
  "auto_refund",
  "escrow",
  "no_reason_return_days",
];

type Count = (field: string, hits: number, wrong: number, missed: number) => void;

function scoreSingle({ facts, tolerance }: LabelledPage, read: Facts, field: string, count: Count): void {
  if (tolerance.amb.includes(field)) return;
  const [right, found] = [facts[field] ?? null, read[field] ?? null];
  if (found !== null && [right, ...alsoRight(tolerance, field)].some((each) => each !== null && same(each, found)))
    count(field, 1, 0, 0);
  else count(field, 0, Number(found !== null), Number(right !== null));
}

function alsoRight(tolerance: LabelledPage["tolerance"], field: string): unknown[] {
  const named: Readonly<Record<string, readonly unknown[]>> = {
    human_hours: tolerance.human_alt,
    response_promise_seconds: tolerance.resp_alt,
    refund_window_hours: [...tolerance.refund_alts, tolerance.refund_alt],
  };
  return [...(tolerance.alts[field] ?? []), ...(named[field] ?? [])];
}

function same(one: unknown, other: unknown): boolean {
  if (typeof one === "number" && typeof other === "number") return Math.abs(one - other) < 0.01;
  return JSON.stringify(one) === JSON.stringify(other);
}

function scoreChannels({ facts, tolerance }: LabelledPage, read: Facts, count: Count): void {
  const optional = tolerance.chan_optional;
  const isOptional = (type: string) => optional === true || (optional !== false && optional.includes(type));
  const left = [...read.channels];
  for (const { type, value } of facts.channels) {
    const at = left.findIndex((each) => each.type === type && (value === null || bare(each.value) === bare(value)));
    if (at >= 0) left.splice(at, 1);
    if (at >= 0 || !isOptional(type)) count("channels", at >= 0 ? 1 : 0, 0, at >= 0 ? 0 : 1);
  }
  count("channels", 0, left.filter(({ type }) => !isOptional(type)).length, 0);
}

function bare(value: string | null): string {
  return (value ?? "").replace(/^@/, "").replaceAll("-", "").toLowerCase();
}

function scoreLicences({ facts }: LabelledPage, read: Facts, count: Count): void {
  for (const name of ["icp", "psb", "value_added_telecom", "uscc"]) {
    const [right, found] = [facts.licences[name] ?? null, read.licences[name] ?? null];
    const hit = right !== null && right === found;
    count("licences", Number(hit), Number(!hit && found !== null), Number(!hit && right !== null));
  }
}

function scoreClauses({ facts, tolerance }: LabelledPage, read: Facts, count: Count): void {
  const right = [...facts.vague_clauses, ...facts.unfair_clauses];
  const found = [...read.vague_clauses, ...read.unfair_clauses];
  const allowed = [...right, ...tolerance.vague_optional, ...tolerance.unfair_optional];
  const hits = right.filter((each) => found.some((quote) => overlap(each, quote))).length;
  count(
    "clauses",
    hits,
    found.filter((quote) => !allowed.some((each) => overlap(each, quote))).length,
    right.length - hits,
  );
}

/** Graver than the labels say is wrong, even where the clause itself is against the buyer. */
function scoreBlockers({ blockers, tolerance }: LabelledPage, line: unknown, count: Count): void {
  const { evidence } = ReadEvidence.parse(line);
  const found = [...evidence.unfair_clauses, ...evidence.vague_clauses]
    .map((each) => ReadClause.parse(each))
    .filter(({ severity }) => severity === "blocker");
  const named = [...blockers, ...tolerance.unfair_optional, ...tolerance.vague_optional];
  const hits = blockers.filter((each) => found.some(({ quote }) => overlap(each, quote))).length;
  const wrong = found.filter(({ quote }) => !named.some((each) => overlap(each, quote))).length;
  count("blockers", hits, wrong, blockers.length - hits);
}

/** One quotation holds the other, or they share most of the shorter one. */
function overlap(one: string, other: string): boolean {
  const [a, b] = [one, other]
    .map((each) => each.replace(/[\s“”"',，。；;：:]+/g, ""))
    .sort((x, y) => x.length - y.length);
  if (a === undefined || b === undefined || a === "") return false;
  const needed = Math.max(2, Math.ceil(a.length * 0.6));
  for (let at = 0; at + needed <= a.length; at += 1) if (b.includes(a.slice(at, at + needed))) return true;
  return b.includes(a);
}

function precision({ hits, wrong }: Tally): number {
  return hits + wrong === 0 ? 1 : hits / (hits + wrong);
}

function recall({ hits, missed }: Tally): number {
  return hits + missed === 0 ? 1 : hits / (hits + missed);
}

function f1({ hits, wrong, missed }: Tally): number {
  return hits + wrong + missed === 0 ? 1 : (2 * hits) / (2 * hits + wrong + missed);
}

function share(flags: readonly boolean[]): number {
  return flags.filter(Boolean).length / Math.max(1, flags.length);
}
