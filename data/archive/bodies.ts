import { hash } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import type Database from "better-sqlite3";
import type { BodyHash } from "../model/ids.ts";
import { openDatabase } from "../store/open-database.ts";

/** A body whose digest does not fit its name: the file was damaged. */
export class ArchiveDamage extends Error {
  override readonly name = "ArchiveDamage";
}

/** What came in bytes, by its digest. */
type Bodies = { readonly body: (hash: BodyHash) => Uint8Array };

export function sha256(bytes: Uint8Array): BodyHash {
  return hash("sha256", bytes) as BodyHash;
}

/** The bodies of an archive that somebody keeps open, for another thread to read. */
export function openBodies(path: string): Bodies {
  const file = openDatabase(path, { readonly: true });
  // Each is read once: nothing of it is worth keeping.
  file.pragma("cache_size = -512");
  return { body: bodyReader(file, path) };
}

export function bodyReader(file: Database.Database, path: string): Bodies["body"] {
  const select = file.prepare("select deflated from bodies where sha256 = ?").pluck();
  return (hash) => {
    const deflated = select.get(hash);
    if (!(deflated instanceof Uint8Array))
      throw new ArchiveDamage(`${path} 里少了正文 ${hash}。从备份放回档案：npm run backup -- --list，再 --restore。`);
    return inflate(path, hash, deflated);
  };
}

function inflate(path: string, hash: BodyHash, deflated: Uint8Array): Uint8Array {
  const bytes = inflateOrNull(deflated);
  if (bytes === null || sha256(bytes) !== hash) {
    throw new ArchiveDamage(`${path} 里的正文 ${hash} 坏了。从备份放回档案：npm run backup -- --list，再 --restore。`);
  }
  return bytes;
}

function inflateOrNull(deflated: Uint8Array): Uint8Array | null {
  try {
    return inflateRawSync(deflated);
  } catch {
    return null;
  }
}
