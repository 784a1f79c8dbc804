import { createHash } from "node:crypto";
import type { Capture, Outcome } from "../../data/model/capture.ts";
import { BodyHash } from "../../data/model/ids.ts";
import { type Instant, toInstant, toMilliseconds } from "../../data/model/time.ts";
import type { PageRequest, Visit } from "../contract.ts";
import { LIMITS, type Send } from "./answer.ts";
import { canonicalAddress } from "./canonical-address.ts";
import { decompress } from "./decompress.ts";
import { type Judge, judgeVisit } from "./judge-visit.ts";
import { type Fetched, fetchOverHttp, READABLE, type Validators } from "./over-http.ts";
import type { Doors } from "./page-requests.ts";
import { type HostClock, type Politeness, STOPPED, withPoliteness } from "./politeness.ts";
import type { Replay } from "./replay.ts";
import { MAX_BYTES } from "./robots.ts";
import {
  delayFrom,
  isFreshRobots,
  openRobotsBook,
  type RobotsBook,
  type Rules,
  rulesFrom,
  withRobots,
} from "./robots-book.ts";
import { LONGEST_WAIT_MS, type PatienceOptions, withPatience } from "./with-patience.ts";

/** Some pages of one host, to be asked for one after the other. Nothing else asks this host meanwhile. */
export type Slice = {
  readonly id: string;
  readonly hostname: string;
  readonly requests: readonly PageRequest[];
  readonly validators: ReadonlyMap<string, Validators>;
  /** Visits to robots.txt. One that is a day old is repeated. */
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
  /** Ends the slice once the request under way has been answered. */
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
  const door = politeDoor(ports);
  const book = bookFor(slice, ports, door, hand);
  let stopped: SliceEnd["stopped"] = null;
  let failuresInARow = 0;
  const mayGoOn = () => performance.now() < deadline && visits < slice.budget.visits && !ports.signal?.aborted;
  while (stopped === null && mayGoOn()) {
    const [request] = remaining;
    const fetched = request && (await fetchPage(request, slice, ports, withRobots(door.send, book), book));
    if (!request || !fetched || door.isShut()) break;
    if (fetched.outcome === "robots_unreachable" && isSameHost(fetched, slice)) {
      stopped = { outcome: fetched.outcome, detail: fetched.detail };
      break;
    }
    const visit = visitOf(request, { ...fetched, ...judgeVisit(request, fetched, ports.judge) }, ports.now());
    remaining.shift();
    hand(visit);
    failuresInARow = isTrouble(visit, ports) ? failuresInARow + 1 : 0;
    stopped = reasonToLeave(visit.capture, slice, failuresInARow >= MOST_FAILURES_IN_A_ROW || isHeldLong(clock, ports));
  }
  const nextAllowedAt = toInstant(toMilliseconds(ports.now()) + Math.ceil(clock.waitMs() / 1000) * 1000);
  return { stopped, remaining, visits, nextAllowedAt };
}

function bookFor(slice: Slice, ports: SlicePorts, door: PoliteDoor, emit: (visit: Visit) => void): RobotsBook {
  const owner = slice.requests[0]?.owner ?? "source:unknown";
  const visit = async (address: string): Promise<Visit> => {
    const request = { address, owner, kind: "robots", via: "http" } as const;
    // Whoever wrote the file has asked already. Nothing was visited, so nothing is handed over.
    if (ports.replay?.answeredAt(address) === null) {
      return visitOf(request, unasked(address, "gone", "not in the file", 404), ports.now());
    }
    const fetched = await fetchOverHttp(address, door.send, { upTo: MAX_BYTES });
    const { capture, body } = visitOf(request, fetched, ports.now());
    const delay = delayFrom(rulesFrom({ capture, body }));
    const held = delay !== null && delay.asked > delay.seconds;
    const detail = held ? `Crawl-delay ${delay.asked} s, held to ${delay.seconds} s` : capture.detail;
    const stamped = { capture: { ...capture, detail }, body };
    if (!door.isShut()) emit(stamped);
    return stamped;
  };
  const met = (hostname: string, rules: Rules) => {
    const delay = delayFrom(rules);
    if (delay !== null) ports.politeness.of(hostname).slowTo(delay.seconds * 1000);
  };
  const mayUse = ({ capture }: Visit) => ports.replay !== undefined || isFreshRobots(capture, ports.now());
  return openRobotsBook({ known: slice.robots, mayUse, visit, met });
}

/** Shut: somebody said stop before all that was wanted could be asked for, so what came is no visit. */
type PoliteDoor = { readonly send: Send; readonly isShut: () => boolean };

function politeDoor({ send, politeness, patience, replay }: SlicePorts): PoliteDoor {
  if (replay !== undefined) return { send, isShut: () => false };
  const polite = withPatience(withPoliteness(send, politeness), politeness, patience);
  let isShut = false;
  return {
    async send(query) {
      const answer = await polite(query);
      if (answer === STOPPED) isShut = true;
      return answer;
    },
    isShut: () => isShut,
  };
}

async function fetchPage(
  request: PageRequest,
  slice: Slice,
  ports: SlicePorts,
  document: Send,
  book: RobotsBook,
): Promise<Fetched> {
  const address = canonicalAddress(request.address);
  if (address === null) return unasked(request.address, "blocked_address", "not a web address");
  switch (request.via) {
    case "http":
      return fetchUnzipped(request, address, document, slice.validators.get(request.address));
    case "browser":
      if (ports.render === null) return unasked(address, "browser_missing", "");
      return ports.render(address, { document, resources: withRobots(ports.send, book) });
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

function unasked(address: string, outcome: Outcome, detail: string, status: number | null = null): Fetched {
  return { outcome, detail, status, headers: {}, finalAddress: address, redirects: [], body: null };
}

function visitOf(request: PageRequest, fetched: Fetched, now: Instant): Visit {
  const { body, answeredAt: fetchedAt = now, encoding = null, exchange = null, ...rest } = fetched;
  const { address, owner, kind, via } = request;
  const bodySha256 = body === null ? null : BodyHash.parse(createHash("sha256").update(body).digest("hex"));
  return { capture: { address, owner, kind, via, fetchedAt, ...rest, encoding, exchange, bodySha256 }, body };
}

/** Trouble that may be of the page only, until it has come several times in a row. */
const PASSING_TROUBLE: ReadonlySet<Outcome> = new Set<Outcome>(["server_error", "timeout", "unreachable"]);
const MOST_FAILURES_IN_A_ROW = 3;

function isTrouble({ capture }: Visit, { replay }: SlicePorts): boolean {
  return replay === undefined && PASSING_TROUBLE.has(capture.outcome);
}

const WALLS: ReadonlySet<Outcome> = new Set<Outcome>(["login_wall", "challenge"]);
/** Said of a whole host, by the host itself. */
const HOST_WORDS: ReadonlySet<Outcome> = new Set<Outcome>(["rate_limited", "refused", "dns", "tls"]);

function reasonToLeave(capture: Capture, slice: Slice, isWornOut: boolean): SliceEnd["stopped"] {
  const { outcome, detail } = capture;
  const isWall = WALLS.has(outcome) || (HOST_WORDS.has(outcome) && isSameHost(capture, slice));
  return isWall || isWornOut ? { outcome, detail } : null;
}

/** Has the host asked for more rest than a run lasts? */
function isHeldLong(clock: HostClock, { patience }: SlicePorts): boolean {
  return clock.heldMs() > (patience?.longestWaitMs ?? LONGEST_WAIT_MS);
}

/** A redirect may have led elsewhere, and what fails there is no word of this host. */
function isSameHost({ finalAddress }: Pick<Fetched, "finalAddress">, slice: Slice): boolean {
  return URL.parse(finalAddress)?.hostname === slice.hostname;
}
