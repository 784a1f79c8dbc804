import { existsSync } from "node:fs";
import { basename, resolve } from "node:path";
import { backUp, backupsIn, pruneBackups, restore } from "./backup.ts";
import { readForgotten } from "./forgotten.ts";
import type { Instant } from "./model/time.ts";
import { readRegistry } from "./registry.ts";
import { takeWorkspace } from "./take-workspace.ts";
import { type Command, EXIT, Misuse } from "./terminal/door.ts";
import { formatTable } from "./terminal/table.ts";
import { workspaceFiles } from "./workspace-files.ts";

/** Where a command is at home, and what time it is there. */
type Here = () => { readonly root: string; readonly now: Instant };

const KEEP = 7;

/** Removes from what was restored what must not be kept any longer. */
type Again = (root: string, stage: "forget" | "retain") => Promise<number>;

/** `backup`: copies, lists and puts back. */
export function backupCommand(here: Here, again: Again): Command {
  return {
    about:
      "Copies archive, store and earlier publications to a dated folder, also while a crawl writes; or puts one back.",
    options: {
      into: { type: "string", about: "The folder that holds the backups (default: local/backups of the workspace)." },
      keep: { type: "string", about: `How many of the newest stay (default ${KEEP}).` },
      list: { type: "boolean", about: "Show the backups that are there." },
      restore: {
        type: "string",
        about: "Put this backup, by folder or date, in the place of what is there, which is backed up first.",
      },
    },
    async run({ text, flag }) {
      const { root, now } = here();
      const files = workspaceFiles(root);
      const into = resolve(text("into") ?? files.backups);
      const from = text("restore");
      if (from !== undefined) return putBack(root, named(from, into), now, again);
      if (flag("list")) {
        const folders = backupsIn(into);
        console.log(folders.length === 0 ? `${into} 里还没有备份：npm run backup 做一份。` : folders.join("\n"));
        return EXIT.done;
      }
      const keep = wholeNumber(text("keep") ?? String(KEEP));
      const { folder, files: count, bytes } = await backUp(root, into, now);
      const gone = pruneBackups(into, keep);
      console.log(
        formatTable([
          ["backup", "files", "MB", "older ones removed"],
          [folder, String(count), (bytes / 1e6).toFixed(1), String(gone.length)],
        ]),
      );
      console.error(`请再拷到另一块盘上。放回来：npm run backup -- --restore ${folder}`);
      return EXIT.done;
    },
  };
}

/** A folder, or one by its name among the backups. */
function named(from: string, into: string): string {
  return existsSync(from) ? resolve(from) : (backupsIn(into).find((each) => basename(each) === from) ?? resolve(from));
}

async function putBack(root: string, folder: string, now: Instant, again: Again): Promise<number> {
  const { release } = takeWorkspace(workspaceFiles(root));
  const before = await restore(root, folder, now).finally(release);
  console.log(`放回来了：${folder}`);
  if (before !== null) console.log(`原来的在这里：${before}`);
  if (readForgotten(root, []).size > 0) {
    console.error("做这份备份以后移除过的，再移除一遍：");
    return again(root, "forget");
  }
  if (readRegistry(root).workspace.rawPagesDays !== null) {
    console.error("做这份备份以后过了保留期的，也销毁：");
    const code = await again(root, "retain");
    if (code !== EXIT.done) return code;
  }
  console.error("接下来：npm run parse、score、publish、build，或者 npm run update。");
  return EXIT.done;
}

function wholeNumber(given: string): number {
  const number = Number(given);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Misuse(`--keep ${given}：要一个从 1 起的整数。`);
}
