import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { robotsTxt, securityTxt, sitemapXml } from "../../../site/present/web-files.ts";

const site = new URL("https://kaxin.test");

describe("the files a crawler asks for", () => {
  it("name every page with its translations, and leave out what nobody should find", () => {
    const $ = load(sitemapXml(["/", "/en/", "/guide/", "/404.html", "/embed/qinghe/"], site), { xml: true });
    expect(
      $("loc")
        .map((_, each) => $(each).text())
        .get(),
    ).toEqual(["https://kaxin.test/", "https://kaxin.test/en/", "https://kaxin.test/guide/"]);
    const home = $("url").first().find("[hreflang]");
    expect(home.map((_, each) => `${$(each).attr("hreflang")} ${$(each).attr("href")}`).get()).toEqual([
      "zh-CN https://kaxin.test/",
      "en https://kaxin.test/en/",
      "x-default https://kaxin.test/",
    ]);
    expect($("url").last().find("[hreflang]")).toHaveLength(0);
  });

  it("let everybody in, and say where the map is once the site has an address", () => {
    expect(robotsTxt(undefined)).toBe("User-agent: *\nAllow: /\n");
    expect(robotsTxt(site)).toContain("Sitemap: https://kaxin.test/sitemap.xml");
  });

  it("give a contact for security that runs out in a year", () => {
    const text = securityTxt("me@kaxin.test", "2026-11-20T04:00:00Z", site);
    expect(text).toContain("Contact: mailto:me@kaxin.test\nExpires: 2027-11-20T04:00:00.000Z\n");
    expect(securityTxt("https://kaxin.test/about/", "2026-11-20T04:00:00Z", undefined)).toContain(
      "Contact: https://kaxin.test/about/\n",
    );
  });
});
