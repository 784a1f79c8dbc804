import { takeLock } from "./archive/lock.ts";
import { Busy } from "./terminal/door.ts";
import type { WorkspaceFiles } from "./workspace-files.ts";

type Taken = { readonly release: () => void };

const WHO: Readonly<Record<"way" | "lock" | "copying", string>> = {
  way: "这个工作区里有一个 update 或 watch 的一轮正在跑。等它做完，再试一次。",
  lock: "有一个抓取正在写这个工作区。等它做完，或先停掉它（Ctrl-C 或 SIGTERM，不会丢东西）。",
  copying: "这个工作区正在备份或导出。等它做完，再试一次。",
};

/** Keeps every crawl, `update` and round of `watch` out of a workspace until `release`. Throws `Busy` when one is at work there. */
export function takeWorkspace(files: WorkspaceFiles): Taken {
  return take(files, ["way", "lock"]);
}

/** The same, and whoever makes copies of it. */
export function takeToForget(files: WorkspaceFiles): Taken {
  return take(files, ["way", "lock", "copying"]);
}

/** Keeps crawls out, and whoever makes copies of the archive. Throws `Busy` when one is at work. */
export function takeArchive(files: WorkspaceFiles): Taken {
  return take(files, ["lock", "copying"]);
}

/** Keeps others who make copies out, and whoever looks through them. Throws `Busy` when one is at work. */
export function takeCopying(files: WorkspaceFiles): Taken {
  return take(files, ["copying"]);
}

function take(files: WorkspaceFiles, locks: readonly (keyof typeof WHO)[]): Taken {
  const taken: Taken[] = [];
  const release = () => {
    for (const each of taken.toReversed()) each.release();
  };
  for (const name of locks) {
    const lock = takeLock(files[name]);
    if (lock === null) {
      release();
      throw new Busy(WHO[name]);
    }
    taken.push(lock);
  }
  return { release };
}
