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
      if (unpacked > MOST_UNPACKED) throw new Fault(`${file}：解压后超过 ${MOST_UNPACKED} 字节；请分成几个文件。`);
      const content = member.bytes.read(0, MOST_UNPACKED);
      if (content.length !== member.bytes.size)
        throw new Fault(`${file}：里面的 ${member.name} 和它自己说的大小不一样，文件坏了；请重新导出。`);
      if (SHEET.test(member.name)) checkSheet(Buffer.from(content).toString("latin1"), file);
    }
  } catch (error) {
    if (error instanceof BrokenWarc)
      throw new Fault(`${file}：不能当作工作簿读：${error.message}；请重新另存为 .xlsx。`);
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
    throw new Fault(`${file}：有 ${rows} 行，第 ${filled} 行以下全是空的；请把表复制到一张新工作表里。`);
  if (rows * columns > MOST_CELLS)
    throw new Fault(`${file}：${rows} 行 × ${columns} 列，超过 ${MOST_CELLS} 格；请把表复制到一张新工作表里。`);
  checkLengths(xml, file);
}

function checkLengths(xml: string, file: string): void {
  for (let at = xml.indexOf(">"); at >= 0; ) {
    const next = xml.indexOf("<", at);
    if ((next < 0 ? xml.length : next) - at > LONGEST_CELL)
      throw new Fault(`${file}：有一格超过 ${LONGEST_CELL} 字节，没有表格程序会这样写；请看看这个文件从哪里来。`);
    at = next < 0 ? -1 : xml.indexOf(">", next);
  }
}

/** A is 1, Z is 26, AA is 27. */
function numberOf(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}
