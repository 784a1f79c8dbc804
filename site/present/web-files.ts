import { addressOn } from "./structured-data.ts";

/** Pages that no search engine need know: what is shown in other people's pages, and what is not there. */
const UNLISTED = /^\/(en\/)?(embed\/|404)/;

/** Every page with its translations, as sitemaps.org and Google's hreflang rules have it. `paths` as `/guide/`. */
export function sitemapXml(paths: readonly string[], site: URL): string {
  const all = new Set(paths);
  const entries = paths
    .filter((path) => !UNLISTED.test(path))
    .toSorted()
    .map((path) => `<url><loc>${escapeXml(addressOn(site, path))}</loc>${alternates(path, all, site)}</url>`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...entries,
    "</urlset>\n",
  ].join("\n");
}

function alternates(path: string, all: ReadonlySet<string>, site: URL): string {
  const inChinese = path.replace(/^\/en(?=\/)/, "");
  const inEnglish = `/en${inChinese}`;
  if (!all.has(inChinese) || !all.has(inEnglish)) return "";
  return [
    ["zh-CN", inChinese],
    ["en", inEnglish],
    ["x-default", inChinese],
  ]
    .map(
      ([lang, href = ""]) =>
        `<xhtml:link rel="alternate" hreflang="${lang}" href="${escapeXml(addressOn(site, href))}"/>`,
    )
    .join("");
}

/** Everybody may read everything. */
export function robotsTxt(site: URL | undefined): string {
  const sitemap = site === undefined ? "" : `\nSitemap: ${addressOn(site, "/sitemap.xml")}\n`;
  return `User-agent: *\nAllow: /\n${sitemap}`;
}

const YEAR_MS = 365 * 86_400_000;

/** RFC 9116. Good for a year from the day of the data: a site that is not built again is not looked after. */
export function securityTxt(contact: string, asOf: string, site: URL | undefined): string {
  const address = contactAddress(contact);
  return [
    `Contact: ${address}`,
    `Expires: ${new Date(Date.parse(asOf) + YEAR_MS).toISOString()}`,
    "Preferred-Languages: zh, en",
    ...(site === undefined ? [] : [`Canonical: ${addressOn(site, "/.well-known/security.txt")}`]),
    "",
  ].join("\n");
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** `contact` as the publisher gave it, an e-mail address or a page, as what a link leads to. */
export function contactAddress(contact: string): string {
  return /^[^\s@]+@[^\s@]+$/.test(contact) ? `mailto:${contact}` : contact;
}
