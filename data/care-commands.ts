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
    about: "把档案、存储、以前各次的发布拷到按日期命名的文件夹，抓取正在写也行；或者放回一份。",
    options: {
      into: { type: "string", about: "备份放在哪个文件夹（默认是工作区的 local/backups）。" },
      keep: { type: "string", about: `留最新的几份（默认 ${KEEP}）。` },
      list: { type: "boolean", about: "列出已有的备份。" },
      restore: {
        type: "string",
        about: "放回这一份（文件夹或日期）；现有的先另存一份。",
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
          ["备份", "文件", "MB", "删掉的旧备份"],
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
