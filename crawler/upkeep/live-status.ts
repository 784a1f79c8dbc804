import { existsSync, readdirSync, statfsSync, statSync } from "node:fs";
import { join } from "node:path";
import { openArchive } from "../../data/archive/archive.ts";
import { assembleStatus } from "../../data/assemble-status.ts";
import type { Status } from "../../data/model/status.ts";
import type { Instant } from "../../data/model/time.ts";
import type { Registry } from "../../data/registry.ts";
import { openJournal } from "../../data/store/journal.ts";
import { workspaceFiles } from "../../data/workspace-files.ts";
import { NOTHING_ARCHIVED } from "../frontier.ts";
import { standingsOf } from "../standings.ts";

/** How everything stands now: archive, store, journal and disk of the workspace at `root`. Changes nothing of them. */
export async function liveStatus(root: string, registry: Registry, now: Instant): Promise<Status> {
  const files = workspaceFiles(root);
  const parsed = await parsedAt(files.store);
  const journal = openJournal(files.journal);
  const runs = journal.runs();
  journal.close();
  const archive = existsSync(files.archive) ? openArchive(files.archive) : null;
  const visits = archive ?? { ...NOTHING_ARCHIVED, endingsSince: () => [] };
  const owners = standingsOf(visits, registry, { ...parsed, runs }, now);
  archive?.close();
  return assembleStatus(owners, registry.workspace, now, diskOf(root));
}

/** What the last `parse` raised and read; nothing where there was none. */
async function parsedAt(path: string) {
  if (!existsSync(path)) return { alarms: [], platformsOf: new Map<string, number>() };
  // Loaded where it is needed: it takes longer than all that a crawl needs together.
  const { openStore } = await import("../../data/store/store.ts");
  const store = openStore(path);
  const platformsOf = new Map(store.standings().map(({ owner, effect }) => [owner, effect.platforms]));
  const alarms = store.alarms();
  store.close();
  return { alarms, platformsOf };
}

export function diskOf(root: string): NonNullable<Status["disk"]> {
  const { archive, store, published, site } = workspaceFiles(root);
  const { bavail, bsize } = statfsSync(root);
  return {
    freeBytes: bavail * bsize,
    archiveBytes: bytesAt(archive) + bytesAt(`${archive}-wal`),
    storeBytes: bytesAt(store),
    publishedBytes: bytesAt(published),
    siteBytes: bytesAt(site),
  };
}

/** Of a file, or of all in a folder; 0 where there is nothing. */
function bytesAt(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.size;
  return readdirSync(path).reduce((sum, name) => sum + bytesAt(join(path, name)), 0);
}
