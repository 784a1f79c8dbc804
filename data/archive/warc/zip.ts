import { crc32, inflateRawSync } from "node:zlib";
import { type Bytes, bytesOf, partOf } from "./bytes.ts";
import { BrokenWarc } from "./read-records.ts";

/** A file in a zip: stored as it is, so that a reader may look into its middle. */
export type ZipMember = { readonly name: string; readonly bytes: Bytes };

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** Beyond these a zip needs the 64-bit records that this one does without. */
const MOST_BYTES = 0xfffffffe;
const MOST_MEMBERS = 0xfffe;
/** 1980-01-01, the first day a zip knows: the same members make the same zip. */
const DATE = 0x0021;
const UTF8_NAMES = 0x0800;
const CHUNK = 1024 * 1024;

/** Writes a zip piece by piece, nothing compressed, nothing of it in memory. `null` when it would be too large for one. */
export function writeZip(members: readonly ZipMember[], write: (piece: Buffer) => void): { size: number } | null {
  const total = members.reduce((sum, { name, bytes }) => sum + bytes.size + 76 + 2 * Buffer.byteLength(name), 22);
  if (total > MOST_BYTES || members.length > MOST_MEMBERS) return null;
  const directory: Buffer[] = [];
  let offset = 0;
  const put = (piece: Buffer) => {
    write(piece);
    offset += piece.length;
  };
  for (const { name, bytes } of members) {
    const checksum = [...piecesOf(bytes)].reduce((sum, piece) => crc32(piece, sum), 0);
    const fields = commonFields(name, bytes.size, checksum);
    directory.push(centralEntry(name, fields, offset));
    put(Buffer.concat([number32(LOCAL), fields, Buffer.from(name)]));
    for (const piece of piecesOf(bytes)) put(piece);
  }
  const central = Buffer.concat(directory);
  const from = offset;
  put(central);
  put(endOfDirectory(members.length, central.length, from));
  return { size: offset };
}

function* piecesOf(bytes: Bytes): Generator<Buffer> {
  for (let at = 0; at < bytes.size; at += CHUNK) yield bytes.read(at, CHUNK);
}

/** What a local header and a central entry say alike: version, flags, method (0), time, date, checksum, sizes, lengths. */
function commonFields(name: string, size: number, checksum: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(UTF8_NAMES, 2);
  fields.writeUInt16LE(DATE, 8);
  fields.writeUInt32LE(checksum, 10);
  fields.writeUInt32LE(size, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  return fields;
}

function centralEntry(name: string, fields: Buffer, offset: number): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  const madeBy = Buffer.from([20, 0]);
  return Buffer.concat([number32(CENTRAL), madeBy, fields, rest, Buffer.from(name)]);
}

function endOfDirectory(members: number, size: number, from: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(members, 8);
  end.writeUInt16LE(members, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(from, 16);
  return end;
}

function number32(value: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32LE(value);
  return four;
}

const MOST_DIRECTORY = 64 * 1024 * 1024;
const MOST_UNFOLDED = 256 * 1024 * 1024;

/** The members of a zip, in the order of its directory. Throws `BrokenWarc` when it is none, or needs 64-bit records. */
export function readZip(file: Bytes): ZipMember[] {
  const tailFrom = Math.max(0, file.size - 22 - 0xffff);
  const tail = file.read(tailFrom, 22 + 0xffff);
  const end = tail.lastIndexOf(number32(END));
  if (end < 0 || end + 22 > tail.length) throw new BrokenWarc("the zip has no directory: it is cut short, or no zip");
  const count = tail.readUInt16LE(end + 10);
  const size = tail.readUInt32LE(end + 12);
  const from = tail.readUInt32LE(end + 16);
  if (from > MOST_BYTES || count > MOST_MEMBERS) throw new BrokenWarc("the zip is larger than 4 GiB: unpack it first");
  if (size > MOST_DIRECTORY) throw new BrokenWarc(`the zip's directory is larger than ${MOST_DIRECTORY} B`);
  return readDirectory(file, file.read(from, size), count);
}

function readDirectory(file: Bytes, directory: Buffer, count: number): ZipMember[] {
  const members: ZipMember[] = [];
  for (let at = 0; members.length < count; ) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== CENTRAL) {
      throw new BrokenWarc(`the zip's directory is damaged after ${members.length} of ${count} files`);
    }
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
    const name = directory.toString("utf8", at + 46, nameEnd);
    members.push({ name, bytes: memberBytes(file, directory.subarray(at, at + 46), name) });
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return members;
}

function memberBytes(file: Bytes, entry: Buffer, name: string): Bytes {
  const method = entry.readUInt16LE(10);
  const packedSize = entry.readUInt32LE(20);
  const size = entry.readUInt32LE(24);
  const offset = entry.readUInt32LE(42);
  if (Math.max(packedSize, size, offset) > MOST_BYTES) throw new BrokenWarc(`${name} is larger than 4 GiB: unpack it`);
  const local = file.read(offset, 30);
  if (local.length < 30 || local.readUInt32LE(0) !== LOCAL) throw new BrokenWarc(`${name} is not where the zip says`);
  const from = offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  const packed = partOf(file, from, packedSize);
  if (method === 0) return packed;
  if (method !== 8 || size > MOST_UNFOLDED) throw new BrokenWarc(`${name} is packed in a way that is not read here`);
  return unfoldedWhenRead(packed, size, name);
}

/** Most members of a zip are never looked at: a packed one is unfolded when it is first read. */
function unfoldedWhenRead(packed: Bytes, size: number, name: string): Bytes {
  let unfolded: Bytes | null = null;
  const unfold = () => {
    try {
      return bytesOf(inflateRawSync(packed.read(0, packed.size), { maxOutputLength: MOST_UNFOLDED }));
    } catch {
      throw new BrokenWarc(`${name} is damaged in the zip`);
    }
  };
  return {
    size,
    read(from, length) {
      unfolded ??= unfold();
      return unfolded.read(from, length);
    },
  };
}
