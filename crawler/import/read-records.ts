import { parse } from "csv-parse/browser/esm/sync";
import { z } from "zod";
import { columnsOf, type Mapping } from "./mapping.ts";
import { cellOf, isObject, keyOf, type Row, rowOf } from "./rows.ts";

/** The table has not the columns that the mapping names, or is no table. */
export class TableFault extends Error {
  override readonly name = "TableFault";
}

/** A row, or why it could not be read at all. */
export type RowRead = Row | { readonly fault: string };

const MOST_RECORD_SIGNS = 4_000_000;
const MOST_DEPTH = 6;
/** Records of one list need not all have the same fields. */
const ROWS_TELLING_COLUMNS = 1000;

/** Rows of a CSV, the records of a JSON document wherever they stand in it, or those of JSON lines. Pure. */
export function readRecords(text: string, mapping: Mapping): RowRead[] {
  const body = text.replace(/^\ufeff/, "");
  const rows = /^\s*[[{]/.test(body) ? recordsOfJson(body, mapping) : rowsOfCsv(body);
  if (rows.length === 0) throw new TableFault("里面一行也没有");
  checkColumns(rows, mapping);
  return rows;
}

/** A column that goes by one name must be there; of several names one is enough, and only the date's is missed. */
function checkColumns(rows: readonly RowRead[], mapping: Mapping): void {
  const present = new Set(
    rows.slice(0, ROWS_TELLING_COLUMNS).flatMap((row) => ("cells" in row ? [...row.cells.keys()] : [])),
  );
  const { names: wanted, dates } = columnsOf(mapping);
  const isThere = (name: string) => present.has(keyOf(name));
  const missing = wanted.filter((names) => names.length === 1 && !names.some(isThere)).flat();
  if (!dates.some(isThere)) missing.push(...dates.filter((name) => !missing.includes(name)));
  if (missing.length === 0) return;
  const has = [...present].slice(0, 60).join(", ");
  throw new TableFault(`表里没有列 ${missing.map((each) => `「${each}」`).join("、")}；有的是：${has}。请改对照表`);
}

function rowsOfCsv(whole: string): Row[] {
  // A spreadsheet program may say in a line of its own what stands between the cells.
  const [said = "", mark] = /^sep=([,;\t|])\r?\n/i.exec(whole) ?? [];
  const text = whole.slice(said.length);
  const head = text.slice(0, Math.max(0, text.search(/\r?\n/)));
  const delimiter = mark ?? [",", "\t", ";"].find((each) => head.includes(each)) ?? ",";
  const options = {
    delimiter,
    skip_empty_lines: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MOST_RECORD_SIGNS,
  };
  const [names = [], ...lines] = fromHead(z.array(z.array(z.string())).parse(orFault(() => parse(text, options))));
  const keys = names.map(keyOf);
  return lines.map((line) => ({
    cells: new Map(line.flatMap((cell, at) => (keys[at] === undefined ? [] : [[keys[at], cell] as const]))),
    lists: new Map(),
  }));
}

/** A title may stand over the table, in one cell of its own. */
function fromHead(lines: readonly string[][]): readonly string[][] {
  const isTitle = (line: readonly string[] = []) => line.filter((cell) => cell.trim() !== "").length === 1;
  return isTitle(lines[0]) && (lines[1]?.length ?? 0) > 1 && !isTitle(lines[1]) ? lines.slice(1) : lines;
}

function orFault(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    throw new TableFault(error instanceof Error ? error.message : String(error));
  }
}

function recordsOfJson(text: string, mapping: Mapping): RowRead[] {
  const whole = parsed(text);
  if (whole !== undefined) return recordsOr(whole, mapping);
  if (/^\s*\[(?!.*\]\s*$)/m.test(text.slice(0, text.indexOf("\n") + 1 || undefined)))
    throw new TableFault("不是有效的 JSON：断了，或有一处写法不对；请重新导出");
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .flatMap((line) => recordsOr(parsed(line), mapping));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where no record is found, what stands there is given as it is: somebody must hear why it was not taken. */
function recordsOr(value: unknown, mapping: Mapping): RowRead[] {
  const found = recordsIn(value, mapping, 0);
  return found.length > 0 ? found : (Array.isArray(value) ? value : [value]).map((each) => rowOrFault(each));
}

/** A record has a date and says something. In a list with records, whatever else stands beside them is one gone wrong. */
function recordsIn(value: unknown, mapping: Mapping, depth: number): RowRead[] {
  if (!isObject(value) || depth > MOST_DEPTH) return [];
  if (Array.isArray(value)) {
    const found = value.map((each) => recordsIn(each, mapping, depth + 1));
    if (found.every((each) => each.length === 0)) return [];
    return found.flatMap((each, at) => (each.length > 0 ? each : [rowOrFault(value[at])]));
  }
  const row = rowOf(value);
  const { postedAt, number, title, narrative, merchant } = mapping.columns;
  const saysSomething = [number, title, narrative, merchant].some((places) => cellOf(row, places) !== "");
  if (saysSomething && cellOf(row, postedAt) !== "") return [row];
  return Object.values(value).flatMap((each) => recordsIn(each, mapping, depth + 1));
}

function rowOrFault(value: unknown): RowRead {
  return isObject(value) ? rowOf(value) : { fault: "不是一条 JSON 记录" };
}
