import { existsSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Archive, openArchive, openArchiveToRead } from "../data/archive/archive.ts";
import { backupsIn, halfBackupsIn } from "../data/backup.ts";
import { writeSums } from "../data/dataset/checksums.ts";
import { isDamage } from "../data/store/integrity.ts";
import { openJournal } from "../data/store/journal.ts";
import { formatTable } from "../data/terminal/table.ts";
import type { WorkspaceFiles } from "../data/workspace-files.ts";
import type { WithheldPages } from "./withhold-pages.ts";

/** One place that was looked through, and what was removed there in a few words. */
export type Removed = {
  readonly where: string;
  readonly what: string;
  /** Whether there was something there that had to go, and not only might have been. */
  readonly found?: boolean;
};

/** What must go from every archive there is a copy of. */
export type Purge = {
  readonly withhold: (archive: Archive) => WithheldPages;
  /** Whether it has to be opened at all: rewriting a backup costs its size. Changes nothing. */
  readonly isWanted: (archive: Archive) => boolean;
  /** Removes what is not in the archive of a backup; says what went. */
  readonly besides: (folder: string) => Removed[];
};

/** What a command, or one that was killed, laid beside the archive: exports, half copies, copies before a change of layout. */
const COPY = /(?:\.(?:warc|warc\.gz|wacz)(?:\.part)?|\.restoring|\.damaged(?:-\d+)?|\.before-[^/]+)$/;

/** Every single file that may hold raw pages besides archive and backups: in `local/`, and where the journal says an export went. */
export function looseCopies(files: WorkspaceFiles): string[] {
  const exported = noted(files, "export").flatMap((path) => [path, `${path}.part`]);
  return [...new Set([...copiesIn(dirname(files.archive)), ...exported])].filter(existsSync);
}

/** What was copied of the store is masked, as the store is. */
function copiesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => COPY.test(name) && !name.startsWith("kaxin.sqlite"))
    .map((name) => join(folder, name));
}

function noted({ journal: path }: WorkspaceFiles, kind: "export" | "backups"): string[] {
  const journal = openJournal(path);
  const paths = journal.copies(kind);
  journal.close();
  return paths;
}

export function deleteAll(paths: readonly string[], why = "删了"): Removed[] {
  return paths.map((where) => {
    rmSync(where, { recursive: true });
    return { where, what: why };
  });
}

/**
 * Purges every backup, also in the folders that `backup --into` has filled, and removes what a backup that was killed has left.
 * Only for whoever holds `copying`.
 */
export function purgeBackups(files: WorkspaceFiles, purge: Purge): Removed[] {
  const all = [...new Set([files.backups, ...noted(files, "backups")])];
  const away = all.filter((into) => into !== files.backups && !existsSync(into));
  return [
    ...deleteAll(all.flatMap(halfBackupsIn), "删了（没有做完的备份）"),
    ...all.flatMap(backupsIn).flatMap((folder) => purgeBackup(folder, basename(files.archive), purge)),
    ...away.map((where) => ({ where, what: "现在不在（那块盘没有接上？）：接上以后再运行一次" })),
  ];
}

/** A backup that is damaged can be neither looked through nor put back: it goes whole. */
function purgeBackup(folder: string, archive: string, purge: Purge): Removed[] {
  const path = join(folder, archive);
  try {
    if (!isWantedIn(path, purge)) return [];
    const own = existsSync(path) ? removedOf(folder, purgeArchive(path, purge)) : { where: folder, what: "没有档案" };
    deleteAll(copiesIn(folder));
    const besides = purge.besides(folder);
    writeSums(folder);
    return [own, ...besides];
  } catch (error) {
    if (!isDamage(error)) throw error;
    return deleteAll([folder], "整份删了：它已经损坏，查不了，也放不回去");
  }
}

/** Leaves the file as it is. */
export function isWantedIn(path: string, { isWanted }: Purge): boolean {
  if (!existsSync(path)) return true;
  const archive = openArchiveToRead(path);
  if (archive === null) return true;
  try {
    return isWanted(archive);
  } finally {
    archive.close();
  }
}

/** Leaves no trace, also when nothing was found: an earlier try may have been killed before that. */
export function purgeArchive(path: string, { withhold }: Purge): WithheldPages {
  const archive = openArchive(path);
  try {
    const done = withhold(archive);
    archive.scrub();
    archive.settle();
    return done;
  } finally {
    archive.close();
  }
}

/** For people: what lies in the workspace at `root` by its place there. */
export function tableOf(removed: readonly Removed[], root: string): string {
  const placeOf = (where: string) => (where.startsWith(`${root}/`) ? where.slice(root.length + 1) : where);
  return formatTable([["在哪里", "做了什么"], ...removed.map(({ where, what }) => [placeOf(where), what])]);
}

export function removedOf(where: string, pages: WithheldPages): Removed {
  return { where, what: inWords(pages), found: pages.pages > 0 };
}

function inWords({ pages, complaints }: WithheldPages): string {
  if (pages === 0) return "没有要销毁的";
  return `销毁了 ${pages} 页的原文${complaints === 0 ? "" : `；页上不必移除的 ${complaints} 条投诉，打码的记录留着`}`;
}
