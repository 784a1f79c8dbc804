import type { Bytes } from "../../data/archive/warc/bytes.ts";
import { parseResponse } from "../../data/archive/warc/http-block.ts";
import { BrokenWarc, type Place, type ReadRecord, readRecords } from "../../data/archive/warc/read-records.ts";
import { type Instant, toInstant } from "../../data/model/time.ts";
import { canonicalAddress } from "./canonical-address.ts";

type Spot = { readonly file: Bytes; readonly place: Place };

/** Where the newest answer for an address lies. */
export type Kept = Spot & {
  readonly date: Instant;
  /** Where the body lies when the answer is a revisit; `null`: with the answer itself. */
  readonly payload: Spot | null;
};

export type AnswerIndex = {
  /** By canonical address. */
  readonly answers: ReadonlyMap<string, Kept>;
  readonly newest: Instant | null;
  readonly brokenOff: string | null;
};

/** Reads WARC files once, and remembers where the newest answer for each address lies, not what it says. */
export function indexAnswers(files: readonly Bytes[]): AnswerIndex {
  const answers = new Map<string, Kept>();
  const payloads = new Map<string, Spot>();
  const faults: string[] = [];
  for (const file of files) {
    try {
      for (const { place, record } of readRecords(file)) note(record, { file, place }, answers, payloads);
    } catch (error) {
      if (!(error instanceof BrokenWarc)) throw error;
      faults.push(error.message);
    }
  }
  const newest = [...answers.values()].reduce<Instant | null>(
    (last, { date }) => (last === null || date > last ? date : last),
    null,
  );
  return { answers, newest, brokenOff: faults.length > 0 ? faults.join("; ") : null };
}

function note(record: ReadRecord, spot: Spot, answers: Map<string, Kept>, payloads: Map<string, Spot>): void {
  const target = targetOf(record);
  const address = canonicalAddress(target);
  const date = instantOf(record.fields["warc-date"] ?? "");
  if (address === null || date === null || !bringsAPage(record)) return;
  const isRevisit = record.type === "revisit";
  const payload = isRevisit ? payloadOf(record, payloads) : null;
  if (isRevisit && payload === null) return;
  if (!isRevisit) rememberPayload(record, visitKey(target, date), spot, payloads);
  const before = answers.get(address);
  if (before === undefined || before.date <= date) answers.set(address, { ...spot, date, payload });
}

/** Early writers put the address in angle brackets. */
function targetOf({ fields }: ReadRecord): string {
  return (fields["warc-target-uri"] ?? "").replace(/^<(.*)>$/, "$1");
}

function rememberPayload({ fields }: ReadRecord, key: string, spot: Spot, payloads: Map<string, Spot>): void {
  payloads.set(key, spot);
  const digest = fields["warc-payload-digest"];
  if (digest !== undefined && !payloads.has(digest)) payloads.set(digest, spot);
}

/** An answer to a page's address. A 304 brings nothing: the answer before it stands. */
function bringsAPage({ type, fields, block }: ReadRecord): boolean {
  switch (type) {
    case "resource":
      return true;
    case "revisit":
      return !(fields["warc-profile"] ?? "").endsWith("server-not-modified");
    case "response": {
      const answer = parseResponse(block);
      return answer !== null && answer.status !== 304;
    }
    default:
      return false;
  }
}

/** The body that a revisit speaks of, among the answers before it. */
function payloadOf({ fields }: ReadRecord, payloads: ReadonlyMap<string, Spot>): Spot | null {
  const target = fields["warc-refers-to-target-uri"] ?? "";
  const date = instantOf(fields["warc-refers-to-date"] ?? "");
  const named = date === null ? undefined : payloads.get(visitKey(target, date));
  return named ?? payloads.get(fields["warc-payload-digest"] ?? "") ?? null;
}

function visitKey(target: string, date: Instant): string {
  return `${date} ${target}`;
}

/** WARC dates may have fractions of a second, or stop at the day. */
function instantOf(date: string): Instant | null {
  const milliseconds = Date.parse(date);
  return Number.isNaN(milliseconds) ? null : toInstant(milliseconds);
}
