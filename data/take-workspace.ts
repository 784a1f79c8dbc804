import { takeLock } from "./archive/lock.ts";
import { Busy } from "./terminal/door.ts";
import type { WorkspaceFiles } from "./workspace-files.ts";

/** Keeps every crawl, `update` and round of `watch` out of a workspace until `release`. Throws `Busy` when one is at work there. */
export function takeWorkspace({ lock, way }: Pick<WorkspaceFiles, "lock" | "way">): { readonly release: () => void } {
  const rounds = takeLock(way);
  if (rounds === null) throw new Busy("an `update` or a round of `watch` is at work in this workspace. Wait for it.");
  const crawls = takeLock(lock);
  if (crawls === null) {
    rounds.release();
    throw new Busy("a crawl is writing to this workspace. Wait for it, or stop it first.");
  }
  return {
    release() {
      crawls.release();
      rounds.release();
    },
  };
}
