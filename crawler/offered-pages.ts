import type { Platform, PolicyPageKind } from "../data/model/platform.ts";
import type { PageRequest } from "./contract.ts";
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
      const kind = kindOf(`${pathOf(address)} ${title}`);
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

/** The first that fits: a page about refunds in the help is about refunds. */
const KINDS: readonly (readonly [PolicyPageKind, RegExp])[] = [
  ["refund", /退款|售后|退换|(?<![a-z])(refunds?|returns?|after-?sales?)(?![a-z])/i],
  ["complaint", /投诉|举报|(?<![a-z])complaints?(?![a-z])/i],
  ["terms", /协议|条款|(?<![a-z])(terms|agreements?|tos)(?![a-z])/i],
  ["help", /帮助|常见问题|(?<![a-z])(faqs?|help)(?![a-z])/i],
  ["support", /联系|客服|(?<![a-z])(contact|contact-?us|support|kefu)(?![a-z])/i],
  ["about", /关于|(?<![a-z])(about|about-?us)(?![a-z])/i],
  ["notice", /公告|(?<![a-z])(notices?|announcements?|gonggao)(?![a-z])/i],
];

function kindOf(words: string): PolicyPageKind | null {
  return KINDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
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
