import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { PageRequest } from "../../../crawler/contract.ts";
import { crawl } from "../../../crawler/crawl.ts";
import { crawlHosts } from "../../../crawler/dispatch/crawl-hosts.ts";
import { dispatchOverPostgres } from "../../../crawler/dispatch/over-postgres.ts";
import { work } from "../../../crawler/dispatch/worker.ts";
import type { Send } from "../../../crawler/fetch/answer.ts";
import { openHttp } from "../../../crawler/fetch/send-http.ts";
import { entryPages } from "../../../crawler/plan-visits.ts";
import { SOURCES } from "../../../crawler/sources/index.ts";
import { type Archive, openArchive } from "../../../data/archive/archive.ts";
import { type DemoWeb, startDemoWeb } from "../../../data/demo/serve.ts";
import { Instant } from "../../../data/model/time.ts";
import { type Registry, readRegistry } from "../../../data/registry.ts";
import { type Postgres, startPostgres } from "../../support/postgres.ts";
import { run, start, temporaryFolder } from "../../support/run.ts";
import { html, redirect, startFaultServer } from "../support/fault-server.ts";

const repository = join(import.meta.dirname, "..", "..", "..");
const noon = Instant.parse("2026-11-20T04:00:00Z");
const silent = { expect: () => {}, step: () => {}, end: () => {} };
const GAP_MS = 80;
/** Something that exists; nobody here opens a page with it. */
const NO_BROWSER = { KAXIN_CHROMIUM: process.execPath };

describe("a crawl with workers", () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.close());

  it("loses nothing and doubles nothing when two of three workers are killed, and keeps its distance", async () => {
    const registry = politeRegistry();
    const alone = await crawlOnce(registry, undefined);
    const killedAt: number[] = [];
    const together = await crawlOnce(registry, postgres.url, async (web) => {
      const workers = [1, 2, 3].map(() => startWorker(postgres.url, web.port));
      for (const [index, requests] of [20, 60].entries()) {
        while (web.requests().length < requests) await pause(10);
        workers[index]?.kill();
        killedAt.push(Date.now());
      }
    });
    expect(together.visits).toEqual(alone.visits);
    expect(together.doubled).toEqual([]);
    expect(alone.smallestGap).toBeGreaterThanOrEqual(GAP_MS - 1);
    expect(together.smallestGap).toBeGreaterThanOrEqual(GAP_MS - 1);
    // What a killed worker had read is asked for once more, and soon.
    const again = new Map(together.repeated.toReversed().map(({ host, at }) => [host, at]));
    expect(again.size).toBeGreaterThan(0);
    expect(Math.max(...again.values()) - Math.max(...killedAt)).toBeLessThan(30_000);
  }, 180_000);

  it("waits its turn at a host that another worker reads, when a redirect leads there", async () => {
    const { log } = await crawlTwoHosts(postgres.url, (send) => send);
    const atB = log.filter(({ host }) => host === "b.test").map(({ at }) => at);
    // Ten pages of its own, ten that a.test leads to, and robots.txt.
    expect(atB.length).toBeGreaterThanOrEqual(21);
    expect(Math.min(...atB.slice(1).map((at, before) => at - (atB[before] ?? 0)))).toBeGreaterThanOrEqual(GAP_MS - 1);
  }, 60_000);

  it("gives up the pages that no worker survives, and reads the others", async () => {
    const { end } = await crawlTwoHosts(postgres.url, (send) => async (query) => {
      if (new URL(query.address).hostname === "a.test") throw new TypeError("a bug");
      return send(query);
    });
    expect(end.hostsLeft).toMatchObject([
      { hostname: "a.test", stopped: { detail: "no worker could finish its pages" } },
    ]);
    expect(end.hostsLeft[0]?.leftAlone).toHaveLength(10);
    expect(end.fetched).toBe(11);
  }, 60_000);

  it("says in one sentence what is wrong with the engine", async () => {
    const asked = async (engine: string) =>
      run(["crawler/cli.ts", "worker", "--engine", engine], { ...NO_BROWSER, KAXIN_CONTACT: "test@a.test" });
    const wrong = await Promise.all(
      ["mysql://a.test/b", "postgres://a:b@127.0.0.1:1/c", postgres.url.replace("kaxin", "guessed")].map(asked),
    );
    expect(wrong.map(({ code }) => code)).toEqual([3, 3, 3]);
    expect(wrong.map(({ err }) => err.trim().split("\n").length)).toEqual([1, 1, 1]);
    expect(wrong[0]?.err).toContain("不是 PostgreSQL 的地址");
    expect(wrong[1]?.err).toContain("ECONNREFUSED");
    expect(wrong[2]?.err).toContain("password authentication failed");
  }, 60_000);
});

/** Two workers in this process read ten pages each of a.test, which all lead to b.test, and of b.test. */
async function crawlTwoHosts(engine: string, wrap: (send: Send) => Send) {
  const server = await startFaultServer({
    "/p": (incoming, response) => {
      const toB = redirect("http://b.test/q");
      (incoming.headers.host === "a.test" ? toB : html("page"))(incoming, response);
    },
    "/q": html("page"),
  });
  const http = openHttp({ userAgent: "KaxinBot/0.1 (+test)", demoWeb: { port: server.port } });
  const stopping = new AbortController();
  const { signal } = stopping;
  const now = () => noon;
  const reach = { send: wrap(http.send), render: null, now };
  const workers = [1, 2].map(() => work(engine, { ...reach, concurrency: 1, say: () => undefined, signal }));
  const dispatcher = await dispatchOverPostgres(engine, {
    ...{ mostRestMs: 10, backoffMs: 10, now, signal },
    adapterOf: () => null,
    applyOnce(_, apply) {
      apply();
      return true;
    },
    takeLeftOver: () => undefined,
  });
  const initial = ["a.test", "b.test"].flatMap((host) => Array.from({ length: 10 }, (_, at) => page(host, at)));
  const end = await crawlHosts({ dispatcher, initial, gapMs: GAP_MS, pagesPerHost: 100, onVisit: () => [] });
  await dispatcher.close();
  stopping.abort();
  await Promise.all(workers);
  await Promise.all([http.close(), server.close()]);
  return { end, log: server.log };
}

function page(host: string, at: number): PageRequest {
  return { address: `http://${host}/p?n=${at}`, owner: "source:a", kind: "feed", via: "http" };
}

function politeRegistry(): Registry {
  const declared = readRegistry(join(repository, "data/demo"));
  // Complaints about one platform suffice: the complaint site is the host with several slices.
  const platforms = declared.platforms
    .filter(({ id }) => ["hengta", "muhe", "qingwu", "lanqi", "jiuzhen"].includes(id))
    .map((each) => (each.id === "jiuzhen" ? each : { ...each, merchants: {} }));
  return { platforms, workspace: { ...declared.workspace, gapMs: GAP_MS } };
}

async function crawlOnce(
  registry: Registry,
  engine: string | undefined,
  meanwhile: (web: DemoWeb) => Promise<void> = async () => undefined,
) {
  // A web of its own: some hosts answer by how often they have been asked.
  const web = await startDemoWeb({ seed: 1 });
  const archive = emptyArchive();
  const http = openHttp({ userAgent: "KaxinBot/0.1 (+test)", demoWeb: { port: web.port } });
  const entry = entryPages(registry.workspace, registry.platforms, SOURCES, { source: undefined, platform: undefined });
  // The workers have no browser.
  const plain = entry.filter((each) => each.via === "http");
  const crawling = crawl(plain, {
    ...{ archive, registry, engine, send: http.send, render: null, now: () => noon, progress: silent },
    signal: new AbortController().signal,
  });
  await Promise.all([crawling, meanwhile(web)]);
  await Promise.all([http.close(), web.close()]);
  const captures = [...archive.all()].filter(({ kind }) => kind !== "robots");
  const visits = captures.map(({ address, outcome, bodySha256 }) => `${address} ${outcome} ${bodySha256}`).sort();
  return {
    visits,
    doubled: visits.filter((each, index) => each === visits[index - 1]),
    repeated: web
      .requests()
      .filter(
        ({ host, path }, index, all) => index !== all.findIndex((first) => first.host === host && first.path === path),
      ),
    smallestGap: smallestGap(web),
  };
}

function smallestGap(web: DemoWeb): number {
  const last = new Map<string, number>();
  return web.requests().reduce((smallest, { host, at }) => {
    const gap = at - (last.get(host) ?? Number.NEGATIVE_INFINITY);
    last.set(host, at);
    return Math.min(smallest, gap);
  }, Number.POSITIVE_INFINITY);
}

function startWorker(engine: string, port: number) {
  const environment = { KAXIN_DEMO_WEB: String(port), KAXIN_NOW: noon, ...NO_BROWSER };
  const worker = start(["crawler/cli.ts", "worker", "--engine", engine, "--hosts", "2"], environment);
  onTestFinished(() => void worker.stop());
  return worker;
}

function emptyArchive(): Archive {
  const folder = temporaryFolder("over-postgres");
  const archive = openArchive(join(folder, "archive.sqlite"));
  onTestFinished(() => {
    archive.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return archive;
}
