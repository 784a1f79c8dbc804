import type { ComplaintSource, Page, PageRequest, Reading, Verdict } from "../contract.ts";
import { NOTHING_READ } from "../contract.ts";
import { parseDetail, unavailable } from "./heimao/detail.ts";
import { envelopeCode, LOGIN_CODES } from "./heimao/envelope.ts";
import { parseLists } from "./heimao/feed.ts";
import { parseMerchants, parseRanks, parseServices } from "./heimao/merchants.ts";

/** The anonymous feed ends here; the page after it asks for a log-in. */
const FEED_PAGES = 50;

/** The tabs of the front page; `feed` is the latest. */
const FEEDS: Readonly<Record<string, number>> = { hottest: 1, feed: 2, replied: 3, completed: 4 };

/** The lists of merchants, in the industries where 卡盟 are found: shops 6, payment 48, telecoms 55, games 114. */
const RANKED_FIELDS = [6, 48, 55, 114];
const USUAL_LISTS = ["feed", "services"];

type Request = Omit<PageRequest, "owner">;

/**
 * 黑猫投诉 (tousu.sina.com.cn): the anonymous list feeds, merchant search with its counts, the counts of each merchant's
 * services, red and black lists, and the server-rendered complaint pages. Lists that want a signature or a log-in on the
 * real site (`merchant`) are walked only where a declaration says that they are open; `company` shows a merchant's public
 * page in a browser and reads what the page itself received.
 */
export const heimao: ComplaintSource = {
  id: "heimao",
  expects: { feed: { complaints: [1, 50] }, merchant: { complaints: [0, 50] }, complaint: { complaints: [1, 1] } },
  leadsFrom: ["feed", "merchant"],

  start(declaration, platforms) {
    const at = (path: string, kind: string) => request(new URL(path, declaration.origin), kind);
    const lists = declaration.lists.length > 0 ? declaration.lists : USUAL_LISTS;
    const ids = platforms.flatMap((platform) => platform.merchants[declaration.id] ?? []).map(encodeURIComponent);
    const perMerchant = (list: string, make: (id: string) => Request) => (lists.includes(list) ? ids.map(make) : []);
    return [
      ...platforms.map(({ name }) => at(`/api/company/search?keywords=${encodeURIComponent(name)}`, "search")),
      ...perMerchant("services", (id) => at(`/api/company/rel_service?couid=${id}`, "services")),
      ...Object.entries(FEEDS)
        .filter(([list]) => lists.includes(list))
        .map(([, type]) => at(`/api/index/feed?type=${type}&page_size=10&page=1`, "feed")),
      ...perMerchant("merchant", (id) =>
        at(`/api/company/received_complaints?couid=${id}&type=1&page_size=10&page=1`, "merchant"),
      ),
      ...perMerchant("company", (id) => ({ ...at(`/company/view/?couid=${id}`, "company"), via: "browser" })),
      ...(lists.includes("ranks") ? RANKED_FIELDS : []).flatMap((field) =>
        ["red", "black"].map((type) => at(`/api/top_rank/rank?span=month&field=${field}&type=${type}`, "ranks")),
      ),
      ...(declaration.addresses ?? []).map((address) => request(new URL(address), "complaint")),
    ];
  },

  judge(page): Verdict {
    if (isLogIn(page.address)) return "login_wall";
    if (shapeOf(page) === "complaint") return unavailable(page) ? "missing" : "content";
    if (shapeOf(page) === "company") {
      const parts = received(page);
      return parts.some(isKept) && !parts.some(isOpen) ? "login_wall" : "content";
    }
    const code = envelopeCode(page);
    if (code === 0) return "content";
    return code === null || LOGIN_CODES.has(code) ? "login_wall" : "refused";
  },

  parse(page): Reading {
    switch (shapeOf(page)) {
      case "complaint": {
        const { draft, remarks } = parseDetail(page);
        return { ...NOTHING_READ, complaints: [draft], remarks };
      }
      case "company":
        return together(received(page).filter(isOpen).map(heimao.parse));
      case "search":
        return { ...NOTHING_READ, tallies: parseMerchants(page) };
      case "services":
        return { ...NOTHING_READ, tallies: parseServices(page) };
      case "ranks":
        return { ...NOTHING_READ, rankings: parseRanks(page) };
      default: {
        const { complaints, pages, remarks } = parseLists(page);
        return { ...NOTHING_READ, complaints, remarks, next: nextPage(page, complaints.length, pages) };
      }
    }
  },
};

/** The answers of the site's own interface that a page got while a browser showed it. */
function received({ parts = [] }: Page): Page[] {
  return parts.map((part) => ({ ...part, kind: "part" })).filter((part) => API_SHAPES.has(shapeOf(part)));
}

const API_SHAPES: ReadonlySet<string> = new Set(["search", "services", "ranks", "feed", "merchant"]);

function isOpen(part: Page): boolean {
  return envelopeCode(part) === 0;
}

function isKept(part: Page): boolean {
  return LOGIN_CODES.has(envelopeCode(part) ?? 0);
}

/** What the parts say. What they lead to, the page will ask for itself. */
function together(readings: readonly Reading[]): Reading {
  return {
    complaints: readings.flatMap((each) => each.complaints),
    tallies: readings.flatMap((each) => each.tallies),
    rankings: readings.flatMap((each) => each.rankings),
    next: [],
    remarks: readings.flatMap((each) => each.remarks),
  };
}

/** What stands at an address, whoever asked for it: we, or a page of the site in a browser. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/^\/complaint\/view\//, "complaint"],
  [/^\/company\/view/, "company"],
  [/^\/api\/company\/(?:main_)?search$/, "search"],
  [/^\/api\/company\/rel_service$/, "services"],
  [/^\/api\/top_rank\/rank$/, "ranks"],
  [/^\/api\/index\/(?:feed|s)$/, "feed"],
  [/^\/api\/company\/(?:received|service)_complaints$/, "merchant"],
];

function shapeOf({ address, kind }: Page): string {
  const path = URL.parse(address)?.pathname ?? "";
  return SHAPES.find(([pattern]) => pattern.test(path))?.[1] ?? kind;
}

function isLogIn(address: string): boolean {
  return /^(?:login|passport)\./.test(URL.parse(address)?.hostname ?? "");
}

function nextPage(page: Page, found: number, pages: number | null): Request[] {
  const address = new URL(page.address);
  const current = Number(address.searchParams.get("page") ?? "1");
  const last = page.kind === "feed" ? Math.min(FEED_PAGES, pages ?? FEED_PAGES) : (pages ?? Number.POSITIVE_INFINITY);
  // A signature is the site's own: what it signed is not asked for a second time by us.
  if (found === 0 || current >= last || address.searchParams.has("signature")) return [];
  address.searchParams.set("page", String(current + 1));
  return [request(address, page.kind)];
}

function request(address: URL, kind: string): Request {
  return { address: address.href, kind, via: "http" };
}
