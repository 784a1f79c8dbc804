import { type ChildProcessByStdio, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";

const REPOSITORY = join(import.meta.dirname, "..", "..");
const REPORT_USAGE = join(import.meta.dirname, "report-usage.mjs");

type Environment = Readonly<Record<string, string>>;

/** What a script of package.json did, said and used. `peakMb` is 0 when it could not say so. */
export type Ran = {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
};

/** Starts a script as package.json has it, e.g. `["status", "--json"]`; `by`: a file that runs it under other conditions. */
export function startScript(
  [name = "", ...argv]: readonly string[],
  environment: Environment,
  by: readonly string[] = [],
): ChildProcessByStdio<null, Readable, Readable> {
  const { scripts } = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8"));
  const own = String(scripts[name]).split(" ").slice(1);
  return spawn(process.execPath, [...by, "--import", REPORT_USAGE, ...own, ...argv], {
    cwd: REPOSITORY,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Runs a script to its end. Throws what it said when it ends otherwise than `may`. */
export async function runScript(
  command: readonly string[],
  environment: Environment,
  { by = [], may = [0, 5] }: { readonly by?: readonly string[]; readonly may?: readonly (number | null)[] } = {},
): Promise<Ran> {
  const startedAt = performance.now();
  const child = startScript(command, environment, by);
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk) => {
    out += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    err += String(chunk);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (!may.includes(code)) throw new Error(`${command.join(" ")}: exit code ${code}\n${err}`);
  const used = out.split("\n").findLast((line) => line.includes('"peakMb"')) ?? '{"peakMb":0,"cpuMs":0}';
  const { peakMb, cpuMs } = JSON.parse(used);
  return { code, out, err, seconds: (performance.now() - startedAt) / 1000, cpuSeconds: cpuMs / 1000, peakMb };
}
