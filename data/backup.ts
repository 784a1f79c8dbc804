import {
  closeSync,
  cpSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { listedIn, SUMS, writeSums } from "./dataset/checksums.ts";
import type { Instant } from "./model/time.ts";
import { copyDatabase } from "./store/copy-database.ts";
import { isDamage } from "./store/integrity.ts";
import { openJournal } from "./store/journal.ts";
import { takeCopying } from "./take-workspace.ts";
import { Fault } from "./terminal/door.ts";
import { type WorkspaceFiles, workspaceFiles } from "./workspace-files.ts";

/** A whole copy of what cannot be had again, and of the store. */
export type Backup = { readonly folder: string; readonly files: number; readonly bytes: number };

const DATED = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ(-\d+)?$/;

/** What a publication adds to those before it, and nothing makes again. */
const PUBLISHED_ONCE = ["history.json", "data"];
/** What people wrote; a restore leaves what is there. */
const BY_HAND = ["workspace.yaml", "forgotten.yaml", "platforms", "contact-tests", "reviews", "corrections"];

/**
 * Copies archive, store, earlier publications and what people wrote to a dated folder in `into`, while a crawl may write. The
 * journal remembers the folder: what must not be kept is destroyed there too.
 */
export async function backUp(root: string, into: string, now: Instant): Promise<Backup> {
  const files = workspaceFiles(root);
  if (!existsSync(files.archive))
    throw new Fault(`${files.archive} 还没有：先 npm run crawl 或 npm run import，才有东西可备份。`);
  const { release } = takeCopying(files);
  try {
    if (into !== files.backups) noteFolder(files.journal, into);
    return await copyAll(root, files, into, now);
  } catch (error) {
    // On a disk that is full half a copy takes the room that everybody else needs.
    for (const half of halfBackupsIn(into)) rmSync(half, { recursive: true, force: true });
    throw error;
  } finally {
    release();
  }
}

function noteFolder(path: string, into: string): void {
  const journal = openJournal(path);
  journal.noteCopy(resolve(into), "backups");
  journal.close();
}

async function copyAll(root: string, files: WorkspaceFiles, into: string, now: Instant): Promise<Backup> {
  const folder = freeName(join(into, now.replaceAll(":", "-")));
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  for (const database of ["archive", "store"] as const) {
    if (existsSync(files[database])) await copyDatabase(files[database], join(part, basename(files[database])));
  }
  copyThere(files.published, join(part, "published"), PUBLISHED_ONCE);
  copyThere(root, join(part, "by-hand"), BY_HAND);
  const written = writeSums(part);
  renameSync(part, folder);
  return { folder, files: written.length, bytes: written.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** Whole backups in a folder, oldest first. */
export function backupsIn(into: string): string[] {
  const names = existsSync(into) ? readdirSync(into).filter((name) => DATED.test(name)) : [];
  return names
    .sort()
    .map((name) => join(into, name))
    .filter((folder) => existsSync(join(folder, SUMS)));
}

/** What backups that were killed have left in a folder. Only for whoever holds `copying`. */
export function halfBackupsIn(into: string): string[] {
  const names = existsSync(into) ? readdirSync(into) : [];
  return names
    .filter((name) => DATED.test(name.replace(/\.part$/, "")) && name.endsWith(".part"))
    .map((name) => join(into, name));
}

/** Removes all but the newest `keep`. Returns what went. */
export function pruneBackups(into: string, keep: number): string[] {
  const old = backupsIn(into).slice(0, -keep);
  for (const folder of old) rmSync(folder, { recursive: true });
  return old;
}

/**
 * Puts a backup in the place of what the workspace holds, after checking every byte of it. What was there is backed up first;
 * where it is too damaged for that it is laid aside as `*.damaged`. Returns where it lies.
 */
export async function restore(root: string, folder: string, now: Instant): Promise<string | null> {
  const wrong = faultsIn(folder);
  if (wrong.length > 0)
    throw new Fault(
      `${folder} 不是一份完整的备份，什么也没有动（nothing was changed）：${wrong.join("；")}。有哪些备份：npm run backup -- --list`,
    );
  const files = workspaceFiles(root);
  const before = existsSync(files.archive) ? await saveWhatIsThere(root, files, now) : null;
  for (const database of ["archive", "store"] as const)
    putBack(join(folder, basename(files[database])), files[database]);
  for (const shortCut of [files.memo, files.readings]) rmSync(shortCut, { force: true });
  for (const name of PUBLISHED_ONCE) putBack(join(folder, "published", name), join(files.published, name));
  for (const name of BY_HAND) {
    if (!existsSync(join(root, name))) putBack(join(folder, "by-hand", name), join(root, name));
  }
  return before;
}

async function saveWhatIsThere(root: string, files: WorkspaceFiles, now: Instant): Promise<string> {
  try {
    return (await backUp(root, files.backups, now)).folder;
  } catch (error) {
    if (!isDamage(error)) throw error;
    const aside = freeName(`${files.archive}.damaged`);
    renameSync(files.archive, aside);
    return aside;
  }
}

/** A file is whole or is not there: it gets its name when its last byte is on the disk. Nothing where the backup has none. */
function putBack(from: string, to: string): void {
  for (const ending of ["-wal", "-shm", "-journal"]) rmSync(`${to}${ending}`, { force: true });
  if (!existsSync(from)) return;
  mkdirSync(dirname(to), { recursive: true });
  const part = `${to}.restoring`;
  rmSync(part, { recursive: true, force: true });
  cpSync(from, part, { recursive: true });
  if (statSync(part).isFile()) flush(part);
  rmSync(to, { recursive: true, force: true });
  renameSync(part, to);
}

function flush(path: string): void {
  const file = openSync(path, "r+");
  fsyncSync(file);
  closeSync(file);
}

function copyThere(from: string, to: string, names: readonly string[]): void {
  for (const name of names.filter((each) => existsSync(join(from, each)))) {
    cpSync(join(from, name), join(to, name), { recursive: true });
  }
}

/** What is not as the list of digests says; none: every byte is there. */
function faultsIn(folder: string): string[] {
  const list = join(folder, SUMS);
  if (!existsSync(folder)) return ["没有这个文件夹"];
  if (!existsSync(list)) return [`没有 ${list}`];
  const sums = new Map(
    readFileSync(list, "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => [line.slice(66), line.slice(0, 64)]),
  );
  const there = new Map(listedIn(folder).map(({ name, sha256 }) => [name, sha256]));
  return [
    ...[...sums.keys()].filter((name) => !there.has(name)).map((name) => `少了 ${name}`),
    ...[...there.keys()].filter((name) => !sums.has(name)).map((name) => `${name} is not in ${SUMS}`),
    ...[...there].filter(([name, sha256]) => (sums.get(name) ?? sha256) !== sha256).map(([name]) => `${name} 坏了`),
  ];
}

/** Two in one second are told apart by a number. */
function freeName(path: string): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? path : `${path}-${number}`;
    if (!existsSync(candidate)) return candidate;
  }
}
