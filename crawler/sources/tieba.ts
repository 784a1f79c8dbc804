import {
  type ComplaintSource,
  NOTHING_READ,
  type Page,
  type PageRequest,
  type Reading,
  type Verdict,
} from "../contract.ts";
import { parseForum, parseSearch, parseThread } from "./tieba/posts.ts";

const SEARCH_PAGES = 5;
const FORUM_PAGES = 3;
const THREADS_PER_PAGE = 50;

/** Titles of a forum worth a visit to their thread: somebody is in trouble with a seller. */
const TROUBLE = /投诉|退款|退钱|不到账|没到账|未到账|骗|坑|跑路|客服|售后|维权|曝光|避雷|黑店|不发货|封号|提现/;

/**
 * 百度贴吧: posts that name a platform, the forums that a declaration lists, and the threads behind them. Anybody writes
 * there what they like, and no platform is asked to answer: a source of little weight.
 */
export const tieba: ComplaintSource = {
  id: "tieba",
  expects: { search: { complaints: [0, 50] }, complaint: { complaints: [1, 1] } },
  leadsFrom: ["search", "forum"],

  start(declaration, platforms) {
    const at = (path: string, kind: string) => request(new URL(path, declaration.origin), kind);
    return [
      ...platforms.map(({ name }) => at(`/f/search/res?ie=utf-8&qw=${encodeURIComponent(name)}&sm=1&pn=1`, "search")),
      ...declaration.lists.map((forum) => at(`/f?kw=${encodeURIComponent(forum)}&ie=utf-8&pn=0`, "forum")),
      ...(declaration.addresses ?? []).map((address) => request(new URL(address), "complaint")),
    ];
  },

  judge(page): Verdict {
    const host = URL.parse(page.address)?.hostname ?? "";
    if (
      host.startsWith("wappass.") ||
      /百度安全验证|wappass\.baidu\.com\/static\/captcha/.test(page.text.slice(0, 20_000))
    ) {
      return "challenge";
    }
    if (host.startsWith("passport.")) return "login_wall";
    if (/^\s*(?:blocked)?\s*$/.test(page.text)) return "refused";
    return page.kind === "complaint" && !page.text.includes("l_post") && GONE.test(page.text) ? "missing" : "content";
  },

  parse(page): Reading {
    switch (page.kind) {
      case "search": {
        const complaints = parseSearch(page);
        return { ...NOTHING_READ, complaints, next: complaints.length === 0 ? [] : nextPage(page, 1, 1, SEARCH_PAGES) };
      }
      case "forum": {
        const threads = parseForum(page).titles.filter(({ title }) => TROUBLE.test(title));
        const leads = threads.map(({ tid }) => request(new URL(`/p/${tid}`, page.address), "complaint"));
        const following = nextPage(page, 0, THREADS_PER_PAGE, (FORUM_PAGES - 1) * THREADS_PER_PAGE);
        return { ...NOTHING_READ, next: [...leads, ...following] };
      }
      default:
        return { ...NOTHING_READ, complaints: [parseThread(page)] };
    }
  },
};

const GONE = /该贴(?:已被删除|不存在|被隐藏)|贴子(?:已被删除|不存在)|您访问的贴子被隐藏|page404/;

function nextPage(page: Page, first: number, step: number, last: number): Reading["next"] {
  const address = new URL(page.address);
  const current = Number(address.searchParams.get("pn") ?? first);
  if (current + step > last) return [];
  address.searchParams.set("pn", String(current + step));
  return [request(address, page.kind)];
}

function request(address: URL, kind: string): Omit<PageRequest, "owner"> {
  return { address: address.href, kind, via: "http" };
}
