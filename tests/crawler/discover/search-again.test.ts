import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { crawl } from "../../../crawler/crawl.ts";
import { openHttp } from "../../../crawler/fetch/send-http.ts";
import { parseArchive } from "../../../crawler/parse.ts";
import { entryPages } from "../../../crawler/plan-visits.ts";
import { openArchive } from "../../../data/archive/archive.ts";
import { addHours, Instant } from "../../../data/model/time.ts";
import { Workspace } from "../../../data/model/workspace.ts";
import { NO_PROGRESS } from "../../../data/terminal/progress.ts";
import { platform } from "../../support/builders.ts";
import { temporaryFolder } from "../../support/run.ts";
import { html, startFaultServer } from "../support/fault-server.ts";

const START = Instant.parse("2026-03-01T02:00:00Z");
const HELP = html(`<title>帮助</title><p>${"客服QQ：60918273，二十四小时内处理。".repeat(4)}</p>`);

it("visits what a search found again, though the home page no longer links to it, and sees it go", async () => {
  let links = `<a href="/faq">常见问题</a>`;
  let help = HELP;
  const server = await startFaultServer({
    "/": (request, response) => html(`<title>甲</title>${links}<p>${"欢迎光临。".repeat(40)}</p>`)(request, response),
    "/faq": (request, response) => help(request, response),
  });
  onTestFinished(server.close);
  const http = openHttp({ userAgent: "KaxinBot/0.1 (+test)", demoWeb: { port: server.port } });
  onTestFinished(http.close);
  const folder = temporaryFolder("search-again");
  const archive = openArchive(join(folder, "archive.sqlite"));
  onTestFinished(() => {
    archive.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const shop = platform({ name: "甲演示卡盟", home: "http://jia.test/" });
  const registry = { workspace: Workspace.parse({ title: "x", gapMs: 1 }), platforms: [shop] };
  const look = async (day: number) => {
    const entry = entryPages(registry.workspace, [shop], [], { source: undefined, platform: undefined });
    const ports = { archive, registry, send: http.send, render: null, progress: NO_PROGRESS };
    const signal = new AbortController().signal;
    return crawl(entry, { ...ports, now: () => addHours(START, 24 * day), signal });
  };
  await look(0);
  expect((await look(0)).fetched).toBe(0);
  links = "";
  help = html("<title>404</title>页面不存在", 404);
  await look(10);
  await look(40);
  const contents = await parseArchive(archive, registry, NO_PROGRESS);
  expect(contents?.continuities[0]?.channels.map(({ type, goneSince }) => [type, goneSince])).toEqual([
    ["qq", addHours(START, 240)],
  ]);
  expect(contents?.alarms).toEqual([]);
});
