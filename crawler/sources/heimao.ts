import type { ComplaintSource, Page, PageRequest, Reading, Verdict } from "../contract.ts";
import { parseDetail, unavailable } from "./heimao/detail.ts";
import { envelopeCode, LOGIN_CODES, parseLists, parseMerchants } from "./heimao/feed.ts";

/** The anonymous feed ends here; the page after it asks for a log-in. */
const FEED_PAGES = 50;

/**
 * 黑猫投诉 (tousu.sina.com.cn): the anonymous list feed, merchant search with its counts, and the server-rendered
 * complaint pages. Lists that want a signature or a log-in on the real site (`merchant`) are walked only where a
 * declaration says that they are open.
 */
export const heimao: ComplaintSource = {
  id: "heimao",
  expects: { feed: { complaints: [1, 50] }, merchant: { complaints: [0, 50] }, complaint: { complaints: [1, 1] } },
  leadsFrom: ["feed", "merchant"],

  start(declaration, platforms) {
    const at = (path: string, kind: string) => request(new URL(path, declaration.origin), kind);
    const lists = declaration.lists.length > 0 ? declaration.lists : ["feed"];
    const merchantIds = platforms.flatMap((platform) => platform.merchants[declaration.id] ?? []);
    return [
      ...platforms.map((platform) => at(`/api/company/search?keywords=${encodeURIComponent(platform.name)}`, "search")),
      ...(lists.includes("feed") ? [at("/api/index/feed?type=2&page_size=10&page=1", "feed")] : []),
      ...(lists.includes("merchant") ? merchantIds : []).map((id) =>
        at(`/api/company/received_complaints?couid=${encodeURIComponent(id)}&type=1&page_size=10&page=1`, "merchant"),
      ),
    ];
  },

  judge(page): Verdict {
    if (page.kind === "complaint") return unavailable(page) ? "missing" : "content";
    const code = envelopeCode(page);
    if (code === 0) return "content";
    return code === null || LOGIN_CODES.has(code) ? "login_wall" : "refused";
  },

  parse(page): Reading {
    if (page.kind === "complaint") return { complaints: [parseDetail(page)], tallies: [], next: [], remarks: [] };
    if (page.kind === "search") return { complaints: [], tallies: parseMerchants(page), next: [], remarks: [] };
    const { complaints, pages } = parseLists(page);
    return { complaints, tallies: [], next: nextPage(page, complaints.length, pages), remarks: [] };
  },
};

function nextPage(page: Page, found: number, pages: number | null): Omit<PageRequest, "owner">[] {
  const address = new URL(page.address);
  const current = Number(address.searchParams.get("page") ?? "1");
  const last = page.kind === "feed" ? Math.min(FEED_PAGES, pages ?? FEED_PAGES) : (pages ?? Number.POSITIVE_INFINITY);
  if (found === 0 || current >= last) return [];
  address.searchParams.set("page", String(current + 1));
  return [request(address, page.kind)];
}

function request(address: URL, kind: string): Omit<PageRequest, "owner"> {
  return { address: address.href, kind, via: "http" };
}
