import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openProcess } from "../../../crawler/fetch/browser-process.ts";
import { findBrowser } from "../../../crawler/fetch/find-browser.ts";
import { openBrowser } from "../../../crawler/fetch/over-browser.ts";
import { openHttp } from "../../../crawler/fetch/send-http.ts";
import { temporaryFolder } from "../../support/run.ts";
import { html, type Reply, startFaultServer } from "../support/fault-server.ts";

const chromium = await findBrowser({ chosen: process.env["KAXIN_CHROMIUM"] });
const needsShell = chromium === null || process.platform === "win32";

/** The real browser, whose processes can be counted and killed. */
function knownBrowser() {
  const folder = temporaryFolder("browser");
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const executable = join(folder, "browser");
  const pids = join(folder, "pids");
  writeFileSync(executable, `#!/bin/sh\necho $$ >> '${pids}'\nexec '${chromium}' "$@"\n`);
  chmodSync(executable, 0o755);
  const started = () => (existsSync(pids) ? readFileSync(pids, "utf8").trim().split("\n").map(Number) : []);
  return { executable, userAgent: "KaxinBot/0.1 (+test)", started };
}

async function site(routes: Readonly<Record<string, Reply>>) {
  const server = await startFaultServer(routes);
  const http = openHttp({ userAgent: "KaxinBot/0.1 (+test)", demoWeb: { port: server.port } });
  onTestFinished(async () => {
    await http.close();
    await server.close();
  });
  return { server, doors: { document: http.send, resources: http.send } };
}

const page = html("<main>在</main><script>document.querySelector('main').append('。')</script>");

describe.skipIf(needsShell)("the browser", { timeout: 40_000 }, () => {
  it("that is killed while it shows a page is replaced, and the page is read after all", async () => {
    const known = knownBrowser();
    const browser = openBrowser(known);
    onTestFinished(browser.close);
    let deaths = 0;
    const { doors } = await site({
      "/": page,
      "/dies": html(
        "<main></main><script>fetch('/api').then(() => document.querySelector('main').append('活'))</script>",
      ),
      "/api": (_, response) => {
        if (deaths < 1) process.kill(known.started().at(-1) ?? 0, "SIGKILL");
        deaths += 1;
        response.writeHead(200, { "content-type": "application/json" }).end("{}");
      },
    });
    const read = await browser.render("http://a.test/dies", doors);
    expect(read.outcome).toBe("ok");
    expect(Buffer.from(read.body ?? []).toString()).toContain("<main>活</main>");
    expect(await browser.render("http://a.test/", doors)).toMatchObject({ outcome: "ok" });
    expect(known.started()).toHaveLength(2);
  });

  it("gives way to a fresh one after some pages, and is not closed under a page that is being read", async () => {
    const known = knownBrowser();
    const browser = openBrowser({ ...known, pagesPerBrowser: 3 });
    onTestFinished(browser.close);
    const { doors } = await site({ "/": page });
    const read = await Promise.all(
      Array.from({ length: 7 }, (_, at) => browser.render(`http://h${at % 2}.test/`, doors)),
    );
    expect(read.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 7 }, () => "ok"));
    expect(known.started()).toHaveLength(3);
    const alive = known.started().filter((pid) => isAlive(pid));
    expect(alive).toHaveLength(1);
  });

  it("has one context for each host, and no more of them than it needs", async () => {
    const known = knownBrowser();
    const processes = openProcess({ ...known, mostContexts: 2 });
    onTestFinished(processes.close);
    const contexts = new Set();
    for (const hostname of ["a.test", "b.test", "a.test", "b.test"]) {
      const { page: lent, giveBack } = await processes.lend(hostname);
      contexts.add(lent.context());
      await giveBack();
    }
    expect(contexts.size).toBe(2);
    for (let at = 0; at < 3; at += 1) await (await processes.lend(`h${at}.test`)).giveBack();
    const last = await processes.lend("z.test");
    expect(last.page.context().browser()?.contexts().length).toBeLessThanOrEqual(3);
    expect(known.started()).toHaveLength(1);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
