import { describe, expect, it } from "vitest";
import type { PlatformSummary } from "../../../data/model/report.ts";
import { comparisonCsv } from "../../../site/present/compared.ts";
import { factsOf, windowsOf } from "../../../site/present/comparison.ts";
import { sampleReport } from "../support/sample-report.ts";

const { report } = sampleReport({});
const point = { hours: 720, share: 0.25, low: 0.1, high: 0.5 };

/** The report, as if its first platform were known for its last 90 days. */
function withRecent(complaints: number): typeof report {
  const recent = [{ days: 90, complaints, replied: point, resolved: null }];
  const platforms = report.platforms.map((each: PlatformSummary, place) =>
    place === 0 ? { ...each, scorecard: { ...each.scorecard, recent } } : each,
  );
  return { ...report, platforms };
}

describe("the comparison of the last days", () => {
  it("is offered only by a report that knows them", () => {
    expect(windowsOf(report.platforms)).toEqual([]);
    expect(windowsOf(withRecent(7).platforms)).toEqual([90]);
  });

  it("knows who had complaints lately", () => {
    const has = (complaints: number) =>
      withRecent(complaints).platforms.map((each) => factsOf(each).includes("recent"));
    expect(has(7)[0]).toBe(true);
    expect(has(0)[0]).toBe(false);
    expect(
      has(7)
        .slice(1)
        .every((each) => !each),
    ).toBe(true);
  });

  it("changes replies, solutions and sample in its file, and nothing of scores and ranks", () => {
    const [year, last] = [null, 90].map((days) =>
      comparisonCsv(withRecent(7), null, days)
        .split("\n")
        .map((line) => line.split(",")),
    );
    const columns = year?.[0] ?? [];
    const differing = columns.filter((_, column) => year?.[1]?.[column] !== last?.[1]?.[column]);
    expect(differing).toEqual(["replied", "resolved", "sample"]);
    expect(["replied", "resolved", "sample"].map((name) => last?.[1]?.[columns.indexOf(name)])).toEqual([
      "0.25",
      "",
      "7",
    ]);
  });
});
