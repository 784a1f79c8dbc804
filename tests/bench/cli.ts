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
import { learnPhrases } from "./learn-phrases.ts";
import { makePolicyPages } from "./policy-pages.ts";
import { read } from "./read.ts";
import { nodeOptionsOf } from "./run-script.ts";
import { scaleCommand } from "./scale-command.ts";
import { siteBench } from "./site.ts";
import { soakCommand } from "./soak-command.ts";

const crawl: Command = {
  about: "抓取有多快：做完全部工作，和 Crawlee、Scrapy（装了才跑）、只下载的 undici 比。",
  options: {
    pages: { type: "string", about: "多少页（默认 2000）。" },
    rounds: { type: "string", about: "轮流跑几轮，取中位数（默认 1）。" },
    only: { type: "string", about: "只跑名字里有这几个字母的。" },
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
      console.error(`八个主机上 ${pages} 页，每页 ${(bytes / pages / 1024).toFixed(1)} KB；${rounds} 轮`);
      const runs = new Map<string, Run[]>();
      for (let round = 1; round <= rounds; round += 1) {
        for (const contestant of field) {
          const ran = await contestant.run(round);
          console.error(
            `  ${contestant.name}：读对 ${ran.done} 页，一秒 ${ran.pagesPerSecond.toFixed(0)} 页，一页 ${ran.cpuMsPerPage.toFixed(2)} 毫秒`,
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
  about: "用浏览器读脚本画出来的页面：每一百页的速度、CPU 和内存。",
  options: { pages: { type: "string", about: "多少页（默认 1000）。" } },
  async run({ text }) {
    const pages = wholeNumber("pages", text("pages") ?? "1000");
    const legs: Leg[] = [];
    await browse(pages, 100, (leg) => {
      legs.push(leg);
      console.error(`  ${rowOf(leg).join("  ")}`);
    });
    const head = ["页", "读到", "页／秒", "CPU 毫秒／页", "浏览器 PSS MB", "浏览器 RSS MB", "node RSS MB", "进程"];
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
  about: "一个核一秒读多少页 30 KB 的政策页，按 CPU 时间。",
  options: { rounds: { type: "string", about: "200 页读几遍，取中位数（默认 5）。" } },
  run({ text }) {
    const rounds = wholeNumber("rounds", text("rounds") ?? "5");
    const pages = makePolicyPages(200);
    const rates = Array.from({ length: rounds }, () => {
      const began = process.cpuUsage();
      for (const html of pages) extractPolicy(visibleText(html), "refund");
      const { user, system } = process.cpuUsage(began);
      return pages.length / ((user + system) / 1e6);
    });
    console.log(`${median(rates).toFixed(0)} 页／CPU 秒（${rates.map((each) => each.toFixed(0)).join("、")}）`);
    return EXIT.done;
  },
};

const score: Command = {
  about: "给虚构的投诉打分、发布，连同全部区间；旁边是 SQL 对同样的行做一次合计。",
  options: {
    complaints: { type: "string", about: "多少条投诉（默认 1000000）；先量它的十分之一。" },
    platforms: { type: "string", about: "分在多少家平台上（默认 2000）。" },
  },
  async run({ text }) {
    const complaints = wholeNumber("complaints", text("complaints") ?? "1000000");
    const platforms = wholeNumber("platforms", text("platforms") ?? "2000");
    const folder = mkdtempSync(join(tmpdir(), "kaxin-bench-"));
    try {
      const rows = [["投诉", "平台", "做什么", "CPU 秒", "秒", "微秒／条", "峰值 MB"]];
      for (const count of [Math.ceil(complaints / 10), complaints]) {
        const store = join(folder, `${count}.sqlite`);
        const watched = Math.max(1, Math.round((platforms * count) / complaints));
        const entry = (name: string) => join(import.meta.dirname, name);
        const sizes = [store, String(count), String(watched)];
        console.error(`  往存储里放 ${count} 条投诉`);
        await runNode(count, [entry("score.ts"), "fill", ...sizes]);
        for (const [task, argv] of [
          ["SQL 合计", [entry("sql-floor.ts"), store]],
          ["打分", [...nodeOptionsOf("score"), entry("score.ts"), "score", ...sizes]],
          ["重新入库", [entry("score.ts"), "refill", ...sizes]],
          ["一家变了以后重打", [...nodeOptionsOf("score"), entry("score.ts"), "score", ...sizes]],
          ["发布", [...nodeOptionsOf("publish"), entry("score.ts"), "publish", ...sizes]],
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

/** A row a contestant; ratios are to Crawlee and Scrapy, where they ran. */
function tableOf(runs: ReadonlyMap<string, readonly Run[]>): string[][] {
  const medians = [...runs].map(([name, all]) => ({ name, ...medianOf(all) }));
  const crawlee = medians.find((each) => each.name.startsWith("Crawlee"));
  const scrapy = medians.find((each) => each.name.startsWith("Scrapy"));
  const ratio = (own: number, other: number | undefined) => (other === undefined ? "–" : (own / other).toFixed(2));
  return [
    ["选手", "读对的页", "页／秒", "× Crawlee", "× Scrapy", "CPU 毫秒／页", "其中抓取", "峰值 MB", "× Crawlee"],
    ...medians.map((each) => [
      each.name,
      String(each.done),
      each.pagesPerSecond.toFixed(0),
      ratio(each.pagesPerSecond, crawlee?.pagesPerSecond),
      ratio(each.pagesPerSecond, scrapy?.pagesPerSecond),
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
  throw new Fault(`--${option} ${given}：要一个从 1 起的整数。`);
}

process.exitCode = await openDoor(
  "bench",
  {
    crawl,
    browser,
    kill,
    learn,
    "learn-phrases": learnPhrases,
    policies,
    read,
    scale: scaleCommand,
    score,
    site: siteBench,
    soak: soakCommand,
  },
  process.argv.slice(2),
  (name) => `npm run bench -- ${name}`,
);
