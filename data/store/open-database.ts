import Database, { SqliteError } from "better-sqlite3";

/**
 * Opens a database that may have a write-ahead log, also when the disk is so full that the index of the log finds no room: it is
 * then held in memory, and nobody else can be at the file. So can be read what is there, e.g. by whoever looks why all stands still.
 */
export function openDatabase(path: string, options: Database.Options = {}): Database.Database {
  try {
    return opened(path, options);
  } catch (error) {
    // SQLite does not say which file it is that it cannot open.
    throw error instanceof SqliteError ? Object.assign(error, { path }) : error;
  }
}

function opened(path: string, options: Database.Options): Database.Database {
  const file = new Database(path, options);
  try {
    file.prepare("select 1 from sqlite_schema").get();
    return file;
  } catch (error) {
    file.close();
    if (!(error instanceof SqliteError) || !error.code.startsWith("SQLITE_IOERR_SHM")) throw error;
    const alone = new Database(path, { fileMustExist: true });
    alone.pragma("locking_mode = EXCLUSIVE");
    return alone;
  }
}
