import { decoded, type XmlRecord, xmlRecords } from "./xml-records.ts";

type SitemapEntry = {
  readonly address: string;
  /** When the site says that the page changed last, as it writes it. */
  readonly lastModified: string | null;
  /** Empty where the format knows none. */
  readonly title: string;
};

/** What a site offers of itself: further sitemaps, or pages. */
export type Sitemap = { readonly sitemaps: readonly string[]; readonly pages: readonly SitemapEntry[] };

/** As many as a sitemap may have (sitemaps.org); what comes after is left unread. */
const MOST_ENTRIES = 50_000;

/**
 * Reads a sitemap, an index of sitemaps, RSS, Atom or a plain list of addresses, whatever its namespaces. Broken XML gives
 * what can be read of it. `base` is where it was found: relative addresses are taken from there. Pure.
 */
export function parseSitemap(text: string, base: string): Sitemap {
  const plain = text.replace(/^\uFEFF/, "").trimStart();
  return plain.startsWith("<") ? parseXml(plain, base) : { sitemaps: [], pages: parseList(plain, base) };
}

const RECORDS = new Set(["sitemap", "url", "item", "entry"]);

function parseXml(text: string, base: string): Sitemap {
  const sitemaps: string[] = [];
  const pages: SitemapEntry[] = [];
  for (const record of xmlRecords(text, RECORDS)) {
    if (pages.length + sitemaps.length >= MOST_ENTRIES) break;
    const field = (...names: readonly string[]) => names.map((name) => record.fields.get(name)?.trim()).find(Boolean);
    const address = addressOf(writtenIn(record, field) ?? "", base);
    if (address === null) continue;
    if (record.name === "sitemap") sitemaps.push(address);
    else {
      const lastModified = field("lastmod", "pubdate", "date", "updated", "published") ?? null;
      pages.push({ address, lastModified, title: field("title") ?? "" });
    }
  }
  return { sitemaps, pages };
}

type Field = (...names: readonly string[]) => string | undefined;

/** Where each format writes its address. */
function writtenIn(record: XmlRecord, field: Field): string | undefined {
  switch (record.name) {
    case "item":
      return field("link") ?? webOnly(field("guid"));
    case "entry":
      return linkOf(record.links);
    default:
      // Some indexes write the address into `<sitemap>` itself.
      return field("loc") ?? record.own.trim();
  }
}

/** Atom: the page itself, rather than where it is edited or commented on. */
function linkOf(links: readonly string[]): string | undefined {
  const page = links.find((each) => !/\srel\s*=/.test(each) || /\srel\s*=\s*["']alternate["']/.test(each)) ?? links[0];
  const [, double, single] = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(page ?? "") ?? [];
  return decoded(double ?? single ?? "");
}

/** A `guid` may be any name. */
function webOnly(words: string | undefined): string | undefined {
  return words !== undefined && /^https?:/i.test(words) ? words : undefined;
}

function parseList(text: string, base: string): SitemapEntry[] {
  return text
    .split(/\r\n|\r|\n/)
    .filter((line) => /^\s*https?:\/\//i.test(line))
    .slice(0, MOST_ENTRIES)
    .flatMap((line) => {
      const address = addressOf(line, base);
      return address === null ? [] : { address, lastModified: null, title: "" };
    });
}

function addressOf(written: string, base: string): string | null {
  const url = written.trim() === "" ? null : URL.parse(written.trim(), base);
  return url?.protocol === "http:" || url?.protocol === "https:" ? url.href : null;
}
