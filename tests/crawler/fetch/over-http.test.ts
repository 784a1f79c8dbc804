import zlib from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fetchOverHttp, READABLE } from "../../../crawler/fetch/over-http.ts";
import { type Http, openHttp } from "../../../crawler/fetch/send-http.ts";
import type { Outcome } from "../../../data/model/capture.ts";
import { FAULTS, type FaultServer, html, type Reply, redirect, startFaultServer } from "../support/fault-server.ts";

const LIMITS = { connectMs: 500, headersMs: 400, totalMs: 600, wireBytes: 1_000_000, decodedBytes: 2_000_000 };

const WORDS = Buffer.from("卡盟".repeat(100));
const packed = (bytes: Uint8Array, coding: string): Reply => html(bytes, 200, { "content-encoding": coding });
const PACKED: Readonly<Record<string, Reply>> = {
  "/packed/gzip": packed(zlib.gzipSync(WORDS), "gzip"),
  "/packed/deflate": packed(zlib.deflateSync(WORDS), "deflate"),
  "/packed/raw-deflate": packed(zlib.deflateRawSync(WORDS), "deflate"),
  "/packed/br": packed(zlib.brotliCompressSync(WORDS), "br"),
  "/packed/zstd": packed(zlib.zstdCompressSync(WORDS), "zstd"),
  "/packed/gzip-br": packed(zlib.brotliCompressSync(zlib.gzipSync(WORDS)), "gzip, br"),
  "/cookie": html("x", 200, { "set-cookie": "id=1" }),
  "/to-chinese": redirect(Buffer.from("/帮助").toString("latin1")),
  "/%E5%B8%AE%E5%8A%A9": html("帮助"),
};

let server: FaultServer;
let http: Http;
beforeAll(async () => {
  server = await startFaultServer({ ...FAULTS, ...PACKED });
  http = openHttp({ userAgent: "KaxinBot/0.1 (+test)", demoWeb: { port: server.port }, limits: LIMITS });
});
afterAll(async () => {
  await http.close();
  await server.close();
});

const visit = (path: string) => fetchOverHttp(`http://a.test${path}`, http.send, { accepts: READABLE });

const ENDINGS: Readonly<Record<string, Outcome>> = {
  "/ok": "ok",
  "/gzip": "ok",
  "/reset": "unreachable",
  "/stalled-headers": "timeout",
  "/stalled-body": "timeout",
  "/drip": "timeout",
  "/length-too-long": "unreachable",
  "/length-not-a-number": "server_error",
  "/broken-chunking": "server_error",
  "/not-http": "server_error",
  "/huge-headers": "server_error",
  "/truncated-gzip": "bad_encoding",
  "/unknown-coding": "bad_encoding",
  "/bomb": "too_large",
  "/endless": "too_large",
  "/says-large": "too_large",
  "/loop": "too_many_redirects",
  "/round": "too_many_redirects",
  "/chain": "too_many_redirects",
  "/hop": "ok",
  "/to-private": "blocked_address",
  "/to-metadata": "blocked_address",
  "/to-file": "blocked_address",
  "/no-location": "server_error",
  "/pdf": "wrong_type",
  "/busy": "server_error",
  "/rate": "rate_limited",
  "/forbidden": "refused",
  "/legal": "refused",
  "/gone": "gone",
  "/nowhere": "gone",
};

describe("a visit over HTTP", () => {
  it.each(Object.entries(ENDINGS))("of %s ends as %s, and soon", async (path, outcome) => {
    const started = performance.now();
    const fetched = await visit(path);
    expect(fetched).toMatchObject({ outcome });
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it("records the hops on its way, and what answered at the end", async () => {
    expect(await visit("/hop")).toMatchObject({
      finalAddress: "http://a.test/ok",
      redirects: [{ address: "http://a.test/hop", status: 301 }],
      status: 200,
    });
    const chain = await visit("/chain");
    expect(chain.redirects).toHaveLength(6);
    expect(chain.body).toBeNull();
  });

  it.each(["gzip", "deflate", "raw-deflate", "br", "zstd", "gzip, br"])("unpacks %s", async (coding) => {
    const fetched = await visit(`/packed/${coding.replace(", ", "-")}`);
    expect(fetched).toMatchObject({ outcome: "ok" });
    expect(Buffer.from(fetched.body ?? []).toString()).toBe("卡盟".repeat(100));
  });

  it("follows a Chinese path that a server has not escaped", async () => {
    expect(await visit("/to-chinese")).toMatchObject({ finalAddress: "http://a.test/%E5%B8%AE%E5%8A%A9" });
  });

  it("says what it has of the page, who it is, and carries no cookies", async () => {
    const fetched = await fetchOverHttp("http://a.test/cookie", http.send, {
      validators: { etag: '"7"', lastModified: "Sun, 22 Nov 2026 00:00:00 GMT" },
    });
    await visit("/cookie");
    const [first, second] = server.log.slice(-2);
    expect(fetched.headers).not.toHaveProperty("set-cookie");
    expect(first?.headers).toMatchObject({
      "if-none-match": '"7"',
      "if-modified-since": "Sun, 22 Nov 2026 00:00:00 GMT",
      "user-agent": "KaxinBot/0.1 (+test)",
    });
    expect(second?.headers).not.toHaveProperty("cookie");
    expect(second?.headers).not.toHaveProperty("if-none-match");
  });
});
