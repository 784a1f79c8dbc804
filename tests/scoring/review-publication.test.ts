import { describe, expect, it } from "vitest";
import { Scorecard } from "../../data/model/scorecard.ts";
import { reviewPublication } from "../../scoring/review-publication.ts";
import { sampleReport } from "../site/support/sample-report.ts";

const { report } = sampleReport();
const scorecards = report.platforms.map(({ scorecard }) => scorecard);
const changed = (id: string, change: (card: Scorecard) => object) =>
  scorecards.map((card) => (card.platform === id ? Scorecard.parse({ ...card, ...change(card) }) : card));

describe("looking before publishing", () => {
  it("asks for nothing when nothing is said against anybody that was not said before", () => {
    expect(reviewPublication(report, scorecards)).toEqual([]);
    expect(
      reviewPublication(
        report,
        changed("heishi", () => ({ penalties: [], ceilings: [] })),
      ),
    ).toEqual([]);
  });

  it("shows a penalty that is new or heavier, with the sentence that would be published", () => {
    const penalty = { id: "promise-gap", points: 9, statement: "承诺的时限多数没有做到", quotes: [] };
    const found = reviewPublication(
      report,
      changed("qinghe", () => ({ penalties: [penalty] })),
    );
    expect(found).toMatchObject([
      { platform: "qinghe", kind: "penalty", before: "–", after: "−9", statement: penalty.statement },
    ]);
    const heavier = changed("xingtu", ({ penalties }) => ({
      penalties: penalties.map((each) => ({ ...each, points: 12 })),
    }));
    expect(reviewPublication(report, heavier)).toMatchObject([{ platform: "xingtu", before: "−7.5", after: "−12" }]);
  });

  it("shows a ceiling that is new or lower, and a grade that fell, not one that rose", () => {
    const lower = changed("feiyu", ({ ceilings }) => ({ ceilings: ceilings.map((each) => ({ ...each, limit: 39 })) }));
    expect(reviewPublication(report, lower)).toMatchObject([{ kind: "ceiling", before: "≤49", after: "≤39" }]);
    const graded = (grade: string) => changed("yunzhou", ({ rating }) => ({ rating: { ...rating, grade } }));
    expect(reviewPublication(report, graded("C"))).toMatchObject([{ kind: "grade", before: "B 71", after: "C 71" }]);
    expect(reviewPublication(report, graded("A"))).toEqual([]);
  });

  it("shows every deduction before the first publication, and no grade, as none fell", () => {
    const kinds = new Set(reviewPublication(null, scorecards).map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(["penalty", "ceiling"]));
  });
});
