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
  const lines = rows.map((row) => TABLE_COLUMNS.map((column) => toCell(row[column])).join(","));
  return `\uFEFF${[TABLE_COLUMNS.join(","), ...lines].join("\n")}\n`;
}

function toCell(value: string): string {
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
