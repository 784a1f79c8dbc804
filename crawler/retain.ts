import { existsSync, statSync } from "node:fs";
import type { Archive } from "../data/archive/archive.ts";
import { readForgotten } from "../data/forgotten.ts";
import { addHours, type Instant, toInstant } from "../data/model/time.ts";
import { readRegistry } from "../data/registry.ts";
import { takeArchive } from "../data/take-workspace.ts";
import { type Command, EXIT } from "../data/terminal/door.ts";
import { showProgress } from "../data/terminal/progress.ts";
import { workspaceFiles } from "../data/workspace-files.ts";
import {
  deleteAll,
  isWantedIn,
  looseCopies,
  type Purge,
  purgeArchive,
  purgeBackups,
  type Removed,
  tableOf,
} from "./copies.ts";
import { holdsExpired, NOTHING_WITHHELD, type WithheldPages, withholdExpired } from "./withhold-pages.ts";

/** What was destroyed in the archive, and in its copies. */
export type Retained = WithheldPages & { readonly copies: readonly Removed[] };

/**
 * Destroys the raw pages of private persons' posts that are older than the workspace lets them be, in the archive and in every
 * copy that this program has made; masked readings stay. `null`: the workspace sets no limit, or nothing is archived.
 */
export function retain(root: string, now: Instant): Retained | null {
  const registry = readRegistry(root);
  const files = workspaceFiles(root);
  const days = registry.workspace.rawPagesDays;
  if (days === null || !existsSync(files.archive)) return null;
  const lock = takeArchive(files);
  const progress = showProgress("retain", 0);
  const before = addHours(now, -24 * days);
  const forgotten = readForgotten(root, registry.workspace.sources);
  const ports = (archive: Archive) => ({ archive, registry, forgotten, at: now, progress });
  const purge: Purge = {
    isWanted: (archive) => holdsExpired(ports(archive), before),
    withhold: (archive) => withholdExpired(ports(archive), before),
    besides: () => [],
  };
  try {
    // The archive last: whoever is killed before finds there that something is left to do.
    const backups = purgeBackups(files, purge);
    const isWanted = isWantedIn(files.archive, purge);
    const copies = deleteAll(looseCopies(files).filter((path) => isWanted || isOlder(path, before)));
    const done = isWanted ? purgeArchive(files.archive, purge) : NOTHING_WITHHELD;
    progress.end(`销毁了 ${done.pages} 页超过 ${days} 天的原始页面，留下 ${done.readings} 份打码的读数`);
    return { ...done, copies: [...backups, ...copies] };
  } finally {
    lock.release();
  }
}

/** Then all of it is. */
function isOlder(path: string, before: Instant): boolean {
  return toInstant(statSync(path).mtimeMs) < before;
}

export function retainCommand(here: () => { readonly root: string; readonly now: Instant }): Command {
  return {
    about: "销毁超过 rawPagesDays（workspace.yaml）的私人发帖的原始页面：档案、备份、导出里的都销毁；打码的读数留下。",
    run() {
      const { root, now } = here();
      const done = retain(root, now);
      if (done === null) console.error("retain   没有要做的：workspace.yaml 里没有写 rawPagesDays，或者还没有档案");
      else if (done.copies.length > 0) console.log(tableOf(done.copies, root));
      return EXIT.done;
    },
  };
}
