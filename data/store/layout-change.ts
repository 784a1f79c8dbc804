import { existsSync, statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type Database from "better-sqlite3";

/** A file that a later version of Kaxin wrote: this one would misread it. */
export class LaterLayout extends Error {
  override readonly name = "LaterLayout";
  constructor(path: string, layout: string) {
    super(`${path} 是更新的卡信写的（布局 ${layout}）。先更新卡信，再运行同一个命令。`);
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
    throw new NoRoom(`改 ${path} 的布局以前要先拷一份，需要 ${wanted} 字节。腾出地方，再运行同一个命令。`);
  }
  file.prepare("vacuum into ?").run(copy);
}
