import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";

type Request = {
  readonly host: string;
  readonly path: string;
  readonly at: number;
  readonly headers: IncomingMessage["headers"];
};
export type Reply = (request: IncomingMessage, response: ServerResponse) => void;
export type FaultServer = {
  readonly port: number;
  /** Every request that arrived, by the server's own clock. */
  readonly log: Request[];
  readonly close: () => Promise<void>;
};

/** A web of invented hosts on one loopback port. `routes` are looked up by `host/path`, then by `/path`. */
export async function startFaultServer(routes: Readonly<Record<string, Reply>> = FAULTS): Promise<FaultServer> {
  const log: Request[] = [];
  const server = createServer({ keepAliveTimeout: 1000 }, (request, response) => {
    const host = request.headers.host ?? "";
    const path = request.url ?? "/";
    log.push({ host, path, at: performance.now(), headers: request.headers });
    response.on("error", () => undefined);
    const reply = routes[`${host}${path}`] ?? routes[path.split("?", 1)[0] ?? ""] ?? notFound;
    reply(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: portOf(server.address()),
    log,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

const POLICY =
  "<title>售后说明</title><h1>售后说明</h1><p>充值未到账请联系客服，二十四小时内处理。客服电话与微信见首页。</p>";

export const html =
  (body: string | Uint8Array, status = 200, headers: Readonly<Record<string, string>> = {}): Reply =>
  (_, response) => {
    response.writeHead(status, { "content-type": "text/html; charset=utf-8", ...headers }).end(body);
  };
export const text =
  (body: string, status = 200): Reply =>
  (_, response) => {
    response.writeHead(status, { "content-type": "text/plain" }).end(body);
  };
export const redirect =
  (location: string, status = 302): Reply =>
  (_, response) => {
    response.writeHead(status, { location }).end();
  };
/** Another reply each time; the last one from then on. */
export const inTurn = (...replies: readonly Reply[]): Reply => {
  let next = 0;
  return (request, response) => {
    const reply = replies[Math.min(next, replies.length - 1)] ?? notFound;
    next += 1;
    reply(request, response);
  };
};
const notFound = html("<title>404</title>", 404);
const raw =
  (bytes: string | Uint8Array, thenClose: boolean): Reply =>
  (request) => {
    request.socket.write(bytes);
    if (thenClose) request.socket.end();
  };

/** What can go wrong between two machines, one path each. */
export const FAULTS: Readonly<Record<string, Reply>> = {
  "/ok": html(POLICY),
  "/reset": (request, response) => {
    response.writeHead(200, { "content-type": "text/html", "content-length": "1000" }).write("<p>half");
    setTimeout(() => request.socket.resetAndDestroy(), 10);
  },
  "/stalled-headers": () => undefined,
  "/stalled-body": (_, response) => {
    response.writeHead(200, { "content-type": "text/html" }).write("<p>begin");
  },
  "/drip": (_, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    const timer = setInterval(() => response.write("."), 20);
    response.on("close", () => clearInterval(timer));
  },
  "/length-too-long": raw("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\nshort", true),
  "/length-not-a-number": raw("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: many\r\n\r\nbody", true),
  "/broken-chunking": raw(
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nbody\r\n",
    true,
  ),
  "/not-http": raw("SSH-2.0-OpenSSH_9.2\r\n", true),
  "/huge-headers": raw(`HTTP/1.1 200 OK\r\nX-Long: ${"a".repeat(100_000)}\r\n\r\n`, true),
  "/truncated-gzip": html(gzipSync(POLICY.repeat(50)).subarray(0, 60), 200, { "content-encoding": "gzip" }),
  "/gzip": html(gzipSync(POLICY), 200, { "content-encoding": "gzip" }),
  "/bomb": html(gzipSync(Buffer.alloc(4_000_000)), 200, { "content-encoding": "gzip" }),
  "/unknown-coding": html(POLICY, 200, { "content-encoding": "rot13" }),
  "/endless": (_, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    const chunk = Buffer.alloc(64 * 1024, "a");
    const pump = () => {
      while (response.writable && response.write(chunk));
    };
    response.on("drain", pump);
    pump();
  },
  "/says-large": html("x", 200, { "content-length": "99999999" }),
  "/loop": redirect("/loop"),
  "/round": redirect("/round-2"),
  "/round-2": redirect("/round"),
  "/chain": (request, response) => {
    const step = Number(new URL(request.url ?? "", "http://a").searchParams.get("step") ?? 0);
    redirect(`/chain?step=${step + 1}`)(request, response);
  },
  "/hop": redirect("/ok", 301),
  "/to-private": redirect("http://127.0.0.1:9/secret"),
  "/to-metadata": redirect("http://169.254.169.254/latest/meta-data/"),
  "/to-file": redirect("file:///etc/passwd"),
  "/no-location": (_, response) => {
    response.writeHead(302).end();
  },
  "/pdf": (_, response) => {
    response.writeHead(200, { "content-type": "application/pdf" }).end("%PDF-1.7");
  },
  "/soft-404": html("<title>提示</title><p>您访问的页面不存在或已删除</p>"),
  "/login": html("<title>用户登录</title><form>账号<input name=u>密码<input type=password></form>"),
  "/puzzle": html("<title>安全验证</title><p>请完成安全验证后继续访问</p>"),
  "/busy": html("busy", 503),
  "/rate": html("slow down", 429),
  "/rate-long": html("slow down", 429, { "retry-after": "86400" }),
  "/forbidden": html("no", 403),
  "/legal": html("no", 451),
  "/gone": html("gone", 410),
  "/oops": html("oops", 500),
  "/wrong-charset": html(Buffer.from("cdcbbfeed5feb2df", "hex"), 200, { "content-type": "text/html; charset=utf-8" }),
  "/garbage": html(Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * 7919) % 256)), 200),
};
