import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import packageJson from "../../package.json" with { type: "json" };
import { outputOf, type Run, run, runNode } from "./contest.ts";

/** Somebody who reads the course. Each run begins with nothing kept from earlier ones. */
export type Contestant = { readonly name: string; readonly run: (round: number) => Promise<Run> };

const CRAWLEE = "@crawlee/cheerio@3.18.1";
const HOUSE = join(import.meta.dirname, "..", "..");
/** As `npm run crawl` is started: what stands in its script between `node` and the command. */
const AS_STARTED = packageJson.scripts.crawl
  .split(" ")
  .slice(1, -2)
  .map((each) => (each.startsWith("./") ? join(HOUSE, each) : each));
const CONTESTANTS = join(import.meta.dirname, "contestants");

type Field = { readonly course: string; readonly folder: string; readonly pages: number };

/** Everybody who can be had on this machine; `say` hears of those who cannot, and why. */
export async function gatherField(field: Field, say: (line: string) => void): Promise<Contestant[]> {
  const others = await Promise.all([crawlee(field, say), scrapy(field, say)]);
  return [kaxin(field, "first"), kaxin(field, "again"), ...others.flat(), undici(field)];
}

function kaxin({ course, folder, pages }: Field, visit: "first" | "again"): Contestant {
  const name = visit === "first" ? "Kaxin, the whole job" : "Kaxin, all of it 304";
  return {
    name,
    run(round) {
      const own = join(folder, `kaxin-${round}`);
      if (visit === "first") rmSync(own, { recursive: true, force: true });
      mkdirSync(own, { recursive: true });
      return runNode(pages, [...AS_STARTED, join(CONTESTANTS, "kaxin.ts"), course, own, visit]);
    },
  };
}

function undici({ course, pages }: Field): Contestant {
  return { name: "bare undici (limit)", run: () => runNode(pages, [join(CONTESTANTS, "undici.ts"), course]) };
}

/** Crawlee is no dependency of ours: it is installed into the bench's own folder, from the registry npm is set to. */
async function crawlee({ course, folder, pages }: Field, say: (line: string) => void): Promise<Contestant[]> {
  const home = join(folder, "crawlee");
  const script = join(home, "crawlee.mjs");
  try {
    mkdirSync(home, { recursive: true });
    await outputOf("npm", ["install", CRAWLEE, "--prefix", home, "--no-audit", "--no-fund"]);
    copyFileSync(join(CONTESTANTS, "crawlee.mjs"), script);
  } catch (error) {
    say(`Crawlee 装不上：${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
  return [
    {
      name: CRAWLEE.replace("@crawlee/cheerio@", "Crawlee "),
      run() {
        rmSync(join(home, "storage"), { recursive: true, force: true });
        return runNode(pages, [script, course], home);
      },
    },
  ];
}

/** The first on the path, and the system's own: its packages are for no other. */
const PYTHONS = ["python3", "/usr/bin/python3"];

async function scrapy({ course, folder, pages }: Field, say: (line: string) => void): Promise<Contestant[]> {
  for (const python of PYTHONS) {
    const version = await outputOf(python, ["-m", "scrapy", "version"]).catch(() => null);
    if (version === null) continue;
    const argv = [join(CONTESTANTS, "scrapy_spider.py"), course, join(folder, "scrapy.jsonl")];
    return [{ name: version.trim(), run: () => run(pages, python, argv, folder) }];
  }
  say("Scrapy 没有装。");
  return [];
}
