import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median } from "simple-statistics";
import { extractPolicy } from "../../crawler/extract/extract-policy.ts";
import { visibleText } from "../../crawler/html/visible-text.ts";
import { type Command, EXIT, Fault, openDoor } from "../../data/terminal/door.ts";
import { formatTable } from "../../data/terminal/table.ts";
import { browse, type Leg } from "./browse.ts";
import { type Run, runNode } from "./contest.ts";
import { readCourse } from "./course.ts";
import { gatherField } from "./field.ts";
import { kill } from "./kill.ts";
import { learn } from "./learn.ts";
import { makePolicyPages } from "./policy-pages.ts";
import { read } from "./read.ts";
import { nodeOptionsOf } from "./run-script.ts";
import { scaleCommand } from "./scale-command.ts";
import { siteBench } from "./site.ts";
import { soakCommand } from "./soak-command.ts";

const crawl: Command = {
  about: "Races this crawler, doing its whole job, against Crawlee, Scrapy where it is installed, and bare undici.",
  options: {
    pages: { type: "string", about: "How many pages (default 2000)." },
    rounds: { type: "string", about: "How often each runs, in turn; the median counts (default 1)." },
    only: { type: "string", about: "Only contestants whose name contains this." },
  },
  async run({ text }) {
    const pages = wholeNumber("pages", text("pages") ?? "2000");
    const rounds = wholeNumber("rounds", text("rounds") ?? "1");
    const only = text("only")?.toLowerCase() ?? "";
    const folder = mkdtempSync(join(tmpdir(), "kaxin-bench-"));
    const course = join(folder, "course.json");
    const server = await startServer(pages, course);
    try {
      const everybody = await gatherField({ course, folder, pages }, (line) => console.error(line));
      const field = everybody.filter((each) => each.name.toLowerCase().includes(only));
      const { bytes } = readCourse(course);
      console.error(`${pages} pages of ${(bytes / pages / 1024).toFixed(1)} KB on eight hosts, ${rounds} round(s)`);
      const runs = new Map<string, Run[]>();
      for (let round = 1; round <= rounds; round += 1) {
        for (const contestant of field) {
          const ran = await contestant.run(round);
          console.error(
            `  ${contestant.name}: ${ran.done} done, ${ran.pagesPerSecond.toFixed(0)}/s, ${ran.cpuMsPerPage.toFixed(2)} ms`,
          );
          runs.set(contestant.name, [...(runs.get(contestant.name) ?? []), ran]);
        }
      }
      console.log(formatTable(tableOf(runs)));
      return EXIT.done;
    } finally {
      server.kill();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

const browser: Command = {
  about: "Reads local pages drawn by scripts in the browser: speed, CPU and memory, for each hundred pages.",
  options: { pages: { type: "string", about: "How many pages (default 1000)." } },
  async run({ text }) {
    const pages = wholeNumber("pages", text("pages") ?? "1000");
    const legs: Leg[] = [];
    await browse(pages, 100, (leg) => {
      legs.push(leg);
      console.error(`  ${rowOf(leg).join("  ")}`);
    });
    const head = [
      "pages",
      "ok",
      "pages/s",
      "CPU ms/page",
      "browser PSS MB",
      "browser RSS MB",
      "node RSS MB",
      "processes",
    ];
    console.log(formatTable([head, ...legs.map(rowOf)]));
    return EXIT.done;
  },
};

function rowOf(leg: Leg): string[] {
  const { pages, ok, seconds, cpuMsPerPage, browserPssMb, browserRssMb, nodeRssMb, processes } = leg;
  const whole = [cpuMsPerPage, browserPssMb, browserRssMb, nodeRssMb, processes].map((each) => each.toFixed(0));
  return [String(pages), String(ok), ((((pages - 1) % 100) + 1) / seconds).toFixed(1), ...whole];
}

const policies: Command = {
  about: "How many policy pages of 30 KB one core reads in a second, by CPU time.",
  options: { rounds: { type: "string", about: "How often the 200 pages are read; the median counts (default 5)." } },
  run({ text }) {
    const rounds = wholeNumber("rounds", text("rounds") ?? "5");
    const pages = makePolicyPages(200);
    const rates = Array.from({ length: rounds }, () => {
      const began = process.cpuUsage();
      for (const html of pages) extractPolicy(visibleText(html), "refund");
      const { user, system } = process.cpuUsage(began);
      return pages.length / ((user + system) / 1e6);
    });
    console.log(`${median(rates).toFixed(0)} pages/s of CPU time (${rates.map((each) => each.toFixed(0)).join(", ")})`);
    return EXIT.done;
  },
};

const score: Command = {
  about: "Scores and publishes invented complaints with all ranges, beside a plain SQL aggregate of the same rows.",
  options: {
    complaints: { type: "string", about: "How many complaints (default 1000000); a tenth is scored as well." },
    platforms: { type: "string", about: "Over how many platforms (default 2000)." },
  },
  async run({ text }) {
    const complaints = wholeNumber("complaints", text("complaints") ?? "1000000");
    const platforms = wholeNumber("platforms", text("platforms") ?? "2000");
    const folder = mkdtempSync(join(tmpdir(), "kaxin-bench-"));
    try {
      const rows = [["complaints", "platforms", "task", "CPU s", "seconds", "µs a complaint", "peak MB"]];
      for (const count of [Math.ceil(complaints / 10), complaints]) {
        const store = join(folder, `${count}.sqlite`);
        const watched = Math.max(1, Math.round((platforms * count) / complaints));
        const entry = (name: string) => join(import.meta.dirname, name);
        const sizes = [store, String(count), String(watched)];
        console.error(`  filling a store with ${count} complaints`);
        await runNode(count, [entry("score.ts"), "fill", ...sizes]);
        for (const [task, argv] of [
          ["SQL aggregate", [entry("sql-floor.ts"), store]],
          ["score", [...nodeOptionsOf("score"), entry("score.ts"), "score", ...sizes]],
          ["score, to remember", [...nodeOptionsOf("score"), entry("score.ts"), "remember", ...sizes]],
          ["fill again", [entry("score.ts"), "refill", ...sizes]],
          ["score after one change", [...nodeOptionsOf("score"), entry("score.ts"), "remember", ...sizes]],
          ["publish", [...nodeOptionsOf("publish"), entry("score.ts"), "publish", ...sizes]],
        ] as const) {
          const run = await runNode(count, argv);
          console.error(`  ${task}: ${run.done}`);
          rows.push([
            String(count),
            String(watched),
            task,
            ((run.cpuMsPerPage * count) / 1000).toFixed(1),
            (count / run.pagesPerSecond).toFixed(1),
            (1000 * run.cpuMsPerPage).toFixed(1),
            run.peakMb.toFixed(0),
          ]);
        }
      }
      console.log(formatTable(rows));
      return EXIT.done;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function startServer(pages: number, course: string): Promise<ReturnType<typeof fork>> {
  const server = fork(join(import.meta.dirname, "serve.ts"), [String(pages), course]);
  return new Promise((resolve, reject) => {
    server.once("message", () => resolve(server));
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`the server ended with exit code ${code}`)));
  });
}

/** A row a contestant; ratios are to Crawlee, where it ran. */
function tableOf(runs: ReadonlyMap<string, readonly Run[]>): string[][] {
  const medians = [...runs].map(([name, all]) => ({ name, ...medianOf(all) }));
  const crawlee = medians.find((each) => each.name.startsWith("Crawlee"));
  const ratio = (own: number, other: number | undefined) => (other === undefined ? "–" : (own / other).toFixed(2));
  return [
    ["contestant", "done", "pages/s", "× Crawlee", "CPU ms/page", "of it crawl", "peak MB", "× Crawlee"],
    ...medians.map((each) => [
      each.name,
      String(each.done),
      each.pagesPerSecond.toFixed(0),
      ratio(each.pagesPerSecond, crawlee?.pagesPerSecond),
      each.cpuMsPerPage.toFixed(2),
      each.crawlCpuMsPerPage?.toFixed(2) ?? "–",
      each.peakMb.toFixed(0),
      ratio(each.peakMb, crawlee?.peakMb),
    ]),
  ];
}

function medianOf(all: readonly Run[]): Run {
  const of = (pick: (run: Run) => number) => median(all.map(pick));
  const crawlAlone = all.flatMap((each) => each.crawlCpuMsPerPage ?? []);
  return {
    done: of((each) => each.done),
    pagesPerSecond: of((each) => each.pagesPerSecond),
    cpuMsPerPage: of((each) => each.cpuMsPerPage),
    peakMb: of((each) => each.peakMb),
    crawlCpuMsPerPage: crawlAlone.length === 0 ? null : median(crawlAlone),
  };
}

function wholeNumber(option: string, given: string): number {
  const number = Number(given);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Fault(`--${option} ${given}: give a whole number from 1.`);
}

process.exitCode = await openDoor(
  "bench",
  { crawl, browser, kill, learn, policies, read, scale: scaleCommand, score, site: siteBench, soak: soakCommand },
  process.argv.slice(2),
  (name) => `npm run bench -- ${name}`,
);
