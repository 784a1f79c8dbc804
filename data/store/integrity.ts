import { UnsoundDatabase } from "./copy-database.ts";
import { openDatabase } from "./open-database.ts";

/** Does an error say that the pages of a database do not fit together, or that it is none? */
export function isDamage(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return error instanceof UnsoundDatabase || /^SQLITE_(CORRUPT|NOTADB)/.test(code);
}

/** What is wrong with the SQLite file at `path`, as SQLite's own quick check tells it; `null`: nothing. Reads the whole file. */
export function databaseFault(path: string): string | null {
  try {
    const file = openDatabase(path, { readonly: true, fileMustExist: true });
    const said = String(file.pragma("quick_check(1)", { simple: true }));
    file.close();
    return said === "ok" ? null : said;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
