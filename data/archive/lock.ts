import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Database, { SqliteError } from "better-sqlite3";

/**
 * Takes the one right to write to a workspace; `null` when another process has it. The operating system gives it
 * back when the process ends, however it ends, so there is no stale lock to clean up.
 */
export function takeLock(path: string): { readonly release: () => void } | null {
  mkdirSync(dirname(path), { recursive: true });
  const file = new Database(path, { timeout: PEEK_MS });
  try {
    file.exec("begin exclusive");
    return { release: () => file.close() };
  } catch (error) {
    file.close();
    if (error instanceof SqliteError && error.code.startsWith("SQLITE_BUSY")) return null;
    throw error;
  }
}

/** Whoever only looks whether somebody has the lock has it for so long at the most. */
const PEEK_MS = 100;

/** Whether another process has the right to write. Looks without taking it, so that a full disk is no hindrance. */
export function isTaken(path: string): boolean {
  if (!existsSync(path)) return false;
  const file = new Database(path, { readonly: true, timeout: PEEK_MS });
  try {
    file.prepare("select 1 from sqlite_schema").get();
    return false;
  } catch (error) {
    if (error instanceof SqliteError && error.code.startsWith("SQLITE_BUSY")) return true;
    throw error;
  } finally {
    file.close();
  }
}
