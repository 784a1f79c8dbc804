import type { Archive } from "../data/archive/archive.ts";
import type { Capture } from "../data/model/capture.ts";
import { hoursBetween, type Instant } from "../data/model/time.ts";
import type { Registry } from "../data/registry.ts";
import type { Progress } from "../data/terminal/progress.ts";
import type { ComplaintSource, Page, PageRequest, Verdict, Visit } from "./contract.ts";
import { type CrawlEnd, crawlHosts } from "./dispatch/in-process.ts";
import type { Send } from "./fetch/answer.ts";
import { judgePage } from "./fetch/judge-page.ts";
import type { Render } from "./fetch/run-slice.ts";
import { parsePage } from "./parse-page.ts";
import { isDue } from "./plan-visits.ts";
import { pageOf, type Sighting, sightingsOf } from "./read-captures.ts";
import { recognisePlatforms } from "./recognise-platform.ts";
import { SOURCES } from "./sources/index.ts";

export type CrawlPorts = {
  readonly archive: Archive;
  readonly registry: Registry;
  readonly send: Send;
  readonly render: Render | null;
  readonly now: () => Instant;
  readonly progress: Progress;
  readonly signal: AbortSignal;
};

/**
 * Reads what is due from `entry` on and archives every visit the moment it ends: this process is the one writer. What an
 * earlier crawl has read and is not due is taken from the archive, so an interrupted crawl goes on where it stopped.
 */
export async function crawl(entry: readonly PageRequest[], ports: CrawlPorts): Promise<CrawlEnd> {
  const { archive, registry, now, progress } = ports;
  const known = new Map<string, Sighting>();
  for (const owner of archive.owners()) {
    for (const sighting of sightingsOf(archive.capturesOf(owner))) known.set(sighting.address, sighting);
  }

  /** Those of `requests` that are due, and whatever the others led to when they were read. */
  const due = (requests: readonly PageRequest[]): PageRequest[] => {
    const wanted: PageRequest[] = [];
    const pending = [...requests];
    const met = new Set<string>();
    for (let request = pending.pop(); request !== undefined; request = pending.pop()) {
      if (met.has(request.address)) continue;
      met.add(request.address);
      const sighting = known.get(request.address);
      if (isDue(sighting?.last, now())) wanted.push(request);
      else if (sighting?.content) pending.push(...leadsOf(request, pageOf(archive, sighting.content), registry, now()));
    }
    return wanted.reverse();
  };

  const first = due(entry);
  progress.expect(first.length);
  return crawlHosts({
    ...ports,
    initial: first,
    judge: (page, request) => judge(page, request, registry),
    gapMs: registry.workspace.gapMs,
    mostRestMs: registry.workspace.mostRestMs,
    patience: { backoffMs: registry.workspace.backoffMs },
    pagesPerHost: registry.workspace.pagesPerHost,
    robots: freshRobots(archive, known, now()),
    validatorsOf: (address) => validatorsOf(known.get(address)?.content),
    onVisit({ capture, body }) {
      archive.append(capture, body);
      if (capture.kind === "robots") return [];
      progress.step(new URL(capture.address).host);
      const request: PageRequest = { ...capture, via: capture.via === "browser" ? "browser" : "http" };
      const page = readablePage(archive, capture, known);
      const leads = page === null ? [] : due(leadsOf(request, page, registry, capture.fetchedAt));
      progress.expect(leads.length);
      return leads;
    },
  });
}

/** Further pages a page leads to: its own next ones, and the full text of each complaint about a platform of ours. */
function leadsOf(request: PageRequest, page: Page, registry: Registry, at: Instant): PageRequest[] {
  const found = sourceOf(request.owner, registry);
  if (found === null) return [];
  const { reading } = parsePage(found.adapter, page, at);
  const details = reading.complaints
    .filter((draft) => draft.view === "feed")
    .filter((draft) => recognisePlatforms(draft, registry.platforms, found.declaration).length > 0)
    .map((draft) => ({ address: draft.address, kind: "complaint", via: "http" as const }));
  return [...reading.next, ...details].map((each) => ({ ...each, owner: request.owner }));
}

function sourceOf(owner: string, registry: Registry) {
  const declaration = registry.workspace.sources.find((each) => owner === `source:${each.id}`);
  const adapter = SOURCES.find((each: ComplaintSource) => each.id === declaration?.adapter);
  return declaration === undefined || adapter === undefined ? null : { declaration, adapter };
}

function judge(page: Page, request: PageRequest, registry: Registry): Verdict {
  return sourceOf(request.owner, registry)?.adapter.judge(page) ?? judgePage(page);
}

function readablePage(archive: Archive, capture: Capture, known: ReadonlyMap<string, Sighting>): Page | null {
  const content = capture.outcome === "not_modified" ? known.get(capture.address)?.content : capture;
  if (content?.outcome !== "ok" || content.bodySha256 === null) return null;
  return pageOf(archive, { ...content, bodySha256: content.bodySha256 });
}

const ROBOTS_HOURS = 24;

/** Rules read less than a day ago are not asked for again (RFC 9309 §2.4). */
function freshRobots(archive: Archive, known: ReadonlyMap<string, Sighting>, now: Instant): Visit[] {
  return [...known.values()]
    .map((each) => each.last)
    .filter((last) => last.kind === "robots" && !isDue({ ...last, kind: "robots" }, now))
    .filter((last) => hoursBetween(last.fetchedAt, now) < ROBOTS_HOURS)
    .map((capture) => ({ capture, body: capture.bodySha256 === null ? null : archive.body(capture.bodySha256) }));
}

function validatorsOf(content: Sighting["content"] | undefined) {
  if (!content) return undefined;
  return { etag: content.headers["etag"] ?? null, lastModified: content.headers["last-modified"] ?? null };
}
