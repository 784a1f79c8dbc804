import { parse } from "csv-parse/browser/esm/sync";
import { z } from "zod";
import { type Instant, toInstant } from "../../data/model/time.ts";
import type { ComplaintDraft } from "../contract.ts";
import { columnsOf, type Mapping } from "./mapping.ts";

type Row = Readonly<Record<string, string>>;

/** A row that is not a complaint, and why. `line` counts rows of data from 1. */
export type Rejected = { readonly line: number; readonly reason: string };

/** The table has not the columns that the mapping names, or is no table. */
export class TableFault extends Error {
  override readonly name = "TableFault";
}

const LONGEST_FIELD = 100_000;

/** Rows → drafts. `digest` makes a stable short name from content, for rows without a number. Pure. */
export function parseTable(
  text: string,
  mapping: Mapping,
  file: string,
  digest: (content: string) => string,
): { readonly drafts: ComplaintDraft[]; readonly rejected: Rejected[] } {
  const rows = rowsOf(text, mapping);
  const seen = new Map<string, number>();
  const drafts: ComplaintDraft[] = [];
  const rejected: Rejected[] = [];
  for (const [index, row] of rows.entries()) {
    const line = index + 1;
    const read = readRow(row, mapping);
    if (typeof read === "string") {
      rejected.push({ line, reason: read });
      continue;
    }
    const content = digest(JSON.stringify(row));
    const copies = (seen.get(content) ?? 0) + 1;
    seen.set(content, copies);
    const number = cellOf(row, mapping.columns.number) || (copies === 1 ? content : `${content}-${copies}`);
    drafts.push({ ...read, number, address: `import:${file}#${line}` });
  }
  return { drafts, rejected };
}

function rowsOf(text: string, mapping: Mapping): Row[] {
  const table: unknown = parse(text, {
    columns: true,
    bom: true,
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: 10 * LONGEST_FIELD,
  });
  const rows = z.array(z.record(z.string(), z.string())).parse(table);
  const present = Object.keys(rows[0] ?? {});
  const missing = columnsOf(mapping).filter((column) => !present.includes(column));
  if (missing.length > 0) {
    throw new TableFault(
      `the table has no column ${missing.map((each) => `"${each}"`).join(", ")}; it has: ${present.join(", ")}`,
    );
  }
  return rows;
}

/** The draft without its name, or the reason why the row is none. */
function readRow(row: Row, mapping: Mapping): Omit<ComplaintDraft, "number" | "address"> | string {
  const { columns } = mapping;
  const posted = timeOf(cellOf(row, columns.postedAt));
  if (posted === null) return `"${cellOf(row, columns.postedAt)}" in ${columns.postedAt} is no date`;
  if (posted > mapping.observedAt) return `${columns.postedAt} ${posted} lies after the export (${mapping.observedAt})`;
  const merchant = cellOf(row, columns.merchant);
  if (merchant === "") return `${columns.merchant} is empty`;
  const assigned = timeOf(cellOf(row, columns.assignedAt));
  const code = mapping.issues?.codes[cellOf(row, mapping.issues.column)];
  const amount = Number(cellOf(row, columns.amountCny) || Number.NaN);
  const narrative = cellOf(row, columns.narrative);
  return {
    merchantId: merchant,
    merchantAsNamed: merchant,
    title: cellOf(row, columns.title),
    narrative: narrative.slice(0, LONGEST_FIELD),
    truncated: narrative.length > LONGEST_FIELD,
    view: "detail",
    postedAt: posted,
    state: cellOf(row, columns.state),
    events: [
      { actor: "consumer", kind: "posted", at: posted, text: "" },
      ...(assigned === null ? [] : [{ actor: "site" as const, kind: "assigned" as const, at: assigned, text: "" }]),
      ...eventsOf(row, mapping),
    ],
    rating: null,
    amountCny: amount >= 0 ? amount : null,
    timely: flagOf(row, mapping),
    issueField: mapping.issues === null ? [] : [cellOf(row, mapping.issues.column)],
    issueCodes: code === undefined ? [] : [code],
    demandField: [],
    author: null,
    removed: false,
  };
}

function eventsOf(row: Row, mapping: Mapping): ComplaintDraft["events"] {
  const holds = (condition: { column: string; is: string[] }) => condition.is.includes(cellOf(row, condition.column));
  return mapping.events
    .filter((event) => holds(event) && !(event.unless !== null && holds(event.unless)))
    .map(({ actor, kind, at, column }) => ({ actor, kind, at: timeOf(cellOf(row, at)), text: cellOf(row, column) }));
}

function flagOf(row: Row, mapping: Mapping): boolean | null {
  if (mapping.timely === null) return null;
  const value = cellOf(row, mapping.timely.column);
  if (mapping.timely.yes.includes(value)) return true;
  return mapping.timely.no.includes(value) ? false : null;
}

function cellOf(row: Row, column: string | null): string {
  return column === null ? "" : (row[column] ?? "").trim();
}

/** `2016-06-07`, `2016-06-07 13:05:00` (Shanghai), or ISO 8601 with a zone. Years from 1990 to 2100. */
function timeOf(printed: string): Instant | null {
  const plain = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(printed);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = (plain?.slice(1) ?? []).map((part) =>
    Number(part ?? 0),
  );
  const milliseconds =
    plain === null
      ? Date.parse(/(?:Z|[+-]\d{2}:?\d{2})$/.test(printed) ? printed : "")
      : Date.UTC(year, month - 1, day, hour - 8, minute, second);
  if (Number.isNaN(milliseconds)) return null;
  const instant = toInstant(milliseconds);
  return instant >= "1990" && instant < "2100" ? instant : null;
}
