import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type Database from "better-sqlite3";
import { copyBefore, LaterLayout } from "../store/layout-change.ts";
import { openDatabase } from "../store/open-database.ts";

/**
 * What each version of the layout adds to the one before. Rows are only ever added, and triggers refuse anything else, but
 * for one change: a body that must not be kept any longer is emptied, and a row of `withheld` says why.
 *
 * Bodies lie one behind the other, and only their digests in an index: in archives of before, `without rowid`, the bodies
 * lie in the index itself, which takes twice as long to write. Both are read and written by the same words.
 */
const LAYOUTS: readonly string[] = [
  `
  create table bodies (
    sha256 text primary key,
    size integer not null,
    deflated blob not null
  ) strict;

  create table captures (
    id integer primary key,
    address text not null,
    final_address text not null,
    owner text not null,
    kind text not null,
    fetched_at text not null,
    via text not null,
    outcome text not null,
    status integer,
    detail text not null,
    headers text not null,
    redirects text not null,
    body_sha256 text references bodies (sha256)
  ) strict;
  create index captures_by_owner on captures (owner, address, fetched_at);

  create trigger captures_stay before update on captures begin select raise(abort, 'captures are never changed'); end;
  create trigger captures_last before delete on captures begin select raise(abort, 'captures are never deleted'); end;
  create trigger bodies_stay before update on bodies begin select raise(abort, 'bodies are never changed'); end;
  create trigger bodies_last before delete on bodies begin select raise(abort, 'bodies are never deleted'); end;
  `,
  `
  alter table captures add column encoding text;
  alter table captures add column exchange text;
  `,
  // The slices of a crawl by many workers whose visits have been written.
  "create table applied (slice text primary key) strict, without rowid",
  // Of what a page received in the browser: the address of that page.
  "alter table captures add column asked_by text",
  `
  create table withheld (
    sha256 text primary key references bodies (sha256),
    reason text not null,
    at text not null,
    instead text references bodies (sha256)
  ) strict, without rowid;
  drop trigger bodies_stay;
  create trigger bodies_stay before update on bodies
    when not (new.sha256 = old.sha256 and new.size = old.size and new.deflated = x''
      and exists (select 1 from withheld where sha256 = new.sha256))
    begin select raise(abort, 'bodies are never changed'); end;
  create trigger withheld_last before delete on withheld
    begin select raise(abort, 'what was withheld stays withheld'); end;
  `,
];

/** Opens a file of the newest layout and changes nothing of it; `null`: it is of an earlier one. */
export function openToRead(path: string): Database.Database | null {
  const file = openDatabase(path, { readonly: true, fileMustExist: true });
  if (Number(file.pragma("user_version", { simple: true })) === LAYOUTS.length) return file;
  file.close();
  return null;
}

/** Opens the file, laying out what it lacks. Throws when it was written by a later version or is no archive. */
export function openArchiveFile(path: string): Database.Database {
  mkdirSync(dirname(path), { recursive: true });
  const file = openDatabase(path);
  file.pragma("journal_mode = WAL");
  file.pragma("synchronous = NORMAL");
  file.pragma("foreign_keys = ON");
  // Bodies are written once and seldom read: the 16 MB that this build of SQLite takes would hold little else.
  file.pragma("cache_size = -4000");
  // What is withheld is overwritten with zeros, not only let go.
  file.pragma("secure_delete = ON");
  const version = Number(file.pragma("user_version", { simple: true }));
  if (version > LAYOUTS.length) throw new LaterLayout(path, String(version));
  if (version > 0 && version < LAYOUTS.length) copyBefore(file, path, String(LAYOUTS.length));
  file
    .transaction(() => {
      // Another process may have been faster.
      const from = Number(file.pragma("user_version", { simple: true }));
      for (const layout of LAYOUTS.slice(from)) file.exec(layout);
      if (from < LAYOUTS.length) file.pragma(`user_version = ${LAYOUTS.length}`);
    })
    .immediate();
  return file;
}
