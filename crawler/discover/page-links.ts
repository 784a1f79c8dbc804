import { type HtmlElement, type HtmlNode, parseHtml } from "../html/select.ts";
import { wordsIn } from "../html/words-in.ts";

/** A link of a page to a page of its own site. */
export type PageLink = {
  /** Absolute, without a fragment unless that is a route. */
  readonly address: string;
  /** Path and query, as the site would be asked for them. */
  readonly path: string;
  /** What a visitor reads on it: its words, title, or the name of its picture. */
  readonly words: string;
};

export type PageLinks = {
  readonly links: readonly PageLink[];
  /** Words of links that lead nowhere: `#`, `#!`, `javascript:`. */
  readonly dead: readonly { readonly words: string; readonly href: string }[];
  /** Where `<meta http-equiv="refresh">` sends the visitor; `null`: nowhere. */
  readonly refresh: string | null;
};

/** More than this is no menu. */
const MOST_LINKS = 3000;
const MOST_WORDS = 80;

/** What a page links to on its own site, each address once, in its order. `address` is where the page was read. Pure. */
export function pageLinks(markup: string, address: string): PageLinks {
  const { anchors, base: written, refresh } = signpostsOf(parseHtml(markup).children);
  const base = URL.parse(written ?? "", address)?.href ?? address;
  const links = new Map<string, PageLink>();
  const dead: PageLinks["dead"][number][] = [];
  for (const anchor of anchors) {
    const href = (anchor.attribs["href"] ?? "").trim();
    const words = wordsOfLink(anchor);
    if (/^(#!?$|javascript:|$)/i.test(href)) dead.push({ words, href });
    else addLink(links, href, words, base, address);
  }
  return { links: [...links.values()], dead, refresh: refresh === null ? null : targetOf(refresh, base, address) };
}

type Signposts = {
  readonly anchors: readonly HtmlElement[];
  readonly base: string | null;
  readonly refresh: string | null;
};

function signpostsOf(nodes: readonly HtmlNode[]): Signposts {
  const anchors: HtmlElement[] = [];
  let base: string | null = null;
  let refresh: string | null = null;
  for (const element of elementsOf(nodes)) {
    const { name, attribs } = element;
    const leads = (name === "a" || name === "area") && attribs["href"] !== undefined;
    if (leads && anchors.length < MOST_LINKS) anchors.push(element);
    if (name === "base") base ??= attribs["href"] ?? null;
    if (isRefresh(element)) refresh ??= attribs["content"] ?? null;
  }
  return { anchors, base, refresh };
}

/** In the order of the page; without recursion, so that no depth of nesting is too deep. */
function* elementsOf(nodes: readonly HtmlNode[]): Generator<HtmlElement> {
  const pending = [...nodes].reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type !== "tag") continue;
    yield node;
    for (const child of node.children.toReversed()) pending.push(child);
  }
}

function isRefresh({ name, attribs }: HtmlElement): boolean {
  return name === "meta" && attribs["http-equiv"]?.trim().toLowerCase() === "refresh";
}

function targetOf(refresh: string, base: string, address: string): string | null {
  // A delay alone loads the page itself anew.
  if (/^\s*[\d.]+\s*;?\s*$/.test(refresh)) return address;
  const target = /^\s*[\d.]*\s*[;,]\s*(?:url\s*=\s*)?["']?([^"'\s]+)/i.exec(refresh)?.[1];
  return target === undefined ? null : (URL.parse(target, base)?.href ?? null);
}

function addLink(links: Map<string, PageLink>, href: string, words: string, base: string, home: string): void {
  const url = URL.parse(href, base);
  if (url === null || !isSameSite(url.href, home)) return;
  if (!/^#[!/]/.test(url.hash)) url.hash = "";
  // A path of routes that only scripts can follow is the same page to a server.
  const known = links.get(url.href);
  if (known === undefined || known.words === "") {
    links.set(url.href, { address: url.href, path: `${url.pathname}${url.search}`, words });
  }
}

/** The same host, whether or not it is written with `www.`, over HTTP or HTTPS. */
export function isSameSite(one: string, other: string): boolean {
  const [left, right] = [one, other].map((address) => {
    const url = URL.parse(address);
    return url === null || !/^https?:$/.test(url.protocol) ? null : url.host.replace(/^www\./, "");
  });
  return left !== null && left !== undefined && left === right;
}

function wordsOfLink(anchor: HtmlElement): string {
  const { title, "aria-label": label } = anchor.attribs;
  const words = wordsIn(anchor, 10 * MOST_WORDS).trim() || title || label || nameOfPicture(anchor) || "";
  return words.replace(/\s+/g, " ").trim().slice(0, MOST_WORDS);
}

function nameOfPicture({ children }: HtmlElement): string | undefined {
  const picture = children.find((child) => child.type === "tag" && child.name === "img");
  return picture?.type === "tag" ? picture.attribs["alt"] : undefined;
}
