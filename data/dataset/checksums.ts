import { createHash } from "node:crypto";
import { closeSync, openSync, readdirSync, readSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { WrittenFile } from "./describe.ts";

/** What a list of digests is called. */
export const SUMS = "SHA256SUMS";

/**
 * Writes the digests of all that lies in `folder`, as `sha256sum -c` reads them; what stands in the folders `but` is left out.
 * Returns what is listed.
 */
export function writeSums(folder: string, but: readonly string[] = []): WrittenFile[] {
  const listed = listedIn(folder, but);
  writeFileSync(join(folder, SUMS), listed.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join(""));
  return listed;
}

/** What a list of digests is about: every file but the list itself. */
export function listedIn(folder: string, but: readonly string[] = []): WrittenFile[] {
  return filesIn(folder, but).filter(({ name }) => name !== SUMS);
}

/** Every file within `folder` with its size and digest, by name. */
export function filesIn(folder: string, but: readonly string[] = []): WrittenFile[] {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile()
      ? [
          join(entry.parentPath, entry.name)
            .slice(folder.length + 1)
            .replaceAll("\\", "/"),
        ]
      : [],
  );
  const counted = names.filter((name) => !but.some((each) => name.startsWith(`${each}/`)));
  return counted.sort().map((name) => ({ name, ...digestOf(join(folder, name)) }));
}

const CHUNK = 1 << 20;

/** In pieces: a table of a million rows is never held whole. */
function digestOf(path: string): Omit<WrittenFile, "name"> {
  const hash = createHash("sha256");
  const chunk = Buffer.alloc(CHUNK);
  const file = openSync(path, "r");
  let bytes = 0;
  for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
    hash.update(chunk.subarray(0, read));
    bytes += read;
  }
  closeSync(file);
  return { bytes, sha256: hash.digest("hex") };
}
