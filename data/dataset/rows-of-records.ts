import type { Exclusion } from "../model/exclusion.ts";
import type { PlatformReport } from "../model/report.ts";
import { sorted, written } from "./rows-of-words.ts";
import type { Row } from "./tables.ts";

/** Every page that a quotation, a policy or a change rests on, and every page of the platform that could not be had. */
export function captureRows(report: PlatformReport): Row<"captures">[] {
  const { platform, scorecard, policies, policyChanges, alarms } = report;
  const { dimensions, penalties, ceilings, promises } = scorecard;
  const quotes = [...dimensions.flatMap(({ indicators }) => indicators), ...penalties, ...ceilings].flatMap(
    (each) => each.quotes,
  );
  const rows = new Map<string, Row<"captures">>();
  const note = (row: Omit<Row<"captures">, "platform">) =>
    rows.set(`${row.address}\n${row.captured_at}`, { platform: platform.id, ...row });
  for (const { kind, address, at, message } of alarms) {
    if (kind === "access")
      note({ address, captured_at: at, outcome: "not_had", body_sha256: null, reason: written(message) });
  }
  const changed = policyChanges.map(({ address, firstSeen, bodySha256 }) => ({
    address,
    capturedAt: firstSeen,
    bodySha256,
  }));
  for (const each of [...quotes, ...promises.map(({ quote }) => quote), ...policies, ...changed]) {
    const { address, capturedAt, bodySha256 } = each;
    note({ address, captured_at: capturedAt, outcome: "ok", body_sha256: bodySha256, reason: null });
  }
  return sorted([...rows.values()], (row) => `${row.address}\n${row.captured_at}`);
}

/** In the order in which they come, which is that of their key. */
export function exclusionRow(each: Exclusion): Row<"exclusions"> {
  const { platform, record, reason, source, address, bodySha256, countsWith } = each;
  return { platform, record, reason, source, address, body_sha256: bodySha256, counts_with: countsWith };
}
