import { join } from "node:path";

/** Where the files of a workspace lie. Only `published` leaves the machine. */
export type WorkspaceFiles = Readonly<
  Record<"archive" | "lock" | "store" | "memo" | "backups" | "published" | "site", string>
>;

export function workspaceFiles(root: string): WorkspaceFiles {
  return {
    archive: join(root, "local", "archive.sqlite"),
    lock: join(root, "local", "lock.sqlite"),
    store: join(root, "local", "kaxin.sqlite"),
    memo: join(root, "local", "memo.sqlite"),
    backups: join(root, "local", "backups"),
    published: join(root, "published"),
    site: join(root, "local", "site"),
  };
}
