import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setInterval } from "node:timers";
import PQueue from "p-queue";
import { findBrowser } from "../../crawler/fetch/find-browser.ts";
import { openBrowser } from "../../crawler/fetch/over-browser.ts";
import { openHttp } from "../../crawler/fetch/send-http.ts";
import { Fault } from "../../data/terminal/door.ts";
import { memoryOf, watchChildren } from "./process-tree.ts";

/** What reading some pages in the browser took. Memory is the largest seen while they were read. */
export type Leg = {
  readonly pages: number;
  readonly ok: number;
  readonly seconds: number;
  readonly cpuMsPerPage: number;
  readonly browserPssMb: number;
  readonly browserRssMb: number;
  readonly nodeRssMb: number;
  readonly processes: number;
};

const HOSTS = 8;
const LOOK_EVERY_MS = 300;

/** Drives the real renderer over `pages` local pages drawn by scripts, on eight hosts in turn; tells of each `leg` pages. */
export async function browse(pages: number, leg: number, tell: (leg: Leg) => void): Promise<void> {
  if (!existsSync("/proc/self/smaps_rollup")) throw new Fault("bench browser 靠 /proc 数内存：请在 Linux 上跑。");
  const executable = await findBrowser({ chosen: process.env["KAXIN_CHROMIUM"] });
  if (executable === null) throw new Fault("这里没有浏览器：先运行 npm run browser。");
  const site = fork(join(import.meta.dirname, "serve-shells.ts"));
  const [port] = await once(site, "message");
  const http = openHttp({ userAgent: "KaxinBot/0.1 (+bench)", demoWeb: { port: Number(port) } });
  const browser = openBrowser({ executable, userAgent: "KaxinBot/0.1 (+bench)" });
  const doors = { document: http.send, resources: http.send };
  const children = watchBrowser(site.pid ?? 0);
  try {
    for (let from = 0; from < pages; from += leg) {
      const numbers = Array.from({ length: Math.min(leg, pages - from) }, (_, at) => from + at);
      const queue = new PQueue({ concurrency: 4 });
      const measured = children.start();
      const outcomes = await queue.addAll(
        numbers.map((number) => async () => {
          const { outcome } = await browser.render(`http://h${number % HOSTS}.test/page/${number}`, doors);
          return outcome;
        }),
      );
      const used = measured.end(numbers.length);
      tell({ pages: from + numbers.length, ok: outcomes.filter((each) => each === "ok").length, ...used });
    }
  } finally {
    children.close();
    await browser.close();
    await http.close();
    site.kill();
  }
}

type Used = Omit<Leg, "pages" | "ok">;

/** Samples this process and the browser below it; the site is no part of either. */
function watchBrowser(site: number) {
  const all = watchChildren(process.pid, site);
  let peak = { pssMb: 0, rssMb: 0, nodeMb: 0, processes: 0 };
  const look = () => {
    const seen = all();
    peak = {
      pssMb: Math.max(peak.pssMb, seen.pssMb),
      rssMb: Math.max(peak.rssMb, seen.rssMb),
      nodeMb: Math.max(peak.nodeMb, memoryOf([process.pid]).rssMb),
      processes: Math.max(peak.processes, seen.processes),
    };
    return seen.cpuMs;
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  return {
    start() {
      peak = { pssMb: 0, rssMb: 0, nodeMb: 0, processes: 0 };
      const own = process.cpuUsage();
      const before = look();
      const startedAt = performance.now();
      return {
        end(pages: number): Used {
          const browserMs = look() - before;
          const { user, system } = process.cpuUsage(own);
          return {
            seconds: (performance.now() - startedAt) / 1000,
            cpuMsPerPage: (browserMs + (user + system) / 1000) / pages,
            browserPssMb: peak.pssMb,
            browserRssMb: peak.rssMb,
            nodeRssMb: peak.nodeMb,
            processes: peak.processes,
          };
        },
      };
    },
    close: () => clearInterval(timer),
  };
}
