import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { stripVTControlCharacters } from "node:util";
import { type FailedSearch, NEVER_SEARCHED } from "./failed-search.ts";
import { type BrowserPlaces, findBrowser } from "./find-browser.ts";

export type BrowserFound = {
  readonly path: string | null;
  /** What to do where there is none; empty when there is one. */
  readonly advice: string;
};

export type EnsureOptions = BrowserPlaces & {
  readonly say: (line: string) => void;
  readonly timeoutMs?: number;
  readonly isRoot?: boolean;
  readonly run?: Run;
  /** A failure is remembered here for six hours, in which nothing is fetched. */
  readonly failedSearch?: FailedSearch;
  /** Try, whatever is remembered. */
  readonly again?: boolean;
  readonly nowMs?: number;
};

/** Runs a command, tells its lines, and answers whether it went well. Never throws. */
type Run = (command: readonly string[], timeoutMs: number, say: (line: string) => void) => Promise<boolean>;

export const NO_BROWSER_ADVICE =
  "No browser could be found or installed: install Chromium or Chrome, or set KAXIN_CHROMIUM to its path; until then, pages that need one are not read.";

const TRY_AGAIN_AFTER_MS = 6 * 3_600_000;

/**
 * Finds a browser, or fetches one: Playwright's, else the distribution's where we may install. What could not be had is not
 * tried anew in every run: a machine without a network would be kept waiting each time.
 */
export async function ensureBrowser(options: EnsureOptions): Promise<BrowserFound> {
  const { say, failedSearch = NEVER_SEARCHED, again = false, nowMs = Date.now() } = options;
  const present = await findBrowser(options);
  if (present !== null) return { path: present, advice: "" };
  const sinceMs = nowMs - (failedSearch.at() ?? Number.NEGATIVE_INFINITY);
  if (!again && sinceMs >= 0 && sinceMs < TRY_AGAIN_AFTER_MS) {
    const advice = `${NO_BROWSER_ADVICE} Tried ${Math.ceil(sinceMs / 60_000)} min ago; to try now: npm run browser -- --again`;
    say(advice);
    return { path: null, advice };
  }
  const fetched = await fetchBrowser(options);
  if (fetched !== null) {
    failedSearch.forget();
    return { path: fetched, advice: "" };
  }
  failedSearch.note();
  say(NO_BROWSER_ADVICE);
  return { path: null, advice: NO_BROWSER_ADVICE };
}

async function fetchBrowser(options: EnsureOptions): Promise<string | null> {
  const { say, timeoutMs = 120_000, isRoot = process.getuid?.() === 0, run = runCommand } = options;
  const exists = options.exists ?? existsSync;
  say("装浏览器：playwright install chromium");
  await run([process.execPath, playwrightCli(), "install", "chromium"], timeoutMs, say);
  const own = await findBrowser(options);
  if (own !== null || !isRoot || !exists("/usr/bin/apt-get")) return own;

  say("装浏览器：apt-get install chromium");
  const updated = await run(["apt-get", "update", "-q"], timeoutMs, say);
  if (updated) await run(["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"], 2 * timeoutMs, say);
  return findBrowser(options);
}

function playwrightCli(): string {
  return join(dirname(createRequire(import.meta.url).resolve("playwright/package.json")), "cli.js");
}

const runCommand: Run = ([command = "", ...args], timeoutMs, say) => {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const child = spawn(command, args, {
    stdio: ["ignore", "pipe", "pipe"],
    timeout: timeoutMs,
    env: {
      ...process.env,
      DEBIAN_FRONTEND: "noninteractive",
      // Where the network is closed, say so in seconds.
      PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000",
    },
  });
  const told = new Set<string>();
  const tell = (line: string) => {
    const words = stripVTControlCharacters(line).trim();
    // The innards of an error, and what is said again at each of five tries, help nobody.
    if (words === "" || told.has(words) || /^(at |[{}]|\w+: .*,$)/.test(words)) return;
    told.add(words);
    say(`  ${words}`);
  };
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on("line", tell);
  child.on("error", () => resolve(false));
  child.on("close", (code) => resolve(code === 0));
  return promise;
};
