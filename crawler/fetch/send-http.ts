import { Agent, type Dispatcher } from "undici";
import { type Answer, failed, type Headers, LIMITS, type Limits, mediaType, type Query, type Send } from "./answer.ts";
import { ACCEPT_ENCODING, decompress } from "./decompress.ts";
import { failureOf } from "./failure-of.ts";
import type { DemoWeb, Resolve } from "./guard-address.ts";
import { guardedConnector } from "./guarded-connector.ts";
import { type Appetite, type LetGo, receive } from "./receive.ts";
import { type Witnessed, witness } from "./witness.ts";

export type Http = { readonly send: Send; readonly close: () => Promise<void> };

export type HttpOptions = {
  readonly userAgent: string;
  readonly demoWeb?: DemoWeb | null;
  readonly limits?: Partial<Limits>;
  readonly resolve?: Resolve;
};

/** The one door to the web. Connections are kept alive, certificates checked, private addresses refused. */
export function openHttp({ userAgent, demoWeb = null, limits: given = {}, resolve }: HttpOptions): Http {
  const limits = { ...LIMITS, ...given };
  const agent = new Agent({
    connect: guardedConnector({ connectMs: limits.connectMs, demoWeb, resolve }),
    allowH2: true,
    pipelining: 1,
    connections: 6,
    // Above the usual gap, so that a polite visitor needs one connection only.
    keepAliveTimeout: 15_000,
    maxHeaderSize: 64 * 1024,
    // Our own clock below is exact; these would be off by up to a second.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return {
    send: (query) => sendOne(query, { "user-agent": userAgent, ...DEFAULT_HEADERS }, agent, limits),
    close: () => agent.destroy(),
  };
}

const DEFAULT_HEADERS = {
  accept: "text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.5",
  "accept-language": "zh-CN,zh;q=0.9,en;q=0.5",
  "accept-encoding": ACCEPT_ENCODING,
};

async function sendOne(query: Query, standing: Headers, agent: Agent, limits: Limits): Promise<Answer> {
  const clock = startClock(limits);
  const seen: Seen = { status: null, headers: {}, wire: { request: null, connectedTo: null } };
  const answer = await answerOf(query, standing, agent, limits, clock, seen);
  return { ...answer, exchange: { ...seen.wire, tookMs: Math.round(clock.passedMs()) } };
}

async function answerOf(
  query: Query,
  standing: Headers,
  agent: Agent,
  limits: Limits,
  clock: Clock,
  seen: Seen,
): Promise<Answer> {
  try {
    return await exchange(query, standing, agent, limits, clock, seen);
  } catch (error) {
    const late = clock.isLate() ? ({ outcome: "timeout", detail: clock.stage() } as const) : null;
    const failure = late ?? failureOf(error);
    if (failure === null) throw error;
    return failed(failure.outcome, failure.detail, seen.status, seen.headers);
  } finally {
    clock.stop();
  }
}

/** What had come before an exchange broke off. */
type Seen = { status: number | null; headers: Headers; wire: Witnessed };

async function exchange(
  query: Query,
  standing: Headers,
  agent: Agent,
  limits: Limits,
  clock: Clock,
  seen: Seen,
): Promise<Answer> {
  const url = new URL(query.address);
  const options: Dispatcher.DispatchOptions = {
    origin: url.origin,
    path: url.pathname + url.search,
    method: query.method === "POST" ? "POST" : "GET",
    headers: { ...standing, ...query.headers },
    body: query.body ?? null,
  };
  let latencyMs = 0;
  let unwanted: Answer | null = null;
  const headersCame = (status: number, headers: Headers): Appetite => {
    latencyMs = clock.headersCame();
    Object.assign(seen, { status, headers });
    unwanted = refuseEarly(query, status, headers, limits);
    return unwanted === null ? { limit: limits.wireBytes, enough: enough(query, headers) } : null;
  };
  const asked = witness(() => receive(agent, options, headersCame, clock.whenLate));
  seen.wire = asked.seen;
  const { body: wire } = await asked.result;
  const { status, headers } = seen;
  if (unwanted !== null || status === null) return unwanted ?? failed("unreachable", "no status");
  if (wire === null) return failed("too_large", `> ${limits.wireBytes} B`, status, headers);
  const decoded = await decompress(wire, headers["content-encoding"] ?? "", limits);
  switch (decoded.kind) {
    case "bytes":
      return { kind: "answered", status, headers, body: decoded.bytes, latencyMs };
    case "too_large":
      return failed("too_large", `${wire.length} B → > ${limits.decodedBytes} B`, status, headers);
    case "broken":
      return failed("bad_encoding", decoded.detail, status, headers);
    default:
      return decoded satisfies never;
  }
}

type Clock = ReturnType<typeof startClock>;

/** Two deadlines, one after the other: for the headers, then for all. */
function startClock(limits: Limits) {
  const started = performance.now();
  let stage = `headers > ${limits.headersMs} ms`;
  let late = false;
  let letGo: LetGo = () => undefined;
  const ring = () => {
    late = true;
    letGo(new Error(stage));
  };
  let timer = setTimeout(ring, limits.headersMs);
  return {
    isLate: () => late,
    whenLate: (own: LetGo) => {
      letGo = own;
    },
    stage: () => stage,
    passedMs: () => performance.now() - started,
    stop: () => clearTimeout(timer),
    headersCame: () => {
      const latencyMs = performance.now() - started;
      clearTimeout(timer);
      stage = `body > ${limits.totalMs} ms`;
      timer = setTimeout(ring, Math.max(0, limits.totalMs - latencyMs));
      return latencyMs;
    },
  };
}

/** What the headers alone decide: a body too large, or of a type nobody here can read. */
function refuseEarly(query: Query, status: number, headers: Headers, limits: Limits): Answer | null {
  const length = Number(headers["content-length"] ?? 0);
  if (length > limits.wireBytes && enough(query, headers) === null)
    return failed("too_large", `Content-Length: ${length}`, status, headers);
  const type = mediaType(headers);
  const matters = query.accepts !== undefined && status === 200 && type !== "";
  return matters && !query.accepts.test(type) ? failed("wrong_type", type, status, headers) : null;
}

/** `null`: the body is wanted whole. Half of a compressed one is of no use. */
function enough({ upTo }: Query, headers: Headers): number | null {
  return headers["content-encoding"] === undefined ? (upTo ?? null) : null;
}
