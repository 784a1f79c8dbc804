import type { Outcome, Visited } from "../../data/model/capture.ts";
import { type Instant, toInstant, toMilliseconds } from "../../data/model/time.ts";
import type { Captured, PageRequest, Visit } from "../contract.ts";
import { LIMITS, type Send } from "./answer.ts";
import { canonicalAddress } from "./canonical-address.ts";
import { decompress } from "./decompress.ts";
import { NO_BROWSER_HERE } from "./find-browser.ts";
import { type Judge, judgeVisit } from "./judge-visit.ts";
import { type Fetched, fetchOverHttp, READABLE, unasked, type Validators } from "./over-http.ts";
import type { Doors } from "./page-requests.ts";
import { type HostClock, type Politeness, STOPPED, withPoliteness } from "./politeness.ts";
import type { Replay } from "./replay.ts";
import { MAX_BYTES } from "./robots.ts";
import {
  delayFrom,
  isFreshRobots,
  LONGEST_CRAWL_DELAY_SECONDS,
  openRobotsBook,
  type RobotsBook,
  type Rules,
  withRobots,
} from "./robots-book.ts";
import { A_LONG_REST, LONGEST_WAIT_MS, type PatienceOptions, withHeed, withPatience } from "./with-patience.ts";

/** Some pages of one host, to be asked for one after the other. Nothing else asks this host meanwhile. */
export type Slice = {
  readonly id: string;
  readonly hostname: string;
  readonly requests: readonly PageRequest[];
  readonly validators: ReadonlyMap<string, Validators>;
  /** Visits to robots.txt. One that is a day old is repeated. */
  readonly robots: readonly Visit[];
  readonly gapMs: number;
  /** Pages of this host that could not be had, the last ones before this slice. */
  readonly failuresInARow: number;
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
  /** Leaves out what must not even be archived. */
  readonly drop?: ((request: PageRequest, fetched: Fetched) => Fetched) | undefined;
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
  /** For the next slice: where one slice ends and another begins makes no difference to a host. */
  readonly failuresInARow: number;
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
  const doors = politeDoors(ports);
  const book = bookFor(slice, ports, doors, hand);
  let stopped: SliceEnd["stopped"] = null;
  let { failuresInARow } = slice;
  const mayGoOn = () => performance.now() < deadline && visits < slice.budget.visits && !ports.signal?.aborted;
  while (stopped === null && mayGoOn()) {
    const [request] = remaining;
    const fetched = request && (await fetchPage(request, slice, ports, withinRobots(doors, book, ports)));
    if (!request || !fetched || doors.areShut()) break;
    if (fetched.outcome === "robots_unreachable" && isSameHost(fetched, slice)) {
      stopped = { outcome: fetched.outcome, detail: fetched.detail };
      break;
    }
    const visit = visitOf(request, lookedAt(request, fetched, ports), ports.now());
    remaining.shift();
    hand(visit);
    failuresInARow = isTrouble(visit, ports) ? failuresInARow + 1 : 0;
    stopped =
      reasonToLeave(visit.capture, slice, failuresInARow >= MOST_FAILURES_IN_A_ROW) ??
      reasonToRest(visit.capture, clock, ports);
  }
  const nextAllowedAt = toInstant(toMilliseconds(ports.now()) + Math.ceil(clock.waitMs() / 1000) * 1000);
  return { stopped, remaining, visits, failuresInARow, nextAllowedAt };
}

function withinRobots({ document, resources }: Doors, book: RobotsBook, { replay }: SlicePorts): Doors {
  const longest = replay === undefined ? LONGEST_CRAWL_DELAY_SECONDS : Number.POSITIVE_INFINITY;
  return { document: withRobots(document, book, longest), resources: withRobots(resources, book, longest) };
}

function bookFor(slice: Slice, ports: SlicePorts, doors: PoliteDoors, emit: (visit: Visit) => void): RobotsBook {
  const owner = slice.requests[0]?.owner ?? "source:unknown";
  const visit = async (address: string): Promise<Visit> => {
    const request = { address, owner, kind: "robots", via: "http" } as const;
    // Whoever wrote the file has asked already. Nothing was visited, so nothing is handed over.
    if (ports.replay?.answeredAt(address) === null) {
      return visitOf(request, unasked(address, "gone", "not in the file", 404), ports.now());
    }
    const fetched = await fetchOverHttp(address, doors.document, { upTo: MAX_BYTES });
    const visited = visitOf(request, fetched, ports.now());
    if (!doors.areShut()) emit(visited);
    return visited;
  };
  const met = (hostname: string, rules: Rules) => ports.politeness.of(hostname).slowTo(delayFrom(rules) * 1000);
  const mayUse = ({ capture }: Visit) => ports.replay !== undefined || isFreshRobots(capture, ports.now());
  return openRobotsBook({ known: slice.robots, mayUse, visit, met });
}

/** Shut: somebody said stop before all that was wanted could be asked for, so what came is no visit. */
type PoliteDoors = Doors & { readonly areShut: () => boolean };

/** For what a page in the browser asks for, the same manners hold; but what it cannot have at once it does without. */
function politeDoors({ send, politeness, patience, replay }: SlicePorts): PoliteDoors {
  if (replay !== undefined) return { document: send, resources: send, areShut: () => false };
  let areShut = false;
  const noting =
    (door: Send): Send =>
    async (query) => {
      const answer = await door(query);
      if (answer === STOPPED) areShut = true;
      return answer;
    };
  const polite = withPoliteness(send, politeness);
  return {
    document: noting(withPatience(polite, politeness, patience)),
    resources: noting(withHeed(polite, politeness)),
    areShut: () => areShut,
  };
}

async function fetchPage(request: PageRequest, slice: Slice, ports: SlicePorts, doors: Doors): Promise<Fetched> {
  const address = canonicalAddress(request.address);
  if (address === null) return unasked(request.address, "blocked_address", "not a web address");
  switch (request.via) {
    case "http":
      return fetchUnzipped(request, address, doors.document, slice.validators.get(request.address));
    case "browser":
      if (ports.render === null) return unasked(address, "browser_missing", NO_BROWSER_HERE);
      return ports.render(address, doors);
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

/** Judged by what it says, and without what must not be kept. */
function lookedAt(request: PageRequest, fetched: Fetched, { judge, drop }: SlicePorts): Fetched {
  const judged = { ...fetched, ...judgeVisit(request, fetched, judge) };
  return drop === undefined ? judged : drop(request, judged);
}

function capturedOf(request: PageRequest, fetched: Fetched, now: Instant, askedBy: string | null): Captured {
  const { body, text, answeredAt: fetchedAt = now, encoding = null, exchange = null, parts: _parts, ...rest } = fetched;
  const { address, owner, kind, via } = request;
  return { capture: { address, owner, kind, via, fetchedAt, ...rest, encoding, exchange, askedBy }, body, text };
}

/** Trouble that may be of the page only, until it has come several times in a row. */
const PASSING_TROUBLE: ReadonlySet<Outcome> = new Set<Outcome>(["server_error", "timeout", "unreachable"]);
export const MOST_FAILURES_IN_A_ROW = 3;

function isTrouble({ capture }: Visit, { replay }: SlicePorts): boolean {
  return replay === undefined && PASSING_TROUBLE.has(capture.outcome);
}

const WALLS: ReadonlySet<Outcome> = new Set<Outcome>(["login_wall", "challenge"]);
/** Said of a whole host, by the host itself. */
const HOST_WORDS: ReadonlySet<Outcome> = new Set<Outcome>(["rate_limited", "refused", "dns", "tls"]);

function reasonToLeave(capture: Visited, slice: Slice, isWornOut: boolean): SliceEnd["stopped"] {
  const { outcome, detail } = capture;
  const isWall = WALLS.has(outcome) || (HOST_WORDS.has(outcome) && isSameHost(capture, slice));
  return isWall || isWornOut ? { outcome, detail } : null;
}

/** Has the host asked, of us or of a page in the browser, for more rest than a run lasts? */
function reasonToRest({ outcome, detail }: Visited, clock: HostClock, ports: SlicePorts): SliceEnd["stopped"] {
  if (clock.heldMs() <= (ports.patience?.longestWaitMs ?? LONGEST_WAIT_MS)) return null;
  return PASSING_TROUBLE.has(outcome) ? { outcome, detail } : { outcome: "rate_limited", detail: A_LONG_REST };
}

/** A redirect may have led elsewhere, and what fails there is no word of this host. */
function isSameHost({ finalAddress }: Pick<Fetched, "finalAddress">, slice: Slice): boolean {
  return URL.parse(finalAddress)?.hostname === slice.hostname;
}
