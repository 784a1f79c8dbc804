import { Fault } from "../../data/terminal/door.ts";
import { decode } from "../html/decode.ts";
import { checkWorkbook } from "./check-workbook.ts";

/** A table as text, ready to be archived and read again: a CSV or JSON as it is, the sheets of a workbook as JSON. */
export type TableText = { readonly bytes: Uint8Array; readonly contentType: string };

const MOST_BYTES = 512 * 1024 * 1024;
const MOST_TITLES = 5;
/** The share of the fullest of the first rows that a head fills at least; a column may go without a name. */
const HEAD_FILLS = 0.6;
const SAVE_AS = "用表格程序打开，另存为 .xlsx 或 CSV，再导入。";
/** How files begin that are often taken for tables, in bytes read as Latin-1, and what they are. */
const NO_TABLES: readonly (readonly [string, string])[] = [
  ["\u00d0\u00cf\u0011\u00e0", "旧的 .xls 工作簿，或者有密码"],
  ["%PDF", "PDF"],
  ["\u001f\u008b", "压缩文件，先解压"],
  ["7z", "压缩文件，先解压"],
  ["Rar!", "压缩文件，先解压"],
];
const WEB_PAGE = /^[\s\ufeff]*<(?:!doctype|html|table|meta|head|body|\?xml)/i;

/** Throws a `Fault` when the file is none of CSV, JSON, NDJSON and XLSX, or too large. */
export async function readTableFile(bytes: Uint8Array, file: string): Promise<TableText> {
  if (bytes.length > MOST_BYTES) throw new Fault(`${file}：超过 ${MOST_BYTES} 字节；请分成几个文件。`);
  if (startsWith(bytes, "PK\u0003\u0004")) return readSheet(bytes, file);
  const raw = Buffer.from(bytes.subarray(0, 4)).toString("latin1");
  const head = decode(bytes.subarray(0, 4096), "").text;
  const [, known] = NO_TABLES.find(([begins]) => raw.startsWith(begins)) ?? [];
  const what = known ?? (WEB_PAGE.test(head) ? "不管叫什么名字，这是网页或 XML" : undefined);
  if (what !== undefined || head.includes("\0\0")) throw new Fault(`${file}：${what ?? "不是文字"}。${SAVE_AS}`);
  const isJson = /^[\s\ufeff]*[[{]/.test(head);
  return { bytes, contentType: isJson ? "application/json" : "text/csv" };
}

async function readSheet(bytes: Uint8Array, file: string): Promise<TableText> {
  checkWorkbook(bytes, file);
  // Most commands never see a workbook.
  const { default: readWorkbook } = await import("read-excel-file/node");
  const sheets = await readWorkbook(Buffer.from(bytes)).catch((error: unknown) => {
    throw new Fault(
      `${file}：不能当作工作簿读：${error instanceof Error ? error.message : String(error)}。请重新另存为 .xlsx。`,
    );
  });
  const tables = sheets.map(({ data }) => tableOf(data));
  const [widest] = tables.toSorted((one, other) => other.records.length - one.records.length);
  const records = tables.filter(({ head }) => isAlike(head, widest?.head ?? [])).flatMap((table) => table.records);
  return { bytes: Buffer.from(JSON.stringify(records, null, 1)), contentType: "application/json" };
}

type Table = { readonly head: readonly string[]; readonly records: readonly Record<string, string>[] };

/** Titles over the table and merged heads over several columns fill fewer cells than the head itself. */
function tableOf(rows: readonly (readonly unknown[])[]): Table {
  const filled = rows.slice(0, MOST_TITLES).map((row) => row.filter((cell) => printed(cell) !== "").length);
  const at = filled.findIndex((cells) => cells > 1 && cells >= Math.max(...filled) * HEAD_FILLS);
  const head = (rows[Math.max(0, at)] ?? []).map(printed);
  const records = rows
    .slice(Math.max(0, at) + 1)
    .map((row) =>
      Object.fromEntries(head.flatMap((name, column) => (name === "" ? [] : [[name, printed(row[column])]]))),
    );
  return { head, records: records.filter((record) => Object.values(record).some((cell) => cell !== "")) };
}

/** Sheets of one table, by month, say: most of their heads are the same. A sheet with notes is none of them. */
function isAlike(head: readonly string[], widest: readonly string[]): boolean {
  return head.length > 0 && head.filter((name) => widest.includes(name)).length * 2 > widest.length;
}

/** A sheet has moments without a zone: what it shows is what is meant. */
function printed(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 19).replace("T", " ");
  return cell === null || cell === undefined ? "" : String(cell);
}

function startsWith(bytes: Uint8Array, mark: string): boolean {
  return [...mark].every((sign, at) => bytes[at] === sign.charCodeAt(0));
}
