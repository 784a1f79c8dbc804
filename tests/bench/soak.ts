import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openArchive } from "../../data/archive/archive.ts";
import { verifyArchive } from "../../data/archive/verify.ts";
import { WORLD_NOW } from "../../data/demo/serve.ts";
import { randomOf } from "../../data/demo/world/random.ts";
import { addHours, type Instant } from "../../data/model/time.ts";
import { openStore } from "../../data/store/store.ts";
import { NO_PROGRESS } from "../../data/terminal/progress.ts";
import { workspaceFiles } from "../../data/workspace-files.ts";
import { type Ran, runScript, startScript } from "./run-script.ts";
import { type Fault, type SoakWeb, startSoakWeb } from "./soak-web.ts";

const REPOSITORY = join(import.meta.dirname, "..", "..");
const ON_A_FULL_DISK = join(import.meta.dirname, "..", "support", "on-a-full-disk.ts");
const CRAWLS_A_WEEK = 2;

/** Hosts die, change shape, wall off and come back, in turn and at the same time. */
const FAULTS: readonly Fault[] = [
  { host: "banpoxue.test", kind: "dies", from: 3, to: 5 },
  { host: "tousu.test", kind: "changes shape", from: 5, to: 6 },
  { host: "zhexi.test", kind: "is overloaded", from: 6, to: 8 },
  { host: "tousu.test", kind: "walls off", from: 8, to: 9 },
  { host: "qingwu.test", kind: "dies", from: 8, to: 10 },
  { host: "tousu.test", kind: "shows less", from: 10, to: 11 },
];
/** In this week the disk takes nothing more for one crawl. */
const FULL_DISK = 2;

/** What is asked of every week, and of all of them together. */
export type Check = { readonly week: number; readonly what: string; readonly holds: boolean; readonly found: string };

export type Week = {
  readonly week: number;
  readonly captures: number;
  readonly complaints: number;
  readonly kills: number;
  readonly peakMb: number;
  readonly attention: boolean;
  readonly faults: string;
};

type Options = { readonly weeks: number; readonly seed: number; readonly say: (line: string) => void };

/** Twelve weeks of crawls of the invented web by the clock of the plan, each parsed, with processes killed at random. */
export async function soak({ weeks, seed, say }: Options): Promise<{ weeks: Week[]; checks: Check[] }> {
  const folder = mkdtempSync(join(tmpdir(), "kaxin-soak-"));
  const web = await startSoakWeb(1, FAULTS);
  const told: Week[] = [];
  const checks: Check[] = [];
  try {
    const quiet = await undisturbed(join(folder, "undisturbed"), web);
    const root = declare(join(folder, "soaked"));
    const random = randomOf(seed, "soak");
    for (let week = 1; week <= weeks; week += 1) {
      web.setWeek(week);
      const now = (crawl: number) => addHours(WORLD_NOW, 24 * (7 * (week - 1) + 3.5 * crawl));
      let peakMb = 0;
      let kills = 0;
      for (let crawl = 0; crawl < CRAWLS_A_WEEK; crawl += 1) {
        if (week === FULL_DISK && crawl === 0) checks.push(await fillDisk(root, web, now(crawl), week));
        if (random.chance(0.4)) kills += await killed(root, web, now(crawl), 300 + 4000 * random.unit());
        peakMb = Math.max(peakMb, (await run(["crawl"], root, web, now(crawl))).peakMb);
      }
      await run(["parse"], root, web, now(1));
      const seen = await look(root, web, now(1), week, quiet);
      checks.push(...seen.checks, ...compared(seen, quiet, week));
      const on = FAULTS.filter(({ from, to }) => week >= from && week <= to);
      const faults = on.map(({ host, kind }) => `${host} ${KINDS[kind]}`).join("、");
      told.push({ week, ...seen.counts, kills, peakMb, attention: seen.attention, faults });
      say(`第 ${week} 周：存档 ${seen.counts.captures} 页，投诉 ${seen.counts.complaints} 条，${peakMb.toFixed(0)} MB`);
    }
    checks.push(
      flatMemory(told),
      ...FAULTS.filter(({ from }) => from < weeks).map((fault) => befell(fault, web, weeks)),
    );
    return { weeks: told, checks };
  } finally {
    await web.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Found = { readonly complaints: readonly string[]; readonly policies: number };
/** What a crawl finds that meets no faults, and what status says then. */
type Known = Found & { readonly needs: ReadonlyMap<string, string> };

const KINDS: Readonly<Record<Fault["kind"], string>> = {
  dies: "打不开",
  "changes shape": "换了结构",
  "shows less": "少了内容",
  "walls off": "立了墙",
  "is overloaded": "忙不过来",
};

/** What status says of a host that needs nobody. */
const NOTHING = "没有事";

/** Once a crawl has met a fault, status says of its host what it does not say otherwise; two weeks after its end no more. */
function toldOf(
  { host, kind, from, to }: Fault,
  wasMet: boolean,
  needs: ReadonlyMap<string, string>,
  quiet: ReadonlyMap<string, string>,
  week: number,
): Check[] {
  const [now = NOTHING, otherwise = NOTHING] = [needs.get(host), quiet.get(host)];
  if (week >= from && week <= to && wasMet) {
    return [
      { week, what: `status 说出 ${host} ${KINDS[kind]}`, holds: now !== otherwise && now !== NOTHING, found: now },
    ];
  }
  const isOver = FAULTS.every((each) => each.host !== host || week < each.from || week > each.to + 1);
  const what = `status 不再说 ${host} 有事`;
  return week > to + 1 && isOver
    ? [{ week, what, holds: now === otherwise, found: `${now}；没有故障时是 ${otherwise}` }]
    : [];
}

function befell(fault: Fault, web: SoakWeb, week: number): Check {
  const { host, kind } = fault;
  return { week, what: `有一次抓取碰上 ${host} ${KINDS[kind]}`, holds: web.wasMet(fault), found: "那时没有人去过" };
}

async function undisturbed(root: string, web: SoakWeb): Promise<Known> {
  declare(root);
  web.setWeek(1);
  await run(["crawl"], root, web, WORLD_NOW);
  await run(["parse"], root, web, WORLD_NOW);
  const { needs } = await statusIn(root, web, WORLD_NOW);
  return { ...known(root), needs };
}

function known(root: string): Found {
  const store = openStore(workspaceFiles(root).store);
  const complaints = store.complaints().map(({ source, number, platform }) => `${source} ${number} ${platform}`);
  const policies = store.policies().length;
  store.close();
  return { complaints, policies };
}

/** The store after a week, whatever befell, holds what a crawl without faults found: all of it, each once. */
function compared(seen: Found, quiet: Found, week: number): Check[] {
  const there = new Set(seen.complaints);
  const lost = quiet.complaints.filter((key) => !there.has(key)).length;
  const twice = seen.complaints.length - there.size;
  return [
    { week, what: "投诉一条不丢", holds: lost === 0, found: `${quiet.complaints.length} 条里丢了 ${lost} 条` },
    { week, what: "投诉没有一条数两遍", holds: twice === 0, found: `${twice} 条数了两遍` },
    {
      week,
      what: "政策一条不丢",
      holds: seen.policies >= quiet.policies,
      found: `${quiet.policies} 条里有 ${seen.policies} 条`,
    },
  ];
}

async function look(root: string, web: SoakWeb, now: Instant, week: number, { needs: quiet }: Known) {
  const archive = openArchive(workspaceFiles(root).archive);
  const { captures, damaged, affected } = verifyArchive(archive, NO_PROGRESS);
  archive.close();
  const { code, needs } = await statusIn(root, web, now);
  const checks = FAULTS.flatMap((fault) => toldOf(fault, web.wasMet(fault), needs, quiet, week));
  checks.push({
    week,
    what: "存档的正文个个完好",
    holds: damaged.size + affected.length === 0,
    found: `坏了 ${damaged.size} 个`,
  });
  const found = known(root);
  const counts = { captures, complaints: found.complaints.length };
  return { ...found, checks, counts, attention: code === 5 };
}

/** What status says that each host needs, wherever in its JSON it stands. */
function needsIn(value: unknown): Map<string, string> {
  if (typeof value !== "object" || value === null) return new Map();
  const inner = Object.values(value).flatMap((each) => [...needsIn(each)]);
  const { host, needs } = value as { host?: unknown; needs?: unknown };
  const own: [string, string][] =
    typeof host === "string" && Array.isArray(needs) && needs.length > 0 ? [[host, JSON.stringify(needs)]] : [];
  return new Map([...inner, ...own]);
}

async function statusIn(root: string, web: SoakWeb, now: Instant) {
  const { code, out } = await run(["status", "--json"], root, web, now);
  const line = out.split("\n").find((each) => each.startsWith("{")) ?? "{}";
  return { code, needs: needsIn(JSON.parse(line)) };
}

/** A crawl on a full disk says so in one sentence and ends with 3; what was archived before stays sound. */
async function fillDisk(root: string, web: SoakWeb, now: Instant, week: number): Promise<Check> {
  const { code, err } = await runScript(["crawl"], environmentOf(root, web, now), {
    by: [ON_A_FULL_DISK],
    may: [0, 1, 3],
  });
  const line = err.trim().split("\n").at(-1) ?? "";
  return {
    week,
    what: "磁盘满了，用一句话说出来",
    holds: code === 3 && /disk/.test(line),
    found: `退出码 ${code}：${line}`,
  };
}

/** After the first weeks, in which everything is new, a crawl needs no more memory than before. */
function flatMemory(weeks: readonly Week[]): Check {
  const early = Math.max(...weeks.slice(0, 3).map(({ peakMb }) => peakMb));
  const late = Math.max(...weeks.slice(-3).map(({ peakMb }) => peakMb));
  const found = `头三周 ${early.toFixed(0)} MB，末三周 ${late.toFixed(0)} MB`;
  return { week: weeks.length, what: "内存不长", holds: late <= 1.25 * early, found };
}

function run(command: readonly string[], root: string, web: SoakWeb, now: Instant): Promise<Ran> {
  return runScript(command, environmentOf(root, web, now));
}

function environmentOf(root: string, web: SoakWeb, now: Instant) {
  return { KAXIN_DATA: root, KAXIN_NOW: now, KAXIN_DEMO_WEB: String(web.port), KAXIN_CHROMIUM: process.execPath };
}

/** Starts a crawl and kills it in the middle; 1 when it was still at work then. */
async function killed(root: string, web: SoakWeb, now: Instant, afterMs: number): Promise<number> {
  const child = startScript(["crawl"], environmentOf(root, web, now));
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  await Promise.race([pause(afterMs), ended]);
  child.kill("SIGKILL");
  await ended;
  return child.signalCode === "SIGKILL" ? 1 : 0;
}

/** Some of the demonstration's platforms, and those that the plan is about. */
function declare(root: string): string {
  const demo = join(REPOSITORY, "data", "demo");
  mkdirSync(join(root, "platforms"), { recursive: true });
  cpSync(join(demo, "workspace.yaml"), join(root, "workspace.yaml"));
  const planned = FAULTS.map(({ host }) => host.replace(/test$/, "yaml"));
  for (const name of readdirSync(join(demo, "platforms")).filter((each) => planned.includes(each))) {
    cpSync(join(demo, "platforms", name), join(root, "platforms", name));
  }
  if (!existsSync(join(root, "platforms", "qingwu.yaml"))) throw new Error("the demonstration has lost a platform");
  return root;
}
