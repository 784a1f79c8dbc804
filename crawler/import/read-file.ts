import { bytesOf } from "../../data/archive/warc/bytes.ts";
import { BrokenWarc } from "../../data/archive/warc/read-records.ts";
import { readZip } from "../../data/archive/warc/zip.ts";
import { Fault } from "../../data/terminal/door.ts";
import { decode } from "../html/decode.ts";

/** A table as text, ready to be archived and read again: a CSV or JSON as it is, a workbook's first sheet as JSON. */
export type TableText = { readonly bytes: Uint8Array; readonly contentType: string };

const MOST_BYTES = 512 * 1024 * 1024;
const MOST_UNPACKED = 128 * 1024 * 1024;
const MOST_CELLS = 5_000_000;

/** Throws a `Fault` when the file is none of CSV, JSON, NDJSON and XLSX, or too large. */
export async function readTableFile(bytes: Uint8Array, file: string): Promise<TableText> {
  if (bytes.length > MOST_BYTES) throw new Fault(`${file}: larger than ${MOST_BYTES} B; split it.`);
  if (startsWith(bytes, "PK\u0003\u0004")) return readSheet(bytes, file);
  if (startsWith(bytes, "\u00d0\u00cf\u0011\u00e0")) {
    throw new Fault(`${file}: an old .xls workbook. Save it as .xlsx or CSV and import that.`);
  }
  const isJson = /^[\s\ufeff]*[[{]/.test(decode(bytes.subarray(0, 4096), "").text);
  return { bytes, contentType: isJson ? "application/json" : "text/csv" };
}

async function readSheet(bytes: Uint8Array, file: string): Promise<TableText> {
  checkSize(bytes, file);
  // Most commands never see a workbook.
  const { default: readWorkbook } = await import("read-excel-file/node");
  const [sheet] = await readWorkbook(Buffer.from(bytes)).catch((error: unknown) => {
    throw new Fault(`${file}: not readable as a workbook: ${error instanceof Error ? error.message : String(error)}`);
  });
  const [head = [], ...rows] = sheet?.data ?? [];
  if (rows.length * head.length > MOST_CELLS) throw new Fault(`${file}: more than ${MOST_CELLS} cells; split it.`);
  const names = head.map((cell) => String(cell ?? ""));
  const records = rows.map((row) =>
    Object.fromEntries(names.flatMap((name, at) => (name === "" ? [] : [[name, printed(row[at])]]))),
  );
  return { bytes: Buffer.from(JSON.stringify(records, null, 1)), contentType: "application/json" };
}

/** The workbook's reader unpacks without a limit: what unpacks to too much is refused before it sees it. */
function checkSize(bytes: Uint8Array, file: string): void {
  try {
    const members = readZip(bytesOf(Buffer.from(bytes)));
    let unpacked = 0;
    for (const member of members) {
      unpacked += member.bytes.size;
      if (unpacked > MOST_UNPACKED) throw new Fault(`${file}: unpacks to more than ${MOST_UNPACKED} B; split it.`);
      const { length } = member.bytes.read(0, MOST_UNPACKED);
      if (length !== member.bytes.size) throw new Fault(`${file}: ${member.name} in it is not as large as it says.`);
    }
  } catch (error) {
    if (error instanceof BrokenWarc) throw new Fault(`${file}: not readable as a workbook: ${error.message}`);
    throw error;
  }
}

/** A sheet has moments without a zone: what it shows is what is meant. */
function printed(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 19).replace("T", " ");
  return cell === null || cell === undefined ? "" : String(cell);
}

function startsWith(bytes: Uint8Array, mark: string): boolean {
  return [...mark].every((sign, at) => bytes[at] === sign.charCodeAt(0));
}
