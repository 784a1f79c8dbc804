import { crc32, inflateRawSync } from "node:zlib";
import { type Bytes, bytesOf } from "./bytes.ts";

/** A record as it was read. Names of fields are in lower case. */
export type ReadRecord = {
  readonly type: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly block: Uint8Array;
};

/** Where a record lies, to be read again: the gzip member (or the file itself), and the place in it. */
export type Place = { readonly member: number; readonly at: number };

export type Placed = { readonly place: Place; readonly record: ReadRecord };

/** Why a file could not be read on. What came before stands. */
export class BrokenWarc extends Error {
  override readonly name = "BrokenWarc";
}

export const WARC_LIMITS = {
  /** The fields of one record. */
  headBytes: 64 * 1024,
  /** One record, and one gzip member: some writers put a whole file into one. */
  recordBytes: 256 * 1024 * 1024,
};
type Limits = typeof WARC_LIMITS;

/** Every record of a WARC file, plain or compressed, one in memory at a time. Throws `BrokenWarc` where it is damaged. */
export function* readRecords(file: Bytes, limits: Limits = WARC_LIMITS): Generator<Placed> {
  if (!isGzip(file, 0)) return yield* recordsIn(file, 0, limits);
  for (let member = 0; member < file.size; ) {
    const { text, next } = readMember(file, member, limits);
    yield* recordsIn(bytesOf(text), member, limits);
    member = next;
  }
}

/** The record at a place that `readRecords` gave. */
export function readRecordAt(file: Bytes, { member, at }: Place, limits: Limits = WARC_LIMITS): ReadRecord {
  const text = isGzip(file, 0) ? bytesOf(readMember(file, member, limits).text) : file;
  return readRecord(text, at, limits).record;
}

function* recordsIn(text: Bytes, member: number, limits: Limits): Generator<Placed> {
  for (let at = afterLineEnds(text, 0); at < text.size; ) {
    const { record, next } = readRecord(text, at, limits);
    yield { place: { member, at }, record };
    at = next;
  }
}

function readRecord(text: Bytes, at: number, limits: Limits): { readonly record: ReadRecord; readonly next: number } {
  const head = text.read(at, limits.headBytes);
  const crlf = head.indexOf("\r\n\r\n");
  const end = crlf >= 0 ? crlf : head.indexOf("\n\n");
  const [version = "", ...lines] = head.toString("utf8", 0, Math.max(0, end)).split(/\r?\n/);
  if (end < 0 || !/^WARC\/(0\.1[78]|1\.[01])$/.test(version)) throw new BrokenWarc(`no record begins at byte ${at}`);
  const fields = parseFields(lines);
  const length = /^\d{1,15}$/.test(fields["content-length"] ?? "") ? Number(fields["content-length"]) : null;
  if (length === null) throw new BrokenWarc(`the record at byte ${at} has no Content-Length`);
  if (length > limits.recordBytes)
    throw new BrokenWarc(`the record at byte ${at} is larger than ${limits.recordBytes} B`);
  const from = at + end + (crlf >= 0 ? 4 : 2);
  const block = text.read(from, length);
  if (block.length < length)
    throw new BrokenWarc(`the record at byte ${at} is cut short: ${block.length} of ${length} B`);
  const next = afterLineEnds(text, from + length);
  if (next === from + length && next < text.size) {
    throw new BrokenWarc(`the record at byte ${at} does not end where it says`);
  }
  return { record: { type: fields["warc-type"] ?? "", fields, block }, next };
}

/** A line that begins with white space goes on with the field before it. */
function parseFields(lines: readonly string[]): ReadRecord["fields"] {
  const fields = new Map<string, string>();
  let last = "";
  for (const line of lines) {
    const at = line.indexOf(":");
    if (/^[ \t]/.test(line)) fields.set(last, `${fields.get(last) ?? ""} ${line.trim()}`);
    else if (at > 0) {
      last = line.slice(0, at).trim().toLowerCase();
      fields.set(last, line.slice(at + 1).trim());
    }
  }
  return Object.fromEntries(fields);
}

function afterLineEnds(text: Bytes, from: number): number {
  let at = from;
  while (at < text.size && /[\r\n]/.test(text.read(at, 1).toString("latin1"))) at += 1;
  return at;
}

function isGzip(file: Bytes, at: number): boolean {
  return file.read(at, 2).toString("hex") === "1f8b";
}

const FIRST_WINDOW = 256 * 1024;

/** Unfolds one gzip member, reading as much of the file as it needs; `next` is where the one after begins. */
function readMember(file: Bytes, at: number, limits: Limits): { readonly text: Buffer; readonly next: number } {
  for (let window = FIRST_WINDOW; ; window *= 4) {
    const packed = file.read(at, window);
    const body = bodyOfMember(packed);
    if (body === null) throw new BrokenWarc(`no gzip member begins at byte ${at}`);
    const done = inflateMember(packed.subarray(body), limits.recordBytes);
    if (done.kind === "done") {
      const end = at + body + done.used;
      if (!isSealed(file.read(end, 8), done.text)) throw new BrokenWarc(`the gzip member at byte ${at} is damaged`);
      return { text: done.text, next: end + 8 };
    }
    if (done.kind === "broken") throw new BrokenWarc(`the gzip member at byte ${at} is damaged (${done.code})`);
    if (at + packed.length >= file.size) throw new BrokenWarc(`the gzip member at byte ${at} is cut short`);
  }
}

/** A member closes with the checksum and the length of what was in it. */
function isSealed(seal: Buffer, text: Buffer): boolean {
  return seal.length === 8 && seal.readUInt32LE(0) === crc32(text) && seal.readUInt32LE(4) === text.length % 2 ** 32;
}

type Inflated =
  | { readonly kind: "done"; readonly text: Buffer; readonly used: number }
  | { readonly kind: "wants_more" }
  | { readonly kind: "broken"; readonly code: string };

function inflateMember(packed: Buffer, maxOutputLength: number): Inflated {
  try {
    const said: unknown = inflateRawSync(packed, { info: true, maxOutputLength });
    return inflatedFrom(said);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : null;
    if (code === null) throw error;
    return code === "Z_BUF_ERROR" ? { kind: "wants_more" } : { kind: "broken", code };
  }
}

/** With `info`, zlib also says how much it used; its types do not know that. */
function inflatedFrom(said: unknown): Inflated {
  if (typeof said !== "object" || said === null || !("buffer" in said) || !("engine" in said)) {
    throw new TypeError("zlib answered without its engine");
  }
  const { buffer, engine } = said;
  if (!Buffer.isBuffer(buffer) || typeof engine !== "object" || engine === null || !("bytesWritten" in engine)) {
    throw new TypeError("zlib answered without its engine");
  }
  return { kind: "done", text: buffer, used: Number(engine.bytesWritten) };
}

/** Where the deflated part begins (RFC 1952 §2.3); `null` when this is no gzip header. */
function bodyOfMember(packed: Buffer): number | null {
  if (packed.length < 18 || packed.readUInt16BE(0) !== 0x1f8b || packed[2] !== 8) return null;
  const flags = packed[3] ?? 0;
  let at = 10;
  if (flags & 4) at += 2 + packed.readUInt16LE(at);
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue;
    const end = packed.indexOf(0, at);
    if (end < 0) return null;
    at = end + 1;
  }
  return flags & 2 ? at + 2 : at;
}
