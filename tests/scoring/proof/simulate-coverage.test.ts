import { describe, expect, it } from "vitest";
import { SCENARIOS, simulateCoverage } from "../../../scoring/proof/simulate-coverage.ts";
import { drawDirichlet, randomFrom } from "../../../scoring/statistics/random.ts";
import { fitStrengthOfScore } from "../../../scoring/statistics/shrinkage.ts";

describe("the simulated ranges", () => {
  const cases = SCENARIOS.flatMap((scenario) => [5, 30].map((n) => ({ scenario, n, name: `${scenario.id} ${n}` })));

  it.each(cases)("hold the truth in nine of ten platforms: $name", ({ scenario, n }) => {
    const seen = simulateCoverage(scenario, n, 1000, "test");
    expect(seen.coverage).toBeGreaterThan(0.87);
    expect(seen.coverage).toBeLessThan(0.93);
    expect(Math.abs(seen.bias)).toBeLessThan(1.5);
    expect(seen.rmse).toBeLessThan(seen.plainRmse);
    expect(seen.repliedOnlyBias).toBeGreaterThan(10);
  });

  it("come out the same for the same seed, and differently for another", () => {
    const [scenario] = SCENARIOS;
    if (scenario === undefined) throw new Error("there are scenarios");
    const [one, same, other] = ["a", "a", "b"].map((seed) => simulateCoverage(scenario, 10, 50, seed));
    expect(one).toEqual(same);
    expect(one?.rmse).not.toBe(other?.rmse);
  });
});

describe("the strength of a score's prior", () => {
  const worth = [1, 0.9, 0.6, 0.3, 0.1, 0];
  const shares = [0.1, 0.2, 0.2, 0.1, 0.1, 0.3];
  const rule = { worth, strengthWithin: [2, 50] as const, groupsNeeded: 8, fallback: { strength: 4, shares } };

  it("is found again in groups drawn with it", () => {
    const random = randomFrom("strength");
    const groups = Array.from({ length: 400 }, () => ({
      n: 1e6,
      shares: drawDirichlet(
        random,
        shares.map((share) => 12 * share),
      ),
    }));
    const found = fitStrengthOfScore(groups, shares, rule);
    expect(found).toBeGreaterThan(10);
    expect(found).toBeLessThan(14);
  });

  it("stays near the fallback's when there is next to nothing to learn from", () => {
    expect(fitStrengthOfScore([{ n: 5, shares }], shares, rule)).toBeCloseTo(4, 0);
  });

  it("is the greatest where all mass lies in one bin", () => {
    expect(fitStrengthOfScore([{ n: 5, shares: [1, 0] }], [1, 0], { ...rule, worth: [1, 0] })).toBe(50);
  });
});
