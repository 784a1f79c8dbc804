import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fetchOverHttp, READABLE } from "../../../crawler/fetch/over-http.ts";
import { type Http, openHttp } from "../../../crawler/fetch/send-http.ts";
import type { Outcome } from "../../../data/model/capture.ts";
import { type FaultServer, startFaultServer } from "../support/fault-server.ts";

const LIMITS = { connectMs: 500, headersMs: 150, totalMs: 300, wireBytes: 1_000_000, decodedBytes: 2_000_000 };

let server: FaultServer;
let http: Http;
beforeAll(async () => {
  server = await startFaultServer();
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
    expect(performance.now() - started).toBeLessThan(1500);
  });
});
