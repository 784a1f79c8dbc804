import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openArchive } from "../../data/archive/archive.ts";
import { type DemoWeb, startDemoWeb, WORLD_NOW } from "../../data/demo/serve.ts";
import { randomOf } from "../../data/demo/world/random.ts";
import type { Capture } from "../../data/model/capture.ts";
import { workspaceFiles } from "../../data/workspace-files.ts";

export type KillOptions = {
  readonly times: number;
  readonly seed: number;
  readonly signal: "SIGKILL" | "SIGTERM";
  /** How many of the demonstration's platforms. */
  readonly platforms: number;
  readonly say: (line: string) => void;
};

export type Killed = {
  /** Did the store come out byte for byte as that of a crawl nobody disturbed? */
  readonly sameStore: boolean;
  readonly captures: number;
  /** Pages asked for although they had been captured for good. */
  readonly repeated: readonly string[];
  /** Requests that reached a host and left no capture: they were under way when the crawl was killed. */
  readonly lost: number;
  /** From the start of each process to its first request. */
  readonly resumedAfterMs: readonly number[];
  /** The exit codes of the crawls that were stopped; `null`: killed. */
  readonly codes: readonly (number | null)[];
};

const REPOSITORY = join(import.meta.dirname, "..", "..");

/** Crawls the invented web once undisturbed, and once with a process killed at random moments again and again. */
export async function killCrawls(options: KillOptions): Promise<Killed> {
  const folder = mkdtempSync(join(tmpdir(), "kaxin-kill-"));
  try {
    const undisturbed = await workspaceIn(join(folder, "undisturbed"), options);
    const startedAt = performance.now();
    await undisturbed.crawl().ended;
    const wholeMs = performance.now() - startedAt;
    const store = await undisturbed.store();
    await undisturbed.web.close();
    options.say(`不打扰：${Math.round(wholeMs)} 毫秒，存档 ${undisturbed.captures().length} 页`);

    const killed = await workspaceIn(join(folder, "killed"), options);
    const log = await killAgainAndAgain(killed, wholeMs, options);
    const isSame = (await killed.store()).equals(store);
    await killed.web.close();
    return { ...log, sameStore: isSame, captures: killed.captures().length };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Workshop = Awaited<ReturnType<typeof workspaceIn>>;

async function killAgainAndAgain(workshop: Workshop, wholeMs: number, { times, seed, signal, say }: KillOptions) {
  const random = randomOf(seed, "kill");
  const { web, captures, crawl } = workshop;
  const resumedAfterMs: number[] = [];
  const repeated: string[] = [];
  const codes: (number | null)[] = [];
  for (let time = 1; time <= times + 1; time += 1) {
    const known = new Set(captures().filter(isLasting).map(keyOf));
    const from = web.requests().length;
    const startedAt = Date.now();
    const running = crawl();
    // One in four before it has asked for anything; the others last about as long as one whole crawl together.
    const begun = random.chance(0.25) ? Promise.resolve() : askedMoreThan(from, web);
    const moment = begun.then(() => pause(random.unit() * ((2 * wholeMs) / times)));
    if (time <= times) await Promise.race([moment, running.ended]);
    if (time <= times) running.kill(signal);
    codes.push(await running.ended);
    const asked = web.requests().slice(from);
    repeated.push(...asked.map(({ host, path }) => `http://${host}${path}`).filter((address) => known.has(address)));
    const [first] = asked;
    if (first !== undefined) resumedAfterMs.push(first.at - startedAt);
    say(`${time <= times ? signal : "到底"} ${time}：请求 ${asked.length} 次，存档 ${captures().length} 页`);
  }
  const answered = captures().reduce(
    (sum, { redirects, status }) => sum + redirects.length + Number(status !== null),
    0,
  );
  const reached = web.requests().filter(({ status }) => status !== null && status !== 429).length;
  return { resumedAfterMs, repeated, codes, lost: reached - answered };
}

async function askedMoreThan(requests: number, web: DemoWeb): Promise<void> {
  while (web.requests().length <= requests) await pause(2);
}

/** Will stay as it is within the day: neither trouble that passes nor something that a later visit brings anew. */
function isLasting({ outcome, status }: Capture): boolean {
  return (
    status !== null && outcome !== "server_error" && outcome !== "rate_limited" && outcome !== "robots_unreachable"
  );
}

function keyOf({ address }: Capture): string {
  return address;
}

async function workspaceIn(root: string, { platforms }: KillOptions) {
  declare(root, platforms);
  const web: DemoWeb = await startDemoWeb({ seed: 1 });
  const environment = {
    ...process.env,
    KAXIN_DATA: root,
    KAXIN_NOW: WORLD_NOW,
    KAXIN_DEMO_WEB: String(web.port),
    KAXIN_CHROMIUM: process.execPath,
  };
  const run = (command: string) => {
    const child = spawn(process.execPath, ["crawler/cli.ts", command], {
      cwd: REPOSITORY,
      env: environment,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.on("data", (chunk) => {
      said += String(chunk);
    });
    const ended = new Promise<number | null>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => (code === 0 || code === null ? resolve(code) : reject(new Error(said))));
    });
    return { ended, kill: (signal: NodeJS.Signals) => child.kill(signal) };
  };
  const files = workspaceFiles(root);
  return {
    web,
    crawl: () => run("crawl"),
    async store() {
      await run("parse").ended;
      return readFileSync(files.store);
    },
    captures(): Capture[] {
      const archive = openArchive(files.archive);
      const all = [...archive.all()];
      archive.close();
      return all;
    },
  };
}

/** A workspace with the first of the demonstration's platforms that no browser is needed for. */
function declare(root: string, platforms: number): void {
  const demo = join(REPOSITORY, "data", "demo");
  mkdirSync(join(root, "platforms"), { recursive: true });
  cpSync(join(demo, "workspace.yaml"), join(root, "workspace.yaml"));
  const plain = readdirSync(join(demo, "platforms"))
    .sort()
    .filter((name) => !readFileSync(join(demo, "platforms", name), "utf8").includes("browser: true"));
  for (const name of plain.slice(0, platforms)) cpSync(join(demo, "platforms", name), join(root, "platforms", name));
}
