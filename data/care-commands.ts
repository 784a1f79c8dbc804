import { resolve } from "node:path";
import { backUp, backupsIn, pruneBackups, restore } from "./backup.ts";
import { readForgotten } from "./forgotten.ts";
import type { Instant } from "./model/time.ts";
import { takeWorkspace } from "./take-workspace.ts";
import { type Command, EXIT, Fault } from "./terminal/door.ts";
import { formatTable } from "./terminal/table.ts";
import { workspaceFiles } from "./workspace-files.ts";

/** Where a command is at home, and what time it is there. */
type Here = () => { readonly root: string; readonly now: Instant };

const KEEP = 7;

/** `backup`: copies, lists and puts back. `again` runs when what was restored may hold what has been forgotten since. */
export function backupCommand(here: Here, again: (root: string) => Promise<number>): Command {
  return {
    about:
      "Copies archive, store and earlier publications to a dated folder, also while a crawl writes; or puts one back.",
    options: {
      into: { type: "string", about: "The folder that holds the backups (default: local/backups of the workspace)." },
      keep: { type: "string", about: `How many of the newest stay (default ${KEEP}).` },
      list: { type: "boolean", about: "Show the backups that are there." },
      restore: { type: "string", about: "Put this backup in the place of what is there, which is backed up first." },
    },
    async run({ text, flag }) {
      const { root, now } = here();
      const files = workspaceFiles(root);
      const into = resolve(text("into") ?? files.backups);
      const from = text("restore");
      if (from !== undefined) return putBack(root, resolve(from), now, again);
      if (flag("list")) {
        const folders = backupsIn(into);
        console.log(folders.length === 0 ? `No backups in ${into}.` : folders.join("\n"));
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
      console.error(`Copy it to another disk. To put it back: npm run backup -- --restore ${folder}`);
      return EXIT.done;
    },
  };
}

async function putBack(
  root: string,
  folder: string,
  now: Instant,
  again: (root: string) => Promise<number>,
): Promise<number> {
  const { release } = takeWorkspace(workspaceFiles(root));
  const before = await restore(root, folder, now).finally(release);
  console.log(`Restored: ${folder}`);
  if (before !== null) console.log(`What was there before: ${before}`);
  if (readForgotten(root, []).size > 0) {
    console.error("What has been forgotten since that backup is removed again:");
    return again(root);
  }
  console.error("Next: npm run parse, score, publish, build — or npm run update.");
  return EXIT.done;
}

function wholeNumber(given: string): number {
  const number = Number(given);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Fault(`--keep ${given}: give a whole number from 1.`);
}
