import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { crawl } from "../../crawler/crawl.ts";
import { openHttp } from "../../crawler/fetch/send-http.ts";
import { parseArchive } from "../../crawler/parse.ts";
import { entryPages } from "../../crawler/plan-visits.ts";
import { SOURCES } from "../../crawler/sources/index.ts";
import { openArchive } from "../../data/archive/archive.ts";
import { Instant } from "../../data/model/time.ts";
import { Workspace } from "../../data/model/workspace.ts";
import { NO_PROGRESS } from "../../data/terminal/progress.ts";
import { platform } from "../support/builders.ts";
import { temporaryFolder } from "../support/run.ts";
import { TEMPLATES } from "./discover/templates.ts";
import { html, type Reply, startFaultServer } from "./support/fault-server.ts";

const SHELL = TEMPLATES.find((each) => each.software === "jingshangcheng")?.render({ name: "甲", cdn: "" }) ?? "";
const now = Instant.parse("2026-11-20T04:00:00Z");
const json =
  (value: unknown): Reply =>
  (_, response) =>
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
const SETTINGS = { website: { copy_right: "甲演示卡盟" }, kefu: { qq: "60918273", mobile: "400-000-1122" } };
const RULES = { notice: [{ id: 1, title: "退款公告", content: "<p>卡密无效，联系客服，二十四小时内退款。</p>" }] };

/** What comes of a visit to a shop of which only the home address is known, and which shows nothing without scripts. */
async function readShop(routes: Readonly<Record<string, Reply>>) {
  const server = await startFaultServer({ "/": html(SHELL), ...routes });
  const http = openHttp({ userAgent: "KaxinBot/0.1 (+test)", demoWeb: { port: server.port } });
  const folder = temporaryFolder("searched-shell");
  const archive = openArchive(join(folder, "archive.sqlite"));
  onTestFinished(async () => {
    await http.close();
    await server.close();
    archive.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const shop = platform({ name: "甲演示卡盟", home: "http://jia.test/", pages: [] });
  const registry = { workspace: Workspace.parse({ title: "x", gapMs: 1 }), platforms: [shop] };
  const entry = entryPages(registry.workspace, [shop], SOURCES, { source: undefined, platform: undefined });
  const { signal } = new AbortController();
  const ports = { archive, registry, send: http.send, render: null, now: () => now, progress: NO_PROGRESS, signal };
  await crawl(entry, ports);
  const contents = await parseArchive(archive, registry, NO_PROGRESS);
  const told = contents?.alarms.filter(({ kind, address }) => kind === "access" && address === shop.home);
  return { policies: contents?.policies.length, told: told?.map(({ message }) => message) };
}

describe("a home page that is empty without its scripts", () => {
  it("is no alarm when the public data behind it was read", async () => {
    const read = await readShop({ "/index/Api/systemConfig": json(SETTINGS), "/index/Api/indexArticle": json(RULES) });
    expect(read.policies).toBeGreaterThan(0);
    expect(read.told).toEqual([]);
  });

  it("is one when nothing behind it was", async () => {
    const read = await readShop({});
    expect(read.policies).toBe(0);
    expect(read.told).toHaveLength(1);
  });
});
