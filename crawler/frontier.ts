import type { Archive } from "../data/archive/archive.ts";
import type { Capture } from "../data/model/capture.ts";
import { compare } from "../data/model/order.ts";
import { addHours, type Instant } from "../data/model/time.ts";
import type { Registry } from "../data/registry.ts";
import { NO_READINGS, type Readings } from "../data/store/readings.ts";
import { complaintsShown } from "./complaints-shown.ts";
import type { PageRequest, Visit } from "./contract.ts";
import { keepQuota } from "./discover/quota.ts";
import type { Validators } from "./fetch/over-http.ts";
import type { Replay } from "./fetch/replay.ts";
import { parseRobots } from "./fetch/robots.ts";
import { isFreshRobots } from "./fetch/robots-book.ts";
import { hostOf, hostsAskedSince, hostsAtRest } from "./hosts-at-rest.ts";
import { openLeads } from "./leads.ts";
import { sitemapRequests } from "./offered-pages.ts";
import { discovers, isPassing, isWithinHours, type NextVisit, type Reason } from "./plan-visits.ts";
import {
  isHttpShell,
  leadingContent,
  partsByVisit,
  readableParts,
  type Sighting,
  sightingsInTurn,
} from "./read-captures.ts";
import { mayOpenInBrowser, sourceOf } from "./source-of.ts";
import { openVisitTimes } from "./visit-times.ts";

/** A page to be asked for, and why at this time. */
export type Planned = PageRequest & { readonly reason: Reason };

/** What is still to be read, as the archive tells it. Made once, at the beginning of a crawl. */
export type Frontier = {
  /** Those of `requests` that are due, and those that the others led to when they were read. Found as they are asked for. */
  readonly due: (requests: Iterable<PageRequest>) => Iterable<Planned>;
  /**
   * Complaints of these owners that have been read and are due again, though no list may show them any more: those that have
   * waited longest first, to half the budget of their source. Those `planned` already are not looked into again.
   */
  readonly complaintsAgain: (owners: ReadonlySet<string>, planned: ReadonlySet<string>) => Iterable<PageRequest>;
  /** Pages of these owners that were found by search and have been read: they are due again, whatever leads to them today. */
  readonly foundBefore: (owners: ReadonlySet<string>) => PageRequest[];
  /**
   * The due pages among those that a page just archived leads to, `parts` being what it received in the browser; of a page that
   * shows nothing by itself, the same page, to be opened in a browser.
   */
  readonly after: (request: PageRequest, capture: Capture, parts: readonly Capture[]) => Planned[];
  /** The due sitemaps that a robots.txt names, for the platforms of its host that want theirs read. */
  readonly offeredBy: (robots: Visit) => Planned[];
  /** May the owner be asked at this time of the day? */
  readonly mayAsk: (request: Pick<PageRequest, "owner">, at: Instant) => boolean;
  readonly nextVisitOf: (address: string) => NextVisit;
  /** When the first of `addresses` that is not due yet will be; `null`: none will. Looks into no more pages than it must. */
  readonly nextVisitAmong: (addresses: readonly string[]) => Instant | null;
  /** May a crawl that ended a moment ago, or was killed, have asked this host? */
  readonly wasAskedLately: (hostname: string) => boolean;
  readonly sightings: readonly Sighting[];
  readonly validatorsOf: (address: string) => Validators | undefined;
  /** Visits to robots.txt that are less than a day old: they are not repeated (RFC 9309 §2.4). */
  readonly robots: readonly Visit[];
};

/** Longer than any pause between two requests to one host. */
const LATELY_HOURS = 0.25;

type Visits = Pick<Archive, "owners" | "capturesInTurn" | "receivedBy" | "body">;

/** Before the first crawl. */
export const NOTHING_ARCHIVED: Visits = {
  owners: () => [],
  capturesInTurn: () => [],
  receivedBy: () => [],
  body: () => new Uint8Array(),
};

/** With a `replay`, due is what the file knows later than the archive does, and no host is left alone for its walls. */
export function openFrontier(
  archive: Visits,
  registry: Registry,
  now: Instant,
  replay?: Pick<Replay, "answeredAt">,
  readings: Readings = NO_READINGS,
): Frontier {
  const known = new Map<string, Sighting>();
  for (const owner of archive.owners()) {
    const partsOf = partsByVisit(archive.receivedBy(owner));
    for (const sighting of sightingsInTurn(archive.capturesInTurn(owner), partsOf))
      known.set(sighting.address, sighting);
  }
  const shown = complaintsShown(archive, registry, readings);
  const rests = replay === undefined ? hostsAtRest(known.values(), now) : new Map<string, Instant>();
  const mayBrowse = (owner: string) => replay === undefined && mayOpenInBrowser(owner, registry);
  const searched = new Set(registry.platforms.filter(discovers).map(({ id }) => `platform:${id}`));
  /** The empty home page of a platform that is searched may lead to the JSON it is drawn from: its leads decide. */
  const isToBeShown = (last: Capture | undefined) =>
    last !== undefined &&
    isHttpShell(last) &&
    mayBrowse(last.owner) &&
    !(last.kind === "home" && searched.has(last.owner));
  const times = openVisitTimes({ archive, known, now, replay, rests, shown, isToBeShown });
  const { nextVisitOf, isDueNow, reasonToAsk } = times;
  const mayAsk: Frontier["mayAsk"] = ({ owner }, at) =>
    replay !== undefined || isWithinHours(sourceOf(owner, registry)?.declaration.hours, at);

  const leads = openLeads(archive, registry);
  const keep = keepQuota();
  /** Once a page has needed the browser, it needs it again. */
  const asBefore = (request: PageRequest): PageRequest => {
    const last = known.get(request.address)?.last;
    const needsBrowser = last?.via === "browser" || isToBeShown(last);
    return needsBrowser && mayBrowse(request.owner) ? { ...request, via: "browser" } : request;
  };
  const isNewWay = ({ address, via }: PageRequest) => via === "browser" && known.get(address)?.last.via === "http";
  const isWanted = (request: PageRequest) =>
    isDueNow(request.address) || (searched.has(request.owner) && isNewWay(request));

  /** The request as it may be made; `null`: met before in this round, beyond its quota, or not allowed at this time. */
  const admit = (request: PageRequest, at: Instant, met: Set<string>): PageRequest | null => {
    const asked = asBefore(request);
    const [kept] = searched.has(request.owner) ? keep([asked]) : [asked];
    if (kept === undefined || met.has(wayTo(kept))) return null;
    met.add(wayTo(kept));
    return rests.has(hostOf(kept.address)) || !mayAsk(kept, at) ? null : kept;
  };

  const leadsKnown = (request: PageRequest): PageRequest[] => {
    const seen = known.get(request.address);
    const content = seen?.content ?? seen?.shell ?? null;
    return content === null ? [] : leads.from(request, content, seen?.parts ?? [], now);
  };

  /** `first`, or what it led to when it was read, down to what is due. */
  function* dueFrom(first: PageRequest, at: Instant, met: Set<string>): Generator<Planned> {
    const pending = [first];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const request = admit(next, at, met);
      if (request === null) continue;
      if (isWanted(request)) yield { ...request, reason: reasonToAsk(request.address) };
      else pending.push(...leadsKnown(request).toReversed());
    }
  }
  function* due(requests: Iterable<PageRequest>, at: Instant = now): Generator<Planned> {
    const met = new Set<string>();
    for (const request of requests) yield* dueFrom(request, at, met);
  }

  const asked = hostsAskedSince(addHours(now, -LATELY_HOURS), known.values());
  const robots = replay === undefined ? freshRobots(archive, known, now) : [];
  const offeredBy = ({ capture, body }: Visit): Planned[] => {
    if (capture.outcome !== "ok" || body === null) return [];
    const wanting = registry.platforms.filter(
      ({ sitemap, home }) => sitemap && home !== null && hostOf(home) === hostOf(capture.address),
    );
    if (wanting.length === 0) return [];
    const { sitemaps } = parseRobots(body);
    return [...due(wanting.flatMap((platform) => sitemapRequests(platform, sitemaps)))];
  };

  return {
    due,
    offeredBy,
    *complaintsAgain(owners, planned) {
      const hasRoom = halfTheBudget(registry);
      const read = [...known.values()].filter(({ kind, last }) => kind === "complaint" && owners.has(last.owner));
      for (const sighting of read.sort((left, right) => compare(left.last.fetchedAt, right.last.fetchedAt))) {
        const { address, last } = sighting;
        if (planned.has(address)) continue;
        if (hasRoom(last) && isDueNow(address) && shown(sighting).ours && hasRoom(last, 1)) yield requestOf(last);
      }
    },
    foundBefore: (owners) =>
      [...known.values()]
        .filter(({ last, content }) => content !== null && owners.has(last.owner) && searched.has(last.owner))
        .filter(({ kind }) => kind !== "robots" && kind !== "sitemap")
        .map(({ last }) => requestOf(last)),
    after(request, capture, parts) {
      if (isToBeShown(capture)) return [{ ...request, via: "browser", reason: "shell" }];
      const before = known.get(capture.address);
      const isBefore = capture.outcome === "not_modified";
      const content = isBefore ? (before?.content ?? null) : leadingContent(capture);
      if (content === null) return [...due(leads.instead(request), capture.fetchedAt)];
      const read = isBefore ? (before?.parts ?? []) : readableParts(parts);
      return [...due(leads.from(request, content, read, capture.fetchedAt), capture.fetchedAt)];
    },
    mayAsk,
    nextVisitOf,
    nextVisitAmong: times.nextVisitAmong,
    wasAskedLately: (hostname) => asked.has(hostname),
    sightings: [...known.values()],
    validatorsOf(address) {
      const { headers, via } = known.get(address)?.content ?? {};
      // What a browser made of a page is not what its host would confirm.
      if (headers === undefined || via === "browser") return undefined;
      return { etag: headers["etag"] ?? null, lastModified: headers["last-modified"] ?? null };
    },
    robots,
  };
}

/** The request that a visit came of. */
export function requestOf({ address, owner, kind, via }: Capture): PageRequest {
  return { address, owner, kind, via: via === "browser" ? "browser" : "http" };
}

function wayTo({ via, address }: PageRequest): string {
  return `${via} ${address}`;
}

/** What was read before leaves room, within the budget of pages, for what is read for the first time. */
function halfTheBudget(registry: Registry): (of: Pick<Capture, "owner">, taking?: 0 | 1) => boolean {
  const taken = new Map<string, number>();
  return ({ owner }, taking = 0) => {
    const budget = sourceOf(owner, registry)?.declaration.pagesPerHost ?? registry.workspace.pagesPerHost;
    const count = taken.get(owner) ?? 0;
    taken.set(owner, count + taking);
    return count < Math.ceil(budget / 2);
  };
}

function freshRobots(archive: Pick<Archive, "body">, known: ReadonlyMap<string, Sighting>, now: Instant): Visit[] {
  return [...known.values()]
    .map(({ last }) => last)
    .filter((last) => last.kind === "robots")
    .filter((last) => !isPassing(last) && isFreshRobots(last, now))
    .map((capture) => ({ capture, body: capture.bodySha256 === null ? null : archive.body(capture.bodySha256) }));
}
