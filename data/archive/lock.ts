import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Database, { SqliteError } from "better-sqlite3";

/**
 * Takes the one right to write to a workspace; `null` when another process has it. The operating system gives it
 * back when the process ends, however it ends, so there is no stale lock to clean up.
 */
export function takeLock(path: string): { readonly release: () => void } | null {
  mkdirSync(dirname(path), { recursive: true });
  const file = new Database(path, { timeout: 0 });
  try {
    file.exec("begin exclusive");
    return { release: () => file.close() };
  } catch (error) {
    file.close();
    if (error instanceof SqliteError && error.code.startsWith("SQLITE_BUSY")) return null;
    throw error;
  }
}
