import type { IncomingMessage } from "node:http";
import zlib from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { run } from "../../support/run.ts";
import { FAULTS, html, type Reply, startFaultServer } from "../support/fault-server.ts";

/** Writes the same for as long as somebody listens. */
const forever =
  (head: string, again: string): Reply =>
  ({ socket }: IncomingMessage) => {
    const piece = again.repeat(Math.ceil(65_536 / again.length));
    socket.write(head);
    const pump = () => {
      while (socket.writable && socket.write(piece));
    };
    socket.on("drain", pump);
    pump();
  };

const ANSWER = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
const HUGE = Buffer.alloc(128 * 1024 * 1024);
const gzipped = zlib.gzipSync(HUGE, { level: 1 });
const coded = (body: Uint8Array, coding: string) => html(body, 200, { "content-encoding": coding });

const BOMBS: Readonly<Record<string, Reply>> = {
  "/bomb/gzip": coded(gzipped, "gzip"),
  "/bomb/zstd": coded(zlib.zstdCompressSync(HUGE), "zstd"),
  "/bomb/br": coded(zlib.brotliCompressSync(HUGE, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 } }), "br"),
  "/bomb/nested": coded(zlib.gzipSync(zlib.gzipSync(gzipped)), "gzip, gzip, gzip"),
  "/endless/headers": forever(ANSWER, `X-More: ${"a".repeat(500)}\r\n`),
  "/endless/header": forever(`${ANSWER}X-More: `, "a"),
  "/endless/status": forever("HTTP/1.1 200 ", "O"),
  "/endless/hints": forever("", "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"),
  "/endless/body": forever(`${ANSWER}\r\n`, "<p>投诉"),
  "/endless/chunks": forever(`${ANSWER}Transfer-Encoding: chunked\r\n\r\n`, "1\r\na\r\n"),
  "/endless/chunk-size": forever(`${ANSWER}Transfer-Encoding: chunked\r\n\r\n`, "0"),
  "/endless/extension": forever(`${ANSWER}Transfer-Encoding: chunked\r\n\r\n1;`, "a"),
  "/endless/trailers": forever(`${ANSWER}Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n`, "X-More: a\r\n"),
};

const Said = z.strictObject({ outcomes: z.record(z.string(), z.string()), grewMb: z.number() });

describe("answers that never end, and answers that unfold", () => {
  it("take a bounded time and a bounded part of memory, one after the other", async () => {
    const server = await startFaultServer({ ...FAULTS, ...BOMBS });
    onTestFinished(server.close);
    const { code, out, err } = await run([
      "--max-semi-space-size=8",
      "tests/crawler/support/visit-all.ts",
      String(server.port),
      ...Object.keys(BOMBS),
    ]);
    expect(code, err).toBe(0);
    const { outcomes, grewMb } = Said.parse(JSON.parse(out));
    expect(outcomes).toMatchObject({
      "/bomb/gzip": "too_large",
      "/bomb/zstd": "too_large",
      "/bomb/br": "too_large",
      "/bomb/nested": "too_large",
      "/endless/headers": "server_error",
      "/endless/header": "server_error",
      "/endless/body": "too_large",
    });
    const endings = ["server_error", "timeout", "too_large", "unreachable"];
    expect(Object.entries(outcomes).filter(([, outcome]) => !endings.includes(outcome))).toEqual([]);
    // 5 MiB on the wire, 20 MiB unfolded, and what the collector has not taken away yet.
    expect(grewMb).toBeLessThan(200);
  }, 60_000);
});
