import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type CheerioAPI, load } from "cheerio";
import { type Sample, writeSample } from "./sample-report.ts";

const repository = fileURLToPath(new URL("../../..", import.meta.url));
// Astro asks for a newer Node than the one that may run the tests.
const installedNode = join(repository, "node_modules/.bin/node");
const node = existsSync(installedNode) ? installedNode : process.execPath;

export type BuiltSite = {
  readonly directory: string;
  /** Every page by its address, `/platform/qinghe/`. */
  readonly pages: ReadonlyMap<string, CheerioAPI>;
};

/** Builds the site of a sample into a new folder of its own. */
export function buildSite(sample: Sample): BuiltSite {
  const published = mkdtempSync(join(tmpdir(), "kaxin-report-"));
  writeSample(sample, published);
  return buildPublished(published);
}

/** Builds the site of what lies in a folder. */
export function buildPublished(published: string): BuiltSite {
  const { status, output, directory } = runBuild(published);
  if (status !== 0) throw new Error(output);
  return { directory, pages: readPages(directory) };
}

/** Every page of a built site by its address. */
export function readPages(directory: string): ReadonlyMap<string, CheerioAPI> {
  const files = readdirSync(directory, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".html"));
  return new Map(files.sort().map((file) => [addressOf(file), load(readFileSync(join(directory, file), "utf8"))]));
}

/** Runs the build as a person would, whatever comes of it. `url`: the address the site will have on the web. */
export function runBuild(published: string, url = ""): { status: number | null; output: string; directory: string } {
  const directory = mkdtempSync(join(tmpdir(), "kaxin-site-"));
  // Pages are made where node_modules can be found, each build in a folder of its own.
  const building = join(repository, "data/local/building");
  mkdirSync(building, { recursive: true });
  const workshop = mkdtempSync(join(building, "test-"));
  const astro = join(repository, "node_modules/astro/bin/astro.mjs");
  const { status, stdout, stderr } = spawnSync(node, [astro, "build", "--root", join(repository, "site")], {
    cwd: repository,
    encoding: "utf8",
    env: {
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      ASTRO_TELEMETRY_DISABLED: "1",
      NO_COLOR: "1",
      KAXIN_REPORT: published,
      KAXIN_SITE_OUT: workshop,
      KAXIN_SITE_URL: url,
    },
  });
  if (status === 0) cpSync(workshop, directory, { recursive: true });
  rmSync(workshop, { recursive: true, force: true });
  return { status, output: `${stdout}\n${stderr}`, directory };
}

function addressOf(file: string): string {
  const path = relative(".", file).replace(/index\.html$/, "");
  return `/${path}`;
}
