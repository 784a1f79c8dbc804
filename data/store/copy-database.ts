import { mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";

/** More than any file has: what comes in one step is of one moment, however much is written meanwhile. */
const ALL_PAGES = 0x7fffffff;

/**
 * Copies a database as it is at one moment, while others may write to it, by SQLite's online backup. The copy is checked from
 * end to end; throws when it is not sound.
 */
export async function copyDatabase(from: string, to: string): Promise<void> {
  mkdirSync(dirname(to), { recursive: true });
  rmSync(to, { force: true });
  const source = new Database(from, { readonly: true });
  try {
    await source.backup(to, { progress: () => ALL_PAGES });
  } finally {
    source.close();
  }
  const copy = new Database(to);
  // No log beside it: the one file is the whole copy.
  copy.pragma("journal_mode = delete");
  const found = copy.pragma("integrity_check(1)", { simple: true });
  copy.close();
  if (found !== "ok") {
    throw new UnsoundDatabase(`${from} 坏了：${String(found).replaceAll("\n", " ")}。怎样修：npm run doctor`);
  }
}

/** A database whose pages do not fit together. */
export class UnsoundDatabase extends Error {
  override readonly name = "UnsoundDatabase";
}
