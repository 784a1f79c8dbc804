import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { siteTexts } from "./sites/site-text.ts";
import { tousuHost } from "./tousu/tousu-host.ts";
import { type Answer, type Host, plain, RESET } from "./web/answer.ts";
import { cfpbHost } from "./web/cfpb-host.ts";
import { shopHost } from "./web/shop-host.ts";
import { makeWorld } from "./world/world.ts";

export { WORLD_NOW } from "./world/clock.ts";
export { hiddenQualities } from "./world/hidden.ts";

/** One request as the invented web saw it. */
type AccessLog = {
  /** Milliseconds since 1970, by the server's own clock: the world's clock stands still. */
  readonly at: number;
  readonly host: string;
  /** With the query. */
  readonly path: string;
  readonly userAgent: string;
  /** `null`: the connection was reset. */
  readonly status: number | null;
};

export type DemoWeb = {
  readonly port: number;
  readonly close: () => Promise<void>;
  readonly requests: () => readonly AccessLog[];
};

/** The whole invented web on one loopback port, told apart by the `Host` header. `port` 0 takes any free one. */
export async function startDemoWeb({
  seed,
  port = 0,
}: {
  readonly seed: number;
  readonly port?: number;
}): Promise<DemoWeb> {
  const hosts = hostsOf(seed);
  const visits = new Map<string, number>();
  const log: AccessLog[] = [];
  const server = createServer((request, response) => {
    const name = hostName(request);
    const host = hosts.get(name);
    const address = new URL(request.url ?? "/", `http://${name || "unknown"}`);
    const counted = address.pathname === "/robots.txt" ? 0 : 1;
    const visit = (visits.get(name) ?? 0) + counted;
    visits.set(name, visit);
    const answer =
      host?.answer({ path: address.pathname, query: address.searchParams, visit }) ?? plain("no such host", 421);
    log.push({
      at: Date.now(),
      host: name,
      path: address.pathname + address.search,
      userAgent: request.headers["user-agent"] ?? "",
      status: answer.kind === "reset" ? null : answer.status,
    });
    void pause(host?.latencyMs ?? 0).then(() => send(answer, host?.gzip ?? false, request, response));
  });
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  const bound = server.address();
  return {
    port: bound !== null && typeof bound === "object" ? bound.port : port,
    requests: () => [...log],
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** Every host of the web by name, among them one that hangs up on everybody. */
function hostsOf(seed: number): ReadonlyMap<string, Host> {
  const down: Host = { name: "down.test", latencyMs: 5, gzip: false, answer: () => RESET };
  const shops = siteTexts(seed).map(shopHost);
  return new Map([...shops, tousuHost(makeWorld(seed)), cfpbHost, down].map((host) => [host.name, host]));
}

function hostName(request: IncomingMessage): string {
  return (request.headers.host ?? "").replace(/:\d+$/, "").toLowerCase();
}

function send(answer: Answer, gzip: boolean, request: IncomingMessage, response: ServerResponse): void {
  if (answer.kind === "reset") {
    request.socket.resetAndDestroy();
    return;
  }
  const etag = `"${createHash("sha1").update(answer.bytes).digest("hex")}"`;
  const tagged = answer.status === 200 ? { etag } : {};
  if (answer.status === 200 && request.headers["if-none-match"] === etag) {
    response.writeHead(304, { ...tagged }).end();
    return;
  }
  const squeezed = gzip && /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
  const bytes = squeezed ? gzipSync(answer.bytes) : answer.bytes;
  response.writeHead(answer.status, {
    "content-type": answer.type,
    "content-length": String(bytes.length),
    ...answer.headers,
    ...tagged,
    ...(squeezed ? { "content-encoding": "gzip", vary: "accept-encoding" } : {}),
  });
  response.end(request.method === "HEAD" ? undefined : bytes);
}
