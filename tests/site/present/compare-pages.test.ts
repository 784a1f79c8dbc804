import { describe, expect, it } from "vitest";
import { comparePagePath, pageCount, pagesOf, ROWS_A_PAGE } from "../../../site/present/compare-pages.ts";
import { groupPlatforms } from "../../../site/present/comparison.ts";
import { sampleReport } from "../support/sample-report.ts";

describe("the pages of a long comparison", () => {
  const { platforms } = sampleReport().report;
  const groups = groupPlatforms(platforms);
  const rows = (pages: ReturnType<typeof pagesOf>) =>
    pages.map((page) => page.flatMap((group) => group.platforms.map(({ platform }) => platform.id)));

  it("hold every row once and in order, at most so many a page", () => {
    const whole = rows(pagesOf(groups, platforms.length)).flat();
    expect(new Set(whole)).toEqual(new Set(platforms.map(({ platform }) => platform.id)));
    for (const most of [1, 2, 3, platforms.length - 1]) {
      const pages = rows(pagesOf(groups, most));
      expect(pages.flat()).toEqual(whole);
      expect(pages.map((page) => page.length)).toEqual(
        pages.map((_, at) => (at < pages.length - 1 ? most : whole.length - most * (pages.length - 1))),
      );
    }
  });

  it("know of a tier cut in two how many are in the whole of it", () => {
    const [tier] = groups;
    const cut = pagesOf(groups, 1).flat();
    expect(cut.filter((part) => part.kind === "tier" && tier?.kind === "tier" && part.tier === tier.tier)).toEqual(
      tier?.platforms.map((each) => ({ ...tier, platforms: [each], size: tier.platforms.length })),
    );
  });

  it("are one page, and that the plain address, where there is little or nothing", () => {
    expect(pagesOf([])).toEqual([[]]);
    expect([0, 1, ROWS_A_PAGE, ROWS_A_PAGE + 1].map(pageCount)).toEqual([1, 1, 1, 2]);
    expect(comparePagePath(null, 1)).toBe("/compare/");
    expect(comparePagePath("fast", 3)).toBe("/compare/fast/3/");
  });
});
