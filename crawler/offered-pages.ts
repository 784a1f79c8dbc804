import type { Platform } from "../data/model/platform.ts";
import type { PageRequest } from "./contract.ts";
import { kindOfWords } from "./discover/kind-of-words.ts";
import type { Sitemap } from "./html/sitemap.ts";

const MOST_OFFERED = 20;
const MOST_SITEMAPS = 5;

/** The sitemaps among `addresses` that are of the platform's own host. Pure. */
export function sitemapRequests(platform: Platform, addresses: readonly string[]): PageRequest[] {
  return addresses
    .filter((address) => isOwn(platform, address))
    .slice(0, MOST_SITEMAPS)
    .map((address) => ({ address, owner: `platform:${platform.id}`, kind: "sitemap", via: "http" }));
}

/** What a sitemap leads to: further sitemaps, and pages that by path or title speak of policies. Pure. */
export function offeredPages(platform: Platform, sitemap: Sitemap): PageRequest[] {
  const named = new Set(platform.pages.map(({ url }) => url));
  const pages = sitemap.pages
    .filter(({ address }) => isOwn(platform, address) && !named.has(address))
    .flatMap(({ address, title }) => {
      const kind = kindOfWords(`${pathOf(address)} ${title}`);
      return kind === null ? [] : { address, owner: `platform:${platform.id}`, kind, via: "http" as const };
    });
  return [...sitemapRequests(platform, sitemap.sitemaps), ...pages.slice(0, MOST_OFFERED)];
}

/** Holds what all sitemaps of a platform offer together to the first twenty addresses of each owner. */
export function limitOffers(): (requests: readonly PageRequest[]) => PageRequest[] {
  const taken = new Map<PageRequest["owner"], Set<string>>();
  return (requests) =>
    requests.filter(({ owner, address }) => {
      const addresses = taken.get(owner) ?? new Set();
      taken.set(owner, addresses);
      if (addresses.size < MOST_OFFERED) addresses.add(address);
      return addresses.has(address);
    });
}

function isOwn({ home }: Platform, address: string): boolean {
  return home !== null && URL.parse(address)?.host === new URL(home).host;
}

function pathOf(address: string): string {
  const path = URL.parse(address)?.pathname ?? "";
  try {
    return decodeURIComponent(path);
  } catch {
    // A path need not be UTF-8.
    return path;
  }
}
