import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { Instant } from "../model/time.ts";
import { openDatabase } from "./open-database.ts";

/** One round of `watch` or `update`, from the web to the site. */
export const Round = z.strictObject({
  startedAt: Instant,
  /** `null`: it is still at work, or it was broken off: killed, without power, or the disk was full. */
  endedAt: Instant.nullable(),
  /** The last stage that was begun, and its exit code; `null` as long as it has none. */
  stage: z.string(),
  code: z.int().nullable(),
});
export type Round = z.infer<typeof Round>;

/**
 * What was run when, and what maintainers were told: nothing that a score rests on. Where it is lost, everything is due once and
 * told once more.
 */
export type Journal = {
  /** When each owner was last crawled to the end. */
  readonly runs: () => ReadonlyMap<string, Instant>;
  readonly noteRuns: (owners: Iterable<string>, at: Instant) => void;
  /** Newest first. */
  readonly rounds: (most: number) => Round[];
  /** Writes down that a round begins. Answers with its number. */
  readonly beginRound: (startedAt: Instant) => number;
  /** Writes down how far a round has come, or how it ended. */
  readonly noteRound: (number: number, reached: Pick<Round, "stage" | "endedAt" | "code">) => void;
  /** What the store, or the report and the site, that stand were made of, as `noteMade` was told; `null`: nobody knows. */
  readonly madeOf: (what: Made) => string | null;
  readonly noteMade: (what: Made, of: string) => void;
  /** The keys of what maintainers were told and still lasts. */
  readonly told: () => ReadonlySet<string>;
  readonly keepTold: (keys: Iterable<string>) => void;
  /** Where raw pages were copied to besides the usual places: files of exports, folders of backups. */
  readonly copies: (kind: CopyKind) => string[];
  readonly noteCopy: (path: string, kind: CopyKind) => void;
  readonly close: () => void;
};

/** Open only while something is read or written, so that others can write to it too. */
export function inJournal<Value>(path: string, write: (journal: Journal) => Value): Value {
  const journal = openJournal(path);
  try {
    return write(journal);
  } finally {
    journal.close();
  }
}

const ROUNDS_KEPT = 1000;
type CopyKind = "export" | "backups";
type Made = "store" | "site";

export function openJournal(path: string): Journal {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
  const file = openDatabase(path);
  file.exec(`
    create table if not exists runs (owner text primary key, at text not null) strict, without rowid;
    create table if not exists rounds (
      id integer primary key, started_at text not null, ended_at text not null, stage text not null, code integer not null
    ) strict;
    create table if not exists made_of (what text primary key, of_what text not null) strict, without rowid;
    create table if not exists told (key text primary key) strict, without rowid;
    create table if not exists copies (path text primary key, kind text not null) strict, without rowid;`);
  const insertRun = file.prepare("insert or replace into runs values (?, ?)");
  // The columns refuse null: '' and -1 stand for a round without an end.
  const insertRound = file.prepare("insert into rounds (started_at, ended_at, stage, code) values (?, '', '', -1)");
  const updateRound = file.prepare("update rounds set stage = ?, ended_at = ?, code = ? where id = ?");
  const insertTold = file.prepare("insert or ignore into told values (?)");
  return {
    runs: () => new Map(RunRows.parse(file.prepare("select owner, at from runs").raw().all())),
    noteRuns: file.transaction((owners: Iterable<string>, at: Instant) => {
      for (const owner of owners) insertRun.run(owner, at);
    }),
    rounds: (most) =>
      file
        .prepare(
          `select started_at as startedAt, nullif(ended_at, '') as endedAt, stage, iif(ended_at = '', null, code) as code
          from rounds order by id desc limit ?`,
        )
        .all(most)
        .map((row) => Round.parse(row)),
    beginRound: file.transaction((startedAt: Instant) => {
      file.prepare("delete from rounds where id <= (select max(id) from rounds) - ?").run(ROUNDS_KEPT);
      return Number(insertRound.run(startedAt).lastInsertRowid);
    }),
    noteRound: (number, { stage, endedAt, code }) => void updateRound.run(stage, endedAt ?? "", code ?? -1, number),
    madeOf: (what) =>
      z
        .string()
        .nullable()
        .parse(file.prepare("select of_what from made_of where what = ?").pluck().get(what) ?? null),
    noteMade: (what, of) => void file.prepare("insert or replace into made_of values (?, ?)").run(what, of),
    told: () => new Set(z.array(z.string()).parse(file.prepare("select key from told").pluck().all())),
    keepTold: file.transaction((keys: Iterable<string>) => {
      file.exec("delete from told");
      for (const key of keys) insertTold.run(key);
    }),
    copies: (kind) =>
      z.array(z.string()).parse(file.prepare("select path from copies where kind = ?").pluck().all(kind)),
    noteCopy: (path, kind) => void file.prepare("insert or replace into copies values (?, ?)").run(path, kind),
    close: () => file.close(),
  };
}

const RunRows = z.array(z.tuple([z.string(), Instant]));
