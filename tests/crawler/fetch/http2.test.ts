import { readFileSync } from "node:fs";
import { createSecureServer } from "node:http2";
import { createServer } from "node:https";
import type { Server } from "node:net";
import tls from "node:tls";
import zlib from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { fetchOverHttp } from "../../../crawler/fetch/over-http.ts";
import { openHttp } from "../../../crawler/fetch/send-http.ts";

const fixture = (name: string) => readFileSync(new URL(`../fixtures/net/${name}`, import.meta.url), "utf8");
const CERTIFICATE = fixture("self-signed.crt");
const WORDS = "<p>充值未到账请联系客服。</p>".repeat(50);

describe("a server that offers HTTP/2", () => {
  const trusted = tls.getCACertificates("default");
  beforeAll(() => tls.setDefaultCACertificates([...trusted, CERTIFICATE]));
  afterAll(() => tls.setDefaultCACertificates(trusted));

  it("is asked over HTTP/2, on one connection, with all that is kept of a visit", async () => {
    const { port, seen } = await listen();
    const http = client(port);
    const first = await fetchOverHttp("https://a.test/help?a=1", http.send);
    expect(first).toMatchObject({ outcome: "ok", status: 200, finalAddress: "https://a.test/help?a=1" });
    expect(Buffer.from(first.body ?? []).toString()).toBe(WORDS);
    expect(first.exchange?.connectedTo).toBe("127.0.0.1");
    expect(first.exchange?.request).toContain(":path: /help?a=1");
    expect(Object.keys(first.headers).filter((name) => name.startsWith(":"))).toEqual([]);
    const again = await fetchOverHttp("https://a.test/help", http.send, { validators: { etag: '"1"' } });
    expect(again).toMatchObject({ outcome: "not_modified", status: 304, body: null });
    const moved = await fetchOverHttp("https://a.test/moved", http.send);
    expect(moved).toMatchObject({ redirects: [{ address: "https://a.test/moved", status: 301 }], outcome: "ok" });
    expect(new Set(seen.map(({ version }) => version))).toEqual(new Set(["2.0"]));
    expect(new Set(seen.map(({ from }) => from)).size).toBe(1);
  });

  it("is asked over HTTP/1.1 where it offers no other", async () => {
    const seen: string[] = [];
    const server = createServer({ key: fixture("self-signed.key"), cert: CERTIFICATE }, (request, response) => {
      seen.push(request.httpVersion);
      response.end(WORDS);
    });
    expect(await fetchOverHttp("https://a.test/help", client(await portOf(server)).send)).toMatchObject({
      outcome: "ok",
    });
    expect(seen).toEqual(["1.1"]);
  });

  it("is an unreachable one when it breaks off in the middle", async () => {
    const { port } = await listen();
    expect(await fetchOverHttp("https://a.test/broken", client(port).send)).toMatchObject({ outcome: "unreachable" });
  });

  it("is not trusted under another name", async () => {
    const { port } = await listen();
    expect(await fetchOverHttp("https://b.test/help", client(port).send)).toMatchObject({ outcome: "tls" });
  });
});

function client(port: number) {
  const http = openHttp({ userAgent: "KaxinBot/0.1 (+test)", demoWeb: { port } });
  onTestFinished(http.close);
  return http;
}

async function listen() {
  const seen: { version: string; from: number | undefined }[] = [];
  const server = createSecureServer(
    { key: fixture("self-signed.key"), cert: CERTIFICATE, allowHTTP1: true },
    (request, response) => {
      seen.push({ version: request.httpVersion, from: request.socket.remotePort });
      const headers = { "content-type": "text/html; charset=utf-8", etag: '"1"' };
      if (request.url === "/broken") {
        response.writeHead(200, headers);
        response.write("<p>half");
        setTimeout(() => request.stream.close(2), 20);
      } else if (request.url === "/moved") response.writeHead(301, { location: "/help" }).end();
      else if (request.headers["if-none-match"] === '"1"') response.writeHead(304, headers).end();
      else response.writeHead(200, { ...headers, "content-encoding": "zstd" }).end(zlib.zstdCompressSync(WORDS));
    },
  );
  return { port: await portOf(server), seen };
}

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const bound = server.address();
  return typeof bound === "object" && bound !== null ? bound.port : 0;
}
