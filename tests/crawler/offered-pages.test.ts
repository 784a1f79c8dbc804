import { describe, expect, it } from "vitest";
import { limitOffers, offeredPages, sitemapRequests } from "../../crawler/offered-pages.ts";
import { platform } from "../support/builders.ts";

const shop = platform({
  name: "甲演示卡盟",
  home: "http://jia.test/",
  sitemap: true,
  pages: [{ kind: "refund", url: "http://jia.test/refund", browser: false }],
});
const page = (address: string, title = "") => ({ address, title, lastModified: null });

describe("what a platform's sitemap offers", () => {
  it("are the pages whose path or title speaks of policies", () => {
    const pages = [
      page("http://jia.test/goods/1.html"),
      page("http://jia.test/help/refund.html"),
      page("http://jia.test/%E5%B8%B8%E8%A7%81%E9%97%AE%E9%A2%98"),
      page("http://jia.test/article/9.html", "用户协议"),
      page("http://jia.test/helpless-goods"),
      page("http://jia.test/%ff"),
    ];
    expect(offeredPages(shop, { sitemaps: [], pages }).map(({ kind, address }) => [kind, address])).toEqual([
      ["refund", "http://jia.test/help/refund.html"],
      ["help", "http://jia.test/%E5%B8%B8%E8%A7%81%E9%97%AE%E9%A2%98"],
      ["terms", "http://jia.test/article/9.html"],
    ]);
  });

  it("leaves out other hosts, and pages that are named by hand", () => {
    const pages = [page("http://elsewhere.test/refund"), page("http://jia.test/refund")];
    expect(offeredPages(shop, { sitemaps: ["http://elsewhere.test/s.xml"], pages })).toEqual([]);
    expect(sitemapRequests(shop, ["http://jia.test/s.xml"])).toMatchObject([
      { kind: "sitemap", owner: "platform:jia" },
    ]);
  });

  it("are twenty pages at most, of all its sitemaps together", () => {
    const offers = (from: number) => Array.from({ length: 15 }, (_, at) => page(`http://jia.test/help/${from + at}`));
    const limit = limitOffers();
    const first = limit(offeredPages(shop, { sitemaps: [], pages: offers(0) }));
    const second = limit(offeredPages(shop, { sitemaps: [], pages: offers(15) }));
    expect([first.length, second.length]).toEqual([15, 5]);
    expect(limit(first)).toHaveLength(15);
  });
});
