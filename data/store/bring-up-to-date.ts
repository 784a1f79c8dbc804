import { join } from "node:path";
import type Database from "better-sqlite3";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { migrate, readMigrationFiles } from "./drizzle.ts";
import { copyBefore, LaterLayout } from "./layout-change.ts";

const migrationsFolder = join(import.meta.dirname, "migrations");

/**
 * Brings the layout of a store forward, a copy of it first. Throws `LaterLayout` when a later version wrote it.
 * A store that is up to date is not touched.
 */
export function bringUpToDate<Schema extends Record<string, unknown>>(
  file: Database.Database,
  db: BetterSQLite3Database<Schema>,
  path: string,
): void {
  const known = readMigrationFiles({ migrationsFolder });
  const applied = appliedTo(file);
  const newest = known.at(-1)?.folderMillis ?? 0;
  const last = applied.at(-1);
  if (last !== undefined && last > newest) throw new LaterLayout(path, String(applied.length));
  if (last === newest) return;
  if (last !== undefined) copyBefore(file, path, String(known.length));
  try {
    migrate(db, { migrationsFolder });
  } catch (error) {
    // SQLite has rolled back by itself, as it does when the disk refuses; drizzle fails to do so again, and tells only of that.
    if (isLostRollback(error)) throw Object.assign(new Error(String(error)), { code: "SQLITE_IOERR", path });
    throw error;
  }
}

function isLostRollback(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && cause.message.includes("no transaction is active");
}

/** When each migration that the store has seen was written, as drizzle notes it. */
function appliedTo(file: Database.Database): number[] {
  const noted = file.prepare("select 1 from sqlite_schema where name = '__drizzle_migrations'").get();
  if (noted === undefined) return [];
  return file.prepare<[], number>("select created_at from __drizzle_migrations order by created_at").pluck().all();
}
