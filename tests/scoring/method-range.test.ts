import { describe, expect, it } from "vitest";
import { METHOD } from "../../scoring/method.ts";
import { scoreMarket } from "../../scoring/score-market.ts";
import { complaint, evidenceOf, HASH, policy, type Step } from "./support/builders.ts";

const histories: readonly (readonly Step[])[] = [
  [],
  [["replied", 5]],
  [
    ["replied", 30],
    ["confirmed", 60],
  ],
];

function rangeOf(count: number) {
  const complaints = Array.from({ length: count }, (_, index) =>
    complaint({ ageDays: 31 + index * 3, steps: histories[index % histories.length] ?? [] }),
  );
  const { scorecards } = scoreMarket([evidenceOf(complaints, [policy()])], {
    method: METHOD,
    paramsSha256: HASH,
    draws: 100,
    withMethodRange: true,
  });
  const [scorecard] = scorecards;
  if (scorecard === undefined) throw new Error("one platform gives one scorecard");
  return scorecard;
}

describe("the range of the method", () => {
  it("holds the score and what every single other choice gives", () => {
    const { methodRange, rating } = rangeOf(60);
    if (methodRange === null || rating.kind !== "rated") throw new Error("should be rated");
    const { low, high, rows } = methodRange;
    for (const points of [rating.points, ...rows.map((row) => row.points)]) {
      expect(points).toBeGreaterThanOrEqual(low);
      expect(points).toBeLessThanOrEqual(high);
    }
    const of = (zh: string) => rows.find((row) => row.zh === zh)?.points ?? Number.NaN;
    expect(of("没有下文的都算解决")).toBeGreaterThan(rating.points);
    expect(of("没有下文的都不算解决")).toBeLessThan(rating.points);
    expect(of("方面之间改用算术平均")).toBeGreaterThanOrEqual(rating.points);
    // Nothing here is a copy.
    expect(of("雷同的投诉逐条计")).toBeCloseTo(rating.points, 9);
    expect(rows).toHaveLength(8);
  });

  it("is none where there is no rating", () => {
    expect(rangeOf(3).methodRange).toBeNull();
  });
});
