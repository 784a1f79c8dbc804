import { compare } from "../model/order.ts";
import type { Policy } from "../model/policy.ts";
import type { Quote } from "../model/quote.ts";
import type { PlatformReport } from "../model/report.ts";
import type { Row } from "./tables.ts";

/** In the order of a key, the same in every locale. */
export function sorted<Each>(all: readonly Each[], key: (each: Each) => string): Each[] {
  return [...all].sort((one, other) => compare(key(one), key(other)));
}

/** No words are missing words: an empty cell can be read in one way only. */
export function written(words: string): string | null {
  return words === "" ? null : words;
}

export function policyRow({
  platform,
  kind,
  address,
  title,
  text,
  facts,
  capturedAt,
  bodySha256,
}: Policy): Row<"policies"> {
  return {
    platform,
    kind,
    address,
    title: written(title),
    letters: [...text].length,
    channels: facts.channels.length,
    refund_hours: facts.refundWindow?.value.max ?? null,
    clauses: facts.clauses.length,
    captured_at: capturedAt,
    body_sha256: bodySha256,
  };
}

export function clauseRows({ platform, facts, address, capturedAt, bodySha256 }: Policy): Row<"clauses">[] {
  return facts.clauses.map(({ severity, rule, law, excerpt }, at) => ({
    platform,
    place: at + 1,
    severity,
    rule,
    law,
    ...sourceOf({ text: excerpt.text, address, capturedAt, bodySha256 }),
  }));
}

export function policyChangeRows({ platform, policyChanges }: PlatformReport): Row<"policy_changes">[] {
  const rows = policyChanges.flatMap(({ kind, address, firstSeen, change, bodySha256 }) => {
    if (change === null) return [];
    const count = (which: string) => change.parts.filter((part) => part.kind === which).length;
    return {
      platform: platform.id,
      kind,
      address,
      first_seen: firstSeen,
      sentences_added: count("added"),
      sentences_removed: count("removed"),
      weakenings: written(change.weakenings.map((each) => each.kind).join(";")),
      body_sha256: bodySha256,
    };
  });
  return sorted(rows, (row) => `${row.address}\n${row.first_seen}`);
}

export function correctionRows({ platform, corrections }: PlatformReport): Row<"corrections">[] {
  const rows = corrections.map(({ id, kind, state, receivedAt, decidedAt, contests, text, answer }) => ({
    platform: platform.id,
    correction: id,
    kind,
    state,
    received_at: receivedAt,
    decided_at: decidedAt,
    contests: written(contests.join(";")),
    text,
    answer: written(answer),
  }));
  return sorted(rows, (row) => row.correction);
}

export function sourceOf({ text, address, capturedAt, bodySha256 }: Quote) {
  return { quote: text, address, captured_at: capturedAt, body_sha256: bodySha256 };
}
