import { existsSync, readdirSync, renameSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { removeRows } from "../data/dataset/remove-rows.ts";
import type { Forgotten } from "../data/forgotten.ts";
import type { Instant } from "../data/model/time.ts";
import type { Registry } from "../data/registry.ts";
import type { Progress } from "../data/terminal/progress.ts";
import { type WorkspaceFiles, workspaceFiles } from "../data/workspace-files.ts";
import { deleteAll, looseCopies, type Purge, purgeArchive, purgeBackups, type Removed, removedOf } from "./copies.ts";
import { withholdForgotten } from "./withhold-pages.ts";

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
 * Only for whoever holds the workspace and `copying`.
 */
export function forget(ports: Ports): Removed[] {
  const { root, registry, forgotten, now: at, progress } = ports;
  const files = workspaceFiles(root);
  const isGone = rowsAbout(registry, forgotten);
  const inDataSets = (published: string) => forgetInDataSets(join(published, "data"), isGone, at.slice(0, 10));
  const purge: Purge = {
    isWanted: () => true,
    withhold: (archive) => withholdForgotten({ archive, registry, forgotten, at, progress }),
    // The store of a backup is made again from its archive when it is put back.
    besides: (folder) => [
      ...deleteAll([join(folder, basename(files.store))].filter(existsSync), "删了（放回时从档案重新生成）"),
      ...inDataSets(join(folder, "published")),
    ],
  };
  recoverPublication(files);
  return [
    removedOf(files.archive, purgeArchive(files.archive, purge)),
    ...inDataSets(files.published),
    ...deleteAll(looseCopies(files)),
    ...deleteAll(copiesOfDerived(files), "删了（会重新生成）"),
    ...purgeBackups(files, purge),
  ];
}

/** A publication that was killed between its two steps has laid the earlier one aside: nothing else holds the earlier data sets. */
function recoverPublication({ published }: WorkspaceFiles): void {
  if (!existsSync(published) && existsSync(`${published}.old`)) renameSync(`${published}.old`, published);
}

/** Short cuts, the store before a change of layout, and what stages that were killed have left. */
function copiesOfDerived({ memo, readings, store, published, site }: WorkspaceFiles): string[] {
  const beside = (path: string) =>
    readdirSync(dirname(path))
      .filter((name) => name.startsWith(`${basename(path)}.`))
      .map((name) => join(dirname(path), name));
  const shortCuts = [memo, readings].flatMap((path) => ["", "-wal", "-shm", "-journal"].map((end) => `${path}${end}`));
  return [...shortCuts, ...[store, published, site].flatMap(beside)].filter(existsSync);
}

type IsGone = (row: Readonly<Record<string, unknown>>) => boolean;

function forgetInDataSets(folder: string, isGone: IsGone, day: string): Removed[] {
  const versions = existsSync(folder) ? readdirSync(folder).filter((name) => /^\d{4}\./.test(name)) : [];
  return versions.map((version) => {
    const where = join(folder, version);
    const rows = removeRows(where, isGone, day);
    return { where, what: rows === 0 ? "里面没有它" : `删了 ${rows} 行，校验和重算了`, found: rows > 0 };
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
