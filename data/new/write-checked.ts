import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Fault } from "../terminal/door.ts";

export const REPOSITORY = join(import.meta.dirname, "..", "..");

/** Files written together: kept when `check` throws nothing, otherwise every one of them is as it was before. */
export async function writeChecked(
  files: ReadonlyMap<string, string>,
  check: () => Promise<void> | void,
): Promise<void> {
  const before = new Map([...files.keys()].map((path) => [path, existsSync(path) ? readFileSync(path) : null]));
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    await check();
  } catch (error) {
    for (const [path, bytes] of before) {
      if (bytes === null) rmSync(path, { force: true });
      else writeFileSync(path, bytes);
    }
    throw error;
  }
}

/** Runs a tool of the repository, e.g. `["vitest", "run", …]`. Throws what it said when it was not content. */
export async function runTool([tool = "", ...argv]: readonly string[]): Promise<void> {
  console.error(`检查：${tool} ${argv.filter((each) => !each.startsWith("/")).join(" ")}`.trim());
  const entry = join(REPOSITORY, "node_modules", TOOLS[tool] ?? tool);
  const child = spawn(process.execPath, [entry, ...argv], { cwd: REPOSITORY, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += String(chunk)));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code !== 0) throw new Fault(`${tool} 不满意，什么也没有留下（nothing was kept）：\n${said.trim().slice(-4000)}`);
}

const TOOLS: Readonly<Record<string, string>> = {
  biome: "@biomejs/biome/bin/biome",
  tsc: "typescript/bin/tsc",
  vitest: "vitest/vitest.mjs",
};
