import { describe, expect, it } from "vitest";
import { findPages, type Seen } from "../../../crawler/discover/find-pages.ts";
import { identifySoftware } from "../../../crawler/discover/identify-software.ts";
import { placesOn } from "../../../crawler/discover/places-on.ts";
import { MORE_THEMES } from "./more-themes.ts";
import { OTHER_THEMES } from "./other-themes.ts";
import { SHOWN } from "./shown-on-home.ts";

const GOODS = `<p>${"移动话费 Q币 点卡 会员 视频 音乐 加油卡 ".repeat(12)}</p>`;
const home = (html: string): Seen => ({
  ...{ address: "http://jia.test/", finalAddress: "http://jia.test/", kind: "home", via: "http" as const },
  ...{ contentType: "text/html", headers: {}, text: `<html><title>甲</title><body>${html}${GOODS}</body></html>` },
});

describe("a home page that its owner has changed", () => {
  it.each([...OTHER_THEMES, ...MORE_THEMES])("shows $software ($what)", ({ software, html }) => {
    expect(identifySoftware(html)[0]?.id ?? null).toBe(software);
  });
});

describe("contact and notice on a home page", () => {
  it.each(SHOWN)("are found as $how", ({ html }) => {
    const page = home(html);
    const places = placesOn(page, "home").map(({ what }) => what);
    const leads = findPages(page, page).filter(({ ground }) => ground !== "guess");
    expect(places.includes("contact") || leads.some(({ kind }) => kind === "support")).toBe(true);
    expect(places.includes("notice") || leads.some(({ kind }) => kind === "notice")).toBe(true);
  });
});
