import { createHash } from "node:crypto";
import type { Capture, Outcome } from "../../data/model/capture.ts";
import { BodyHash } from "../../data/model/ids.ts";
import { type Instant, toInstant, toMilliseconds } from "../../data/model/time.ts";
import type { Captured, PageRequest, Visit } from "../contract.ts";
import { LIMITS, type Send } from "./answer.ts";
import { canonicalAddress } from "./canonical-address.ts";
import { decompress } from "./decompress.ts";
import { NO_BROWSER_HERE } from "./find-browser.ts";
import { type Judge, judgeVisit } from "./judge-visit.ts";
import { type Fetched, fetchOverHttp, READABLE, unasked, type Validators } from "./over-http.ts";
import type { Doors } from "./page-requests.ts";
import { type Politeness, withPoliteness } from "./politeness.ts";
import type { Replay } from "./replay.ts";
import { delayFrom, openRobotsBook, type RobotsBook, rulesFrom, withRobots } from "./robots-book.ts";
import { LONGEST_WAIT_MS, type PatienceOptions, withHeed, withPatience } from "./with-patience.ts";

/** Some pages of one host, to be asked for one after the other. Nothing else asks this host meanwhile. */
export type Slice = {
  readonly id: string;
  readonly hostname: string;
  readonly requests: readonly PageRequest[];
  readonly validators: ReadonlyMap<string, Validators>;
  /** Visits to robots.txt that are less than a day old. */
  readonly robots: readonly Visit[];
  readonly gapMs: number;
  readonly budget: { readonly visits: number; readonly ms: number };
};

/** Loads a page in a browser. All its requests go through these doors; it has no other way out. */
export type Render = (address: string, doors: Doors) => Promise<Fetched>;

export type SlicePorts = {
  readonly send: Send;
  /** `null`: there is no browser on this machine. */
  readonly render: Render | null;
  readonly politeness: Politeness;
  readonly judge: Judge;
  /** The time to stamp visits with. Waiting goes by another clock. */
  readonly now: () => Instant;
  readonly patience?: PatienceOptions | undefined;
  /** Answers come from a file: nobody is disturbed, so nobody needs a rest, and a missing robots.txt keeps nobody out. */
  readonly replay?: Pick<Replay, "answeredAt"> | undefined;
  /** Stops between two visits, and abandons one that is under way. */
  readonly signal?: AbortSignal | undefined;
};

export type SliceEnd = {
  /** Why the host is left alone for the rest of the run. */
  readonly stopped: { readonly outcome: Outcome; readonly detail: string } | null;
  /** Not asked for: because the host is left alone, the budget is spent, or somebody stopped us. */
  readonly remaining: readonly PageRequest[];
  readonly visits: number;
  readonly nextAllowedAt: Instant;
};

/** One host's slice: robots.txt, then each page in its turn. Each visit is handed over as soon as it exists. */
export async function runSlice(slice: Slice, ports: SlicePorts, emit: (visit: Visit) => void): Promise<SliceEnd> {
  const clock = ports.politeness.of(slice.hostname);
  clock.slowTo(slice.gapMs);
  const deadline = performance.now() + slice.budget.ms;
  const remaining = [...slice.requests];
  let visits = 0;
  const hand = (visit: Visit) => {
    visits += 1;
    emit(visit);
  };
  const book = bookFor(slice, ports, hand);
  let stopped: SliceEnd["stopped"] = null;
  let failuresInARow = 0;
  const mayGoOn = () => performance.now() < deadline && visits < slice.budget.visits && !ports.signal?.aborted;
  while (stopped === null && mayGoOn()) {
    const [request] = remaining;
    const fetched = request && (await unlessAborted(fetchPage(request, slice, ports, book), ports.signal));
    if (!request || !fetched) break;
    if (fetched.outcome === "robots_unreachable" && isSameHost(fetched, slice)) {
      stopped = { outcome: fetched.outcome, detail: fetched.detail };
      break;
    }
    const visit = visitOf(request, { ...fetched, ...judgeVisit(request, fetched, ports.judge) }, ports.now());
    remaining.shift();
    hand(visit);
    const isTrouble = ports.replay === undefined && PASSING_TROUBLE.has(visit.capture.outcome);
    failuresInARow = isTrouble ? failuresInARow + 1 : 0;
    stopped = leaveFor(visit.capture, slice, failuresInARow, ports);
  }
  const nextAllowedAt = toInstant(toMilliseconds(ports.now()) + Math.ceil(clock.waitMs() / 1000) * 1000);
  return { stopped, remaining, visits, nextAllowedAt };
}

function bookFor(slice: Slice, ports: SlicePorts, emit: (visit: Visit) => void): RobotsBook {
  const send = politeDoor(ports);
  const owner = slice.requests[0]?.owner ?? "source:unknown";
  const visit = async (address: string): Promise<Visit> => {
    const request = { address, owner, kind: "robots", via: "http" } as const;
    // Whoever wrote the file has asked already. Nothing was visited, so nothing is handed over.
    if (ports.replay?.answeredAt(address) === null) {
      return visitOf(request, unasked(address, "gone", "not in the file", 404), ports.now());
    }
    const fetched = await fetchOverHttp(address, send);
    const { capture, body } = visitOf(request, fetched, ports.now());
    const delay = delayFrom(rulesFrom({ capture, body }));
    const held = delay !== null && delay.asked > delay.seconds;
    const detail = held ? `Crawl-delay ${delay.asked} s, held to ${delay.seconds} s` : capture.detail;
    const stamped = { capture: { ...capture, detail }, body };
    emit(stamped);
    return stamped;
  };
  return openRobotsBook(slice.robots, visit, (hostname, rules) => {
    const delay = delayFrom(rules);
    if (delay !== null) ports.politeness.of(hostname).slowTo(delay.seconds * 1000);
  });
}

function politeDoor({ send, politeness, patience, replay }: SlicePorts): Send {
  if (replay !== undefined) return send;
  return withPatience(withPoliteness(send, politeness), politeness, patience);
}

/** By the same manners, but what a page cannot have at once it does without. */
function resourceDoor({ send, politeness, replay }: SlicePorts): Send {
  return replay === undefined ? withHeed(withPoliteness(send, politeness), politeness) : send;
}

async function fetchPage(request: PageRequest, slice: Slice, ports: SlicePorts, book: RobotsBook): Promise<Fetched> {
  const address = canonicalAddress(request.address);
  if (address === null) return unasked(request.address, "blocked_address", "not a web address");
  const document = withRobots(politeDoor(ports), book);
  switch (request.via) {
    case "http":
      return fetchUnzipped(request, address, document, slice.validators.get(request.address));
    case "browser":
      if (ports.render === null) return unasked(address, "browser_missing", NO_BROWSER_HERE);
      return ports.render(address, { document, resources: withRobots(resourceDoor(ports), book) });
    default:
      return request.via satisfies never;
  }
}

/** A sitemap may be a gzip file, which is not the same as a file sent by gzip. What is archived is the text in it. */
async function fetchUnzipped(
  { kind }: PageRequest,
  address: string,
  send: Send,
  validators: Validators | undefined,
): Promise<Fetched> {
  if (kind !== "sitemap") return fetchOverHttp(address, send, { validators, accepts: READABLE });
  const fetched = await fetchOverHttp(address, send, { validators });
  if (fetched.body?.[0] !== 0x1f || fetched.body[1] !== 0x8b) return fetched;
  const unzipped = await decompress(fetched.body, "gzip", LIMITS);
  switch (unzipped.kind) {
    case "bytes":
      return { ...fetched, body: unzipped.bytes };
    case "too_large":
      return { ...fetched, outcome: "too_large", detail: "gzip file", body: null };
    case "broken":
      return { ...fetched, outcome: "bad_encoding", detail: unzipped.detail, body: null };
    default:
      return unzipped satisfies never;
  }
}

function visitOf(request: PageRequest, fetched: Fetched, now: Instant): Visit {
  const visit = capturedOf(request, fetched, now, null);
  if (fetched.parts === undefined) return visit;
  const { address: page, owner, via } = request;
  const parts = fetched.parts.map(({ kind, address, fetched: part }) =>
    capturedOf({ address, owner, kind, via }, part, visit.capture.fetchedAt, page),
  );
  return { ...visit, parts };
}

function capturedOf(request: PageRequest, fetched: Fetched, now: Instant, askedBy: string | null): Captured {
  const { body, answeredAt: fetchedAt = now, encoding = null, exchange = null, parts: _parts, ...rest } = fetched;
  const { address, owner, kind, via } = request;
  const bodySha256 = body === null ? null : BodyHash.parse(createHash("sha256").update(body).digest("hex"));
  return { capture: { address, owner, kind, via, fetchedAt, ...rest, encoding, exchange, askedBy, bodySha256 }, body };
}

/** Trouble that may be of the page only, until it has come several times in a row. */
const PASSING_TROUBLE: ReadonlySet<Outcome> = new Set<Outcome>(["server_error", "timeout", "unreachable"]);
const MOST_FAILURES_IN_A_ROW = 3;
const WALLS: ReadonlySet<Outcome> = new Set<Outcome>(["login_wall", "challenge"]);
/** Said of a whole host, by the host itself. */
const HOST_WORDS: ReadonlySet<Outcome> = new Set<Outcome>(["rate_limited", "refused", "dns", "tls"]);

function reasonToLeave(capture: Capture, slice: Slice, failuresInARow: number): SliceEnd["stopped"] {
  const { outcome, detail } = capture;
  const isWall = WALLS.has(outcome) || (HOST_WORDS.has(outcome) && isSameHost(capture, slice));
  return isWall || failuresInARow >= MOST_FAILURES_IN_A_ROW ? { outcome, detail } : null;
}

function leaveFor(capture: Capture, slice: Slice, failuresInARow: number, ports: SlicePorts): SliceEnd["stopped"] {
  const waitMs = ports.politeness.of(slice.hostname).waitMs();
  return reasonToLeave(capture, slice, failuresInARow) ?? longRest(waitMs, ports);
}

/** A part of a page may have been told to come back much later: that is said of its host. */
function longRest(waitMs: number, { patience }: SlicePorts): SliceEnd["stopped"] {
  if (waitMs <= (patience?.longestWaitMs ?? LONGEST_WAIT_MS)) return null;
  return { outcome: "rate_limited", detail: `wants ${Math.ceil(waitMs / 1000)} s of rest` };
}

/** A redirect may have led elsewhere, and what fails there is no word of this host. */
function isSameHost({ finalAddress }: Pick<Fetched, "finalAddress">, slice: Slice): boolean {
  return URL.parse(finalAddress)?.hostname === slice.hostname;
}

/** `null` when `signal` came first. What was under way is forgotten; it will be asked for again another day. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T | null> {
  if (signal === undefined) return work;
  const { promise, resolve } = Promise.withResolvers<null>();
  const stop = () => resolve(null);
  signal.addEventListener("abort", stop, { once: true });
  return Promise.race([work, promise]).finally(() => signal.removeEventListener("abort", stop));
}
