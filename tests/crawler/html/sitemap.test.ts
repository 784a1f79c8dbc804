import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { parseSitemap } from "../../../crawler/html/sitemap.ts";

const found = "https://example.com/sitemap.xml";

function read(name: string) {
  const bytes = readFileSync(new URL(`../fixtures/sitemap/${name}`, import.meta.url));
  return parseSitemap((name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8"), found);
}

describe("a sitemap", () => {
  it.each([
    ["xmlSitemap.gz", 5, "http://www.example.com/"],
    ["sitemap.txt.gz", 5, "http://www.example.com/"],
    ["sitemap-with-bom.txt", 2, "http://www.domain.com/page1.html"],
    ["sitemap.ns.xml", 2, "http://www.example.com/1"],
    ["sitemap.badns.xml", 2, "http://www.example.com/1"],
    ["sitemap-news.xml", 2, "http://www.example.org/business/article55.html"],
    ["sitemap-images.xml", 1, "http://www.example.com/images/some_image_landing_page.html"],
    ["atom.xml", 1, "http://example.org/2003/12/13/atom03"],
    ["feed.rss", 4, "https://www.example.com/blog/post/1"],
    ["xmlRss_pubDate.xml", 7, "http://www.example.com/article_1"],
  ])("is read from %s: %i pages", (name, count, first) => {
    const { pages, sitemaps } = read(name);
    expect(sitemaps).toEqual([]);
    expect(pages).toHaveLength(count);
    expect(pages[0]?.address).toBe(first);
  });

  it("gives dates and titles as they are written", () => {
    expect(read("xmlSitemap.gz").pages[0]?.lastModified).toBe("2005-01-01");
    expect(read("xmlRss_pubDate.xml").pages[0]).toMatchObject({ title: "News number 1" });
  });

  it("of sitemaps is an index, also where the address stands alone", () => {
    const { sitemaps, pages } = read("sitemap.index.xml");
    expect(pages).toEqual([]);
    expect(sitemaps[0]).toBe("https://example.com/sitemap.jss?portalCode=10260&lang=en");
    expect(parseSitemap("<sitemapindex><sitemap><loc> /a.xml </loc></sitemap></sitemapindex>", found).sitemaps).toEqual(
      ["https://example.com/a.xml"],
    );
  });

  it("that breaks off gives what can be read", () => {
    const broken = "<urlset><url><loc>http://a.test/1</loc></url><url><loc>http://a.test/2</loc><lastmod>20";
    expect(parseSitemap(broken, found).pages.map(({ address }) => address)).toEqual([
      "http://a.test/1",
      "http://a.test/2",
    ]);
    expect(parseSitemap("<html><body>404</body></html>", found)).toEqual({ sitemaps: [], pages: [] });
    expect(parseSitemap("", found)).toEqual({ sitemaps: [], pages: [] });
  });

  it("gives web addresses only", () => {
    const odd = "<urlset><url><loc>javascript:alert(1)</loc></url><url><loc>file:///etc/passwd</loc></url></urlset>";
    expect(parseSitemap(odd, found).pages).toEqual([]);
  });

  it("is read to fifty thousand pages, and a hostile one does no harm", () => {
    const many = `<urlset>${"<url><loc>http://a.test/x</loc></url>".repeat(60_000)}`;
    expect(parseSitemap(many, found).pages).toHaveLength(50_000);
    const deep = "<url><loc>".repeat(50_000);
    expect(() => parseSitemap(deep, found)).not.toThrow();
  });
});
