import Database from "better-sqlite3";

/** What is wrong with the SQLite file at `path`, as SQLite's own quick check tells it; `null`: nothing. Reads the whole file. */
export function databaseFault(path: string): string | null {
  try {
    const file = new Database(path, { readonly: true, fileMustExist: true });
    const said = String(file.pragma("quick_check(1)", { simple: true }));
    file.close();
    return said === "ok" ? null : said;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
