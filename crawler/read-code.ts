import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Archive } from "../data/archive/archive.ts";
import { readRequests } from "../data/forgotten.ts";
import type { Registry } from "../data/registry.ts";
import { codeDigest } from "../data/store/code-digest.ts";

const HOUSE = join(import.meta.dirname, "..");

/** Of all code that pages are read by: this wing, the words of the house, and the libraries. */
export function codeOfReading(): string {
  return codeDigest([import.meta.dirname, join(HOUSE, "data", "model"), join(HOUSE, "package-lock.json")]);
}

/** Of all that a store is made of: who makes it of the same again gets the same. */
export function stampOfParse(archive: Pick<Archive, "stamp">, registry: Registry, root: string): string {
  const code = codeDigest([
    import.meta.dirname,
    join(HOUSE, "data", "model"),
    join(HOUSE, "data", "store"),
    join(HOUSE, "package-lock.json"),
  ]);
  const made = [code, archive.stamp(), registry, readRequests(root)];
  return createHash("sha256").update(JSON.stringify(made)).digest("hex");
}
