import { appendFileSync } from "node:fs";
import { stringify } from "csv-stringify/sync";
import type { Column } from "./fields.ts";

export type Cell = string | number | boolean | null;
export type DataRow = Readonly<Record<string, Cell>>;

/** One table in one format, written as its rows come, so that a large one is never held whole. */
export type TableWriter = { readonly write: (rows: readonly DataRow[]) => void; readonly close: () => void };

/** For machines: UTF-8 without a byte order mark, lines end with LF, missing is empty. */
export function writeCsv(path: string, columns: readonly Column[]): TableWriter {
  const names = columns.map(({ name }) => name);
  appendFileSync(path, stringify([names], LF));
  return {
    write: (rows) =>
      appendFileSync(
        path,
        stringify(
          rows.map((row) => names.map((name) => plain(row[name]))),
          LF,
        ),
      ),
    close: () => {},
  };
}

/** For Excel: with a byte order mark, heads in Chinese, and no cell that a spreadsheet would take for a formula. */
export function writeExcelCsv(path: string, columns: readonly Column[]): TableWriter {
  const crlf = { record_delimiter: "\r\n" };
  appendFileSync(path, `\ufeff${stringify([columns.map(({ zh }) => zh)], crlf)}`);
  const names = columns.map(({ name }) => name);
  const harmless = (row: DataRow) => names.map((name) => defused(row[name]));
  return { write: (rows) => appendFileSync(path, stringify(rows.map(harmless), crlf)), close: () => {} };
}

/** A JSON object a line, every column in it, missing as `null`. */
export function writeNdjson(path: string): TableWriter {
  appendFileSync(path, "");
  return {
    write: (rows) => appendFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join("")),
    close: () => {},
  };
}

const LF = { record_delimiter: "\n" };

function plain(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? "" : String(cell);
}

/** Signs that begin a formula, full-width ones too, also after blanks. */
const FORMULA = /^\s*[=+\-@＝＋－＠|]|^[\t\r\n]/u;
/** Digits of which a spreadsheet would drop the first or the last: a number of something, no quantity. */
const DIGITS = /^\s*(0\d+|\d{12,}|\d+(\.\d+)?e\d+)\s*$/i;

/** Only text can be a formula or a number in disguise: a negative number stays a number. */
function defused(cell: Cell | undefined): string {
  return typeof cell === "string" && (FORMULA.test(cell) || DIGITS.test(cell)) ? `'${cell}` : plain(cell);
}
