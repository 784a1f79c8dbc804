import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

const repository = join(import.meta.dirname, "..", "..");

export type Ran = { readonly code: number | null; readonly out: string; readonly err: string };

/** Starts a door as a process group of its own, so that a test can kill it with all its children. */
export function start(argv: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const child: ChildProcess = spawn(process.execPath, ["--import", "./data/warm.mjs", ...argv], {
    cwd: repository,
    env: { ...process.env, ...environment },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout?.on("data", (chunk) => {
    out += String(chunk);
  });
  child.stderr?.on("data", (chunk) => {
    err += String(chunk);
  });
  const ended = new Promise<Ran>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, err }));
  });
  return {
    ended,
    kill: () => child.pid !== undefined && process.kill(-child.pid, "SIGKILL"),
    /** Asks it to end; nothing happens when it has. */
    stop: () => child.kill("SIGTERM"),
  };
}

export function run(argv: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return start(argv, environment).ended;
}

/** An empty folder that goes when the test, or the file that asked at its top, is over. */
export function temporaryFolder(name: string): string {
  return mkdtempSync(join(tmpdir(), `kaxin-${name}-`));
}

/** A copy of a workspace's declarations, gone when the test is over. */
export function workspaceLike(declared: string): string {
  const root = temporaryFolder("workspace");
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const name of ["workspace.yaml", "platforms"])
    cpSync(join(repository, declared, name), join(root, name), { recursive: true });
  return root;
}
