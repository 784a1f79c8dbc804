import { describe, expect, it } from "vitest";
import { geometricMean, meanOfMeasured, pointsLost } from "../../scoring/aggregate.ts";

/** COINr 1.1.14 on x = (10, 50, 90, NA, 30), w = (1, 2, 1, 3, 1): `a_amean`, `a_gmean`. */
const parts = [
  { points: 10, weight: 1 },
  { points: 50, weight: 2 },
  { points: 90, weight: 1 },
  { points: null, weight: 3 },
  { points: 30, weight: 1 },
];

describe("means over what is measured", () => {
  it("are COINr's, a missing value left out and the weights renormalised", () => {
    expect(meanOfMeasured(parts, 0)).toBeCloseTo(46, 9);
    expect(geometricMean(parts)).toBeCloseTo(36.80109614, 7);
  });

  it("are none below the weight needed, and of nothing", () => {
    expect(meanOfMeasured(parts, 0.7)).toBeNull();
    expect(meanOfMeasured(parts, 5 / 8)).not.toBeNull();
    expect(geometricMean([{ points: null, weight: 1 }])).toBeNull();
  });

  it("lose to each part what it costs, in all the distance to 100", () => {
    const lost = pointsLost(parts);
    expect(lost[3]).toBeNull();
    expect(lost.reduce<number>((sum, each) => sum + (each ?? 0), 0)).toBeCloseTo(100 - 36.80109614, 7);
  });
});
