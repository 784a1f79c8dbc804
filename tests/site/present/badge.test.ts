import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { Instant } from "../../../data/model/time.ts";
import { BADGE_SIZES, BADGE_THEMES, badgeFacts, badgeOf, badgeSvg } from "../../../site/present/badge.ts";
import { sampleReport } from "../support/sample-report.ts";

const { platforms, asOf } = sampleReport().report;
const [row] = platforms;
if (row === undefined) throw new Error("the sample has no platform");
const today = { now: asOf, demo: false };

describe("a badge", () => {
  it("says score, range, grade and day, in either language, for every platform", () => {
    for (const each of platforms) {
      const { message, day } = badgeOf(each, "zh", today);
      const isRated = each.scorecard.rating.kind === "rated";
      expect(message).toMatch(isRated ? /^\d+ \(\d+–\d+\) · [A-E] / : /^暂不评级$/);
      expect(day).toBe("截至 2026-11-20");
      expect(badgeOf(each, "en", today).day).toBe("as of 2026-11-20");
    }
  });

  it("is void after 90 days: grey, and it says so", () => {
    const late = { now: Instant.parse("2027-02-21T00:00:00Z"), demo: false };
    expect(badgeOf(row, "zh", late)).toMatchObject({ day: "已过期（2026-11-20）", tone: "none" });
    expect(badgeOf(row, "zh", { ...late, now: Instant.parse("2027-02-17T00:00:00Z") }).day).toContain("截至");
  });

  it("says of invented data that they are", () => {
    expect(badgeFacts(badgeOf(row, "zh", { now: asOf, demo: true }))).toMatchObject({ label: "演示 · 信任分" });
  });

  it("is one picture with a title, whatever the name", () => {
    const odd = { ...badgeOf(row, "zh", today), name: `<script>"&${"长".repeat(200)}` };
    for (const size of BADGE_SIZES) {
      for (const theme of BADGE_THEMES) {
        const $ = load(badgeSvg(odd, size, theme), { xml: true });
        expect($("svg[role=img] > title").text()).toContain('<script>"&长');
        expect($("script")).toHaveLength(0);
        expect(Number($("svg").attr("width"))).toBeLessThan(600);
      }
    }
  });
});
