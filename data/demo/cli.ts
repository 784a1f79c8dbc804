import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Instant } from "../model/time.ts";
import { type Command, Fault, openDoor, untilStopped } from "../terminal/door.ts";
import { goTheWholeWay, stagesIn } from "../the-whole-way.ts";
import { hiddenQualities, startDemoWeb, WORLD_NOW } from "./serve.ts";

const DEFAULT_SEED = 1;
/** When the CFPB's answers were recorded: ages are counted from here. */
const RECORDED_AT = "2024-11-07T12:00:00Z";

const demo: Command = {
  about: "在本机的虚构网上走一遍全程：抓取、存档、解析、评分、发布、建站。",
  options: {
    seed: { type: "string", about: `换一个虚构的世界（默认 ${DEFAULT_SEED}），另成一个工作区。` },
    recorded: { type: "boolean", about: "不用虚构平台，回放录下的 CFPB 回答（CC0）。" },
    into: { type: "string", about: "工作区放在这个文件夹。" },
    fresh: { type: "boolean", about: "以前跑出来的都不要，从头来。" },
  },
  async run({ text, flag }) {
    const seed = seedOf(text("seed"));
    const declared = flag("recorded") ? join(import.meta.dirname, "recorded") : import.meta.dirname;
    const root = workspaceFor(text("into") ?? (seed === DEFAULT_SEED ? declared : otherWorld(seed)), declared);
    if (flag("fresh"))
      for (const made of ["local", "published"]) rmSync(join(root, made), { recursive: true, force: true });
    mkdirSync(join(root, "local"), { recursive: true });
    writeFileSync(join(root, "local", "hidden-qualities.json"), JSON.stringify(hiddenQualities(seed), null, 2));
    const web = await startDemoWeb({ seed });
    const signal = untilStopped();
    try {
      const now = Instant.parse(flag("recorded") ? RECORDED_AT : WORLD_NOW);
      const environment = { ...process.env, KAXIN_DATA: root, KAXIN_NOW: now, KAXIN_DEMO_WEB: String(web.port) };
      return await goTheWholeWay({ root, run: stagesIn(environment, signal), signal, now: () => now });
    } finally {
      await web.close();
    }
  },
};

/** Any world but the default has a workspace of its own. */
function otherWorld(seed: number): string {
  return join(import.meta.dirname, "local", `seed-${seed}`);
}

/** A workspace at `root` with the declarations of `declared`. */
function workspaceFor(root: string, declared: string): string {
  mkdirSync(root, { recursive: true });
  for (const name of ["workspace.yaml", "platforms"]) {
    if (!existsSync(join(root, name))) cpSync(join(declared, name), join(root, name), { recursive: true });
  }
  return resolve(root);
}

function seedOf(given: string | undefined): number {
  const seed = Number(given ?? DEFAULT_SEED);
  if (Number.isInteger(seed) && seed >= 0) return seed;
  throw new Fault(`--seed ${given}：要一个从 0 起的整数。`);
}

process.exitCode = await openDoor("demo", { demo }, process.argv.slice(2));
