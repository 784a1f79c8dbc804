import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { readSettings } from "../settings.ts";
import { openJournal } from "../store/journal.ts";
import { takeCopying } from "../take-workspace.ts";
import { type Command, EXIT, Fault, openDoor } from "../terminal/door.ts";
import { showProgress } from "../terminal/progress.ts";
import { formatTable } from "../terminal/table.ts";
import { type WorkspaceFiles, workspaceFiles } from "../workspace-files.ts";
import { type Archive, openArchive } from "./archive.ts";
import { exportOwner } from "./export.ts";
import { verifyArchive } from "./verify.ts";

const verify: Command = {
  about: "把每个存档正文按摘要读一遍，也查每次抓取的正文在不在。什么也不改。",
  run() {
    const { archive } = openOurs();
    const progress = showProgress("verify", archive.counts().bodies);
    const { captures, bodies, withheld, damaged, affected } = verifyArchive(archive, progress);
    archive.close();
    progress.end(`读了 ${bodies} 个正文`);
    console.log(
      formatTable([
        ["抓取", "正文", "坏的正文", "受影响的抓取", "墓碑"],
        [captures, bodies, damaged.size, affected.length, withheld].map(String),
      ]),
    );
    for (const { fetchedAt, owner, address } of affected) console.error(`  ${fetchedAt} ${owner} ${address}`);
    if (damaged.size + affected.length === 0) return EXIT.done;
    console.error("verify: 档案坏了。从备份放回来：npm run backup -- --list。");
    return EXIT.fault;
  },
};

const exportCommand: Command = {
  about: "把一个平台或来源的存档写成 WARC/1.1 和 WACZ，给别的工具读。",
  options: {
    platform: { type: "string", about: "这个平台。" },
    source: { type: "string", about: "这个来源。" },
    out: { type: "string", about: "写到哪里，如 jia.warc.gz；.wacz 放在旁边（默认 local/）。" },
  },
  run({ text }) {
    const owner = ownerFrom(text("platform"), text("source"));
    const { archive, files } = openOurs();
    if (!archive.owners().includes(owner)) {
      throw new Fault(`没有 ${owner} 的存档。有的是：${archive.owners().join("、") || "没有"}。`);
    }
    const stem = (text("out") ?? join(dirname(files.archive), owner.replace(":", "-"))).replace(
      /\.(warc(\.gz)?|wacz)$/,
      "",
    );
    const to = { warc: `${stem}.warc.gz`, wacz: `${stem}.wacz` };
    const progress = showProgress("export", 0);
    const { release } = takeCopying(files);
    noteExports(files.journal, [to.warc, to.wacz]);
    const { captures, records, warcBytes, waczBytes } = exportOwner(archive, owner, to, progress);
    release();
    archive.close();
    progress.end(`${captures} 次抓取，${records} 条记录`);
    console.log(
      formatTable([
        ["文件", "字节"],
        [to.warc, String(warcBytes)],
        [to.wacz, waczBytes === null ? "超过 4 GiB，没有写" : String(waczBytes)],
      ]),
    );
    console.error("这是原始页面，个人信息没有打码：用来查证，不用来发布。");
    console.error("里面有页面该移除时，npm run forget 和（设了 rawPagesDays 的）npm run retain 会删掉它们。");
    return EXIT.done;
  },
};

/** Wherever they were asked to be: what must not be kept is destroyed there too. */
function noteExports(path: string, exported: readonly string[]): void {
  const journal = openJournal(path);
  for (const each of exported) journal.noteCopy(resolve(each), "export");
  journal.close();
}

function openOurs(): { readonly archive: Archive; readonly files: WorkspaceFiles } {
  const files = workspaceFiles(readSettings(process.env).KAXIN_DATA);
  const { archive: path } = files;
  if (!existsSync(path)) throw new Fault(`${path} 还没有。先运行 npm run crawl 或 npm run import。`);
  return { archive: openArchive(path), files };
}

function ownerFrom(platform: string | undefined, source: string | undefined): string {
  if (platform !== undefined && source === undefined) return `platform:${platform}`;
  if (source !== undefined && platform === undefined) return `source:${source}`;
  throw new Fault("写 --platform 代号 或 --source 代号，二选一");
}

process.exitCode = await openDoor(
  "archive",
  { verify, export: exportCommand },
  process.argv.slice(2),
  (name) => `npm run archive -- ${name}`,
);
