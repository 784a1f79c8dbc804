import { existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { openArchive } from "../data/archive/archive.ts";
import { takeLock } from "../data/archive/lock.ts";
import { readForgotten } from "../data/forgotten.ts";
import { type Registry, readRegistry } from "../data/registry.ts";
import { hereAndNow, readSettings } from "../data/settings.ts";
import { openReadings } from "../data/store/readings.ts";
import { Busy, type Command, EXIT, Fault, openDoor, untilStopped } from "../data/terminal/door.ts";
import { NO_PROGRESS, showProgress } from "../data/terminal/progress.ts";
import { didYouMean } from "../data/terminal/suggest.ts";
import { workspaceFiles } from "../data/workspace-files.ts";
import { findOrFetchBrowser, fromFile, fromTheWeb, openWeb, visitorFrom } from "./answers.ts";
import { type Crawled, crawl } from "./crawl.ts";
import { describeHostsLeft, describeMissed, describePlan, summaryOf } from "./describe-crawl.ts";
import { answerCases, describeDecision, fetchRules } from "./fetch/ask-robots.ts";
import { canonicalAddress } from "./fetch/canonical-address.ts";
import { PRODUCT_TOKEN } from "./fetch/identity.ts";
import { parseRobots } from "./fetch/robots.ts";
import type { Rules } from "./fetch/robots-book.ts";
import { forgetCommand } from "./forget-command.ts";
import type { Frontier } from "./frontier.ts";
import { importCommand } from "./import/import-command.ts";
import { withFrontier } from "./look-at-stored.ts";
import { withoutForgotten } from "./never-again.ts";
import { openReaders } from "./open-readers.ts";
import { parseArchive } from "./parse.ts";
import { entryPages } from "./plan-visits.ts";
import { codeOfReading } from "./read-code.ts";
import { retainCommand } from "./retain.ts";
import { calledFor, firstCall, noteRuns } from "./scheduled.ts";
import { SOURCES } from "./sources/index.ts";

const crawlCommand: Command = {
  about: "Reads what is due, politely, and archives every page. May be stopped and started again at any time.",
  options: {
    source: { type: "string", about: "Only this source, by id or adapter, e.g. cfpb." },
    platform: { type: "string", about: "Only this platform." },
    scheduled: { type: "boolean", about: "Only whom the schedules call for now; says who is next where nobody is." },
    replay: { type: "string", about: "Read this WARC or WACZ file in the place of the web." },
    engine: { type: "string", about: "A PostgreSQL that workers share: they fetch, this process archives." },
    "dry-run": { type: "boolean", about: "Print what is due and why, and ask nothing." },
    json: { type: "boolean", about: "Print what came of it as one line of JSON, and nothing else." },
  },
  async run({ text, flag }) {
    const settings = readSettings(process.env);
    const files = workspaceFiles(settings.KAXIN_DATA);
    const registry = readRegistry(settings.KAXIN_DATA);
    const only = { source: text("source"), platform: text("platform") };
    refuseUnknown(only, registry);
    const visitor = visitorFrom(settings);
    const { now } = visitor;
    const startsAt = now();
    const all = entryPages(registry.workspace, registry.platforms, SOURCES, only);
    const entry = flag("scheduled") ? calledFor(all, registry, files.journal, startsAt) : all;
    if (flag("scheduled") && entry.length === 0) {
      console.error(`crawl: nobody is due. Next: ${firstCall(all, registry, files.journal, startsAt) ?? "never"}`);
      return EXIT.done;
    }
    if (flag("dry-run")) {
      const describe = (frontier: Frontier) => describePlan(entry, frontier, now(), flag("json"));
      console.log(withFrontier(files.archive, registry, now(), describe));
      return EXIT.done;
    }
    const lock = takeLock(files.lock);
    if (lock === null) throw new Busy(`another crawl is writing to ${files.archive}. Wait for it, or stop it first.`);
    const file = text("replay");
    const engine = text("engine");
    const answers = file === undefined ? fromTheWeb(visitor) : fromFile(file);
    const forgotten = readForgotten(settings.KAXIN_DATA, registry.workspace.sources);
    const archive = withoutForgotten(openArchive(files.archive), registry, forgotten);
    const readings = openReadings(files.readings, codeOfReading());
    const readers = openReaders(archive);
    const signal = untilStopped();
    const progress = flag("json") ? NO_PROGRESS : showProgress("crawl", 0);
    const startedAt = performance.now();
    try {
      const end = await crawl(entry, {
        archive,
        registry,
        ...answers,
        ahead: { readers, readings },
        progress,
        signal,
        engine,
      });
      if (!signal.aborted && file === undefined) noteRuns(files.journal, entry, only, startsAt);
      progress.end(`${end.fetched} visits, ${end.alarms} without a page, ${end.hostsLeft.length} hosts left alone`);
      tellEnd(end, flag("json"), (performance.now() - startedAt) / 1000);
      return EXIT.done;
    } finally {
      await answers.close();
      await readers.close();
      readings.close();
      archive.close();
      lock.release();
    }
  },
};

/** A mistyped id would crawl nothing, and say that all went well. */
function refuseUnknown(
  only: { readonly source?: string | undefined; readonly platform?: string | undefined },
  registry: Registry,
) {
  const { sources } = registry.workspace;
  const known = {
    source: sources.flatMap(({ id, adapter }) => [id, adapter]),
    platform: registry.platforms.map(({ id }) => id),
  };
  for (const kind of ["source", "platform"] as const) {
    const given = only[kind];
    if (given === undefined || known[kind].some((id) => id === given)) continue;
    throw new Fault(`no ${kind} "${given}" is declared${didYouMean(given, known[kind])}.`);
  }
}

function tellEnd(end: Crawled, asJson: boolean, seconds: number): void {
  if (asJson) console.log(JSON.stringify(summaryOf(end, seconds)));
  else for (const line of [...describeMissed(end), ...describeHostsLeft(end)]) console.error(`  ${line}`);
}

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
    const answers = fromTheWeb(visitorFrom(readSettings(process.env)));
    try {
      console.error(
        `worker: ${await work(engine, { ...answers, concurrency, say: console.error, signal })} slices read`,
      );
      return EXIT.done;
    } finally {
      await answers.close();
    }
  },
};

const robots: Command = {
  about: "Whether robots.txt lets an address be read, and by which rule.",
  takes: "URL",
  options: {
    robots: { type: "string", about: "This file instead of the site's own robots.txt." },
    agent: { type: "string", about: `A product token (default ${PRODUCT_TOKEN}).` },
    cases: { type: "boolean", about: "Answer JSON lines {robots_b64, ua, url} from standard input, a line each." },
  },
  async run({ words, text, flag }) {
    if (flag("cases")) {
      for await (const answer of answerCases(createInterface({ input: process.stdin }))) console.log(answer);
      return EXIT.done;
    }
    const address = canonicalAddress(words[0] ?? "");
    if (address === null) throw new Fault("give a web address, e.g. https://example.com/help");
    const file = text("robots");
    const agent = text("agent") ?? PRODUCT_TOKEN;
    const http = openWeb(visitorFrom(readSettings(process.env)));
    const rules: Rules =
      file === undefined
        ? await fetchRules(address, http.send)
        : { kind: "rules", robots: parseRobots(readFileSync(file)) };
    await http.close();
    console.log(describeDecision(rules, agent, address));
    return EXIT.done;
  },
};

const parseCommand: Command = {
  about: "Reads the whole archive anew into a fresh store. May be run again at any time; the web is not asked.",
  async run() {
    const settings = readSettings(process.env);
    const registry = readRegistry(settings.KAXIN_DATA);
    const files = workspaceFiles(settings.KAXIN_DATA);
    if (!existsSync(files.archive))
      throw new Fault(`${files.archive} is missing. Run \`npm run crawl\` or \`npm run import\` first.`);
    const archive = openArchive(files.archive);
    const progress = showProgress("parse", archive.counts().captures);
    const forgotten = readForgotten(settings.KAXIN_DATA, registry.workspace.sources);
    const readings = openReadings(files.readings, codeOfReading());
    const contents = await parseArchive(archive, registry, progress, forgotten, { readings });
    readings.prune();
    readings.close();
    archive.close();
    if (contents === null)
      throw new Fault(`${files.archive} is empty. Run \`npm run crawl\` or \`npm run import\` first.`);
    const { replaceStore } = await import("../data/store/replace-store.ts");
    replaceStore(files.store, contents);
    const { complaints, policies, alarms } = contents;
    progress.end(`${complaints.length} complaints, ${policies.length} policies, ${alarms.length} alarms`);
    return EXIT.done;
  },
};

const browser: Command = {
  about: "Finds the browser that crawl and tests use, or installs one, and says where it is.",
  options: { again: { type: "boolean", about: "Try to install one although that has failed a short while ago." } },
  async run({ flag }) {
    const { path } = await findOrFetchBrowser(visitorFrom(readSettings(process.env)), flag("again"));
    console.log(path === null ? "No browser: pages that need one will be alarms." : `Browser: ${path}`);
    return EXIT.done;
  },
};

const here = () => hereAndNow(process.env);

const doors = {
  crawl: crawlCommand,
  worker: workerCommand,
  robots,
  parse: parseCommand,
  import: importCommand(here),
  browser,
  forget: forgetCommand(here),
  retain: retainCommand(here),
};
process.exitCode = await openDoor("crawler", doors, process.argv.slice(2));
