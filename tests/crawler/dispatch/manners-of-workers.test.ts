import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { PageRequest } from "../../../crawler/contract.ts";
import { crawlHosts } from "../../../crawler/dispatch/crawl-hosts.ts";
import type { Dispatcher } from "../../../crawler/dispatch/dispatcher.ts";
import { dispatchOverPostgres } from "../../../crawler/dispatch/over-postgres.ts";
import { toInstant } from "../../../data/model/time.ts";
import { type Postgres, startPostgres } from "../../support/postgres.ts";
import { run, start, workspaceLike } from "../../support/run.ts";
import { type FaultServer, html, inTurn, startFaultServer, text } from "../support/fault-server.ts";

const DELAY_MS = 250;
const REST_MS = 2000;
const PAGES = 24;
/** Something that exists; nobody here opens a page with it. */
const NO_BROWSER = { KAXIN_CHROMIUM: process.execPath };

describe("three workers at one web", () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.close());

  it("keep Crawl-delay and Retry-After together, whichever of them has the host, and when one is killed", async () => {
    const server = await startFaultServer({
      "/robots.txt": text(`User-agent: *\nCrawl-delay: ${DELAY_MS / 1000}\n`),
      "a.test/p?n=3": inTurn(
        html("busy", 429, { "retry-after": String(REST_MS / 1000) }),
        html("<p>充值未到账，客服说等二十四小时。</p>"),
      ),
      "/p": html("<p>充值未到账，客服说等二十四小时。</p>"),
    });
    onTestFinished(server.close);
    const workers = new Map(
      ["one", "two", "three"].map((name) => [name, startWorker(name, postgres.url, server.port)]),
    );
    const dispatcher = await coordinator(postgres.url);
    const crawling = crawlHosts({
      ...{ dispatcher, gapMs: 20, pagesPerHost: 1000, onVisit: () => [] },
      initial: ["a.test", "b.test"].flatMap((host) => Array.from({ length: PAGES }, (_, at) => page(host, at))),
    });
    const killed = await workerOf("b.test", 8, server);
    workers.get(killed)?.kill();
    const end = await crawling;
    await dispatcher.close();

    expect(end).toMatchObject({ fetched: 2 * (PAGES + 1), alarms: 0, hostsLeft: [], unvisited: [] });
    expect(new Set(visitorsOf("b.test", server)).size).toBeGreaterThan(1);
    for (const host of ["a.test", "b.test"]) expect(smallestGap(host, server)).toBeGreaterThanOrEqual(DELAY_MS - 1);
    const atA = server.log.filter(({ host }) => host === "a.test");
    const refused = atA.findIndex(({ path }) => path === "/p?n=3");
    expect((atA[refused + 1]?.at ?? 0) - (atA[refused]?.at ?? 0)).toBeGreaterThanOrEqual(REST_MS - 1);
  }, 180_000);

  it("serve one crawl at a time: a second one says so and leaves with a code of its own", async () => {
    const dispatcher = await coordinator(postgres.url);
    const environment = { KAXIN_DATA: workspaceLike("data/demo"), KAXIN_CONTACT: "test@a.test", ...NO_BROWSER };
    const second = await run(["crawler/cli.ts", "crawl", "--engine", postgres.url], environment);
    expect(second).toMatchObject({ code: 4, out: "" });
    expect(second.err.trim()).toMatch(/^crawl: 另一个抓取在用这些工人。.+$/);
    await dispatcher.close();
    await (await coordinator(postgres.url)).close();
  }, 60_000);
});

function coordinator(engine: string): Promise<Dispatcher> {
  return dispatchOverPostgres(engine, {
    ...{ mostRestMs: 0, backoffMs: 10, adapterOf: () => null, takeLeftOver: () => undefined },
    applyOnce(_, apply) {
      apply();
      return true;
    },
    now: () => toInstant(Date.now()),
    signal: new AbortController().signal,
  });
}

function startWorker(name: string, engine: string, port: number) {
  const environment = { KAXIN_DEMO_WEB: String(port), KAXIN_CONTACT: name, ...NO_BROWSER };
  const worker = start(["crawler/cli.ts", "worker", "--engine", engine, "--hosts", "1"], environment);
  onTestFinished(() => void worker.stop());
  return worker;
}

function page(host: string, at: number): PageRequest {
  return { address: `http://${host}/p?n=${at}`, owner: "source:a", kind: "feed", via: "http" };
}

/** Who asked `host`, as they say themselves. */
function visitorsOf(host: string, { log }: FaultServer): string[] {
  return log
    .filter((each) => each.host === host)
    .map(({ headers }) => /\+(\w+)/.exec(headers["user-agent"] ?? "")?.[1] ?? "");
}

/** The worker that reads `host`, once it has asked for so many pages. */
async function workerOf(host: string, requests: number, server: FaultServer): Promise<string> {
  while (visitorsOf(host, server).length < requests) await pause(10);
  return visitorsOf(host, server).at(-1) ?? "";
}

function smallestGap(host: string, { log }: FaultServer): number {
  const times = log.filter((each) => each.host === host).map(({ at }) => at);
  return Math.min(...times.slice(1).map((at, before) => at - (times[before] ?? 0)));
}
