import { mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { deserialize, serialize } from "node:v8";
import Database from "better-sqlite3";

/** What was computed before, one value a platform and kind. Only a short cut: it may be deleted at any time. */
export type Memo = {
  /** The value kept under this very key, or else what `compute` says, kept from now on. */
  readonly recall: <Value>(platform: string, kind: string, key: string, compute: () => Value) => Value;
  /** Writes down what is new. Before that nothing is kept. */
  readonly close: () => void;
};

/** Opens the memo; one that is damaged is begun anew. `":memory:"` for a test. */
export function openMemo(path: string): Memo {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
  let file: Database.Database;
  try {
    file = begin(path);
  } catch {
    rmSync(path, { force: true });
    file = begin(path);
  }
  const kept = file.prepare<[string, string, string], Buffer>(
    "SELECT value FROM memo WHERE platform = ? AND kind = ? AND key = ?",
  );
  kept.pluck();
  const keep = file.prepare("INSERT OR REPLACE INTO memo (platform, kind, key, value) VALUES (?, ?, ?, ?)");
  return {
    recall(platform, kind, key, compute) {
      const known = kept.get(platform, kind, key);
      if (known !== undefined) return deserialize(known);
      const value = compute();
      keep.run(platform, kind, key, serialize(value));
      return value;
    },
    close() {
      file.exec("COMMIT");
      file.close();
    },
  };
}

function begin(path: string): Database.Database {
  const file = new Database(path);
  file.exec(`
    CREATE TABLE IF NOT EXISTS memo (
      platform TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY (platform, kind)
    );
    BEGIN`);
  return file;
}
