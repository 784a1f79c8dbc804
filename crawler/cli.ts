import { existsSync, renameSync, rmSync } from "node:fs";
import { openArchive } from "../data/archive/archive.ts";
import { takeLock } from "../data/archive/lock.ts";
import { OUTCOMES } from "../data/model/capture.ts";
import { toInstant } from "../data/model/time.ts";
import { readRegistry } from "../data/registry.ts";
import { readSettings, type Settings } from "../data/settings.ts";
import { openStore } from "../data/store/store.ts";
import { type Command, EXIT, Fault, openDoor } from "../data/terminal/door.ts";
import { showProgress } from "../data/terminal/progress.ts";
import { formatTable } from "../data/terminal/table.ts";
import { workspaceFiles } from "../data/workspace-files.ts";
import { crawl } from "./crawl.ts";
import { ensureBrowser } from "./fetch/ensure-browser.ts";
import { userAgent } from "./fetch/identity.ts";
import { openBrowser } from "./fetch/over-browser.ts";
import { openHttp } from "./fetch/send-http.ts";
import { importTable } from "./import/import.ts";
import { parseArchive } from "./parse.ts";
import { entryPages } from "./plan-visits.ts";
import { SOURCES } from "./sources/index.ts";

const crawlCommand: Command = {
  about: "Reads what is due, politely, and archives every page. May be stopped and started again at any time.",
  options: {
    source: { type: "string", about: "Only this source, by id or adapter, e.g. cfpb." },
    platform: { type: "string", about: "Only this platform." },
    engine: { type: "string", about: "A PostgreSQL that workers share: they fetch, this process archives." },
    "dry-run": { type: "boolean", about: "Print what would be asked first, and ask nothing." },
  },
  async run({ text, flag }) {
    const settings = readSettings(process.env);
    const registry = readRegistry(settings.KAXIN_DATA);
    const only = { source: text("source"), platform: text("platform") };
    const entry = entryPages(registry.workspace, registry.platforms, SOURCES, only);
    if (flag("dry-run")) {
      console.log(
        formatTable([["owner", "kind", "address"], ...entry.map((each) => [each.owner, each.kind, each.address])]),
      );
      return EXIT.done;
    }
    const files = workspaceFiles(settings.KAXIN_DATA);
    const lock = takeLock(files.lock);
    if (lock === null) {
      console.error(`crawl: another crawl is writing to ${files.archive}. Wait for it, or stop it first.`);
      return EXIT.busy;
    }
    const archive = openArchive(files.archive);
    const engine = text("engine");
    const needsBrowser = engine === undefined && entry.some((each) => each.via === "browser");
    const reach = await openReach(settings, needsBrowser);
    const signal = untilStopped();
    const progress = showProgress("crawl", 0);
    try {
      const end = await crawl(entry, { ...reach, archive, registry, progress, signal, engine });
      progress.end(`${end.fetched} visits, ${end.alarms} without a page, ${end.hostsLeft.length} hosts left alone`);
      for (const { hostname, stopped, leftAlone } of end.hostsLeft) {
        const why =
          stopped === null ? "budget of pages spent" : `${OUTCOMES[stopped.outcome]} ${stopped.detail}`.trim();
        console.error(
          `  ${hostname}: ${why}${leftAlone.length > 0 ? `; ${leftAlone.length} pages not asked for` : ""}`,
        );
      }
      return EXIT.done;
    } finally {
      await reach.close();
      archive.close();
      lock.release();
    }
  },
};

const workerCommand: Command = {
  about: "Fetches for crawls that run elsewhere. Start as many as wanted; SIGTERM ends one after the pages it is at.",
  options: {
    engine: { type: "string", about: "The PostgreSQL of the crawl: postgres://user:password@host:5432/database" },
    hosts: { type: "string", about: "How many hosts to read at a time (default: 8)." },
  },
  async run({ text }) {
    const engine = text("engine");
    const concurrency = Number(text("hosts") ?? 8);
    if (engine === undefined) throw new Fault("give --engine postgres://user:password@host:5432/database");
    if (!Number.isInteger(concurrency) || concurrency < 1) throw new Fault("--hosts must be a whole number from 1 on");
    const signal = untilStopped();
    const { work } = await import("./dispatch/worker.ts");
    const reach = await openReach(readSettings(process.env), true);
    const say = (line: string) => console.error(line);
    try {
      console.error(`worker: ${await work(engine, { ...reach, concurrency, say, signal })} slices read`);
      return EXIT.done;
    } finally {
      await reach.close();
    }
  },
};

const parseCommand: Command = {
  about: "Reads the whole archive anew into a fresh store. May be run again at any time; the web is not asked.",
  run() {
    const settings = readSettings(process.env);
    const registry = readRegistry(settings.KAXIN_DATA);
    const files = workspaceFiles(settings.KAXIN_DATA);
    if (!existsSync(files.archive))
      throw new Fault(`${files.archive} is missing. Run \`npm run crawl\` or \`npm run import\` first.`);
    const archive = openArchive(files.archive);
    const progress = showProgress("parse", archive.counts().captures);
    const contents = parseArchive(archive, registry, progress);
    archive.close();
    if (contents === null)
      throw new Fault(`${files.archive} is empty. Run \`npm run crawl\` or \`npm run import\` first.`);
    const fresh = `${files.store}.fresh`;
    for (const ending of ["", "-journal", "-wal", "-shm"]) rmSync(`${fresh}${ending}`, { force: true });
    const store = openStore(fresh);
    store.fill(contents);
    store.close();
    renameSync(fresh, files.store);
    const { complaints, policies, alarms } = contents;
    progress.end(`${complaints.length} complaints, ${policies.length} policies, ${alarms.length} alarms`);
    return EXIT.done;
  },
};

const importCommand: Command = {
  about: "Takes a table of complaints that somebody exported into a workspace, through the same checks as a crawl.",
  takes: "FILE.csv",
  options: {
    map: { type: "string", about: "How its columns become complaints: a YAML file; see data/mappings/." },
    into: { type: "string", about: "The workspace it goes into (default: KAXIN_DATA)." },
    "platforms-from": { type: "string", about: "Declare each merchant of this column as a platform there." },
    "dry-run": {
      type: "boolean",
      about: "Show the first rows as they would be stored and every rejected row; store nothing.",
    },
  },
  run({ words, text, flag }) {
    const [file] = words;
    const map = text("map");
    if (file === undefined || map === undefined)
      throw new Fault("give a table and --map FILE.yaml, e.g. data/mappings/cfpb-sample.yaml");
    const root = text("into") ?? readSettings(process.env).KAXIN_DATA;
    const result = importTable(file, map, root, {
      platformsFrom: text("platforms-from") ?? null,
      dryRun: flag("dry-run"),
    });
    if (flag("dry-run")) console.log(JSON.stringify(result.drafts.slice(0, 3), null, 2));
    for (const { line, reason } of result.rejected) console.error(`  row ${line}: ${reason}`);
    console.log(
      formatTable([
        ["rows taken", "rejected", "platforms declared", "workspace"],
        [String(result.drafts.length), String(result.rejected.length), String(result.platformsDeclared), root],
      ]),
    );
    if (result.known) console.log("The same table was imported before; nothing was added.");
    else if (!flag("dry-run")) console.log(`Next: KAXIN_DATA=${root} npm run parse && … score, publish, build`);
    return EXIT.done;
  },
};

const alarms: Command = {
  about: "What a maintainer must look at: pages that could not be had, or were of another shape.",
  run() {
    const { store: path } = workspaceFiles(readSettings(process.env).KAXIN_DATA);
    if (!existsSync(path)) throw new Fault(`${path} is missing. Run \`npm run parse\` first.`);
    const store = openStore(path);
    const rows = store.alarms().map((alarm) => [alarm.kind, alarm.owner, alarm.address, alarm.message]);
    store.close();
    console.log(rows.length === 0 ? "No alarms." : formatTable([["kind", "owner", "address", "message"], ...rows]));
    return EXIT.done;
  },
};

const browser: Command = {
  about: "Finds the browser that crawl and tests use, or installs one, and says where it is.",
  async run() {
    const path = await browserFor(readSettings(process.env));
    console.log(path === null ? "No browser: pages that need one will be alarms." : `Browser: ${path}`);
    return EXIT.done;
  },
};

/** The ways to the web, and the time. */
async function openReach(settings: Settings, needsBrowser: boolean) {
  const agent = userAgent(settings.KAXIN_CONTACT);
  const demoWeb = settings.KAXIN_DEMO_WEB === undefined ? null : { port: settings.KAXIN_DEMO_WEB };
  const http = openHttp({ userAgent: agent, demoWeb });
  const executable = needsBrowser ? await browserFor(settings) : null;
  const browser = executable === null ? null : openBrowser({ executable, userAgent: agent });
  return {
    send: http.send,
    render: browser?.render ?? null,
    now: () => settings.KAXIN_NOW ?? toInstant(Date.now()),
    close: () => Promise.all([http.close(), browser?.close()]),
  };
}

function untilStopped(): AbortSignal {
  const stopping = new AbortController();
  process.once("SIGINT", () => stopping.abort());
  process.once("SIGTERM", () => stopping.abort());
  return stopping.signal;
}

async function browserFor(settings: Settings): Promise<string | null> {
  const { path } = await ensureBrowser({ chosen: settings.KAXIN_CHROMIUM, say: (line) => console.error(line) });
  return path;
}

const doors = {
  crawl: crawlCommand,
  worker: workerCommand,
  parse: parseCommand,
  import: importCommand,
  alarms,
  browser,
};
process.exitCode = await openDoor("crawler", doors, process.argv.slice(2));
