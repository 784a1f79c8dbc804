import { mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import type { BodyHash } from "../model/ids.ts";
import { isDamage } from "./integrity.ts";

/**
 * What was read of archived pages, as JSON, by the body and by what else the reading depends on (`key`). Only a short cut: it
 * may be deleted at any time. Personal data never comes here.
 */
export type Readings = {
  readonly recall: (body: BodyHash, key: string) => string | undefined;
  /** Written down at once, all or none. */
  readonly remember: (rows: readonly Remembered[]) => void;
  /** Drops what was neither recalled nor remembered since this was opened: no page that counts shows it any more. */
  readonly prune: () => void;
  readonly close: () => void;
};

type Remembered = { readonly body: BodyHash; readonly key: string; readonly reading: string };

/** For whoever reads everything anew. */
export const NO_READINGS: Readings = { recall: () => undefined, remember: () => {}, prune: () => {}, close: () => {} };

/** Opens the file, or begins it anew when it is damaged or was written by other code than `code`. */
export function openReadings(path: string, code: string): Readings {
  mkdirSync(dirname(path), { recursive: true });
  const file = openOrBegin(path, code);
  const select = file.prepare<[string, string], { id: number; reading: string }>(
    "SELECT id, reading FROM readings WHERE body = ? AND key = ?",
  );
  const insert = file.prepare("INSERT OR REPLACE INTO readings (body, key, reading) VALUES (?, ?, ?)");
  const remove = file.prepare("DELETE FROM readings WHERE id = ?");
  const ids = file.prepare<[], number>("SELECT id FROM readings").pluck();
  const used = new Set<number>();
  return {
    recall(body, key) {
      const row = select.get(body, key);
      if (row !== undefined) used.add(row.id);
      return row?.reading;
    },
    remember: file.transaction((rows: readonly Remembered[]) => {
      for (const { body, key, reading } of rows) used.add(Number(insert.run(body, key, reading).lastInsertRowid));
    }),
    prune: file.transaction(() => {
      for (const id of ids.all()) if (!used.has(id)) remove.run(id);
    }),
    close: () => file.close(),
  };
}

function openOrBegin(path: string, code: string): Database.Database {
  try {
    const file = open(path);
    if (file.prepare("SELECT code FROM made_by").pluck().get() === code) return file;
    file.close();
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  for (const ending of ["", "-wal", "-shm"]) rmSync(`${path}${ending}`, { force: true });
  const file = open(path);
  file.prepare("INSERT INTO made_by VALUES (?)").run(code);
  return file;
}

function open(path: string): Database.Database {
  const file = new Database(path);
  file.pragma("journal_mode = WAL");
  // A crash may cost what was read a moment ago, and no more.
  file.pragma("synchronous = OFF");
  file.pragma("cache_size = -2000");
  file.exec(`
    CREATE TABLE IF NOT EXISTS made_by (code TEXT NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS readings (
      id INTEGER PRIMARY KEY, body TEXT NOT NULL, key TEXT NOT NULL, reading TEXT NOT NULL, UNIQUE (body, key)
    ) STRICT`);
  return file;
}
