import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { findBrowser, NO_BROWSER_HERE } from "../../crawler/fetch/find-browser.ts";
import { type Command, EXIT, Fault } from "../../data/terminal/door.ts";
import { formatTable } from "../../data/terminal/table.ts";
import { serveSite } from "../site/support/serve-site.ts";
import { outputOf, type Run, runNode } from "./contest.ts";
import { writeLargeReport } from "./site-report.ts";

/** Not the project's own: fetched into a folder that goes away. */
const ELEVENTY = "@11ty/eleventy@3.1.8";
const LIGHTHOUSE = "lighthouse@13.5.0";
/** As many as a registry kept by hand soon has. */
const LIGHTHOUSE_PLATFORMS = 40;
const REPOSITORY = join(import.meta.dirname, "../..");

export const siteBench: Command = {
  about: "建一份虚构报告的网站，和 Eleventy 比；再请 Lighthouse（手机）看其中五页。",
  options: {
    platforms: { type: "string", about: "报告里有多少家平台（默认 1000）。" },
    only: { type: "string", about: "只做 build、eleventy 或 lighthouse；总要先建一次。" },
  },
  async run({ text }) {
    const platforms = Number(text("platforms") ?? "1000");
    if (!Number.isInteger(platforms) || platforms < 1) throw new Fault("--platforms 要一个从 1 起的整数。");
    const wants = (part: string) => [undefined, part].includes(text("only"));
    const folder = mkdtempSync(join(tmpdir(), "kaxin-bench-"));
    const workshop = join(REPOSITORY, "data/local/building", `bench-${process.pid}`);
    try {
      const report = join(folder, "report");
      writeLargeReport(report, platforms);
      const runs: [string, Run][] = [["Kaxin (Astro)", await buildSite(report, workshop)]];
      const perPlatform = Math.max(1, Math.round((runs[0]?.[1].done ?? 0) / platforms));
      if (wants("eleventy")) runs.push(["Eleventy", await buildWithEleventy(folder, report, perPlatform)]);
      console.log(formatTable(buildTable(runs)));
      if (wants("lighthouse")) {
        const few = join(folder, "few");
        writeLargeReport(few, LIGHTHOUSE_PLATFORMS);
        await buildSite(few, workshop);
        console.log(`\n${formatTable(await lighthouse(folder, workshop))}`);
      }
      return EXIT.done;
    } finally {
      for (const each of [folder, workshop]) rmSync(each, { recursive: true, force: true });
    }
  },
};

async function buildSite(report: string, workshop: string): Promise<Run> {
  Object.assign(process.env, {
    KAXIN_REPORT: report,
    KAXIN_SITE_OUT: workshop,
    KAXIN_SITE_URL: "https://kaxin.test",
    ASTRO_TELEMETRY_DISABLED: "1",
  });
  return await runNode(1, [...memoryFlags(), join(import.meta.dirname, "site-build.ts")], REPOSITORY);
}

/** What `npm run build` tells Node about memory. */
function memoryFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8"));
  return String(scripts.build)
    .split(" ")
    .filter((word) => /^--[a-z-]+=\d+$/.test(word));
}

async function buildWithEleventy(folder: string, report: string, perPlatform: number): Promise<Run> {
  const place = await install(folder, ELEVENTY);
  const entry = join(import.meta.dirname, "contestants/eleventy.mjs");
  return runNode(1, [entry, report, "out", String(perPlatform)], place);
}

/** Runs are of one build each: what `contest.ts` reckons for a page is here for the whole. */
function buildTable(runs: readonly [string, Run][]): string[][] {
  const row = ([name, { done, cpuMsPerPage, pagesPerSecond, peakMb }]: [string, Run]) => {
    const cpu = cpuMsPerPage / 1000;
    return [
      name,
      String(done),
      cpu.toFixed(1),
      (1 / pagesPerSecond).toFixed(1),
      (done / cpu).toFixed(0),
      ((3000 * cpu) / done).toFixed(1),
      peakMb.toFixed(0),
    ];
  };
  return [["谁建", "页", "CPU 秒", "秒", "页／CPU 秒", "3000 页的 CPU 秒", "峰值 MB"], ...runs.map(row)];
}

const Judged = z.looseObject({
  categories: z.record(z.string(), z.looseObject({ score: z.number().nullable() })),
  audits: z.record(z.string(), z.looseObject({ score: z.number().nullable(), numericValue: z.number().optional() })),
});
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

async function lighthouse(folder: string, site: string): Promise<string[][]> {
  const chrome = await findBrowser({ chosen: process.env["KAXIN_CHROMIUM"] });
  if (chrome === null) throw new Fault(NO_BROWSER_HERE);
  const place = await install(folder, LIGHTHOUSE);
  process.env["CHROME_PATH"] = chrome;
  const { origin, close } = await serveSite(site);
  const rows = [["页", ...CATEGORIES, "LCP 毫秒", "CLS", "TBT 毫秒", "不满分的"]];
  for (const path of ["/", "/compare/", "/platform/qinghe-0/", "/help/", "/help/letter/"]) {
    const flags = ["--output=json", "--quiet", "--chrome-flags=--headless=new --no-sandbox --disable-gpu"];
    const entry = join(place, "node_modules/lighthouse/cli/index.js");
    const said = await outputOf(process.execPath, [entry, `${origin}${path}`, ...flags], place);
    const { categories, audits } = Judged.parse(JSON.parse(said));
    const number = (id: string, digits = 0) => (audits[id]?.numericValue ?? Number.NaN).toFixed(digits);
    const faulty = Object.entries(audits).filter(([, { score }]) => score === 0);
    rows.push([
      path,
      ...CATEGORIES.map((id) => String(Math.round((categories[id]?.score ?? 0) * 100))),
      number("largest-contentful-paint"),
      number("cumulative-layout-shift", 3),
      number("total-blocking-time"),
      faulty.map(([id]) => id).join(" "),
    ]);
  }
  close();
  return rows;
}

async function install(folder: string, name: string): Promise<string> {
  const place = join(folder, name.replaceAll(/[^a-z0-9]+/g, "-"));
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, "package.json"), '{"private":true,"type":"module"}');
  await outputOf("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", name], place);
  return place;
}
