import { join } from "node:path";

/**
 * Where the files of a workspace lie. Whoever holds `lock` writes to the archive, whoever holds `way` goes from the archive to the
 * site, whoever holds `copying` makes a copy of the archive. Only `published` leaves the machine.
 */
export type WorkspaceFiles = Readonly<
  Record<
    | "archive"
    | "lock"
    | "way"
    | "copying"
    | "readings"
    | "store"
    | "memo"
    | "journal"
    | "backups"
    | "published"
    | "site",
    string
  >
>;

export function workspaceFiles(root: string): WorkspaceFiles {
  return {
    archive: join(root, "local", "archive.sqlite"),
    lock: join(root, "local", "lock.sqlite"),
    way: join(root, "local", "way.sqlite"),
    copying: join(root, "local", "copying.sqlite"),
    readings: join(root, "local", "readings.sqlite"),
    store: join(root, "local", "kaxin.sqlite"),
    memo: join(root, "local", "memo.sqlite"),
    journal: join(root, "local", "journal.sqlite"),
    backups: join(root, "local", "backups"),
    published: join(root, "published"),
    site: join(root, "local", "site"),
  };
}
