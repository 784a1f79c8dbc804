import { describe, expect, it } from "vitest";
import { RecentCourse } from "../../data/model/scorecard.ts";
import { answered, complaint, type Step, scoreOne } from "./support/builders.ts";

const ignored: readonly Step[] = [["assigned", 0]];

/** `count` complaints, evenly over the days from `youngest` to `oldest`. */
function posted(count: number, youngest: number, oldest: number, steps: readonly Step[]) {
  return Array.from({ length: count }, (_, index) =>
    complaint({ ageDays: youngest + (index * (oldest - youngest)) / count, steps }),
  );
}

describe("the last months", () => {
  const turned = scoreOne([...posted(40, 100, 300, answered), ...posted(30, 31, 89, ignored)]);
  const [quarter, half] = turned.recent;

  it("are told apart from the year, with ranges", () => {
    expect(turned.recent.map(({ days, complaints }) => [days, complaints])).toEqual([
      [90, 30],
      [180, 47],
    ]);
    expect(quarter?.replied?.high).toBeLessThan(0.4);
    expect(half?.replied?.low).toBeGreaterThan(quarter?.replied?.share ?? 1);
    expect(quarter?.resolved?.share).toBe(0);
    expect(quarter?.resolved?.high).toBeGreaterThan(0);
    for (const course of turned.recent) expect(RecentCourse.parse(course)).toEqual(course);
  });

  it("count who is too young to tell neither as answered nor as ignored", () => {
    const { recent } = scoreOne([...posted(30, 31, 89, answered), ...posted(30, 0.01, 0.05, ignored)]);
    expect(recent[0]?.replied?.share).toBeGreaterThan(0.85);
  });

  it("stay unknown where too few complained, and the score does not hang on them", () => {
    const { recent, rating } = scoreOne([...posted(60, 200, 300, answered), ...posted(2, 10, 20, ignored)]);
    expect(recent.map(({ complaints, replied, resolved }) => [complaints, replied, resolved])).toEqual([
      [2, null, null],
      [2, null, null],
    ]);
    expect(rating.kind).toBe("rated");
  });
});
