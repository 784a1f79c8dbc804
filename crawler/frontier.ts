import type { Archive } from "../data/archive/archive.ts";
import type { Capture } from "../data/model/capture.ts";
import { addHours, hoursBetween, type Instant } from "../data/model/time.ts";
import type { Registry } from "../data/registry.ts";
import { complaintsShown } from "./complaints-shown.ts";
import type { Page, PageRequest, Visit } from "./contract.ts";
import { PRODUCT_TOKEN } from "./fetch/identity.ts";
import type { Validators } from "./fetch/over-http.ts";
import type { Replay } from "./fetch/replay.ts";
import { parseRobots } from "./fetch/robots.ts";
import { isFreshRobots } from "./fetch/robots-book.ts";
import { hostOf, hostsAskedSince, hostsAtRest } from "./hosts-at-rest.ts";
import { robotsDirectives } from "./html/robots-directives.ts";
import { parseSitemap } from "./html/sitemap.ts";
import { limitOffers, offeredPages, sitemapRequests } from "./offered-pages.ts";
import { parsePage } from "./parse-page.ts";
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
import { compareWords, pageOf, type Sighting, sightingsOf } from "./read-captures.ts";
import { recognisePlatforms } from "./recognise-platform.ts";
import { sourceOf } from "./source-of.ts";

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
  /** The due pages among those that a page just archived leads to. */
  readonly after: (request: PageRequest, capture: Capture) => Planned[];
  /** The due sitemaps that a robots.txt names, for the platforms of its host that want theirs read. */
  readonly offeredBy: (robots: Visit) => Planned[];
  /** May the owner be asked at this time of the day? */
  readonly mayAsk: (request: Pick<PageRequest, "owner">, at: Instant) => boolean;
  readonly nextVisitOf: (address: string) => NextVisit;
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
  const visitAfter = (address: string, look: Pick<Look<Capture>, "isOpen">): NextVisit => {
    const next = nextVisit(known.get(address)?.history ?? [], { sameWords, ...look });
    const until = rests.get(hostOf(address));
    return until === undefined || (next.at ?? "") > until ? next : { ...next, at: until };
  };
  const nextVisitOf: Frontier["nextVisitOf"] = (address) =>
    visitAfter(address, { isOpen: () => shown(known.get(address)).open });
  const isDueNow = (address: string): boolean => {
    const last = known.get(address)?.last;
    if (replay !== undefined) return isNewer(replay.answeredAt(address), last);
    // Most pages of a crawl that goes on were read a moment ago.
    const isFresh = last !== undefined && !isPassing(last) && hoursBetween(last.fetchedAt, now) < LEAST_HOURS;
    if (isFresh || !isDue(visitAfter(address, { isOpen: () => true }), now)) return false;
    // Only where it decides is it worth a look into the page.
    return isDue(visitAfter(address, { isOpen: () => false }), now) || isDue(nextVisitOf(address), now);
  };
  const mayAsk: Frontier["mayAsk"] = ({ owner }, at) =>
    replay !== undefined || isWithinHours(sourceOf(owner, registry)?.declaration.hours, at);

  const limit = limitOffers();
  const leadsFrom = (request: PageRequest, content: NonNullable<Sighting["content"]>, at: Instant): PageRequest[] => {
    // Most pages of a crawl lead nowhere: no need to read them twice.
    if (!mayLead(request, registry)) return [];
    const leads = leadsOf(request, content, pageOf(archive, content), registry, at);
    return request.kind === "sitemap" ? limit(leads) : leads;
  };

  /** `first`, or what it led to when it was read, down to what is due. */
  function* dueFrom(first: PageRequest, at: Instant, met: Set<string>): Generator<Planned> {
    const pending = [first];
    for (let request = pending.pop(); request !== undefined; request = pending.pop()) {
      const { address } = request;
      if (met.has(address) || rests.has(hostOf(address)) || !mayAsk(request, at)) continue;
      met.add(address);
      const content = known.get(address)?.content;
      if (isDueNow(address)) yield { ...request, reason: nextVisitOf(address).reason };
      else if (content) pending.push(...leadsFrom(request, content, now).toReversed());
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
    after(request, capture) {
      const content = capture.outcome === "not_modified" ? known.get(capture.address)?.content : capture;
      if (content?.outcome !== "ok" || content.bodySha256 === null) return [];
      const seen = { ...content, bodySha256: content.bodySha256 };
      return [...due(leadsFrom(request, seen, capture.fetchedAt), capture.fetchedAt)];
    },
    mayAsk,
    nextVisitOf,
    wasAskedLately: (hostname) => asked.has(hostname),
    sightings: [...known.values()],
    validatorsOf(address) {
      const headers = known.get(address)?.content?.headers;
      if (headers === undefined) return undefined;
      return { etag: headers["etag"] ?? null, lastModified: headers["last-modified"] ?? null };
    },
    robots,
  };
}

function isNewer(answeredAt: Instant | null, last: Capture | undefined): boolean {
  return answeredAt !== null && (last === undefined || last.fetchedAt < answeredAt);
}

/** The request that a visit came of. */
export function requestOf({ address, owner, kind, via }: Capture): PageRequest {
  return { address, owner, kind, via: via === "browser" ? "browser" : "http" };
}

function mayLead({ owner, kind }: PageRequest, registry: Registry): boolean {
  return kind === "sitemap" || sourceOf(owner, registry)?.adapter.leadsFrom.includes(kind) === true;
}

/** Further pages a page leads to: its own next ones, and the full text of each complaint about a platform of ours. */
function leadsOf(request: PageRequest, content: Capture, page: Page, registry: Registry, at: Instant): PageRequest[] {
  if (robotsDirectives(page, content.headers, PRODUCT_TOKEN).nofollow) return [];
  if (request.kind === "sitemap") return leadsOfSitemap(request, page, registry);
  const source = sourceOf(request.owner, registry);
  if (source === null) return [];
  const { reading } = parsePage(source.adapter, page, at);
  const details = reading.complaints
    .filter((draft) => draft.view === "feed")
    .filter((draft) => recognisePlatforms(draft, registry.platforms, source.declaration).length > 0)
    .map((draft) => ({ address: draft.address, kind: "complaint", via: "http" as const }));
  return [...reading.next, ...details].map((each) => ({ ...each, owner: request.owner }));
}

function leadsOfSitemap({ owner }: PageRequest, page: Page, { platforms }: Registry): PageRequest[] {
  const platform = platforms.find(({ id, sitemap }) => sitemap && owner === `platform:${id}`);
  return platform === undefined ? [] : offeredPages(platform, parseSitemap(page.text, page.address));
}

type Bodies = Pick<Archive, "body">;

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

function freshRobots(archive: Bodies, known: ReadonlyMap<string, Sighting>, now: Instant): Visit[] {
  return [...known.values()]
    .map(({ last }) => last)
    .filter((last) => last.kind === "robots")
    .filter((last) => !isPassing(last) && isFreshRobots(last, now))
    .map((capture) => ({ capture, body: capture.bodySha256 === null ? null : archive.body(capture.bodySha256) }));
}
