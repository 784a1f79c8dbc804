import { type ChildProcessByStdio, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import { z } from "zod";

const REPOSITORY = join(import.meta.dirname, "..", "..");
/** Also for the processes that a script starts. */
const REPORT_USAGE = `--import ${pathToFileURL(join(import.meta.dirname, "report-usage.mjs")).href}`;

type Environment = Readonly<Record<string, string>>;

/**
 * What a script of package.json did, said and used: the CPU time of all its processes, the memory of the largest. `peakMb` is 0
 * when none could say so.
 */
export type Ran = {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
  /** The same of each process that could say so, in the order in which they ended. */
  readonly parts: readonly Usage[];
};

const Usage = z
  .object({ command: z.string(), seconds: z.number(), cpuMs: z.number(), peakMb: z.number() })
  .transform(({ cpuMs, ...rest }) => ({ ...rest, cpuSeconds: cpuMs / 1000 }));
type Usage = z.infer<typeof Usage>;

/** What package.json tells Node before the file that a script runs. */
export function nodeOptionsOf(script: string): string[] {
  const own = wordsOf(script);
  return own.slice(
    0,
    own.findIndex((word) => word.endsWith("cli.ts")),
  );
}

function wordsOf(script: string): string[] {
  const { scripts } = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8"));
  return String(scripts[script]).split(" ").slice(1);
}

/** Starts a script as package.json has it, e.g. `["status", "--json"]`; `by`: a file that runs it under other conditions. */
export function startScript(
  [name = "", ...argv]: readonly string[],
  environment: Environment,
  by: readonly string[] = [],
): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, [...by, ...wordsOf(name), ...argv], {
    cwd: REPOSITORY,
    env: { ...process.env, ...environment, NODE_OPTIONS: REPORT_USAGE },
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
  const parts = out.split("\n").flatMap((line) => (line.includes('"peakMb"') ? [Usage.parse(JSON.parse(line))] : []));
  const cpuSeconds = parts.reduce((sum, each) => sum + each.cpuSeconds, 0);
  const peakMb = Math.max(0, ...parts.map((each) => each.peakMb));
  return { code, out, err, seconds: (performance.now() - startedAt) / 1000, cpuSeconds, peakMb, parts };
}
