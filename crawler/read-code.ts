import { join } from "node:path";
import { codeDigest } from "../data/store/code-digest.ts";

const HOUSE = join(import.meta.dirname, "..");

/** Of all code that pages are read by: this wing, the words of the house, and the libraries. */
export function codeOfReading(): string {
  return codeDigest([import.meta.dirname, join(HOUSE, "data", "model"), join(HOUSE, "package-lock.json")]);
}
