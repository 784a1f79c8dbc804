import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBrowser } from "../../../crawler/fetch/find-browser.ts";
import { openBrowser, type Rendering } from "../../../crawler/fetch/over-browser.ts";
import type { Fetched } from "../../../crawler/fetch/over-http.ts";
import { type Http, openHttp } from "../../../crawler/fetch/send-http.ts";
import { FAULTS, type FaultServer, html, type Reply, startFaultServer } from "../support/fault-server.ts";

const json: Reply = (_, response) => {
  response.writeHead(200, { "content-type": "application/json" }).end('{"policy":"退款规则：未充值可退"}');
};
const script = (code: string) => html(`<!doctype html><meta charset=utf-8><main>加载中</main><script>${code}</script>`);
const SHOW = "document.querySelector('main').textContent = ";

const ROUTES: Readonly<Record<string, Reply>> = {
  ...FAULTS,
  "/api": json,
  "/app": script(`fetch('/api').then(r => r.json()).then(d => { ${SHOW} d.policy })`),
  "/route": script(`${SHOW} '路由 ' + location.hash`),
  "/moved": script("location.href = '/app'"),
  "/sly": script(
    `Promise.allSettled([fetch('http://127.0.0.1:9/'), fetch('http://169.254.169.254/'), fetch('/api', {method: 'DELETE'}),
     new Promise((ok, no) => { const s = new WebSocket('ws://a.test/ws'); s.onopen = ok; s.onclose = no; })])
     .then(all => { ${SHOW} all.map(each => each.status).join() })`,
  ),
  "/who": script(`${SHOW} navigator.userAgent + navigator.webdriver`),
  "/forever": script("for (;;);"),
  "/polling": script(`${SHOW} '在' ; setInterval(() => fetch('/api'), 50)`),
  "/waiting": script(`${SHOW} '在'; fetch('/stalled-headers')`),
  "/pictures": html(
    `<style>@import '/a.css'; @font-face { font-family: f; src: url(/a.woff2) } p { font-family: f }</style>
     <img src=/a.png><video src=/a.mp4 autoplay></video><audio src=/a.mp3 autoplay></audio><p>图`,
  ),
  "/list": html(
    "<main></main><script>function take(d) { document.body.append(d.name) }</script><script src='/jsonp?cb=take'></script>",
  ),
  "/jsonp": (_, response) => {
    response.writeHead(200, { "content-type": "text/javascript" }).end('take({"name":"甲演示卡盟"});');
  },
  "/noisy": script(
    `for (let n = 0; n < 150; n += 1) console.log('x'.repeat(5000), n);
     console.warn('旧接口'); setTimeout(() => { throw new Error('坏了') });
     Promise.all(Array.from({ length: 15 }, (_, n) => fetch('/large?n=' + n))).then(() => { ${SHOW} '完' })`,
  ),
  "/large": (_, response) => {
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify("a".repeat(700_000)));
  },
};

const executable = await findBrowser({ chosen: process.env["KAXIN_CHROMIUM"] });
let server: FaultServer;
let http: Http;
let browser: Rendering | null = null;
beforeAll(async () => {
  server = await startFaultServer(ROUTES);
  http = openHttp({ userAgent: "KaxinBot/0.1 (+test)", demoWeb: { port: server.port } });
  if (executable === null) return;
  browser = openBrowser({
    executable,
    userAgent: "KaxinBot/0.1 (+test)",
    pageMs: 4000,
    settleMs: 1200,
    waitMs: 2500,
    mostRequests: 20,
  });
});
afterAll(async () => {
  await browser?.close();
  await http.close();
  await server.close();
});

const MISSING = "no browser on this machine";
async function read(path: string): Promise<Fetched | typeof MISSING> {
  const doors = { document: http.send, resources: http.send };
  return browser === null ? MISSING : browser.render(`http://a.test${path}`, doors);
}

/** On a machine without a browser there is nothing to see, and `browser_missing` is told by run-slice.test.ts. */
const seen = (fetched: Awaited<ReturnType<typeof read>>, look: (fetched: Fetched, text: string) => void) => {
  if (fetched === MISSING) expect(executable).toBeNull();
  else look(fetched, Buffer.from(fetched.body ?? []).toString());
};

describe.concurrent("a visit in the browser", { timeout: 40_000 }, () => {
  it("brings the page as its scripts have made it", async () => {
    seen(await read("/app"), (fetched, text) => {
      expect(text).toContain("退款规则：未充值可退");
      expect(fetched).toMatchObject({ outcome: "ok", status: 200, detail: "", finalAddress: "http://a.test/app" });
      expect(fetched.headers["content-type"]).toBe("text/html; charset=utf-8");
    });
  });

  it("finds the page behind a route in the fragment, and one behind a script's redirect", async () => {
    seen(await read("/route#/help"), (_, text) => expect(text).toContain("路由 #/help"));
    seen(await read("/moved"), (fetched, text) => {
      expect(fetched.finalAddress).toBe("http://a.test/app");
      expect(text).toContain("退款规则");
    });
  });

  it("lets no page reach a private network, change anything, or open a socket", async () => {
    seen(await read("/sly"), (fetched, text) => {
      expect(text).toContain("<main>rejected,rejected,rejected,rejected</main>");
      expect(fetched.detail).toMatch(/3 refused/);
    });
    expect(server.log.filter(({ path }) => path === "/ws")).toEqual([]);
  });

  it("says who it is, in the browser too", async () => {
    seen(await read("/who"), (_, text) => expect(text).toContain("KaxinBot/0.1 (+test)true"));
  });

  it("does without pictures, fonts and media", async () => {
    await read("/pictures");
    const asked = server.log.map(({ path }) => path).filter((path) => path.startsWith("/a."));
    expect(asked).toEqual(executable === null ? [] : ["/a.css"]);
  });

  it("brings along the data that the page received, JSONP too, and nothing that draws it", async () => {
    seen(await read("/app"), ({ parts }) => {
      expect(parts?.map(({ kind, address }) => `${kind} ${address}`)).toEqual([
        "xhr http://a.test/api",
        "page_log urn:pageinfo:http://a.test/app",
      ]);
      const [data] = parts ?? [];
      expect(Buffer.from(data?.fetched.body ?? []).toString()).toContain("退款规则：未充值可退");
      expect(data?.fetched).toMatchObject({ outcome: "ok", status: 200 });
    });
    seen(await read("/list"), ({ parts }) => {
      expect(parts?.map(({ address }) => address)[0]).toBe("http://a.test/jsonp?cb=take");
    });
  });

  it("keeps a log of what the page asked for and said, and bounds both log and data", async () => {
    seen(await read("/noisy"), ({ parts = [], detail }, text) => {
      expect(text).toContain("<main>完</main>");
      const log = JSON.parse(Buffer.from(parts.at(-1)?.fetched.body ?? []).toString());
      expect(log.console).toHaveLength(100);
      expect(log.console[0].text).toHaveLength(501);
      expect(log.unlisted).toEqual({ requests: 0, console: 52 });
      expect(log.requests).toHaveLength(16);
      expect(log.requests[1]).toMatchObject({
        method: "GET",
        type: "fetch",
        outcome: "ok",
        status: 200,
        bytes: 700_002,
      });
      expect(log.requests.filter(({ kept }: { kept: boolean }) => kept)).toHaveLength(5);
      expect(parts.filter(({ kind }) => kind === "xhr")).toHaveLength(5);
      expect(detail).toBe("");
    });
  });

  it("reads a page that never comes to rest, or waits for an answer that never comes, as it is", async () => {
    seen(await read("/waiting"), (fetched, text) => {
      expect(fetched.outcome).toBe("ok");
      expect(text).toContain("<main>在</main>");
    });
    seen(await read("/polling"), (fetched, text) => {
      expect(fetched.outcome).toBe("ok");
      expect(text).toContain("<main>在</main>");
    });
  });

  it("gives up on a script that never ends, and reads the next page in another browser", async () => {
    if (executable === null) return;
    const hasty = openBrowser({ executable, userAgent: "x", pageMs: 1200, settleMs: 300 });
    const doors = { document: http.send, resources: http.send };
    expect(await hasty.render("http://a.test/forever", doors)).toMatchObject({ outcome: "timeout", body: null });
    expect(await hasty.render("http://a.test/route", doors)).toMatchObject({ outcome: "ok" });
    await hasty.close();
  });

  it("needs no browser for what is no page, or is not there", async () => {
    const { render, close } = openBrowser({ executable: "/nonexistent", userAgent: "x" });
    const doors = { document: http.send, resources: http.send };
    expect(await render("http://a.test/api", doors)).toMatchObject({ outcome: "ok", status: 200 });
    expect(await render("http://a.test/gone", doors)).toMatchObject({ outcome: "gone" });
    expect(await render("http://a.test/app", doors)).toMatchObject({ outcome: "browser_failed", body: null });
    await close();
  });
});
