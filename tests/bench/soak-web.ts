import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { gunzipSync } from "node:zlib";
import { startDemoWeb } from "../../data/demo/serve.ts";

/** What may befall a host, and for how long it does. Weeks are counted from 1, both ends included. */
export type Fault = {
  readonly host: string;
  readonly kind: "dies" | "changes shape" | "shows less" | "walls off" | "is overloaded";
  readonly from: number;
  readonly to: number;
};

export type SoakWeb = {
  readonly port: number;
  /** Which faults are on from now. */
  readonly setWeek: (week: number) => void;
  /** Has anybody asked the host for a page while the fault was on? */
  readonly wasMet: (fault: Fault) => boolean;
  readonly close: () => Promise<void>;
};

/** The invented web as a crawler finds it over the weeks: the same hosts, each with its faults while they last. */
export async function startSoakWeb(seed: number, plan: readonly Fault[]): Promise<SoakWeb> {
  const web = await startDemoWeb({ seed });
  let week = 1;
  const met = new Set<Fault>();
  const server = createServer((asked, answer) => {
    const host = (asked.headers.host ?? "").replace(/:\d+$/, "");
    const fault = plan.find((each) => each.host === host && week >= each.from && week <= each.to);
    // A dead host does not even answer for its robots.txt.
    if (fault !== undefined && (fault.kind === "dies" || asked.url !== "/robots.txt")) met.add(fault);
    pass(asked, answer, fault?.kind ?? null, web.port);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("no port was bound");
  return {
    port: bound.port,
    setWeek: (now) => {
      week = now;
    },
    wasMet: (fault) => met.has(fault),
    async close() {
      await new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      });
      await web.close();
    },
  };
}

const CHECK =
  "<html><head><title>安全验证</title></head><body><h1>请完成安全验证</h1><p>请输入验证码继续访问</p></body></html>";

function pass(asked: IncomingMessage, answer: ServerResponse, fault: Fault["kind"] | null, port: number): void {
  if (fault === "dies") return void asked.socket.resetAndDestroy();
  const isRobots = asked.url === "/robots.txt";
  if (fault === "is overloaded" && !isRobots) return void answer.writeHead(503).end("busy");
  if (fault === "walls off" && !isRobots) {
    return void answer.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(CHECK);
  }
  const { "if-none-match": _, ...headers } = asked.headers;
  const change = isRobots ? undefined : CHANGES[fault ?? ""];
  const onward = request(
    {
      port,
      path: asked.url,
      method: asked.method,
      headers: change !== undefined ? headers : asked.headers,
      setHost: false,
    },
    (came) => {
      const pieces: Buffer[] = [];
      came.on("data", (piece) => pieces.push(piece));
      came.on("end", () => {
        const bytes = Buffer.concat(pieces);
        const { etag, "content-length": _length, "content-encoding": encoding, ...rest } = came.headers;
        if (change === undefined) return void answer.writeHead(came.statusCode ?? 502, came.headers).end(bytes);
        answer
          .writeHead(came.statusCode ?? 502, rest)
          .end(change((encoding === "gzip" ? gunzipSync(bytes) : bytes).toString("utf8")));
      });
    },
  );
  onward.on("error", () => asked.socket.resetAndDestroy());
  onward.end();
}

const CHANGES: Readonly<Record<string, (text: string) => string>> = {
  "changes shape": reshaped,
  "shows less": shortened,
};

/** Lists of a seventh of what there is, as after a redesign of which the reader knows nothing. */
function shortened(text: string): string {
  if (!text.startsWith("{")) return text;
  const answer = JSON.parse(text);
  const data = answer?.result?.data ?? {};
  for (const name of ["lists", "complaints"]) {
    if (Array.isArray(data[name])) data[name] = data[name].slice(0, Math.ceil(data[name].length / 7));
  }
  return JSON.stringify(answer);
}

/** The same words under other names, as after a redesign. */
function reshaped(text: string): string {
  return text.replaceAll(/\b(?:ts-[a-z-]+|u-[a-z]+)\b/g, "x-$&").replaceAll(/"(?:main|complaints)":/g, '"renamed":');
}
