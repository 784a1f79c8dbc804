import type { Capture } from "../data/model/capture.ts";
import type { Instant } from "../data/model/time.ts";
import type { Registry } from "../data/registry.ts";
import type { Page, PageRequest } from "./contract.ts";
import { PRODUCT_TOKEN } from "./fetch/identity.ts";
import { robotsDirectives } from "./html/robots-directives.ts";
import { parseSitemap } from "./html/sitemap.ts";
import { offeredPages } from "./offered-pages.ts";
import { parsePage } from "./parse-page.ts";
import { recognisePlatforms } from "./recognise-platform.ts";
import { sourceOf } from "./source-of.ts";

/** Most pages lead nowhere, and need not be read to know it. */
export function mayLead({ owner, kind }: PageRequest, registry: Registry): boolean {
  return kind === "sitemap" || sourceOf(owner, registry)?.adapter.leadsFrom.includes(kind) === true;
}

/** Further pages a page leads to: its own next ones, and the full text of each complaint about a platform of ours. */
export function leadsOf(
  request: PageRequest,
  content: Capture,
  page: Page,
  registry: Registry,
  at: Instant,
): PageRequest[] {
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
