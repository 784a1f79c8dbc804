import { createHash } from "node:crypto";
import type { Change } from "../data/model/changes.ts";
import { CORRECTION_KINDS } from "../data/model/correction.ts";
import { entriesOfChanges, entriesOfStatus } from "./present/feed-entries.ts";
import { atomFeed, type Feed, type FeedEntry, jsonFeed } from "./present/feeds.ts";
import { inLanguage } from "./present/languages.ts";
import type { Language } from "./present/words.ts";
import { readChanges, readStatus } from "./publications.ts";
import { readReport } from "./report.ts";
import { CHANGES_WORDS } from "./words/changes.ts";

/** The kinds a feed is written in, by the ending of its file. */
const WRITERS = { atom: atomFeed, json: jsonFeed };
export type FeedKind = keyof typeof WRITERS;
export const FEED_KINDS = Object.keys(WRITERS) as FeedKind[];

type Contents = { readonly page: string; readonly entriesIn: (language: Language) => readonly FeedEntry[] };

const isSpoken = ({ kind }: Change) => Object.hasOwn(CORRECTION_KINDS, kind);

/** What a feed of the whole site tells: every change; what platforms said and what was put right; what cannot be read. */
const FEEDS = {
  all: { page: "/changes/", entriesIn: (language) => entriesOfChanges(all(), language, urnOf) },
  corrections: {
    page: "/changes/",
    entriesIn: (language) => entriesOfChanges(all().filter(isSpoken), language, urnOf),
  },
  status: {
    page: "/status/",
    entriesIn(language) {
      const status = readStatus();
      return status === null ? [] : entriesOfStatus(status, language, urnOf);
    },
  },
} satisfies Readonly<Record<string, Contents>>;
export type FeedName = keyof typeof FEEDS;
export const FEED_NAMES = Object.keys(FEEDS) as FeedName[];

/** A feed of the whole site, in one language. */
export function wholeFeed(language: Language, name: FeedName, kind: FeedKind, site: URL | undefined): Response {
  const title = CHANGES_WORDS[language].feedTitles[name];
  const { page, entriesIn } = FEEDS[name];
  const path = inLanguage(`/feeds/${name}.${kind}`, language);
  return written(kind, { title, language, path, page, entries: entriesIn(language), site });
}

/** The feed of one platform, in Chinese: its words are Chinese anyway. */
export function platformFeed(
  { id, name }: { id: string; name: string },
  kind: FeedKind,
  site: URL | undefined,
): Response {
  const title = CHANGES_WORDS.zh.platformFeedTitle(name);
  const entries = entriesOfChanges(byPlatform().get(id) ?? [], "zh", urnOf);
  return written(kind, {
    title,
    language: "zh",
    path: `/feeds/platform/${id}.${kind}`,
    page: "/changes/",
    entries,
    site,
  });
}

function written(kind: FeedKind, feed: Omit<Feed, "id" | "asOf">): Response {
  // Named after its place in the site, not after the site's address: that may move.
  const named = { ...feed, id: urnOf(feed.path), page: inLanguage(feed.page, feed.language), asOf: readReport().asOf };
  return new Response(WRITERS[kind](named));
}

/** A UUID of version 8: its bits are our own affair (RFC 9562). */
function urnOf(text: string): string {
  const digest = createHash("sha256").update(text).digest("hex");
  const parts = [digest.slice(0, 8), digest.slice(8, 12), `8${digest.slice(13, 16)}`, `a${digest.slice(17, 20)}`];
  return `urn:uuid:${parts.join("-")}-${digest.slice(20, 32)}`;
}

function all(): readonly Change[] {
  return readChanges()?.changes ?? [];
}

let grouped: Map<string, Change[]> | undefined;

function byPlatform(): ReadonlyMap<string, readonly Change[]> {
  if (grouped === undefined) {
    grouped = new Map();
    for (const change of all()) {
      const id = change.platform?.id ?? "";
      grouped.set(id, [...(grouped.get(id) ?? []), change]);
    }
  }
  return grouped;
}
