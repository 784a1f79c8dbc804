import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openArchive } from "../data/archive/archive.ts";
import { Platform, POLICY_PAGE_KINDS, type PolicyPageKind } from "../data/model/platform.ts";
import type { Registry } from "../data/registry.ts";
import { NO_PROGRESS } from "../data/terminal/progress.ts";
import type { Answers } from "./answers.ts";
import { crawl } from "./crawl.ts";
import { type DiscoveredPage, type Discovery, slugOf } from "./discover/describe-discovery.ts";
import { type Found, findPages, identified, isElsewhereNow, isTelling, type Seen } from "./discover/find-pages.ts";
import { placesOn } from "./discover/places-on.ts";
import { needsScripts, readable } from "./discover/readable.ts";
import { resembles } from "./discover/resembles.ts";
import { visibleText } from "./html/visible-text.ts";
import { seenAs } from "./leads.ts";
import { entryPages } from "./plan-visits.ts";
import { pageOf, type Sighting, sightingsOf } from "./read-captures.ts";

/**
 * Searches one platform for its policies by a crawl like any other (robots.txt, gaps and budgets included) into an archive
 * that is thrown away: a look at a site before it is declared leaves no trace in the evidence.
 */
export async function discover(
  home: string,
  registry: Registry,
  answers: Answers,
  signal: AbortSignal,
): Promise<Discovery> {
  const folder = mkdtempSync(join(tmpdir(), "kaxin-discover-"));
  const archive = openArchive(join(folder, "archive.sqlite"));
  const platform = Platform.parse({ id: slugOf(home), name: home, home });
  const alone: Registry = { workspace: { ...registry.workspace, sources: [] }, platforms: [platform] };
  try {
    const entry = entryPages(alone.workspace, alone.platforms, [], { source: undefined, platform: undefined });
    await crawl(entry, { archive, registry: alone, ...answers, progress: NO_PROGRESS, signal });
    const sightings = sightingsOf(archive.capturesOf(`platform:${platform.id}`));
    return discoveryFrom(home, sightings, (content) => pageOf(archive, content, []));
  } finally {
    archive.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type ReadPage = (content: NonNullable<Sighting["content"]>) => ReturnType<typeof pageOf>;

/** What archived visits to one platform's pages say about where its policies are. Reads, and fetches nothing. */
function discoveryFrom(home: string, sightings: readonly Sighting[], read: ReadPage): Discovery {
  const seen = (sighting: Sighting | undefined): Seen | null => {
    const content = sighting?.content ?? sighting?.shell ?? null;
    if (sighting === undefined || content === null) return null;
    const via = content.via === "browser" ? "browser" : "http";
    return seenAs({ kind: sighting.kind, via }, content, read(content), sighting.parts);
  };
  const homePage = toldBy(sightings, seen, seen(sightings.find(({ address }) => address === home)));
  const probe = seen(sightings.find(({ kind }) => kind === "probe"));
  const absent = probe === null ? null : readable(probe);
  const reasons = reasonsFor(sightings, seen, homePage);
  const pages = sightings.flatMap((sighting): DiscoveredPage[] => {
    if (!isPolicyKind(sighting.kind)) return [];
    const page = seen(sighting);
    const isAbsent = page !== null && absent !== null && sighting.kind !== "home" && resembles(readable(page), absent);
    return [
      {
        kind: sighting.kind,
        address: sighting.address,
        via: sighting.last.via === "browser" ? "browser" : "http",
        reason: sighting.address === home ? "首页" : (reasons.get(sighting.address) ?? "首页的链接"),
        outcome: sighting.last.outcome,
        absent: isAbsent,
        places: page === null || isAbsent ? [] : placesOn(page, sighting.kind),
      },
    ];
  });
  return {
    home,
    title: homePage === null ? "" : visibleText(homePage.text).title,
    software: homePage === null ? [] : identified(homePage),
    pages: pages.sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind)),
    remarks: remarksOn(home, homePage),
  };
}

/** The home page with what answered behind it and tells its software. */
function toldBy(
  sightings: readonly Sighting[],
  seen: (sighting: Sighting) => Seen | null,
  home: Seen | null,
): Seen | null {
  if (home === null) return null;
  const telling = sightings.flatMap((sighting) => {
    const page = seen(sighting);
    return page !== null && isTelling(page, home) ? [page.address] : [];
  });
  return { ...home, asked: [...(home.asked ?? []), ...telling] };
}

const ORDER = Object.keys(POLICY_PAGE_KINDS);

function reasonsFor(
  sightings: readonly Sighting[],
  seen: (sighting: Sighting) => Seen | null,
  home: Seen | null,
): Map<string, string> {
  if (home === null) return new Map();
  const found: Found[] = sightings.flatMap((sighting) => {
    const page = seen(sighting);
    return page === null ? [] : findPages(page, home);
  });
  return new Map(found.reverse().map(({ address, reason }) => [address, reason]));
}

function remarksOn(home: string, page: Seen | null): string[] {
  if (page === null) return ["首页读不到：没有可以搜索的东西"];
  if (isElsewhereNow(page)) return [`首页跳转到别的网站：${page.finalAddress}`];
  if (page.via === "http" && needsScripts(page)) return [`${home} 不运行脚本就没有文字`];
  return [];
}

function isPolicyKind(kind: string): kind is PolicyPageKind {
  return Object.hasOwn(POLICY_PAGE_KINDS, kind);
}
