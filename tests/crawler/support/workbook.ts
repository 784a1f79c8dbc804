import { readFileSync } from "node:fs";
import { bytesOf } from "../../../data/archive/warc/bytes.ts";
import { readZip, writeZip } from "../../../data/archive/warc/zip.ts";

/** A row of a sheet, its cells as text; `number` counts from 1. */
export function sheetRow(number: number, cells: readonly string[]): string {
  const written = cells.map(
    (cell, at) => `<c r="${"ABCDEF".charAt(at)}${number}" t="inlineStr"><is><t>${cell}</t></is></c>`,
  );
  return `<row r="${number}">${written.join("")}</row>`;
}

/** The fixture's workbook with other rows in its sheet. */
export function workbook(rows: string): Buffer {
  const members = readZip(bytesOf(readFileSync("tests/crawler/fixtures/import/heimao.xlsx")));
  const start = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';
  const sheet = bytesOf(Buffer.from(`${start}<sheetData>${rows}</sheetData></worksheet>`));
  const pieces: Buffer[] = [];
  writeZip(
    members.map((member) => (member.name.endsWith("sheet1.xml") ? { ...member, bytes: sheet } : member)),
    (piece) => pieces.push(piece),
  );
  return Buffer.concat(pieces);
}
