import { spawn } from "node:child_process";
import { join } from "node:path";
import { z } from "zod";

/** What came of one contestant's run, from the start of its process to its end. */
export type Run = {
  readonly done: number;
  readonly pagesPerSecond: number;
  readonly cpuMsPerPage: number;
  readonly peakMb: number;
  /** CPU ms a page of the crawl alone, where the contestant tells it apart. */
  readonly crawlCpuMsPerPage: number | null;
};

const Said = z.looseObject({
  done: z.number(),
  cpuMs: z.number(),
  peakMb: z.number(),
  crawlCpuMs: z.number().optional(),
});

const REPORT_USAGE = join(import.meta.dirname, "report-usage.mjs");

/** Runs a Node contestant, which ends by saying how many pages it has `done`. */
export function runNode(pages: number, argv: readonly string[], cwd?: string): Promise<Run> {
  return run(pages, process.execPath, ["--import", REPORT_USAGE, ...argv], cwd);
}

/** Runs any contestant that prints what it has done, and used, in lines of JSON. */
export async function run(pages: number, command: string, argv: readonly string[], cwd?: string): Promise<Run> {
  const startedAt = performance.now();
  const out = await outputOf(command, argv, cwd);
  const seconds = (performance.now() - startedAt) / 1000;
  const lines = out.split("\n").filter((line) => line.startsWith("{"));
  const said = Said.parse(Object.assign({}, ...lines.map((line): unknown => JSON.parse(line))));
  return {
    done: said.done,
    pagesPerSecond: pages / seconds,
    cpuMsPerPage: said.cpuMs / pages,
    peakMb: said.peakMb,
    crawlCpuMsPerPage: said.crawlCpuMs === undefined ? null : said.crawlCpuMs / pages,
  };
}

/** Everything a command prints. Rejects when it cannot be found or ends badly. */
export function outputOf(command: string, argv: readonly string[], cwd?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, argv, { cwd, stdio: ["ignore", "pipe", "pipe"] });
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk) => {
      out += String(chunk);
    });
    child.stderr.on("data", (chunk) => {
      err += String(chunk);
    });
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve(out) : reject(new Error(`${command} ${argv[0]}: exit code ${code}\n${err || out}`)),
    );
  });
}
