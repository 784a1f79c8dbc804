/** A file as it lies on the reader's own disk: never read by anybody else. */
export type KeptFile = {
  readonly name: string;
  readonly bytes: number;
  readonly changedAt: Date;
  readonly sha256: string;
};

/** A table for Excel: byte order mark, CRLF, and no cell that a spreadsheet would take for a formula. */
export function toEvidenceCsv(files: readonly KeptFile[], head: readonly string[]): string {
  const rows = files.map(({ name, bytes, changedAt, sha256 }, at) => [
    String(at + 1),
    name,
    String(bytes),
    changedAt.toISOString(),
    sha256,
  ]);
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

export function hexOf(digest: ArrayBuffer): string {
  return [...new Uint8Array(digest)].map((octet) => octet.toString(16).padStart(2, "0")).join("");
}
