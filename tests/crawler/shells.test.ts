import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import type { Page, Visit } from "../../crawler/contract.ts";
import { crawl } from "../../crawler/crawl.ts";
import { work } from "../../crawler/dispatch/worker.ts";
import { findBrowser } from "../../crawler/fetch/find-browser.ts";
import { openBrowser } from "../../crawler/fetch/over-browser.ts";
import { createPoliteness } from "../../crawler/fetch/politeness.ts";
import { type Render, runSlice } from "../../crawler/fetch/run-slice.ts";
import { openHttp } from "../../crawler/fetch/send-http.ts";
import { openFrontier } from "../../crawler/frontier.ts";
import { parseArchive } from "../../crawler/parse.ts";
import { entryPages } from "../../crawler/plan-visits.ts";
import { readBatch } from "../../crawler/read-batch.ts";
import { rawPageOf, sightingsOf } from "../../crawler/read-captures.ts";
import { heimao } from "../../crawler/sources/heimao.ts";
import { SOURCES } from "../../crawler/sources/index.ts";
import { type Archive, openArchive } from "../../data/archive/archive.ts";
import { SourceId } from "../../data/model/ids.ts";
import type { Platform } from "../../data/model/platform.ts";
import { addHours, Instant } from "../../data/model/time.ts";
import { Workspace } from "../../data/model/workspace.ts";
import { platform } from "../support/builders.ts";
import { type Postgres, startPostgres } from "../support/postgres.ts";
import { temporaryFolder } from "../support/run.ts";
import { startFaultServer } from "./support/fault-server.ts";
import { RULES, SHELL_SITE } from "./support/shell-site.ts";

const silent = { expect: () => {}, step: () => {}, end: () => {} };
const noon = Instant.parse("2026-11-20T04:00:00Z");
const executable = await findBrowser({ chosen: process.env["KAXIN_CHROMIUM"] });
const browser = executable === null ? null : openBrowser({ executable, userAgent: "KaxinBot/0.1 (+test)" });
afterAll(() => browser?.close());
const Article = z.looseObject({ data: z.looseObject({ title: z.string() }) });
const refund = { kind: "refund", url: "http://jia.test/refund", browser: false } as const;
const shop = (given: Partial<Platform> = {}) => platform({ name: "甲演示卡盟", pages: [refund], ...given });

/** A shop of shells, and a way to crawl it at any time with the same archive. */
async function shellWorld(of: Platform, gapMs = 1, engine?: string, pagesPerHost = 9) {
  const server = await startFaultServer(SHELL_SITE);
  const http = openHttp({ userAgent: "KaxinBot/0.1 (+test)", demoWeb: { port: server.port } });
  const folder = temporaryFolder("shells");
  const archive = openArchive(join(folder, "archive.sqlite"));
  onTestFinished(async () => {
    await http.close();
    await server.close();
    archive.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const registry = { workspace: Workspace.parse({ title: "x", gapMs, pagesPerHost }), platforms: [of] };
  const { send } = http;
  const crawlAt = (now: Instant, render: Render | null = browser?.render ?? null) => {
    const entry = entryPages(registry.workspace, [of], SOURCES, { source: undefined, platform: undefined });
    const ports = { archive, registry, send, render, engine, now: () => now, progress: silent };
    return crawl(entry, { ...ports, signal: new AbortController().signal });
  };
  return { server, archive, registry, send, crawlAt, read: () => parseArchive(archive, registry, silent) };
}

const visits = (archive: Archive) =>
  [...archive.all()].map(({ address, via, kind, outcome }) => `${via} ${kind} ${outcome} ${pathOf(address)}`);
const pathOf = (address: string) => address.replace("http://jia.test", "");

describe.skipIf(executable === null)("a page that is a shell without text", () => {
  it("is opened in the browser in the same crawl, and both visits are archived with what its scripts received", async () => {
    const { archive, crawlAt, read } = await shellWorld(shop());
    const end = await crawlAt(noon);
    expect(end.outcomes).toEqual({ ok: 2, shell: 1 });
    expect(visits(archive)).toEqual([
      "http robots ok /robots.txt",
      "http refund shell /refund",
      "browser xhr ok /api/article",
      "browser xhr ok /api/config",
      "browser page_log ok urn:pageinfo:/refund",
      "browser refund ok /refund",
    ]);
    const contents = await read();
    expect(contents?.policies.map(({ kind, text }) => [kind, text.includes(RULES)])).toEqual([["refund", true]]);
    expect(contents?.alarms).toEqual([]);
    expect(await read()).toEqual(contents);
  });

  it("is remembered as one: the next visit goes straight to the browser, and its ETag confirms nothing", async () => {
    const { archive, registry, crawlAt } = await shellWorld(shop());
    await crawlAt(noon);
    expect((await crawlAt(addHours(noon, 1))).fetched).toBe(0);
    await crawlAt(addHours(noon, 30));
    const again = [...archive.all()].filter(({ fetchedAt, kind }) => fetchedAt > noon && kind === "refund");
    expect(again.map(({ via, outcome }) => `${via} ${outcome}`)).toEqual(["browser ok"]);
    expect(openFrontier(archive, registry, addHours(noon, 31)).validatorsOf(refund.url)).toBeUndefined();
  });

  it("keeps the host's distance for all that it asks, and asks once for what its pages share", async () => {
    const pages = [refund, { kind: "help", url: "http://jia.test/plain", browser: false }] as const;
    const { server, crawlAt } = await shellWorld(shop({ home: "http://jia.test/", pages: [...pages] }), 150);
    await crawlAt(noon);
    const gaps = server.log.slice(1).map(({ at }, before) => at - (server.log[before]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(148);
    // Not at all, where an earlier page of this browser has brought it.
    expect(server.log.filter(({ path }) => path === "/static/app.js").length).toBeLessThanOrEqual(1);
    expect(server.log.filter(({ path }) => path === "/static/logo.png")).toEqual([]);
    expect(server.log.filter(({ path }) => path === "/plain")).toHaveLength(1);
  });

  it("is judged and read with what its scripts received, at the crawl as in any later reading", async () => {
    const { archive, send } = await shellWorld(shop());
    const judged: Page[] = [];
    const visited: Visit[] = [];
    const judge = (page: Page) => {
      judged.push(page);
      return "content" as const;
    };
    const request = { address: refund.url, owner: "source:a", kind: "feed", via: "browser" } as const;
    const budget = { visits: 9, ms: 60_000 };
    const slice = {
      id: "1",
      hostname: "jia.test",
      requests: [request],
      validators: new Map(),
      robots: [],
      gapMs: 1,
      failuresInARow: 0,
      budget,
    };
    const ports = {
      send,
      render: browser?.render ?? null,
      politeness: createPoliteness({ gapMs: 1 }),
      judge,
      now: () => noon,
    };
    await runSlice(slice, ports, (visit) => visited.push(visit));
    for (const { parts = [], ...visit } of visited)
      for (const { capture, body } of [...parts, visit]) archive.append(capture, body);

    const titleIn = (page: Page): string[] =>
      (page.parts ?? []).flatMap(({ text }) => {
        const read = Article.safeParse(JSON.parse(text));
        return read.success ? read.data.data.title : [];
      });
    const adapter = {
      ...heimao,
      parse: (page: Page) => ({ complaints: [], tallies: [], rankings: [], next: [], remarks: titleIn(page) }),
    };
    const [sighting] = sightingsOf(archive.capturesOf("source:a")).filter(({ kind }) => kind === "feed");
    const wanted = sighting?.content
      ? [{ source: SourceId.parse("a"), adapter: "a", page: rawPageOf(sighting.content, sighting.parts) }]
      : [];
    const later = readBatch(wanted, archive, () => adapter);
    expect(judged.map(titleIn)).toEqual([["退款规则"]]);
    expect(later.map((read) => JSON.parse(read))).toMatchObject([{ reading: { remarks: ["退款规则"] } }]);
    expect(sighting?.parts.map(({ askedBy, kind }) => [askedBy, kind])).toEqual([
      [refund.url, "xhr"],
      [refund.url, "xhr"],
    ]);
  });

  it("that shows nothing in the browser either is read from the answer its scripts received", async () => {
    const pages = [{ kind: "refund", url: "http://jia.test/broken", browser: true } as const];
    const { archive, crawlAt, read } = await shellWorld(shop({ pages }));
    await crawlAt(noon);
    const contents = await read();
    const article = [...archive.all()].find(({ address }) => address.endsWith("/api/article"));
    expect(contents?.policies).toMatchObject([{ kind: "refund", bodySha256: article?.bodySha256 }]);
    expect(contents?.policies[0]?.text).toContain(RULES);
    expect(article?.askedBy).toBe("http://jia.test/broken");
    expect(article?.exchange?.request).toMatch(
      /^POST \/api\/article [\s\S]*\r\n\r\n\{"path":"\/broken","lang":"zh"\}$/,
    );
  });
});

describe.skipIf(browser === null)("a shell that workers read", () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.close());

  it("ends in the archive as it does without them", async () => {
    const alone = await shellWorld(shop());
    await alone.crawlAt(noon);
    const together = await shellWorld(shop(), 1, postgres.url);
    const stopping = new AbortController();
    const { signal } = stopping;
    const reach = { send: together.send, render: browser?.render ?? null, now: () => noon };
    const working = work(postgres.url, { ...reach, concurrency: 1, say: () => undefined, signal });
    await together.crawlAt(noon, null);
    stopping.abort();
    await working;
    expect(visits(together.archive)).toEqual(visits(alone.archive));
    expect(await together.read()).toEqual(await alone.read());
  }, 60_000);
});

describe("a shell", () => {
  it("that a crawl did not live to open in the browser is opened by the next", async () => {
    const { archive, crawlAt } = await shellWorld(shop({ home: "http://jia.test/plain" }), 1, undefined, 2);
    expect((await crawlAt(noon, null)).hostsLeft[0]?.leftAlone).toMatchObject([{ via: "browser", reason: "shell" }]);
    await crawlAt(addHours(noon, 1), null);
    expect(visits(archive).slice(1)).toEqual([
      "http home ok /plain",
      "http refund shell /refund",
      "browser refund browser_missing /refund",
    ]);
  });

  it("is left as it is where its platform wants no browser, and waits its turn like any page", async () => {
    const { archive, crawlAt, read } = await shellWorld(shop({ browser: false }));
    await crawlAt(noon);
    await crawlAt(addHours(noon, 1));
    expect(visits(archive)).toEqual(["http robots ok /robots.txt", "http refund shell /refund"]);
    const contents = await read();
    expect(contents?.policies).toEqual([]);
    expect(contents?.alarms).toMatchObject([{ kind: "access", message: "页面由脚本绘制，没有文字：HTTP 200" }]);
  });

  it("raises an alarm that says what to do where there is no browser, and is tried again in the next crawl", async () => {
    const { archive, crawlAt, read } = await shellWorld(shop());
    await crawlAt(noon, null);
    expect(visits(archive).slice(1)).toEqual(["http refund shell /refund", "browser refund browser_missing /refund"]);
    const contents = await read();
    expect(contents?.policies).toEqual([]);
    expect(contents?.alarms.map(({ message }) => message)).toEqual([
      "需要浏览器而本机没有：请运行 npm run browser，或把 KAXIN_CHROMIUM 设为浏览器的路径",
    ]);
    await crawlAt(addHours(noon, 1), null);
    expect(visits(archive).at(-1)).toBe("browser refund browser_missing /refund");
  });
});
