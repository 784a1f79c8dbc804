import { describe, expect, it } from "vitest";
import { METHOD } from "../../scoring/method.ts";
import { scoreMarket } from "../../scoring/score-market.ts";
import { complaint, evidenceOf, HASH, label } from "./support/builders.ts";

/** Of `count` complaints of one gravity the first `answered` are answered after ten hours. */
function bunch(count: number, answered: number, issue: "fraud_suspected" | "delayed_delivery") {
  return Array.from({ length: count }, (_, index) =>
    complaint({ ageDays: 40 + index, steps: index < answered ? [["replied", 10]] : [], issues: [label(issue)] }),
  );
}

function expectationsOf(...all: readonly (readonly ReturnType<typeof complaint>[])[]) {
  const evidence = all.map((complaints) => evidenceOf(complaints));
  const { scorecards } = scoreMarket(evidence, { method: METHOD, paramsSha256: HASH, draws: 20 });
  return scorecards.map(({ expectations }) => expectations.find(({ id }) => id === "replied"));
}

describe("what the others make expect", () => {
  // Elsewhere grave complaints are never answered and slight ones always: a platform of grave ones cannot be blamed.
  const others = [...bunch(100, 0, "fraud_suspected"), ...bunch(100, 100, "delayed_delivery")];

  it("depends on the mix of grievances", () => {
    const [grave, slight] = expectationsOf(bunch(20, 2, "fraud_suspected"), bunch(20, 2, "delayed_delivery"), others);
    expect(grave?.expected).toBeLessThan(4);
    expect(slight?.expected).toBeGreaterThan(14);
    expect(grave?.observed).toBe(2);
    // Two of twenty: no fewer than expected of grave ones, surely fewer than of slight ones.
    expect(grave?.high).toBeGreaterThan(0);
    expect(slight?.high).toBeLessThan(0);
    expect(slight?.difference).toBeCloseTo(2 - (slight?.expected ?? 0), 9);
  });

  it("never comes from the platform itself, nor from too few others", () => {
    const [few] = expectationsOf(bunch(20, 2, "delayed_delivery"), bunch(29, 29, "delayed_delivery"));
    expect(few).toBeUndefined();
    const [one] = expectationsOf(bunch(20, 2, "delayed_delivery"), bunch(60, 60, "delayed_delivery"));
    const [other] = expectationsOf(bunch(20, 18, "delayed_delivery"), bunch(60, 60, "delayed_delivery"));
    expect(one?.expected).toBeCloseTo(20, 9);
    expect(other?.expected).toBeCloseTo(20, 9);
  });
});
