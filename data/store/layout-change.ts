import { existsSync, statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type Database from "better-sqlite3";

/** A file that a later version of Kaxin wrote: this one would misread it. */
export class LaterLayout extends Error {
  override readonly name = "LaterLayout";
  constructor(path: string, layout: string) {
    super(`${path} was written by a later version of Kaxin (layout ${layout}). Update Kaxin, then try again.`);
  }
}

/** There is no room for the copy that is made before a file is brought up to date. */
export class NoRoom extends Error {
  override readonly name = "NoRoom";
}

/**
 * Copies a file beside itself before its layout is changed, e.g. to `kaxin.sqlite.before-0002`; nothing where that copy is
 * there. Not within a transaction.
 */
export function copyBefore(file: Database.Database, path: string, layout: string): void {
  const copy = `${path}.before-${layout}`;
  if (path === ":memory:" || existsSync(copy)) return;
  const { bavail, bsize } = statfsSync(dirname(path));
  const wanted = statSync(path).size;
  if (bavail * bsize < 2 * wanted) {
    throw new NoRoom(
      `${path} needs ${wanted} bytes for a copy before its layout is changed. Make room, then try again.`,
    );
  }
  file.prepare("vacuum into ?").run(copy);
}
