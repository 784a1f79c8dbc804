import { statSync } from "node:fs";
import { SqliteError } from "better-sqlite3";
import { openDatabase } from "./open-database.ts";

/** Tells one store at `path` from any that takes its place, whatever is written into it; `null`: there is none that can be read. */
export function whichStore(path: string): string | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return null;
  try {
    const file = openDatabase(path, { readonly: true });
    const isFilled = file.prepare("select id from contents").get() !== undefined;
    file.close();
    return isFilled ? `${stat.ino} ${stat.birthtimeMs}` : null;
  } catch (error) {
    if (error instanceof SqliteError) return null;
    throw error;
  }
}
