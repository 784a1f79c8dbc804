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

/** The fixture's workbook with these rows in its sheets, of which there is one for each. */
export function workbook(...sheets: readonly string[]): Buffer {
  const fixture = readZip(bytesOf(readFileSync("tests/crawler/fixtures/import/heimao.xlsx")));
  const start = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';
  const member = (name: string, text: string) => ({ name, bytes: bytesOf(Buffer.from(text)) });
  const written = sheets.map((rows, at) =>
    member(`xl/worksheets/sheet${at + 1}.xml`, `${start}<sheetData>${rows}</sheetData></worksheet>`),
  );
  const others = fixture
    .filter(({ name }) => !name.includes("worksheets/"))
    .map(({ name, bytes }) =>
      member(name, withSheets(Buffer.from(bytes.read(0, bytes.size)).toString(), sheets.length)),
    );
  const pieces: Buffer[] = [];
  writeZip([...others, ...written], (piece) => pieces.push(piece));
  return Buffer.concat(pieces);
}

/** A member that names the first sheet names as many. */
function withSheets(xml: string, count: number): string {
  const more = (each: (nth: number) => string) => Array.from({ length: count - 1 }, (_, at) => each(at + 2)).join("");
  const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";
  return xml
    .replace("</sheets>", `${more((nth) => `<sheet name="第${nth}张" sheetId="${nth}" r:id="sheet${nth}"/>`)}</sheets>`)
    .replace(
      "</Relationships>",
      `${more((nth) => `<Relationship Id="sheet${nth}" Type="${relation}" Target="worksheets/sheet${nth}.xml"/>`)}</Relationships>`,
    );
}
