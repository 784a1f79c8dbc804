import type { Archive } from "../data/archive/archive.ts";
import type { Capture } from "../data/model/capture.ts";
import type { Platform } from "../data/model/platform.ts";
import type { Instant } from "../data/model/time.ts";
import type { Registry } from "../data/registry.ts";
import type { Page, PageRequest } from "./contract.ts";
import {
  type Found,
  findPages,
  isTelling,
  lettersOf,
  type Seen,
  softwareOf,
  throughBrowser,
} from "./discover/find-pages.ts";
import { PRODUCT_TOKEN } from "./fetch/identity.ts";
import { robotsDirectives } from "./html/robots-directives.ts";
import { parseSitemap } from "./html/sitemap.ts";
import { limitOffers, offeredPages } from "./offered-pages.ts";
import { parsePage } from "./parse-page.ts";
import { discovers } from "./plan-visits.ts";
import { type Content, pageOf } from "./read-captures.ts";
import { recognisePlatforms } from "./recognise-platform.ts";
import { sourceOf } from "./source-of.ts";

/** Where the pages of a crawl lead. One for each crawl: it knows the home pages met on the way. */
export type Leads = {
  /** The pages that a page which has been read leads to, `parts` being what it received in the browser. */
  readonly from: (request: PageRequest, content: Content, parts: readonly Content[], at: Instant) => PageRequest[];
  /** What to try since a page did not come. */
  readonly instead: (request: PageRequest) => PageRequest[];
};

export function openLeads(archive: Pick<Archive, "body">, registry: Registry): Leads {
  const limit = limitOffers();
  const homes = new Map<PageRequest["owner"], Seen>();

  const discovered = (request: PageRequest, content: Content, page: Page, parts: readonly Content[]): PageRequest[] => {
    const seen = seenAs(request, content, page, parts);
    if (request.kind === "home") homes.set(request.owner, seen);
    const home = homes.get(request.owner);
    if (home === undefined) return [];
    if (isTelling(seen, home)) {
      const told = { ...home, asked: [...(home.asked ?? []), seen.address] };
      homes.set(request.owner, told);
      return requestsOf(request.owner, findPages(told, told));
    }
    const isEmpty = isJsonOf(home, request) && lettersOf(seen) < LEAST_LETTERS;
    return requestsOf(request.owner, isEmpty ? throughBrowser(home) : findPages(seen, home));
  };

  return {
    from(request, content, parts, at) {
      // Most pages of a crawl lead nowhere: no need to read them twice.
      if (!mayLead(request, registry)) return [];
      const page = pageOf(archive, content, parts);
      if (robotsDirectives(page, content.headers, PRODUCT_TOKEN).nofollow) return [];
      if (request.kind === "sitemap") return limit(leadsOfSitemap(request, page, registry));
      const isOwn = request.owner.startsWith("platform:");
      return isOwn ? discovered(request, content, page, parts) : leadsOfSource(request, page, registry, at);
    },
    instead(request) {
      const home = homes.get(request.owner);
      return home !== undefined && isJsonOf(home, request) ? requestsOf(request.owner, throughBrowser(home)) : [];
    },
  };
}

/** Fewer letters than this is an answer that says nothing. */
const LEAST_LETTERS = 20;

/** Is this request one for the JSON that the platform's software draws its pages from? */
function isJsonOf(home: Seen, { address, kind }: PageRequest): boolean {
  const json = softwareOf(home)?.json ?? [];
  return kind !== "catalogue" && json.some(([, path]) => new URL(path, home.finalAddress).href === address);
}

function requestsOf(owner: PageRequest["owner"], found: readonly Found[]): PageRequest[] {
  return found.map(({ address, kind, via }) => ({ address, owner, kind, via }));
}

/** A page from the archive as discovery sees it. */
export function seenAs(
  { kind, via }: Pick<PageRequest, "kind" | "via">,
  { address, finalAddress, headers }: Capture,
  { contentType, text }: Page,
  parts: readonly Capture[],
): Seen {
  const asked = parts.map((part) => part.address);
  return { address, finalAddress, kind, via, headers, contentType, text, asked };
}

function mayLead({ owner, kind }: PageRequest, registry: Registry): boolean {
  if (kind === "sitemap") return true;
  return sourceOf(owner, registry)?.adapter.leadsFrom.includes(kind) ?? discovers(platformOf(owner, registry));
}

function platformOf(owner: string, { platforms }: Registry): Platform | undefined {
  return platforms.find(({ id }) => owner === `platform:${id}`);
}

/** Further pages of a source: its own next ones, and the full text of each complaint about a platform of ours. */
function leadsOfSource(request: PageRequest, page: Page, registry: Registry, at: Instant): PageRequest[] {
  const source = sourceOf(request.owner, registry);
  if (source === null) return [];
  const { reading } = parsePage(source.adapter, page, at);
  const details = reading.complaints
    .filter((draft) => draft.view === "feed")
    .filter((draft) => recognisePlatforms(draft, registry.platforms, source.declaration).length > 0)
    .map((draft) => ({ address: draft.address, kind: "complaint", via: "http" as const }));
  return [...reading.next, ...details].map((each) => ({ ...each, owner: request.owner }));
}

function leadsOfSitemap({ owner }: PageRequest, page: Page, registry: Registry): PageRequest[] {
  const platform = platformOf(owner, registry);
  return platform?.sitemap ? offeredPages(platform, parseSitemap(page.text, page.address)) : [];
}
