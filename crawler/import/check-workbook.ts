import { bytesOf } from "../../data/archive/warc/bytes.ts";
import { BrokenWarc } from "../../data/archive/warc/read-records.ts";
import { readZip } from "../../data/archive/warc/zip.ts";
import { Fault } from "../../data/terminal/door.ts";

const MOST_UNPACKED = 128 * 1024 * 1024;
const MOST_CELLS = 5_000_000;
/** A spreadsheet program allows 32 767 signs in a cell. */
const LONGEST_CELL = 1_000_000;
/** A sheet formatted to its end has a cell in every row, and takes minutes to read for nothing. */
const MOST_EMPTY_ROWS = 20_000;
const CELL = /<(?:\w{1,20}:)?c [^<>]{0,200}?\br="([A-Z]{1,3})(\d{1,7})"[^<>/]{0,200}\/?/g;
const SHEET = /^xl\/(?:worksheets\/[^/]+|sharedStrings)\.xml$/i;

/**
 * Refuses a workbook that would cost too much to read, with a `Fault`: its reader unpacks without a limit, and makes room
 * for every cell up to the farthest one.
 */
export function checkWorkbook(bytes: Uint8Array, file: string): void {
  try {
    const members = readZip(bytesOf(Buffer.from(bytes)));
    let unpacked = 0;
    for (const member of members) {
      unpacked += member.bytes.size;
      if (unpacked > MOST_UNPACKED) throw new Fault(`${file}: unpacks to more than ${MOST_UNPACKED} B; split it.`);
      const content = member.bytes.read(0, MOST_UNPACKED);
      if (content.length !== member.bytes.size)
        throw new Fault(`${file}: ${member.name} in it is not as large as it says.`);
      if (SHEET.test(member.name)) checkSheet(Buffer.from(content).toString("latin1"), file);
    }
  } catch (error) {
    if (error instanceof BrokenWarc) throw new Fault(`${file}: not readable as a workbook: ${error.message}`);
    throw error;
  }
}

function checkSheet(xml: string, file: string): void {
  let [rows, columns, filled] = [0, 0, 0];
  for (const [whole, letters = "", row = ""] of xml.matchAll(CELL)) {
    rows = Math.max(rows, Number(row));
    columns = Math.max(columns, numberOf(letters));
    if (!whole.endsWith("/")) filled = Math.max(filled, Number(row));
  }
  if (rows > MOST_EMPTY_ROWS + filled)
    throw new Fault(
      `${file}: ${rows} rows, and nothing stands in them below row ${filled}; copy the table into a new sheet.`,
    );
  if (rows * columns > MOST_CELLS)
    throw new Fault(
      `${file}: ${rows} rows by ${columns} columns, more than ${MOST_CELLS} cells; copy the table into a new sheet.`,
    );
  checkLengths(xml, file);
}

function checkLengths(xml: string, file: string): void {
  for (let at = xml.indexOf(">"); at >= 0; ) {
    const next = xml.indexOf("<", at);
    if ((next < 0 ? xml.length : next) - at > LONGEST_CELL)
      throw new Fault(`${file}: a cell holds more than ${LONGEST_CELL} B; no spreadsheet program writes that.`);
    at = next < 0 ? -1 : xml.indexOf(">", next);
  }
}

/** A is 1, Z is 26, AA is 27. */
function numberOf(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}
