import { describe, expect, it } from "vitest";
import { findPages, type Seen } from "../../../crawler/discover/find-pages.ts";
import { identifySoftware } from "../../../crawler/discover/identify-software.ts";
import { placesOn } from "../../../crawler/discover/places-on.ts";
import { needsScripts } from "../../../crawler/discover/readable.ts";
import { TEMPLATES } from "./templates.ts";

const SHOPS = [
  { name: "甲演示卡盟", cdn: "" },
  { name: "Jia Cards", cdn: "https://cdn.jia.test/s/v9" },
];
const home = (text: string): Seen => ({
  ...{ address: "http://jia.test/", finalAddress: "http://jia.test/", kind: "home", via: "http" as const },
  ...{ contentType: "text/html", headers: {}, text },
});

describe("the software behind a home page", () => {
  for (const { software, theme, render } of TEMPLATES) {
    it(`is named right for ${software} (${theme}), whatever the shop is called and wherever its assets lie`, () => {
      for (const shop of SHOPS) {
        const [first] = identifySoftware(render(shop));
        expect(first?.id).toBe(software);
        expect(first?.reasons.length).toBeGreaterThan(0);
        // As a minifier leaves it.
        const squeezed = render(shop)
          .replaceAll(/>\s+</g, "><")
          .replaceAll(/="([^\s"'=<>`]+)"(?=[\s>])/g, "=$1");
        expect(identifySoftware(squeezed)[0]?.id).toBe(software);
        // As a copy or a shop in a folder has it: paths from where the page lies.
        const nearby = render(shop).replaceAll(/((?:href|src)=["']?)\/(?!\/)/g, "$1");
        expect(identifySoftware(nearby)[0]?.id).toBe(software);
      }
    });

    it(`leads to contact and notice for ${software} (${theme})`, () => {
      const page = home(render({ name: "甲演示卡盟", cdn: "" }));
      const leads = findPages(page, page);
      if (needsScripts(page))
        return expect(leads.map(({ via, ground }) => via === "browser" || ground === "json")).toContain(true);
      const places = placesOn(page, "home").map(({ what }) => what);
      const kinds = leads.map(({ kind }) => kind);
      expect(places.includes("contact") || kinds.includes("support")).toBe(true);
      expect(places.includes("notice") || kinds.includes("notice")).toBe(true);
      return expect(
        leads.some(({ address }) => /login|query|cart|user\//.test(address.replace("/user/api/", ""))),
      ).toBe(false);
    });
  }

  it("is not guessed where nothing speaks for any", () => {
    expect(identifySoftware("<title>某公司</title><a href='/about'>关于我们</a><a href='/item/3'>产品</a>")).toEqual(
      [],
    );
    expect(identifySoftware("<p>教你用独角数卡和彩虹搭建发卡网</p>")).toEqual([]);
  });

  it("takes no longer for a page made to be slow", () => {
    const before = process.cpuUsage();
    for (const piece of [
      "href=",
      "tipsCon='",
      "config={[",
      '/login/1" ',
      "<div id=app><p>",
      "powered by <",
      "<article>",
    ]) {
      const page = home(piece.repeat(600_000 / piece.length));
      findPages(page, page);
    }
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(20);
  });

  it("sends an empty home page to the browser, whatever its empty place is called", () => {
    const page = home("<title>甲</title><section class=page-container></section><script src=/a.js></script>");
    expect(findPages(page, page)).toContainEqual(expect.objectContaining({ kind: "home", via: "browser" }));
  });
});
