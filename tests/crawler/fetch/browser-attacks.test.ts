import { createServer } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { findBrowser } from "../../../crawler/fetch/find-browser.ts";
import { openBrowser } from "../../../crawler/fetch/over-browser.ts";
import { openHttp } from "../../../crawler/fetch/send-http.ts";
import { html, type Reply, redirect, startFaultServer } from "../support/fault-server.ts";

const executable = await findBrowser({ chosen: process.env["KAXIN_CHROMIUM"] });

/** Something of ours that no page may reach: it counts whoever only connects. */
async function startPrivateService() {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.end("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\naccess-control-allow-origin: *\r\n\r\nsecret");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { port: address.port, connections: () => connections };
}

/** Reads pages of one invented site, all of whose paths are in `routes`. */
async function openVictim(routes: Readonly<Record<string, Reply>>) {
  const server = await startFaultServer(routes);
  const http = openHttp({ userAgent: "KaxinBot/0.1 (+test)", demoWeb: { port: server.port } });
  const patience = { pageMs: 4000, settleMs: 1500, waitMs: 2500 };
  const browser = openBrowser({ executable: executable ?? "", userAgent: "KaxinBot/0.1 (+test)", ...patience });
  onTestFinished(async () => {
    await browser.close();
    await http.close();
    await server.close();
  });
  return async (path: string) => {
    const {
      body,
      outcome,
      parts = [],
    } = await browser.render(`http://a.test${path}`, {
      document: http.send,
      resources: http.send,
    });
    const log: { requests: { address: string; outcome: string }[] } = JSON.parse(
      Buffer.from(parts.at(-1)?.fetched.body ?? Buffer.from('{"requests":[]}')).toString(),
    );
    return { outcome, text: Buffer.from(body ?? []).toString(), requests: log.requests };
  };
}

const script = (code: string) => html(`<!doctype html><meta charset=utf-8><main>在</main><script>${code}</script>`);

describe.skipIf(executable === null)("a page in the browser that wants into our network", { timeout: 60_000 }, () => {
  it("gets no answer from a private address, however it is spelled, nor by a redirect", async () => {
    const { port, connections } = await startPrivateService();
    const addresses = [
      `http://127.0.0.1:${port}/`,
      `http://localhost:${port}/`,
      `http://2130706433:${port}/`,
      `http://0x7f.1:${port}/`,
      `http://[::1]:${port}/`,
      `http://[::ffff:127.0.0.1]:${port}/`,
      "http://169.254.169.254/latest/meta-data/",
      "http://10.0.0.1/",
      "http://a.test/hop",
      "http://a.test/two-hops",
    ];
    const asks = `Promise.allSettled(${JSON.stringify(addresses)}.map(each => fetch(each)))
      .then(all => { document.querySelector('main').textContent = all.map(each => each.status).join() })`;
    const read = await openVictim({
      "/": script(asks),
      "/hop": redirect(`http://127.0.0.1:${port}/`),
      "/two-hops": redirect("/hop"),
    });
    const { text, requests } = await read("/");
    expect(text).toContain(`<main>${addresses.map(() => "rejected").join()}</main>`);
    expect(requests.slice(1).map(({ outcome }) => outcome)).toEqual(addresses.map(() => "blocked_address"));
    expect(connections()).toBe(0);
  });

  it("does not get there by going there itself", async () => {
    const { port, connections } = await startPrivateService();
    const secret = `http://127.0.0.1:${port}/`;
    const read = await openVictim({
      "/script": script(`location.href = '${secret}'`),
      "/refresh": html(`<meta http-equiv=refresh content='0;url=${secret}'><main>在</main>`),
      "/hop": script("location.href = '/away'"),
      "/away": redirect(secret),
      "/frame": html(`<main>在</main><iframe src='${secret}'></iframe><iframe src=/away></iframe>`),
      "/form": script(
        `document.body.innerHTML += "<form method=post action=/away></form>"; document.forms[0].submit()`,
      ),
      "/window": script(`open('${secret}'); open('/away')`),
      "/metadata": script("location.href = 'http://169.254.169.254/latest/meta-data/'"),
      "/file": script("location.href = 'file:///etc/passwd'"),
    });
    const paths = ["/script", "/refresh", "/hop", "/frame", "/form", "/window", "/metadata", "/file"];
    const texts = await Promise.all(paths.map(async (path) => (await read(path)).text));
    expect(paths.filter((_, at) => /secret|root:/.test(texts[at] ?? ""))).toEqual([]);
    expect(connections()).toBe(0);
  });

  it("has no other way there: hints, beacons, events, workers, redirected posts, peer connections", async () => {
    const { port, connections } = await startPrivateService();
    const secret = `http://127.0.0.1:${port}/`;
    const read = await openVictim({
      "/": html(
        `<link rel=preconnect href='${secret}'><link rel=dns-prefetch href='${secret}'><link rel=prefetch href='${secret}'>
         <link rel=stylesheet href='${secret}'><img src='${secret}'><script src='${secret}'></script><main>在</main><script>
         navigator.sendBeacon('${secret}', 'x');
         new EventSource('${secret}');
         new WebSocket('ws://127.0.0.1:${port}/');
         fetch('/away', { method: 'POST', body: 'x' }).catch(() => 0);
         new Worker(URL.createObjectURL(new Blob(["fetch('${secret}').catch(() => 0)"])));
         navigator.serviceWorker?.register('/worker.js').catch(() => 0);
         const peer = new RTCPeerConnection({ iceServers: [{ urls: 'turn:127.0.0.1:${port}?transport=tcp', username: 'x', credential: 'x' }] });
         peer.createDataChannel('x'); peer.createOffer().then(offer => peer.setLocalDescription(offer));
         fetch('/slow').then(() => { document.querySelector('main').textContent = '完' });
         </script>`,
      ),
      "/away": redirect(secret, 307),
      "/slow": (_, response) => void setTimeout(() => response.end("{}"), 1000),
      "/worker.js": (_, response) => {
        response.writeHead(200, { "content-type": "text/javascript" }).end(`fetch('${secret}')`);
      },
    });
    const { outcome, text } = await read("/");
    expect(outcome).toBe("ok");
    expect(text).toContain("<main>完</main>");
    expect(connections()).toBe(0);
  });
});
