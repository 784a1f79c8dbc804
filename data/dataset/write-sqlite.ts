import Database from "better-sqlite3";
import type { Column, ColumnType } from "./fields.ts";
import type { DataRow, TableWriter } from "./write-texts.ts";

export type SqliteFile = {
  readonly table: (name: string, columns: readonly Column[], keys: Keys) => TableWriter;
  readonly close: () => void;
};

/** What identifies a row, and whether its `platform` must stand in `platforms`: readers such as Datasette then link them. */
type Keys = { readonly primary: readonly string[]; readonly isOfPlatform: boolean };

const TYPES: Readonly<Record<ColumnType, string>> = {
  string: "text",
  integer: "integer",
  number: "real",
  boolean: "integer",
  datetime: "text",
};

/** One file with every table, as Datasette and any other reader of SQLite opens it. */
export function openSqlite(path: string, about: Readonly<Record<string, string>>): SqliteFile {
  const file = new Database(path);
  file.pragma("journal_mode = memory");
  file.exec("create table metadata (key text primary key, value text not null) strict; begin");
  const note = file.prepare("insert into metadata values (?, ?)");
  for (const [key, value] of Object.entries(about)) note.run(key, value);
  return {
    table(name, columns, { primary, isOfPlatform }) {
      const declared = columns.map((each) => `"${each.name}" ${TYPES[each.type]}${each.required ? " not null" : ""}`);
      const keys = [
        `primary key (${primary.join(", ")})`,
        ...(isOfPlatform ? ["foreign key (platform) references platforms (platform)"] : []),
      ];
      file.exec(`create table "${name}" (${[...declared, ...keys].join(", ")}) strict`);
      const insert = file.prepare(`insert into "${name}" values (${columns.map(() => "?").join(", ")})`);
      return {
        write(rows) {
          for (const row of rows) insert.run(columns.map((each) => stored(row, each)));
        },
        close() {},
      };
    },
    close() {
      file.exec("commit; vacuum");
      file.close();
    },
  };
}

function stored(row: DataRow, { name }: Column): string | number | null {
  const cell = row[name] ?? null;
  return typeof cell === "boolean" ? Number(cell) : cell;
}

/** What `openSqlite` noted about the set. */
export function readMetadata(path: string): Record<string, string> {
  const file = new Database(path, { readonly: true });
  const rows = file.prepare<[], { key: string; value: string }>("select key, value from metadata order by rowid").all();
  file.close();
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
}

/** Deletes rows of every table, and their bytes. */
export function deleteRows(path: string, isGone: (row: DataRow) => boolean): void {
  const file = new Database(path);
  file.pragma("journal_mode = memory");
  file.pragma("secure_delete = on");
  // In no order: a platform may go before what is said of it, and all of it goes.
  file.pragma("foreign_keys = off");
  const tables = file.prepare<[], string>("select name from sqlite_schema where type = 'table'").pluck().all();
  for (const table of tables) {
    const rows = file.prepare<[], DataRow & { readonly at: number }>(`select rowid as at, * from "${table}"`).all();
    const remove = file.prepare(`delete from "${table}" where rowid = ?`);
    for (const { at, ...row } of rows) if (isGone(row)) remove.run(at);
  }
  file.exec("vacuum");
  file.close();
}
