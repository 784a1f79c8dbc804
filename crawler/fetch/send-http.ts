import { Agent, type Dispatcher } from "undici";
import { type Answer, failed, type Headers, LIMITS, type Limits, mediaType, type Query, type Send } from "./answer.ts";
import { ACCEPT_ENCODING, decompress } from "./decompress.ts";
import { failureOf } from "./failure-of.ts";
import type { DemoWeb, Resolve } from "./guard-address.ts";
import { guardedConnector } from "./guarded-connector.ts";
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
    const late = clock.signal.aborted ? ({ outcome: "timeout", detail: clock.stage() } as const) : null;
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
  const asked = witness(() =>
    agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: query.method === "POST" ? "POST" : "GET",
      headers: { ...standing, ...query.headers },
      body: query.body ?? null,
      signal: clock.signal,
    }),
  );
  seen.wire = asked.seen;
  const response = await asked.result;
  const latencyMs = clock.headersCame();
  const status = response.statusCode;
  const headers = plainHeaders(response.headers);
  Object.assign(seen, { status, headers });
  const unwanted = refuseEarly(query, status, headers, limits);
  if (unwanted !== null) {
    discard(response.body);
    return unwanted;
  }
  const wire = await readUpTo(response.body, limits.wireBytes, enough(query, headers));
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
  const deadline = new AbortController();
  const started = performance.now();
  let stage = `headers > ${limits.headersMs} ms`;
  let timer = setTimeout(() => deadline.abort(), limits.headersMs);
  return {
    signal: deadline.signal,
    stage: () => stage,
    passedMs: () => performance.now() - started,
    stop: () => clearTimeout(timer),
    headersCame: () => {
      const latencyMs = performance.now() - started;
      clearTimeout(timer);
      stage = `body > ${limits.totalMs} ms`;
      timer = setTimeout(() => deadline.abort(), Math.max(0, limits.totalMs - latencyMs));
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

type Body = Dispatcher.ResponseData["body"];

/** `null`: the body is wanted whole. Half of a compressed one is of no use. */
function enough({ upTo }: Query, headers: Headers): number | null {
  return headers["content-encoding"] === undefined ? (upTo ?? null) : null;
}

/** A body that comes octet by octet must not cost a hundred times its size. */
const MOST_CRUMBS = 1024;

/** `null` when there is more than `limit`, unless less than that is `enough`. */
async function readUpTo(body: Body, limit: number, enough: number | null): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  const crumbs: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    if (!(chunk instanceof Uint8Array)) continue;
    size += chunk.length;
    if (enough === null && size > limit) return null;
    crumbs.push(chunk);
    if (crumbs.length >= MOST_CRUMBS) pieces.push(Buffer.concat(crumbs.splice(0)));
    if (enough !== null && size >= enough) break;
  }
  const whole = Buffer.concat([...pieces, ...crumbs], size);
  return enough === null ? whole : whole.subarray(0, enough);
}

function discard(body: Body): void {
  // Destroying a body half read makes it report an abort; nobody is left to care.
  body.on("error", () => undefined);
  body.destroy();
}

/** Names in lower case, repeated values joined. Cookies are left out: we carry none, and they belong to somebody. */
function plainHeaders(raw: Dispatcher.ResponseData["headers"]): Headers {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(raw)) {
    if (value === undefined || name === "set-cookie" || name.startsWith(":")) continue;
    plain[name.toLowerCase()] = Array.isArray(value) ? value.join(", ") : value;
  }
  return plain;
}
