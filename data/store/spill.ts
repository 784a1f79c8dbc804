import Database from "better-sqlite3";

/** Values laid aside: a few in memory, of a million the others in a temporary file that goes with the process. */
export type Spill<Value> = {
  /** Answers with the place it lies at. */
  readonly put: (value: Value) => number;
  /** What `put` was given at this place, or a copy of it. Not to be written to. */
  readonly get: (place: number) => Value;
};

const MOST_IN_MEMORY = 5000;

/** `inMemory`: how many values stay there. The others must be such as JSON keeps. */
export function openSpill<Value>(inMemory = MOST_IN_MEMORY): Spill<Value> {
  const kept: Value[] = [];
  // SQLite's own temporary file: it has no name, and begins where its cache ends.
  const file = new Database("");
  file.pragma("journal_mode = OFF");
  file.pragma("cache_size = -8000");
  file.exec("CREATE TABLE spilled (place INTEGER PRIMARY KEY, value TEXT NOT NULL) STRICT; BEGIN");
  const insert = file.prepare("INSERT INTO spilled VALUES (?, ?)");
  const select = file.prepare<[number], Buffer>("SELECT CAST(value AS BLOB) FROM spilled WHERE place = ?").pluck();
  let places = 0;
  return {
    put(value) {
      const place = places++;
      if (place < inMemory) kept.push(value);
      else insert.run(place, JSON.stringify(value));
      return place;
    },
    get(place) {
      const inReach = kept[place];
      if (inReach !== undefined) return inReach;
      const value = select.get(place);
      if (value === undefined) throw new RangeError(`nothing was laid aside at place ${place}`);
      return JSON.parse(String(value));
    },
  };
}
