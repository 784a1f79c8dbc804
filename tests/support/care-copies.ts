import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { openArchive } from "../../data/archive/archive.ts";
import { exportOwner } from "../../data/archive/export.ts";
import { backUp } from "../../data/backup.ts";
import { writeSums } from "../../data/dataset/checksums.ts";
import type { Instant } from "../../data/model/time.ts";
import { openJournal } from "../../data/store/journal.ts";
import { NO_PROGRESS } from "../../data/terminal/progress.ts";
import { workspaceFiles } from "../../data/workspace-files.ts";

/** Every kind of copy of an archive that the program makes or, killed, leaves: backups, exports, copies before a change. */
export async function layCopies(
  root: string,
  elsewhere: string,
  now: Instant,
): Promise<{ readonly backups: string[] }> {
  const { archive, backups, journal } = workspaceFiles(root);
  const local = (name: string) => join(root, "local", name);
  const near = await backUp(root, backups, now);
  const far = await backUp(root, join(elsewhere, "disk"), now);
  const old = join(backups, "2026-01-06T00-00-00Z");
  cpSync(near.folder, old, { recursive: true });
  toLayoutBefore(join(old, "archive.sqlite"));
  writeSums(old);
  cpSync(near.folder, join(backups, "2026-01-07T00-00-00Z.part"), { recursive: true });
  for (const ending of ["before-5", "damaged", "damaged-2", "restoring"])
    cpSync(join(near.folder, "archive.sqlite"), local(`archive.sqlite.${ending}`));
  const noted = openJournal(journal);
  for (const folder of [join(root, "local"), elsewhere]) {
    const to = { warc: join(folder, "out.warc.gz"), wacz: join(folder, "out.wacz") };
    const open = openArchive(archive);
    exportOwner(open, "source:tousu", to, NO_PROGRESS);
    open.close();
    for (const path of Object.values(to)) noted.noteCopy(path, "export");
  }
  noted.close();
  mkdirSync(join(elsewhere, "mine"), { recursive: true });
  writeFileSync(join(elsewhere, "mine", "other.warc.gz"), "somebody's own");
  return { backups: [near.folder, far.folder, old] };
}

/** As the version before wrote it, which knew of no tombstones. */
function toLayoutBefore(path: string): void {
  const file = new Database(path);
  file.exec(`
    drop table withheld;
    drop trigger bodies_stay;
    create trigger bodies_stay before update on bodies begin select raise(abort, 'bodies are never changed'); end;
    pragma user_version = 4;`);
  file.close();
}
