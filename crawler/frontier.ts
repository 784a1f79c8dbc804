import type { Archive } from "../data/archive/archive.ts";
import type { Capture, Outcome } from "../data/model/capture.ts";
import { hoursBetween, type Instant } from "../data/model/time.ts";
import type { Registry } from "../data/registry.ts";
import type { PageRequest, Visit } from "./contract.ts";
import { keepQuota } from "./discover/quota.ts";
import type { Validators } from "./fetch/over-http.ts";
import type { Replay } from "./fetch/replay.ts";
import { parseRobots } from "./fetch/robots.ts";
import { openLeads } from "./leads.ts";
import { sitemapRequests } from "./offered-pages.ts";
import { parsePage } from "./parse-page.ts";
import {
  discovers,
  isDue,
  isOpen,
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
  /** Those of `requests` that are due, and those that the others led to when they were read. */
  readonly due: (requests: readonly PageRequest[]) => Planned[];
  /**
   * Complaints of these owners that have been read and are due again, though no list may show them any more: those that have
   * waited longest first, to half the budget of their source.
   */
  readonly complaintsAgain: (owners: ReadonlySet<string>) => PageRequest[];
  /** Pages of these owners that were found by search and have been read: they are due again, whatever leads to them today. */
  readonly foundBefore: (owners: ReadonlySet<string>) => PageRequest[];
  /** The due pages among those that a page just archived leads to. */
  readonly after: (request: PageRequest, capture: Capture) => Planned[];
  /** The due sitemaps that a robots.txt names, for the platforms of its host that want theirs read. */
  readonly offeredBy: (robots: Visit) => Planned[];
  /** May the owner be asked at this time of the day? */
  readonly mayAsk: (request: Pick<PageRequest, "owner">, at: Instant) => boolean;
  readonly nextVisitOf: (address: string) => NextVisit;
  readonly sightings: readonly Sighting[];
  readonly validatorsOf: (address: string) => Validators | undefined;
  /** Visits to robots.txt that are less than a day old: they are not repeated (RFC 9309 §2.4). */
  readonly robots: readonly Visit[];
};

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
  const nextVisitOf: Frontier["nextVisitOf"] = (address) => {
    const sighting = known.get(address);
    const look: Look<Capture> = { sameWords, isOpen: () => showsOpenComplaint(archive, registry, sighting) };
    return nextVisit(sighting?.history ?? [], look);
  };
  const isDueNow = (address: string): boolean => {
    const last = known.get(address)?.last;
    if (replay !== undefined) return isNewer(replay.answeredAt(address), last);
    // Most pages of a crawl that goes on were read a moment ago: no need to look into them.
    const isFresh = last !== undefined && !isPassing(last) && hoursBetween(last.fetchedAt, now) < LEAST_HOURS;
    return !isFresh && isDue(nextVisitOf(address), now);
  };
  const walled = replay === undefined ? walledHosts(known, now) : new Set<string>();
  const mayAsk: Frontier["mayAsk"] = ({ owner }, at) =>
    replay !== undefined || isWithinHours(sourceOf(owner, registry)?.declaration.hours, at);

  const leads = openLeads(archive, registry);
  const keep = keepQuota();
  const searched = new Set(registry.platforms.filter(discovers).map(({ id }) => `platform:${id}`));
  /** Once a page has needed the browser, it needs it again. */
  const asBefore = (request: PageRequest): PageRequest =>
    known.get(request.address)?.last.via === "browser" ? { ...request, via: "browser" } : request;
  const isNewWay = ({ address, via }: PageRequest) => via === "browser" && known.get(address)?.last.via === "http";

  const isWanted = (request: PageRequest) =>
    isDueNow(request.address) || (searched.has(request.owner) && isNewWay(request));

  /** The request as it may be made; `null`: met before in this round, beyond its quota, or not allowed at this time. */
  const admit = (request: PageRequest, at: Instant, met: Set<string>): PageRequest | null => {
    const [kept] = searched.has(request.owner) ? keep([asBefore(request)]) : [request];
    if (kept === undefined || met.has(wayTo(kept))) return null;
    met.add(wayTo(kept));
    return walled.has(hostOf(kept.address)) || !mayAsk(kept, at) ? null : kept;
  };

  const due = (requests: readonly PageRequest[], at: Instant = now): Planned[] => {
    const wanted: Planned[] = [];
    const met = new Set<string>();
    const pending = [...requests].reverse();
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const request = admit(next, at, met);
      if (request === null) continue;
      const content = known.get(request.address)?.content;
      if (isWanted(request)) wanted.push({ ...request, reason: nextVisitOf(request.address).reason });
      else if (content) pending.push(...leads.from(request, content, now).reverse());
    }
    return wanted;
  };

  const robots = replay === undefined ? freshRobots(archive, known, now) : [];
  const offeredBy = ({ capture, body }: Visit): Planned[] => {
    if (capture.outcome !== "ok" || body === null) return [];
    const wanting = registry.platforms.filter(
      ({ sitemap, home }) => sitemap && home !== null && hostOf(home) === hostOf(capture.address),
    );
    if (wanting.length === 0) return [];
    const { sitemaps } = parseRobots(body);
    return due(wanting.flatMap((platform) => sitemapRequests(platform, sitemaps)));
  };

  return {
    due,
    offeredBy,
    complaintsAgain: (owners) =>
      [...known.values()]
        .filter(({ kind, last }) => kind === "complaint" && owners.has(last.owner))
        .filter(({ address }) => isDueNow(address))
        .filter((sighting) => isOfOurs(archive, registry, sighting))
        .sort((left, right) => compare(left.last.fetchedAt, right.last.fetchedAt))
        .filter(withinHalfTheBudget(registry))
        .map(({ last }) => requestOf(last)),
    foundBefore: (owners) =>
      [...known.values()]
        .filter(({ last, content }) => content !== null && owners.has(last.owner) && searched.has(last.owner))
        .filter(({ kind }) => kind !== "robots" && kind !== "sitemap")
        .map(({ last }) => requestOf(last)),
    after(request, capture) {
      const content = capture.outcome === "not_modified" ? known.get(capture.address)?.content : capture;
      if (content?.outcome !== "ok" || content.bodySha256 === null)
        return due(leads.instead(request), capture.fetchedAt);
      const seen = { ...content, bodySha256: content.bodySha256 };
      return due(leads.from(request, seen, capture.fetchedAt), capture.fetchedAt);
    },
    mayAsk,
    nextVisitOf,
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

function wayTo({ via, address }: PageRequest): string {
  return `${via} ${address}`;
}

export function hostOf(address: string): string {
  return URL.parse(address)?.host ?? address;
}

/** The request that a visit came of. */
export function requestOf({ address, owner, kind, via }: Capture): PageRequest {
  return { address, owner, kind, via: via === "browser" ? "browser" : "http" };
}

type Bodies = Pick<Archive, "body">;

/** The complaints a sighting shows; none where its source is not read from the web. */
function draftsOf(archive: Bodies, registry: Registry, sighting: Sighting | undefined) {
  const source = sighting && sourceOf(sighting.last.owner, registry);
  if (!source || !sighting.content) return [];
  const { reading } = parsePage(source.adapter, pageOf(archive, sighting.content), sighting.last.fetchedAt);
  return reading.complaints.map((draft) => ({ draft, declaration: source.declaration }));
}

function showsOpenComplaint(archive: Bodies, registry: Registry, sighting: Sighting | undefined): boolean {
  return draftsOf(archive, registry, sighting).some(({ draft }) => isOpen(draft));
}

function isOfOurs(archive: Bodies, registry: Registry, sighting: Sighting): boolean {
  return draftsOf(archive, registry, sighting).some(
    ({ draft, declaration }) => recognisePlatforms(draft, registry.platforms, declaration).length > 0,
  );
}

/** What was read before leaves room, within the budget of pages, for what is read for the first time. */
function withinHalfTheBudget(registry: Registry): (sighting: Sighting) => boolean {
  const taken = new Map<string, number>();
  return ({ last: { owner } }) => {
    const budget = sourceOf(owner, registry)?.declaration.pagesPerHost ?? registry.workspace.pagesPerHost;
    const count = (taken.get(owner) ?? 0) + 1;
    taken.set(owner, count);
    return count <= Math.ceil(budget / 2);
  };
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}

const WALLS: ReadonlySet<Outcome> = new Set<Outcome>(["login_wall", "challenge", "refused"]);

const WALL_HOURS = 24;

/** Is this the end of a visit to a page that a site keeps from us? */
export function isWall({ outcome, kind }: Pick<Capture, "outcome" | "kind">): boolean {
  return WALLS.has(outcome) && kind !== "robots";
}

/** Hosts that said no within a day: they are not asked again yet, for any of their pages. */
function walledHosts(known: ReadonlyMap<string, Sighting>, now: Instant): Set<string> {
  const noes = [...known.values()].filter(({ last }) => isWall(last) && hoursBetween(last.fetchedAt, now) < WALL_HOURS);
  return new Set(noes.map(({ address }) => hostOf(address)));
}

const ROBOTS_HOURS = 24;

function freshRobots(archive: Bodies, known: ReadonlyMap<string, Sighting>, now: Instant): Visit[] {
  return [...known.values()]
    .map(({ last }) => last)
    .filter((last) => last.kind === "robots")
    .filter((last) => !isPassing(last) && hoursBetween(last.fetchedAt, now) < ROBOTS_HOURS)
    .map((capture) => ({ capture, body: capture.bodySha256 === null ? null : archive.body(capture.bodySha256) }));
}
