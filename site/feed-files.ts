import { createHash } from "node:crypto";
import type { Change } from "../data/model/changes.ts";
import { CORRECTION_KINDS } from "../data/model/correction.ts";
import { atomFeed, type Feed, jsonFeed } from "./present/feeds.ts";
import { inLanguage } from "./present/languages.ts";
import type { Language } from "./present/words.ts";
import { readChanges } from "./publications.ts";
import { readReport } from "./report.ts";
import { CHANGES_WORDS } from "./words/changes.ts";

/** The kinds a feed is written in, by the ending of its file. */
const WRITERS = { atom: atomFeed, json: jsonFeed };
export type FeedKind = keyof typeof WRITERS;
export const FEED_KINDS = Object.keys(WRITERS) as FeedKind[];

/** What a feed of the whole site tells: every change, or what platforms said and what was put right. */
const CHOICES = {
  all: () => true,
  corrections: ({ kind }: Change) => Object.hasOwn(CORRECTION_KINDS, kind),
} satisfies Readonly<Record<string, (change: Change) => boolean>>;
export type FeedName = keyof typeof CHOICES;
export const FEED_NAMES = Object.keys(CHOICES) as FeedName[];

/** A feed of the whole site, in one language. */
export function wholeFeed(language: Language, name: FeedName, kind: FeedKind, site: URL | undefined): Response {
  const title = CHANGES_WORDS[language].feedTitles[name];
  const changes = all().filter(CHOICES[name]);
  return written(kind, { title, language, path: inLanguage(`/feeds/${name}.${kind}`, language), changes, site });
}

/** The feed of one platform, in Chinese: its words are Chinese anyway. */
export function platformFeed(
  { id, name }: { id: string; name: string },
  kind: FeedKind,
  site: URL | undefined,
): Response {
  const title = CHANGES_WORDS.zh.platformFeedTitle(name);
  const changes = byPlatform().get(id) ?? [];
  return written(kind, { title, language: "zh", path: `/feeds/platform/${id}.${kind}`, changes, site });
}

function written(kind: FeedKind, feed: Pick<Feed, "title" | "language" | "path" | "changes" | "site">): Response {
  const { asOf } = readReport();
  const page = inLanguage("/changes/", feed.language);
  return new Response(
    WRITERS[kind]({
      ...feed,
      // Named after its place in the site, not after the site's address: that may move.
      id: urnOf(feed.path),
      nameOf: ({ id }) => (feed.language === "zh" ? id : urnOf(`${id} ${feed.language}`)),
      page,
      asOf,
      words: CHANGES_WORDS[feed.language],
    }),
  );
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
