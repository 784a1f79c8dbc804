import { generateAtomFeed, generateJsonFeed } from "feedsmith";
import type { Change } from "../../data/model/changes.ts";
import type { ChangesWords } from "../words/changes.ts";
import { changeInWords, changeTitle } from "./changes.ts";
import { inLanguage } from "./languages.ts";
import { changePath } from "./paths.ts";
import type { Language } from "./words.ts";

/** What a reader keeps; older entries are on the page and in `changes.json`. */
const ENTRIES = 100;

export type Feed = {
  /** A URN that never changes, and one for each entry: a translation is an entry of its own. */
  readonly id: string;
  readonly nameOf: (change: Change) => string;
  readonly title: string;
  readonly language: Language;
  /** Where this feed and the page it tells of lie, within the site. */
  readonly path: string;
  readonly page: string;
  /** The site's own address; `undefined`: unknown, and all links are relative. */
  readonly site: URL | undefined;
  /** Of the newest publication: feeds without an entry have a date too. */
  readonly asOf: string;
  readonly changes: readonly Change[];
  readonly words: ChangesWords;
};

/** RFC 4287. */
export function atomFeed(feed: Feed): string {
  const entries = feed.changes.slice(0, ENTRIES).map((change) => ({
    id: feed.nameOf(change),
    title: { value: titleOf(change, feed) },
    updated: new Date(change.at),
    links: [{ href: linkTo(change, feed), rel: "alternate", type: "text/html" }],
    categories: [{ term: change.kind, label: feed.words.kinds[change.kind] }],
    summary: { value: textOf(change, feed) },
  }));
  return generateAtomFeed(
    {
      id: feed.id,
      title: { value: feed.title },
      updated: new Date(feed.changes[0]?.at ?? feed.asOf),
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
      items: feed.changes.slice(0, ENTRIES).map((change) => ({
        id: feed.nameOf(change),
        url: linkTo(change, feed),
        title: titleOf(change, feed),
        content_text: textOf(change, feed),
        date_published: new Date(change.at),
        tags: [change.kind, ...change.causes],
      })),
    },
    { strict: true },
  );
  return `${JSON.stringify(made, null, 1)}\n`;
}

function titleOf(change: Change, { words }: Feed): string {
  return changeTitle(changeInWords(change, words), words);
}

function textOf(change: Change, { words }: Feed): string {
  const { why, about, quoted } = changeInWords(change, words);
  return [why, about, quoted].filter((part) => part !== "").join("\n");
}

function linkTo(change: Change, feed: Feed): string {
  return absolute(inLanguage(changePath(change.id), feed.language), feed);
}

function absolute(path: string, { site }: Feed): string {
  return site === undefined ? path : new URL(path, site).href;
}
