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
  about: "Reads every archived body against its digest, and every capture against its body. Changes nothing.",
  run() {
    const { archive } = openOurs();
    const progress = showProgress("verify", archive.counts().bodies);
    const { captures, bodies, withheld, damaged, affected } = verifyArchive(archive, progress);
    archive.close();
    progress.end(`${bodies} bodies read`);
    console.log(
      formatTable([
        ["captures", "bodies", "damaged bodies", "captures affected", "withheld"],
        [captures, bodies, damaged.size, affected.length, withheld].map(String),
      ]),
    );
    for (const { fetchedAt, owner, address } of affected) console.error(`  ${fetchedAt} ${owner} ${address}`);
    if (damaged.size + affected.length === 0) return EXIT.done;
    console.error("verify: the archive is damaged. Restore it from a backup.");
    return EXIT.fault;
  },
};

const exportCommand: Command = {
  about: "Writes what is archived of one platform or source as WARC/1.1 and as WACZ, for other tools to read.",
  options: {
    platform: { type: "string", about: "This platform, by id." },
    source: { type: "string", about: "This source, by id." },
    out: { type: "string", about: "Where to, e.g. jia.warc.gz; the .wacz is laid beside it (default: local/)." },
  },
  run({ text }) {
    const owner = ownerFrom(text("platform"), text("source"));
    const { archive, files } = openOurs();
    if (!archive.owners().includes(owner)) {
      throw new Fault(`nothing is archived of ${owner}. Archived are: ${archive.owners().join(", ") || "none"}.`);
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
    progress.end(`${captures} captures, ${records} records`);
    console.log(
      formatTable([
        ["file", "bytes"],
        [to.warc, String(warcBytes)],
        [to.wacz, waczBytes === null ? "more than 4 GiB: not written" : String(waczBytes)],
      ]),
    );
    console.error("These are raw pages, personal data not masked: for verifying, not for publishing.");
    console.error(
      "`npm run forget`, and `npm run retain` where rawPagesDays is set, delete them when a page in them must go.",
    );
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
  if (!existsSync(path)) throw new Fault(`${path} is missing. Run \`npm run crawl\` or \`npm run import\` first.`);
  return { archive: openArchive(path), files };
}

function ownerFrom(platform: string | undefined, source: string | undefined): string {
  if (platform !== undefined && source === undefined) return `platform:${platform}`;
  if (source !== undefined && platform === undefined) return `source:${source}`;
  throw new Fault("give either --platform ID or --source ID");
}

process.exitCode = await openDoor(
  "archive",
  { verify, export: exportCommand },
  process.argv.slice(2),
  (name) => `npm run archive -- ${name}`,
);
