import { describe, expect, it } from "vitest";
import { PlatformId } from "../../../data/model/ids.ts";
import { Report } from "../../../data/model/report.ts";
import { FEWEST_PLATFORMS, frequencyOf, signPath } from "../../../site/present/signs.ts";
import { sampleReport } from "../support/sample-report.ts";

describe("how often a sign of the guide was seen", () => {
  const { report } = sampleReport();
  const on = () => [PlatformId.parse("qinghe")];
  const withClauses = (platforms: number) =>
    Report.parse({
      ...report,
      market: { ...report.market, clauses: { platforms, platformsWith: { final_interpretation: 4 } } },
    });

  it("is told of enough platforms, and then of all whose pages were read", () => {
    const known = withClauses(FEWEST_PLATFORMS);
    expect(frequencyOf("final-interpretation", known, on)).toEqual({ seen: 4, of: FEWEST_PLATFORMS, on: ["qinghe"] });
    expect(frequencyOf("never-refunds", known, () => [])).toEqual({ seen: 0, of: FEWEST_PLATFORMS, on: [] });
  });

  it("names the platforms that an indicator found it on, and where their page shows the words", () => {
    const first = only(report.platforms[0]);
    const measured = only(
      first.scorecard.dimensions
        .flatMap((each) => each.indicators)
        .find((each) => each.measurement.kind === "measured"),
    );
    const asked = (points: number) => ({
      ...only(first.scorecard.dimensions[0]),
      indicators: [{ ...measured, id: "refund-limit", measurement: { ...measured.measurement, points } }],
    });
    const platforms = Array.from({ length: FEWEST_PLATFORMS }, (_, index) => ({
      ...first,
      platform: { ...first.platform, id: PlatformId.parse(`p${index}`) },
      scorecard: { ...first.scorecard, dimensions: [asked(index < 2 ? 60 : 10)] },
    }));
    const found = frequencyOf("refund-days", { ...report, platforms }, on);
    expect(found).toEqual({ seen: 2, of: FEWEST_PLATFORMS, on: ["p0", "p1"] });
    expect(signPath("refund-days", PlatformId.parse("qinghe"))).toBe("/platform/qinghe/#indicator-refund-limit");
    expect(signPath("no-date", PlatformId.parse("qinghe"))).toBe("/platform/qinghe/#indicator-revision");
    expect(signPath("never-refunds", PlatformId.parse("qinghe"))).toBe("/platform/qinghe/#policies");
  });

  it("is not told of few platforms, nor by a report that did not count", () => {
    expect(frequencyOf("final-interpretation", withClauses(FEWEST_PLATFORMS - 1), on)).toBeNull();
    expect(frequencyOf("final-interpretation", report, on)).toBeNull();
    expect(frequencyOf("refund-days", report, on)).toBeNull();
  });
});

function only<Value>(found: Value | undefined): Value {
  if (found === undefined) throw new Error("the sample report has none");
  return found;
}
