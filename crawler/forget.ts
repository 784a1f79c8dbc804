import { existsSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { openArchive } from "../data/archive/archive.ts";
import { backupsIn } from "../data/backup.ts";
import { writeSums } from "../data/dataset/checksums.ts";
import { removeRows } from "../data/dataset/remove-rows.ts";
import type { Forgotten } from "../data/forgotten.ts";
import type { Instant } from "../data/model/time.ts";
import type { Registry } from "../data/registry.ts";
import type { Progress } from "../data/terminal/progress.ts";
import { type WorkspaceFiles, workspaceFiles } from "../data/workspace-files.ts";
import { type WithheldPages, withholdForgotten } from "./withhold-pages.ts";

/** One place that was looked through, and what was removed there in a few words. */
export type Removed = { readonly where: string; readonly what: string };

type Ports = {
  readonly root: string;
  readonly registry: Registry;
  readonly forgotten: Forgotten;
  readonly now: Instant;
  readonly progress: Progress;
};

/**
 * Removes all that tells of whoever is forgotten from what cannot be made again: archive, backups, earlier data sets. What can
 * be made again and may hold copies is deleted, but for the store and the publication, which the next stages replace.
 */
export function forget(ports: Ports): Removed[] {
  const { root, forgotten, now } = ports;
  const files = workspaceFiles(root);
  const isGone = rowsAbout(ports.registry, forgotten);
  const day = now.slice(0, 10);
  return [
    { where: files.archive, what: wordsFor(forgetInArchive(files.archive, ports)) },
    ...forgetInDataSets(join(files.published, "data"), isGone, day),
    ...deleteCopies(files),
    ...backupsIn(files.backups).flatMap((folder) => forgetInBackup(folder, ports, isGone, day)),
  ];
}

function forgetInArchive(path: string, { registry, forgotten, now: at, progress }: Ports): WithheldPages {
  const archive = openArchive(path);
  try {
    const done = withholdForgotten({ archive, registry, forgotten, at, progress });
    // Also when nothing was found: an earlier try may have been killed before this.
    archive.scrub();
    return done;
  } finally {
    archive.close();
  }
}

function wordsFor({ pages, readings, complaints }: WithheldPages): string {
  if (pages === 0) return "没有它的页面";
  return `销毁 ${pages} 个页面的正文；其中 ${readings} 页留下打码的读数（另外 ${complaints} 条投诉）`;
}

type IsGone = (row: Readonly<Record<string, unknown>>) => boolean;

function forgetInDataSets(folder: string, isGone: IsGone, day: string): Removed[] {
  const versions = existsSync(folder) ? readdirSync(folder).filter((name) => /^\d{4}\./.test(name)) : [];
  return versions.map((version) => {
    const where = join(folder, version);
    const rows = removeRows(where, isGone, day);
    return { where, what: rows === 0 ? "没有它的行" : `移除 ${rows} 行，摘要已更新` };
  });
}

/** A row tells of a complaint by its number, alone in a cell or in an address. */
function rowsAbout({ workspace }: Registry, forgotten: Forgotten): IsGone {
  const sources = workspace.sources.map(({ id }) => id);
  return (row) =>
    Object.values(row)
      .flatMap((cell) => (typeof cell === "string" ? (cell.match(/[A-Za-z0-9]+/g) ?? []) : []))
      .some((word) => /\d{3}/.test(word) && sources.some((source) => forgotten.complaint(source, word)));
}

/** Short cuts, exports and copies that were made before a change of layout. */
function deleteCopies(files: WorkspaceFiles): Removed[] {
  const folder = dirname(files.archive);
  const copies = readdirSync(folder).filter((name) =>
    /^(memo|readings)\.sqlite|\.(warc(\.gz)?|wacz|damaged)$|\.before-/.test(name),
  );
  for (const name of copies) rmSync(join(folder, name), { recursive: true });
  return copies.map((name) => ({ where: join(folder, name), what: "删除（副本，可以重新生成）" }));
}

/** The store of a backup is made again from its archive when it is put back. */
function forgetInBackup(folder: string, ports: Ports, isGone: IsGone, day: string): Removed[] {
  const { archive, store } = workspaceFiles(ports.root);
  const own = (path: string) => join(folder, basename(path));
  const what = wordsFor(forgetInArchive(own(archive), ports));
  for (const ending of ["-wal", "-shm"]) rmSync(`${own(archive)}${ending}`, { force: true });
  rmSync(own(store), { force: true });
  const sets = forgetInDataSets(join(folder, "published", "data"), isGone, day);
  writeSums(folder);
  return [{ where: folder, what: `${what}；删除推导的存储` }, ...sets];
}
