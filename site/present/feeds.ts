import { generateAtomFeed, generateJsonFeed } from "feedsmith";
import { inLanguage } from "./languages.ts";
import type { Language } from "./words.ts";

/** What a reader keeps; older entries are on the page and in its file. */
const ENTRIES = 100;

/** One thing told, in the feed's language. */
export type FeedEntry = {
  /** A URN that never changes: a translation is an entry of its own. */
  readonly id: string;
  readonly at: string;
  /** Heading of one line. */
  readonly title: string;
  readonly text: string;
  /** Where the page tells of it, within the Chinese site. */
  readonly path: string;
  readonly kind: { readonly code: string; readonly word: string };
  /** Further codes it is filed under. */
  readonly tags: readonly string[];
};

export type Feed = {
  /** A URN that never changes. */
  readonly id: string;
  readonly title: string;
  readonly language: Language;
  /** Where this feed and the page it tells of lie, within the site. */
  readonly path: string;
  readonly page: string;
  /** The site's own address; `undefined`: unknown, and all links are relative. */
  readonly site: URL | undefined;
  /** Of the newest publication: feeds without an entry have a date too. */
  readonly asOf: string;
  /** Newest first. */
  readonly entries: readonly FeedEntry[];
};

/** RFC 4287. */
export function atomFeed(feed: Feed): string {
  const entries = feed.entries.slice(0, ENTRIES).map((entry) => ({
    id: entry.id,
    title: { value: entry.title },
    updated: new Date(entry.at),
    links: [{ href: linkTo(entry, feed), rel: "alternate", type: "text/html" }],
    categories: [{ term: entry.kind.code, label: entry.kind.word }],
    summary: { value: entry.text },
  }));
  return generateAtomFeed(
    {
      id: feed.id,
      title: { value: feed.title },
      updated: new Date(feed.entries[0]?.at ?? feed.asOf),
      authors: [{ name: "Kaxin 卡信" }],
      links: [
        { href: absolute(feed.path, feed), rel: "self", type: "application/atom+xml" },
        { href: absolute(feed.page, feed), rel: "alternate", type: "text/html" },
      ],
      rights: { value: "CC BY 4.0" },
      entries,
    },
    { strict: true },
  );
}

/** https://www.jsonfeed.org/version/1.1/ */
export function jsonFeed(feed: Feed): string {
  const made = generateJsonFeed(
    {
      title: feed.title,
      home_page_url: absolute(feed.page, feed),
      feed_url: absolute(feed.path, feed),
      language: { zh: "zh-CN", en: "en" }[feed.language],
      authors: [{ name: "Kaxin 卡信" }],
      items: feed.entries.slice(0, ENTRIES).map((entry) => ({
        id: entry.id,
        url: linkTo(entry, feed),
        title: entry.title,
        content_text: entry.text,
        date_published: new Date(entry.at),
        tags: [entry.kind.code, ...entry.tags],
      })),
    },
    { strict: true },
  );
  return `${JSON.stringify(made, null, 1)}\n`;
}

function linkTo({ path }: FeedEntry, feed: Feed): string {
  return absolute(inLanguage(path, feed.language), feed);
}

function absolute(path: string, { site }: Feed): string {
  return site === undefined ? path : new URL(path, site).href;
}
