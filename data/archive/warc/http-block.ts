import { STATUS_CODES } from "node:http";

/** An HTTP message as it stands in the block of a record. */
export type HttpBlock = {
  readonly status: number;
  /** Names in lower case, repeated values joined; cookies are left out, as the crawler leaves them out. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
};

/** Headers that speak of the body as it travelled. The archive keeps bodies decoded, so they would be untrue. */
const OF_THE_WIRE: ReadonlySet<string> = new Set(["content-encoding", "transfer-encoding", "content-length"]);

/** An answer's first line and headers, true of a body of `length` bytes; `null`: there is no body, as with a 304. */
export function responseHead(status: number, headers: HttpBlock["headers"], length: number | null): Buffer {
  const isTrue = headers["content-length"] === String(length);
  const kept = Object.entries(headers).map(([name, value]) =>
    OF_THE_WIRE.has(name) && !(isTrue && name === "content-length") ? [`x-archive-orig-${name}`, value] : [name, value],
  );
  const told = length === null || isTrue ? kept : [...kept, ["content-length", String(length)]];
  return headOf(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`.trimEnd(), told);
}

/** The request as it was sent over HTTP/1.1; where that is not known, what it must have had at least. */
export function requestHead(address: string, sent: string | null): Buffer {
  if (sent !== null && /^[A-Z]+ \S+ HTTP\/1\.1\r\n/.test(sent)) {
    const isWhole = sent.includes("\r\n\r\n");
    return Buffer.from(isWhole ? sent : `${sent.trimEnd()}\r\n\r\n`, "latin1");
  }
  const url = new URL(address);
  return headOf(`GET ${url.pathname}${url.search} HTTP/1.1`, [["host", url.host]]);
}

function headOf(firstLine: string, headers: readonly (readonly string[])[]): Buffer {
  const lines = headers.map(([name = "", value = ""]) => `${name}: ${value.replaceAll(/[\r\n\0]+/g, " ")}\r\n`);
  const text = `${firstLine}\r\n${lines.join("")}\r\n`;
  // Headers arrive octet by octet and leave the same way; letters beyond that were never octets.
  return Buffer.from(text, /[^\0-\u00ff]/.test(text) ? "utf8" : "latin1");
}

/** `null` when the block is no HTTP answer. */
export function parseResponse(block: Uint8Array): HttpBlock | null {
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  const { head, body } = splitHead(bytes);
  const [first = "", ...lines] = head.split(/\r?\n/);
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})\b/.exec(first)?.[1];
  return status === undefined ? null : { status: Number(status), headers: parseHeaders(lines), body };
}

function splitHead(bytes: Buffer): { readonly head: string; readonly body: Buffer } {
  const crlf = bytes.indexOf("\r\n\r\n");
  const end = crlf >= 0 ? crlf : bytes.indexOf("\n\n");
  if (end < 0) return { head: bytes.toString("latin1").trimEnd(), body: bytes.subarray(bytes.length) };
  return { head: bytes.toString("latin1", 0, end), body: bytes.subarray(end + (crlf >= 0 ? 4 : 2)) };
}

function parseHeaders(lines: readonly string[]): HttpBlock["headers"] {
  const headers = new Map<string, string>();
  for (const line of lines) {
    const at = line.indexOf(":");
    const name = line.slice(0, Math.max(0, at)).trim().toLowerCase();
    if (name === "" || name === "set-cookie") continue;
    const value = line.slice(at + 1).trim();
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return Object.fromEntries(headers);
}

/** The body without the frames of `Transfer-Encoding: chunked`; as it is, when it has none. */
export function withoutChunks(body: Uint8Array): Uint8Array {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const pieces: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = bytes.indexOf("\r\n", at);
    const size = /^([0-9a-f]{1,8})\s*(;.*)?$/i.exec(lineEnd < 0 ? "" : bytes.toString("latin1", at, lineEnd))?.[1];
    if (size === undefined) return body;
    const length = Number.parseInt(size, 16);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + length));
    at = lineEnd + 2 + length + 2;
  }
}
