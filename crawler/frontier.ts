import type { Archive } from "../data/archive/archive.ts";
import type { Capture, Outcome } from "../data/model/capture.ts";
import { hoursBetween, type Instant } from "../data/model/time.ts";
import type { Registry } from "../data/registry.ts";
import type { Page, PageRequest, Visit } from "./contract.ts";
import type { Validators } from "./fetch/over-http.ts";
import type { Replay } from "./fetch/replay.ts";
import { parsePage } from "./parse-page.ts";
import { isDue } from "./plan-visits.ts";
import { pageOf, type Sighting, sightingsOf } from "./read-captures.ts";
import { recognisePlatforms } from "./recognise-platform.ts";
import { sourceOf } from "./source-of.ts";

/** What is still to be read, as the archive tells it. Made once, at the beginning of a crawl. */
export type Frontier = {
  /** Those of `requests` that are due, and those that the others led to when they were read. */
  readonly due: (requests: readonly PageRequest[]) => PageRequest[];
  /** The due pages among those that a page just archived leads to. */
  readonly after: (request: PageRequest, capture: Capture) => PageRequest[];
  readonly validatorsOf: (address: string) => Validators | undefined;
  /** Visits to robots.txt that are less than a day old: they are not repeated (RFC 9309 §2.4). */
  readonly robots: readonly Visit[];
};

/** With a `replay`, due is what the file knows later than the archive does, and no host is left alone for its walls. */
export function openFrontier(
  archive: Archive,
  registry: Registry,
  now: Instant,
  replay?: Pick<Replay, "answeredAt">,
): Frontier {
  const known = new Map<string, Sighting>();
  for (const owner of archive.owners()) {
    for (const sighting of sightingsOf(archive.capturesOf(owner))) known.set(sighting.address, sighting);
  }
  const walled = replay === undefined ? walledHosts(known, now) : new Set<string>();
  const isWanted = (address: string, last: Capture | undefined) =>
    replay === undefined ? isDue(last, now) : isNewer(replay.answeredAt(address), last);

  const due: Frontier["due"] = (requests) => {
    const wanted: PageRequest[] = [];
    const met = new Set<string>();
    const pending = [...requests].reverse();
    for (let request = pending.pop(); request !== undefined; request = pending.pop()) {
      if (met.has(request.address) || walled.has(hostOf(request.address))) continue;
      met.add(request.address);
      const sighting = known.get(request.address);
      if (isWanted(request.address, sighting?.last)) wanted.push(request);
      else if (sighting?.content) pending.push(...leadsOf(request, pageOf(archive, sighting.content), registry, now));
    }
    return wanted;
  };

  return {
    due,
    after(request, capture) {
      const content = capture.outcome === "not_modified" ? known.get(capture.address)?.content : capture;
      if (content?.outcome !== "ok" || content.bodySha256 === null) return [];
      const page = pageOf(archive, { ...content, bodySha256: content.bodySha256 });
      return due(leadsOf(request, page, registry, capture.fetchedAt));
    },
    validatorsOf(address) {
      const headers = known.get(address)?.content?.headers;
      if (headers === undefined) return undefined;
      return { etag: headers["etag"] ?? null, lastModified: headers["last-modified"] ?? null };
    },
    robots: replay === undefined ? freshRobots(archive, known, now) : [],
  };
}

function isNewer(answeredAt: Instant | null, last: Capture | undefined): boolean {
  return answeredAt !== null && (last === undefined || last.fetchedAt < answeredAt);
}

export function hostOf(address: string): string {
  return URL.parse(address)?.host ?? address;
}

/** Further pages a page leads to: its own next ones, and the full text of each complaint about a platform of ours. */
function leadsOf(request: PageRequest, page: Page, registry: Registry, at: Instant): PageRequest[] {
  const source = sourceOf(request.owner, registry);
  if (source === null) return [];
  const { reading } = parsePage(source.adapter, page, at);
  const details = reading.complaints
    .filter((draft) => draft.view === "feed")
    .filter((draft) => recognisePlatforms(draft, registry.platforms, source.declaration).length > 0)
    .map((draft) => ({ address: draft.address, kind: "complaint", via: "http" as const }));
  return [...reading.next, ...details].map((each) => ({ ...each, owner: request.owner }));
}

const WALLS: ReadonlySet<Outcome> = new Set<Outcome>(["login_wall", "challenge", "refused"]);

/** Hosts that said no so lately that they are not asked again yet, for any of their pages. */
function walledHosts(known: ReadonlyMap<string, Sighting>, now: Instant): Set<string> {
  const noes = [...known.values()].filter(
    ({ last }) => WALLS.has(last.outcome) && last.kind !== "robots" && !isDue(last, now),
  );
  return new Set(noes.map(({ address }) => hostOf(address)));
}

const ROBOTS_HOURS = 24;

function freshRobots(archive: Archive, known: ReadonlyMap<string, Sighting>, now: Instant): Visit[] {
  return [...known.values()]
    .map(({ last }) => last)
    .filter((last) => last.kind === "robots" && !isDue(last, now) && hoursBetween(last.fetchedAt, now) < ROBOTS_HOURS)
    .map((capture) => ({ capture, body: capture.bodySha256 === null ? null : archive.body(capture.bodySha256) }));
}
