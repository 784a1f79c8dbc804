import { describe, expect, it } from "vitest";
import { Report } from "../../../data/model/report.ts";
import { FEWEST_PLATFORMS, frequencyOf } from "../../../site/present/signs.ts";
import { sampleReport } from "../support/sample-report.ts";

describe("how often a sign of the guide was seen", () => {
  const { report } = sampleReport();
  const withClauses = (platforms: number) =>
    Report.parse({
      ...report,
      market: { ...report.market, clauses: { platforms, platformsWith: { final_interpretation: 4 } } },
    });

  it("is told of enough platforms, and then of all whose pages were read", () => {
    const known = withClauses(FEWEST_PLATFORMS);
    expect(frequencyOf("final-interpretation", known)).toEqual({ seen: 4, of: FEWEST_PLATFORMS });
    expect(frequencyOf("never-refunds", known)).toEqual({ seen: 0, of: FEWEST_PLATFORMS });
  });

  it("is not told of few platforms, nor by a report that did not count", () => {
    expect(frequencyOf("final-interpretation", withClauses(FEWEST_PLATFORMS - 1))).toBeNull();
    expect(frequencyOf("final-interpretation", report)).toBeNull();
    expect(frequencyOf("refund-days", report)).toBeNull();
  });
});
