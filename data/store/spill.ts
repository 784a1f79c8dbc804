import Database from "better-sqlite3";

/** Values laid aside in a temporary file that goes with the process: a million of them have no room in memory. */
export type Spill<Value> = {
  /** Answers with the place it lies at. */
  readonly put: (value: Value) => number;
  /** What `put` was given at this place, as JSON keeps it. */
  readonly get: (place: number) => Value;
};

export function openSpill<Value>(): Spill<Value> {
  // SQLite's own temporary file: it has no name, and begins where its cache ends.
  const file = new Database("");
  file.pragma("journal_mode = OFF");
  file.pragma("cache_size = -8000");
  file.exec("CREATE TABLE spilled (place INTEGER PRIMARY KEY, value TEXT NOT NULL) STRICT; BEGIN");
  const insert = file.prepare("INSERT INTO spilled (value) VALUES (?)");
  const select = file.prepare<[number], Buffer>("SELECT CAST(value AS BLOB) FROM spilled WHERE place = ?").pluck();
  return {
    put: (value) => Number(insert.run(JSON.stringify(value)).lastInsertRowid),
    get(place) {
      const value = select.get(place);
      if (value === undefined) throw new RangeError(`nothing was laid aside at place ${place}`);
      return JSON.parse(String(value));
    },
  };
}
