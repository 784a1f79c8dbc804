import type { PageRequest } from "../contract.ts";
import { visibleText } from "../html/visible-text.ts";
import { articleLeads, catalogueLeads, goodsInData, goodsLinks } from "./goods-links.ts";
import { type Identified, identifySoftware } from "./identify-software.ts";
import { kindOfWords } from "./kind-of-words.ts";
import { isSameSite, type PageLink, pageLinks } from "./page-links.ts";
import { needsScripts, readable } from "./readable.ts";
import { GUESSES, SOFTWARE, type Software, type WantedKind } from "./software.ts";
import { SOFTWARE_NAMES } from "./software-names.ts";

/** A page of a platform as discovery sees it. */
export type Seen = {
  /** Where it was asked for, and where it answered. */
  readonly address: string;
  readonly finalAddress: string;
  readonly kind: string;
  readonly via: PageRequest["via"];
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** Addresses of the data that its own scripts asked for, or that answered behind it: they may tell the software. */
  readonly asked?: readonly string[];
};

/** Why a page is wanted: a link led to it, the software always has it or its JSON, or it is only likely to be there. */
type Ground = "link" | "software" | "json" | "guess";

export type Found = {
  readonly kind: WantedKind | "probe";
  readonly address: string;
  readonly via: PageRequest["via"];
  readonly ground: Ground;
  /** In words, for people. */
  readonly reason: string;
};

/** An address that no site has: what comes there is what the site says of any page that is not there. */
export function probeOf(home: string): string {
  return new URL("/kaxin-no-such-page-5f3a9c71.html", home).href;
}

/**
 * The pages that `page` leads to in search of a platform's policies. `home` is the platform's home page as it was read,
 * which tells the software; it may be `page` itself. Pure.
 */
export function findPages(page: Seen, home: Seen): Found[] {
  const software = softwareOf(home);
  if (page.kind === "catalogue" && page.contentType.includes("json")) return inCatalogue(page);
  if (isElsewhereNow(page)) return [];
  const { links, refresh } = pageLinks(readable(page), page.finalAddress);
  if (page.kind !== "home")
    return LEADING.has(page.kind) ? [...inList(page, software), ...fromLinks(links, page, software)] : [];
  // A page that loads itself anew is still the page.
  const isOnward = refresh !== null && refresh !== page.address && refresh !== page.finalAddress;
  if (isOnward)
    return isSameSite(refresh, page.finalAddress) ? [found("home", refresh, page.via, "link", "首页转向")] : [];
  if (page.via === "http" && needsScripts(page)) {
    return [...behindShell(page, software), ...onceEach(written(page, links, software), page)];
  }
  return onHome(page, links, software);
}

/** The software of a home page; `null` where too little speaks for any. Pure. */
export function softwareOf(home: Seen): Software | null {
  const [first] = identified(home);
  return first === undefined ? null : (SOFTWARE.find(({ id }) => id === first.id) ?? null);
}

export function identified(home: Seen): Identified[] {
  return identifySoftware([...(home.asked ?? []), home.text].join("\n"), home.headers);
}

/** Has the page been moved to another site? */
export function isElsewhereNow({ address, finalAddress }: Pick<Seen, "address" | "finalAddress">): boolean {
  return !isSameSite(finalAddress, address);
}

/** Pages that may list others of their kind. */
const LEADING: ReadonlySet<string> = new Set(["help", "notice", "terms", "about", "goods", "catalogue"]);

/** What a page leads to as it came: by its links, and by the goods in its scripts. */
function written(page: Seen, links: readonly PageLink[], software: Software | null): Found[] {
  const inData = goodsInData(page.text, software, page.finalAddress).map((address) =>
    found("goods", address, page.via, "software", "脚本里的商品编号"),
  );
  return [...fromLinks(links, page, software), ...inData];
}

function onHome(page: Seen, links: readonly PageLink[], software: Software | null): Found[] {
  const inPage = written(page, links, software);
  const fixed = (software?.paths ?? []).map(([kind, path]) =>
    found(kind, at(path, page), page.via, "software", `${nameOf(software)} 固定放在 ${path}`),
  );
  const json = (software?.json ?? [])
    .filter(([kind]) => kind === "catalogue" && !inPage.some((each) => each.kind === "goods"))
    .map(([kind, path]) => found(kind, at(path, page), "http", "json", `${nameOf(software)} 的接口 ${path}`));
  const known = [...inPage, ...fixed];
  const guesses = GUESSES.filter(([kind]) => software === null && !known.some((each) => each.kind === kind)).map(
    ([kind, path]) => found(kind, at(path, page), page.via, "guess", `常见路径 ${path}`),
  );
  return onceEach([...known, ...json, ...guesses], page);
}

/** Nothing can be read before scripts have run: the JSON they would ask for, or the browser. */
function behindShell(page: Seen, software: Software | null): Found[] {
  const json = (software?.json ?? []).map(([kind, path]) =>
    found(kind, at(path, page), "http", "json", `${nameOf(software)} 的接口 ${path}`),
  );
  if (json.length > 0) return json;
  const guesses =
    software === null
      ? TELLING_JSON.map(({ kind, path }) => found(kind, at(path, page), "http", "guess", `空壳的常见接口 ${path}`))
      : [];
  return [...throughBrowser(page), ...guesses];
}

/** JSON of systems whose shell may carry no name of theirs: what it says tells them. */
const TELLING_JSON = [
  { kind: "support", path: "/index/Api/systemConfig", says: /"(?:kefu|website)"\s*:/ },
  { kind: "support", path: "/api/v2/home", says: /"name"\s*:\s*"(?:contact_us|top_notice)"/ },
  { kind: "catalogue", path: "/index/platformStats", says: /"merchants"\s*:\s*\d[\s\S]{0,80}"orders"\s*:\s*\d/ },
] as const;

/** Does this answer tell the software of the home page behind which it was found? */
export function isTelling({ address, contentType, text }: Seen, home: Seen): boolean {
  return (
    contentType.includes("json") &&
    TELLING_JSON.some(({ path, says }) => at(path, home) === address && says.test(text)) &&
    softwareOf(home) === null
  );
}

/** The home page and the page that is not there, as the browser sees them. */
export function throughBrowser({ address }: Pick<Seen, "address">): Found[] {
  const reason = "页面由脚本绘制，要用浏览器打开";
  return [
    found("home", address, "browser", "link", reason),
    found("probe", probeOf(address), "browser", "guess", "对照：不存在的页面"),
  ];
}

/** The articles behind a list as JSON. */
function inList({ kind, contentType, text, finalAddress }: Seen, software: Software | null): Found[] {
  if (software === null || !contentType.includes("json") || (kind !== "notice" && kind !== "help")) return [];
  const reason = `${nameOf(software)} 的文章`;
  return articleLeads(text, software, finalAddress).map((address) => found(kind, address, "http", "json", reason));
}

function inCatalogue(page: Seen): Found[] {
  const { lists, goods } = catalogueLeads(page.text, page.finalAddress);
  return [
    ...lists.slice(0, 2).map((address) => found("catalogue", address, "http", "json", "商品分类")),
    ...goods.map((address) => found("goods", address, "http", "json", "商品目录")),
  ];
}

function fromLinks(links: readonly PageLink[], page: Seen, software: Software | null): Found[] {
  const goods = new Set(goodsLinks(links, software).filter(({ words }) => !isNameOfPolicy(words)));
  const policies = links
    .filter((link) => !goods.has(link) && !isPrivate(link.path))
    .flatMap((link) => {
      const kind = kindOfLink(link) ?? kindInList(link, page);
      return kind === null ? [] : found(kind, link.address, page.via, "link", `链接「${link.words || link.path}」`);
    });
  const offered = spread([...goods].filter(({ path }) => !isPrivate(path))).map((link) =>
    found("goods", link.address, page.via, "link", `商品「${link.words || link.path}」`),
  );
  return onceEach([...policies, ...offered], page);
}

/** A list of notices or of help gives its articles names that say nothing of their kind. */
function kindInList({ path }: PageLink, { kind }: Seen): "notice" | "help" | null {
  return (kind === "notice" || kind === "help") && /^\/(?:article|news|notice|post|detail)s?\/\w/i.test(path)
    ? kind
    : null;
}

/** 公告, 联系我们: a page about no goods, though it lies where goods lie. */
function isNameOfPolicy(words: string): boolean {
  return words.length <= 6 && !/[卡号币\d]/.test(words) && kindOfWords(words) !== null;
}

/** What a visitor reads on a link says more than its path; a long text is the name of something for sale. */
function kindOfLink({ words, path }: PageLink) {
  const inWords = words.length <= 30 ? kindOfWords(words) : null;
  return inWords ?? kindOfWords(decoded(path));
}

const PRIVATE =
  /(?:^|[/?&=])(?:log-?in|log-?out|sign-?(?:in|up|out)|reg(?:ister|site)?|passport|cart|checkout|pay|payment|user|users|member|members|admin|auth|authentication|my|account|wallet|recharge|download|search|query|order-?(?:search|query)|orderquery|complaintquery|chadan)(?:\.\w+)?(?:$|[/?&=#])/i;

/** Behind a login, or about somebody's orders: not for us. */
function isPrivate(path: string): boolean {
  return (
    PRIVATE.test(path) || /\.(?:apk|exe|zip|rar|pdf|docx?|xlsx?|png|jpe?g|gif|webp|svg|ico|css|js|xml)$/i.test(path)
  );
}

const MOST_GOODS = 5;

/** Not the first five only: what a shop sells first it sells alike. */
function spread(links: readonly PageLink[]): PageLink[] {
  const step = Math.max(1, Math.floor(links.length / MOST_GOODS));
  return links.filter((_, place) => place % step === 0).slice(0, MOST_GOODS);
}

function onceEach(all: readonly Found[], page: Seen): Found[] {
  const others = all.filter(({ address }) => address !== page.address && address !== page.finalAddress);
  return [...new Map([...others].reverse().map((each) => [each.address, each])).values()].reverse();
}

function found(kind: Found["kind"], address: string, via: Found["via"], ground: Ground, reason: string): Found {
  return { kind, address, via, ground, reason };
}

function at(path: string, page: Seen): string {
  return new URL(path, page.finalAddress).href;
}

function nameOf(software: Software | null): string {
  return software === null ? "" : SOFTWARE_NAMES[software.id];
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A path need not be UTF-8.
    return path;
  }
}

/** Letters of a page that shows something. */
export function lettersOf(page: Pick<Seen, "contentType" | "text">): number {
  return visibleText(readable(page)).text.replaceAll(/\s/g, "").length;
}
