import { rmSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { crawl } from "../../crawler/crawl.ts";
import { openHttp } from "../../crawler/fetch/send-http.ts";
import { openFrontier } from "../../crawler/frontier.ts";
import { entryPages, isOpen } from "../../crawler/plan-visits.ts";
import { SOURCES } from "../../crawler/sources/index.ts";
import { type Archive, openArchive } from "../../data/archive/archive.ts";
import { type DemoWeb, startDemoWeb } from "../../data/demo/serve.ts";
import { addHours, Instant } from "../../data/model/time.ts";
import { Workspace } from "../../data/model/workspace.ts";
import { type Registry, readRegistry } from "../../data/registry.ts";
import type { Progress } from "../../data/terminal/progress.ts";
import { platform } from "../support/builders.ts";
import { temporaryFolder } from "../support/run.ts";
import { parseWhole } from "./support/parse-whole.ts";

const repository = join(import.meta.dirname, "..", "..");
const silent: Progress = { expect: () => {}, step: () => {}, end: () => {} };
const noon = Instant.parse("2026-11-20T04:00:00Z");

import { html, startFaultServer } from "./support/fault-server.ts";

describe("a crawl of the invented web", () => {
  let web: DemoWeb;
  beforeAll(async () => {
    web = await startDemoWeb({ seed: 1 });
  });
  afterAll(() => web.close());

  async function crawlOnce(archive: Archive, registry: Registry, now: Instant, platform?: string) {
    const http = openHttp({ userAgent: "KaxinBot/0.1 (+test)", demoWeb: { port: web.port } });
    const entry = entryPages(registry.workspace, registry.platforms, SOURCES, { source: undefined, platform });
    const own = entry.filter((each) => platform === undefined || each.owner === `platform:${platform}`);
    const ports = { archive, registry, send: http.send, render: null, now: () => now, progress: silent };
    const end = await crawl(own, { ...ports, signal: new AbortController().signal });
    await http.close();
    return end;
  }

  it("reads the recorded CFPB answers page by page, to the last of the 75", async () => {
    const registry = readRegistry(join(repository, "data/demo/recorded"));
    const archive = emptyArchive();
    await crawlOnce(archive, registry, noon);
    const contents = await parseWhole(archive, registry, silent);
    expect(contents?.complaints.length).toBe(75);
    expect(contents?.alarms).toEqual([]);
    expect(new Set(contents?.complaints.map((each) => each.number)).size).toBe(75);
    expect(contents?.complaints.every((each) => each.timely === true && each.platform === "equifax-inc")).toBe(true);
  });

  it("goes on without a browser, and makes an alarm of the pages that needed one", async () => {
    const registry = readRegistry(join(repository, "data/demo"));
    const archive = emptyArchive();
    await crawlOnce(archive, registry, noon, "tangli");
    const contents = await parseWhole(archive, registry, silent);
    expect(contents?.visits.browser_missing).toBeGreaterThan(0);
    expect(contents?.alarms.map((each) => each.message).join()).toContain("需要浏览器而本机没有");
  });

  it("asks nothing twice on one day, and takes an unchanged page from the archive the next", async () => {
    const registry = readRegistry(join(repository, "data/demo"));
    const archive = emptyArchive();
    await crawlOnce(archive, registry, noon, "hengta");
    const before = web.requests().length;
    expect((await crawlOnce(archive, registry, noon, "hengta")).fetched).toBe(0);
    expect(web.requests().length).toBe(before);
    await crawlOnce(archive, registry, addHours(noon, 25), "hengta");
    const contents = await parseWhole(archive, registry, silent);
    expect(contents?.visits.not_modified).toBeGreaterThan(0);
    expect(contents?.policies.every((each) => each.capturedAt === addHours(noon, 25))).toBe(true);
  });

  it("leaves a host alone that asks for a log-in, for the rest of the day", async () => {
    const registry = readRegistry(join(repository, "data/demo"));
    const archive = emptyArchive();
    expect((await crawlOnce(archive, registry, noon, "chenlu")).hostsLeft[0]?.stopped?.outcome).toBe("login_wall");
    expect((await crawlOnce(archive, registry, addHours(noon, 2), "chenlu")).fetched).toBe(0);
  });

  it("asks for an open complaint again after a day, and for a closed one after three", async () => {
    const declared = readRegistry(join(repository, "data/demo"));
    const registry = { ...declared, platforms: declared.platforms.filter(({ id }) => id === "hengta") };
    const archive = emptyArchive();
    await crawlOnce(archive, registry, noon);
    const contents = await parseWhole(archive, registry, silent);
    const open = contents?.complaints.filter(isOpen).map(({ address }) => address) ?? [];
    const from = web.requests().length;
    await crawlOnce(archive, registry, addHours(noon, 25));
    const again = web
      .requests()
      .slice(from)
      .filter(({ path }) => path.startsWith("/complaint/view/"));
    expect(open.length).toBeGreaterThan(0);
    expect(again.map(({ path }) => `http://tousu.test${path}`).sort()).toEqual(open.sort());

    const frugal = { ...registry, workspace: { ...registry.workspace, pagesPerHost: 6 } };
    const owners = new Set(["source:demo-tousu"]);
    expect([...openFrontier(archive, frugal, addHours(noon, 400)).complaintsAgain(owners, new Set())]).toHaveLength(3);
  });

  it("keeps its distance from a host, and says who it is", async () => {
    const declared = readRegistry(join(repository, "data/demo"));
    const registry = { ...declared, workspace: { ...declared.workspace, gapMs: 120 } };
    const from = web.requests().length;
    await crawlOnce(emptyArchive(), registry, noon, "muhe");
    const visits = web.requests().slice(from);
    expect(visits.length).toBeGreaterThan(5);
    const gaps = visits.slice(1).map((each, index) => each.at - (visits[index]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(118);
    expect(visits.every((each) => each.userAgent.startsWith("KaxinBot/"))).toBe(true);
  });
});

describe("a platform whose file asks for its sitemap", () => {
  it("is read as far as robots.txt names sitemaps, gzip files too, and no page twice", async () => {
    const sitemap = gzipSync(
      "<urlset><url><loc>http://jia.test/help/1</loc></url><url><loc>http://jia.test/goods/1</loc></url></urlset>",
    );
    const server = await startFaultServer({
      "/robots.txt": html("User-agent: *\nAllow: /\nSitemap: http://jia.test/all.xml.gz\n"),
      "/all.xml.gz": (_, response) => response.writeHead(200, { "content-type": "application/gzip" }).end(sitemap),
      "/": html(`<p>${"甲演示卡盟首页。".repeat(20)}</p>`),
      "/help/1": html(`<p>${"到账时间为三十分钟以内。".repeat(20)}</p>`),
    });
    onTestFinished(server.close);
    const http = openHttp({ userAgent: "KaxinBot/0.1 (+test)", demoWeb: { port: server.port } });
    onTestFinished(http.close);
    const home = "http://jia.test/";
    const pages = [{ kind: "home" as const, url: home, browser: false }];
    const shop = platform({ name: "甲演示卡盟", home, sitemap: true, pages });
    const registry = { workspace: Workspace.parse({ title: "x", gapMs: 1 }), platforms: [shop] };
    const archive = emptyArchive();
    const once = () => {
      const entry = entryPages(registry.workspace, [shop], SOURCES, { source: undefined, platform: undefined });
      const ports = { archive, registry, send: http.send, render: null, now: () => noon, progress: silent };
      return crawl(entry, { ...ports, signal: new AbortController().signal });
    };
    expect((await once()).outcomes).toEqual({ ok: 4 });
    expect(server.log.map(({ path }) => path)).toEqual(["/robots.txt", "/", "/all.xml.gz", "/help/1"]);
    expect((await parseWhole(archive, registry, silent))?.policies.map(({ kind }) => kind)).toEqual(["home", "help"]);
    expect((await once()).fetched).toBe(0);
  });
});

function emptyArchive(): Archive {
  const folder = temporaryFolder("crawl");
  const archive = openArchive(join(folder, "archive.sqlite"));
  onTestFinished(() => {
    archive.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return archive;
}
