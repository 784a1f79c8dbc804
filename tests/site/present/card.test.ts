import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { cardPath, lettersOf, platformCard } from "../../../site/present/card.ts";
import { sampleReport } from "../support/sample-report.ts";

const { platforms } = sampleReport().report;

describe("the picture of a link", () => {
  it("is the platform's own on all of its pages, and the site's elsewhere", () => {
    expect(cardPath("/en/platform/qinghe/evidence/", "en")).toBe("/cards/platform/qinghe.png");
    expect(cardPath("/guide/", "zh")).toBe("/cards/zh.png");
  });

  it("shows no score without its range, and none where there is none", () => {
    for (const row of platforms) {
      const words = load(platformCard(row, true), { xml: true })("text").text();
      expect(words).toContain("演示数据");
      if (row.scorecard.rating.kind === "rated") expect(words).toMatch(/\d+\(\d+–\d+\)/);
      else expect(words).toContain("暂不评级 · Not rated");
    }
  });

  it("cuts a long name, shows markup as letters, and asks for every letter it draws", () => {
    const [row] = platforms;
    if (row === undefined) throw new Error("the sample has no platform");
    const odd = { ...row, platform: { ...row.platform, name: `<b>&${"龘".repeat(200)}` } };
    const $ = load(platformCard(odd, false), { xml: true });
    expect($("b")).toHaveLength(0);
    expect($("text").first().text()).toMatch(/^<b>&龘{16}…$/);
    expect(lettersOf([odd])).toContain("龘");
  });
});
