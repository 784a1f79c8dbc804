import { existsSync, renameSync, rmSync } from "node:fs";
import { SqliteError } from "better-sqlite3";
import { openDatabase } from "./open-database.ts";
import { openStore, type StoreContents } from "./store.ts";

/** Puts a store of these contents in the place of the one at `path`, whole or not at all. `madeOf`: for `isMadeOf`. */
export function replaceStore(
  path: string,
  contents: StoreContents & { readonly readBy?: string },
  madeOf: string,
): void {
  const fresh = `${path}.fresh`;
  for (const ending of ["", "-journal", "-wal", "-shm"]) rmSync(`${fresh}${ending}`, { force: true });
  const store = openStore(fresh);
  store.fill({ ...contents, madeOf });
  store.close();
  renameSync(fresh, path);
}

/** Is there a store at `path`, made of just this? One that cannot be read, or that another version made, is not. */
export function isMadeOf(path: string, madeOf: string): boolean {
  if (!existsSync(path)) return false;
  try {
    const file = openDatabase(path, { readonly: true });
    const is = file.prepare("SELECT made_of FROM contents").pluck().get() === madeOf;
    file.close();
    return is;
  } catch (error) {
    if (error instanceof SqliteError) return false;
    throw error;
  }
}
