import type { Archive } from "../data/archive/archive.ts";
import type { Capture } from "../data/model/capture.ts";
import { addHours, hoursBetween, type Instant } from "../data/model/time.ts";
import type { Registry } from "../data/registry.ts";
import { complaintsShown } from "./complaints-shown.ts";
import type { PageRequest, Visit } from "./contract.ts";
import type { Validators } from "./fetch/over-http.ts";
import type { Replay } from "./fetch/replay.ts";
import { parseRobots } from "./fetch/robots.ts";
import { isFreshRobots } from "./fetch/robots-book.ts";
import { hostOf, hostsAskedSince, hostsAtRest } from "./hosts-at-rest.ts";
import { leadsOf, mayLead } from "./leads-of.ts";
import { limitOffers, sitemapRequests } from "./offered-pages.ts";
import {
  isDue,
  isPassing,
  isWithinHours,
  LEAST_HOURS,
  type Look,
  type NextVisit,
  nextVisit,
  type Reason,
} from "./plan-visits.ts";
import {
  type Content,
  compareWords,
  isHttpShell,
  pageOf,
  readableParts,
  type Sighting,
  sightingsOf,
} from "./read-captures.ts";
import { mayOpenInBrowser, sourceOf } from "./source-of.ts";

/** A page to be asked for, and why at this time. */
export type Planned = PageRequest & { readonly reason: Reason };

/** What is still to be read, as the archive tells it. Made once, at the beginning of a crawl. */
export type Frontier = {
  /** Those of `requests` that are due, and those that the others led to when they were read. Found as they are asked for. */
  readonly due: (requests: Iterable<PageRequest>) => Iterable<Planned>;
  /**
   * Complaints of these owners that have been read and are due again, though no list may show them any more: those that have
   * waited longest first, to half the budget of their source.
   */
  readonly complaintsAgain: (owners: ReadonlySet<string>) => Iterable<PageRequest>;
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

type Visits = Pick<Archive, "owners" | "capturesOf" | "body">;

/** Before the first crawl. */
export const NOTHING_ARCHIVED: Visits = { owners: () => [], capturesOf: () => [], body: () => new Uint8Array() };

/** With a `replay`, due is what the file knows later than the archive does, and no host is left alone for its walls. */
export function openFrontier(
  archive: Visits,
  registry: Registry,
  now: Instant,
  replay?: Pick<Replay, "answeredAt">,
): Frontier {
  const known = new Map<string, Sighting>();
  for (const owner of archive.owners()) {
    for (const sighting of sightingsOf(archive.capturesOf(owner))) known.set(sighting.address, sighting);
  }
  const sameWords = compareWords(archive);
  const shown = complaintsShown(archive, registry);
  const rests = replay === undefined ? hostsAtRest(known.values(), now) : new Map<string, Instant>();
  const mayBrowse = (owner: string) => replay === undefined && mayOpenInBrowser(owner, registry);
  const isToBeShown = (last: Capture | undefined) => last !== undefined && isHttpShell(last) && mayBrowse(last.owner);
  const visitAfter = (address: string, look: Pick<Look<Capture>, "isOpen">): NextVisit => {
    const { last, history = [] } = known.get(address) ?? {};
    const next = isToBeShown(last) ? SHOW_IT : nextVisit(history, { sameWords, ...look });
    const until = rests.get(hostOf(address));
    return until === undefined || (next.at ?? "") > until ? next : { ...next, at: until };
  };
  const nextVisitOf: Frontier["nextVisitOf"] = (address) =>
    visitAfter(address, { isOpen: () => shown(known.get(address)).open });
  /** No page that is not due yet is so before this; told without a look into it. `null`: it is due, or need not be looked at. */
  const leastWait = (address: string): Instant | null => {
    const visits = [true, false].map((open) => visitAfter(address, { isOpen: () => open }));
    return visits.find((visit) => !isDue(visit, now))?.at ?? null;
  };
  const isDueNow = (address: string): boolean => {
    const last = known.get(address)?.last;
    if (replay !== undefined) return isNewer(replay.answeredAt(address), last);
    // Most pages of a crawl that goes on were read a moment ago.
    const isOver = last !== undefined && !isPassing(last) && !isToBeShown(last);
    const isFresh = isOver && hoursBetween(last.fetchedAt, now) < LEAST_HOURS;
    if (isFresh || !isDue(visitAfter(address, { isOpen: () => true }), now)) return false;
    // Only where it decides is it worth a look into the page.
    return isDue(visitAfter(address, { isOpen: () => false }), now) || isDue(nextVisitOf(address), now);
  };
  const mayAsk: Frontier["mayAsk"] = ({ owner }, at) =>
    replay !== undefined || isWithinHours(sourceOf(owner, registry)?.declaration.hours, at);

  const limit = limitOffers();
  const leadsFrom = (request: PageRequest, content: Content, parts: readonly Content[], at: Instant): PageRequest[] => {
    // Most pages of a crawl lead nowhere: no need to read them twice.
    if (!mayLead(request, registry)) return [];
    const leads = leadsOf(request, content, pageOf(archive, content, parts), registry, at);
    return request.kind === "sitemap" ? limit(leads) : leads;
  };

  const viaOf = ({ address, owner, via }: PageRequest): PageRequest["via"] => {
    const last = known.get(address)?.last;
    return last !== undefined && needsBrowser(last) && mayBrowse(owner) ? "browser" : via;
  };

  const leadsKnown = (request: PageRequest): PageRequest[] => {
    const seen = known.get(request.address);
    return seen?.content ? leadsFrom(request, seen.content, seen.parts, now) : [];
  };

  /** `first`, or what it led to when it was read, down to what is due. */
  function* dueFrom(first: PageRequest, at: Instant, met: Set<string>): Generator<Planned> {
    const pending = [first];
    for (let request = pending.pop(); request !== undefined; request = pending.pop()) {
      const { address } = request;
      if (met.has(address) || rests.has(hostOf(address)) || !mayAsk(request, at)) continue;
      met.add(address);
      if (isDueNow(address)) yield { ...request, via: viaOf(request), reason: nextVisitOf(address).reason };
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
    *complaintsAgain(owners) {
      const hasRoom = halfTheBudget(registry);
      const read = [...known.values()].filter(({ kind, last }) => kind === "complaint" && owners.has(last.owner));
      for (const sighting of read.sort((left, right) => compare(left.last.fetchedAt, right.last.fetchedAt))) {
        const { address, last } = sighting;
        if (hasRoom(last) && isDueNow(address) && shown(sighting).ours && hasRoom(last, 1)) yield requestOf(last);
      }
    },
    after(request, capture, parts) {
      if (isToBeShown(capture)) return [{ ...request, via: "browser", reason: "shell" }];
      const before = known.get(capture.address);
      const isBefore = capture.outcome === "not_modified";
      const content = isBefore ? before?.content : capture;
      if (content?.outcome !== "ok" || content.bodySha256 === null) return [];
      const seen = { ...content, bodySha256: content.bodySha256 };
      const read = isBefore ? (before?.parts ?? []) : readableParts(parts);
      return [...due(leadsFrom(request, seen, read, capture.fetchedAt), capture.fetchedAt)];
    },
    mayAsk,
    nextVisitOf,
    nextVisitAmong(addresses) {
      const waiting = addresses.flatMap((address) => {
        const least = leastWait(address);
        return least === null ? [] : [{ address, least }];
      });
      let first: Instant | null = null;
      for (const { address, least } of waiting.sort((left, right) => compare(left.least, right.least))) {
        if (first !== null && first <= least) break;
        const next = nextVisitOf(address);
        if (!isDue(next, now) && next.at !== null && (first === null || next.at < first)) first = next.at;
      }
      return first;
    },
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

function isNewer(answeredAt: Instant | null, last: Capture | undefined): boolean {
  return answeredAt !== null && (last === undefined || last.fetchedAt < answeredAt);
}

/** A page that showed nothing by itself is opened in a browser at once. */
const SHOW_IT: NextVisit = { at: null, reason: "shell" };

/** Was it opened in a browser, or is it to be, for want of words? */
function needsBrowser(last: Capture): boolean {
  return last.via === "browser" || isHttpShell(last);
}

/** The request that a visit came of. */
export function requestOf({ address, owner, kind, via }: Capture): PageRequest {
  return { address, owner, kind, via: via === "browser" ? "browser" : "http" };
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

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}

function freshRobots(archive: Pick<Archive, "body">, known: ReadonlyMap<string, Sighting>, now: Instant): Visit[] {
  return [...known.values()]
    .map(({ last }) => last)
    .filter((last) => last.kind === "robots")
    .filter((last) => !isPassing(last) && isFreshRobots(last, now))
    .map((capture) => ({ capture, body: capture.bodySha256 === null ? null : archive.body(capture.bodySha256) }));
}
