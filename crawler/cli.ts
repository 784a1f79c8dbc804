import { existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { type Archive, openArchive } from "../data/archive/archive.ts";
import { takeLock } from "../data/archive/lock.ts";
import { type Forgotten, readForgotten } from "../data/forgotten.ts";
import { type Registry, readRegistry } from "../data/registry.ts";
import { hereAndNow, readSettings } from "../data/settings.ts";
import { inJournal } from "../data/store/journal.ts";
import { openReadings } from "../data/store/readings.ts";
import { whichStore } from "../data/store/which-store.ts";
import { clock } from "../data/terminal/clock.ts";
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
import type { Frontier } from "./frontier.ts";
import { withFrontier } from "./look-at-stored.ts";
import { openReaders } from "./open-readers.ts";
import { entryPages } from "./plan-visits.ts";
import { codeOfReading, stampOfParse } from "./read-code.ts";
import { calledFor, firstCall, noteRuns } from "./scheduled.ts";
import { SOURCES } from "./sources/index.ts";

const crawlCommand: Command = {
  about: "读到期的页面，守规矩，每一页都入档。随时可以停，再运行就接着读。",
  options: {
    source: { type: "string", about: "只读这个来源，写代号或适配器名，如 cfpb。" },
    platform: { type: "string", about: "只读这个平台。" },
    scheduled: { type: "boolean", about: "只读时间表现在叫到的；谁也没叫到，就说下一个是什么时候。" },
    replay: { type: "string", about: "用这个 WARC 或 WACZ 文件代替网络。" },
    engine: { type: "string", about: "工人共用的 PostgreSQL：他们去抓，这里入档。" },
    "dry-run": { type: "boolean", about: "只列出现在该读什么、为什么，不上网。" },
    json: { type: "boolean", about: "只在最后打一行 JSON 总结。" },
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
      const next = firstCall(all, registry, files.journal, startsAt);
      console.error(`crawl: 现在没有到期的。下一次：${next === null ? "不再有" : clock(next)}`);
      return EXIT.done;
    }
    if (flag("dry-run")) {
      const describe = (frontier: Frontier) => describePlan(entry, frontier, now(), flag("json"));
      console.log(withFrontier(files.archive, registry, now(), describe));
      return EXIT.done;
    }
    const lock = takeLock(files.lock);
    if (lock === null) throw new Busy(`另一个抓取正在写 ${files.archive}。等它做完，或先停掉它。`);
    const file = text("replay");
    const engine = text("engine");
    const answers = file === undefined ? fromTheWeb(visitor) : fromFile(file);
    const forgotten = readForgotten(settings.KAXIN_DATA, registry.workspace.sources);
    const archive = await openToCrawl(files.archive, registry, forgotten);
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
      progress.end(`${end.fetched} 次访问，${end.alarms} 次没读到页面，${end.hostsLeft.length} 个主机这一轮不再问`);
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

/** Only where somebody is forgotten must every page be read before it is kept. */
async function openToCrawl(path: string, registry: Registry, forgotten: Forgotten): Promise<Archive> {
  const archive = openArchive(path);
  if (forgotten.size === 0) return archive;
  const { withoutForgotten } = await import("./never-again.ts");
  return withoutForgotten(archive, registry, forgotten);
}

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
    const where = kind === "source" ? `来源「${given}」` : `平台「${given}」`;
    const all =
      kind === "source" ? `有的是：${sources.map(({ id }) => id).join("、")}。` : "有哪些：npm run status -- --all";
    throw new Fault(`登记里没有${where}${didYouMean(given, known[kind])}。${all}`);
  }
}

function tellEnd(end: Crawled, asJson: boolean, seconds: number): void {
  if (asJson) console.log(JSON.stringify(summaryOf(end, seconds)));
  else for (const line of [...describeMissed(end), ...describeHostsLeft(end)]) console.error(`  ${line}`);
}

const workerCommand: Command = {
  about: "替别处的抓取上网。想开几个就开几个；SIGTERM 让它读完手里的再停。",
  options: {
    engine: { type: "string", about: "抓取用的 PostgreSQL：postgres://用户:密码@主机:5432/库" },
    hosts: { type: "string", about: "同时读几个主机（默认 8）。" },
  },
  async run({ text }) {
    const engine = text("engine");
    const concurrency = Number(text("hosts") ?? 8);
    if (engine === undefined) throw new Fault("要写 --engine postgres://用户:密码@主机:5432/库");
    if (!Number.isInteger(concurrency) || concurrency < 1) throw new Fault("--hosts 要一个从 1 起的整数");
    const signal = untilStopped();
    const { work } = await import("./dispatch/worker.ts");
    const answers = fromTheWeb(visitorFrom(readSettings(process.env)));
    try {
      console.error(`worker: ${await work(engine, { ...answers, concurrency, say: console.error, signal })} 片读完了`);
      return EXIT.done;
    } finally {
      await answers.close();
    }
  },
};

const robots: Command = {
  about: "robots.txt 准不准读一个网址，由哪条规则决定。",
  takes: "网址",
  options: {
    robots: { type: "string", about: "用这个文件代替网站自己的 robots.txt。" },
    agent: { type: "string", about: `抓取者的名字（默认 ${PRODUCT_TOKEN}）。` },
    cases: { type: "boolean", about: "从标准输入读 {robots_b64, ua, url}，一行一答。" },
  },
  async run({ words, text, flag }) {
    if (flag("cases")) {
      for await (const answer of answerCases(createInterface({ input: process.stdin }))) console.log(answer);
      return EXIT.done;
    }
    const address = canonicalAddress(words[0] ?? "");
    if (address === null) throw new Fault("要一个网址，如 https://example.com/help");
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
  about: "把整个档案重新读成新的存储。随时可以再来一次；不上网。",
  async run() {
    const settings = readSettings(process.env);
    const registry = readRegistry(settings.KAXIN_DATA);
    const files = workspaceFiles(settings.KAXIN_DATA);
    if (!existsSync(files.archive))
      throw new Fault(`${files.archive} 还没有。先运行 npm run crawl 或 npm run import。`);
    const archive = openArchive(files.archive);
    const progress = showProgress("parse", archive.visits());
    const forgotten = readForgotten(settings.KAXIN_DATA, registry.workspace.sources);
    const of = stampOfParse(archive, registry, settings.KAXIN_DATA);
    const madeOf = () => `${of} ${whichStore(files.store)}`;
    if (inJournal(files.journal, (journal) => journal.madeOf("store")) === madeOf()) {
      archive.close();
      progress.end("档案、登记和程序都没有变：存储已经是它们的");
      return EXIT.done;
    }
    const readBy = codeOfReading();
    const readings = openReadings(files.readings, readBy);
    const { parseArchive } = await import("./parse.ts");
    const contents = await parseArchive(archive, registry, progress, forgotten, { readings });
    readings.prune();
    readings.close();
    archive.close();
    if (contents === null) throw new Fault(`${files.archive} 是空的。先运行 npm run crawl 或 npm run import。`);
    const { replaceStore } = await import("../data/store/replace-store.ts");
    replaceStore(files.store, { ...contents, readBy });
    inJournal(files.journal, (journal) => journal.noteMade("store", madeOf()));
    const { sources, policies, alarms } = contents;
    const complaints = sources.reduce((sum, each) => sum + each.complaints, 0);
    progress.end(`${complaints} 条投诉，${policies.length} 页政策，${alarms.length} 条警报`);
    return EXIT.done;
  },
};

const browser: Command = {
  about: "找抓取和测试用的浏览器，没有就装一个，说出在哪里。",
  options: { again: { type: "boolean", about: "刚刚装失败过也再试一次。" } },
  async run({ flag }) {
    const { path } = await findOrFetchBrowser(visitorFrom(readSettings(process.env)), flag("again"));
    console.log(path === null ? "没有浏览器：需要它的页面会成为警报。" : `浏览器：${path}`);
    return EXIT.done;
  },
};

const here = () => hereAndNow(process.env);

const doors = {
  crawl: crawlCommand,
  worker: workerCommand,
  robots,
  parse: parseCommand,
  import: async () => (await import("./import/import-command.ts")).importCommand(here),
  browser,
  forget: async () => (await import("./forget-command.ts")).forgetCommand(here),
  retain: async () => (await import("./retain.ts")).retainCommand(here),
};
process.exitCode = await openDoor("crawler", doors, process.argv.slice(2));
