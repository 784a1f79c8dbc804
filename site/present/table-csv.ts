/** One platform of the comparison, as a file for spreadsheets has it. Empty is unknown, never zero. */
export type TableRow = Readonly<Record<(typeof TABLE_COLUMNS)[number], string>>;

const TABLE_COLUMNS = [
  "platform",
  "name",
  "grade",
  "score",
  "score_low",
  "score_high",
  "rank_low",
  "rank_high",
  "tier",
  "response",
  "resolution",
  "transparency",
  "reputation",
  "replied",
  "resolved",
  "sample",
  "coverage",
  "weights",
] as const;

/** With a byte order mark and LF line ends; no cell starts a formula. */
export function tableCsv(rows: readonly TableRow[]): string {
  return csvOf([TABLE_COLUMNS, ...rows.map((row) => TABLE_COLUMNS.map((column) => row[column]))]);
}

/** Any rows likewise. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(toCell).join(",")).join("\n")}\n`;
}

function toCell(value: string): string {
  const harmless = /^\s*[=+\-@＝＋－＠|]|^[\t\r\n]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
