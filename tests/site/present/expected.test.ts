import { describe, expect, it } from "vitest";
import { Expectation } from "../../../data/model/scorecard.ts";
import { expectedRow } from "../../../site/present/expected.ts";

const beside = (observed: number, low: number, high: number) =>
  Expectation.parse({
    ...{ id: "replied", zh: "48 小时内回复", complaints: 50, expected: 20, observed },
    ...{ difference: observed - 20, low, high },
  });

describe("what was expected, beside what there was", () => {
  it("says more or fewer only where the range does", () => {
    expect(expectedRow(beside(30, 3, 16)).verdict).toBe("more");
    expect(expectedRow(beside(10, -14, -4)).verdict).toBe("fewer");
    expect(expectedRow(beside(22, -5, 9)).verdict).toBe("unclear");
  });

  it("stands on a scale from none to all complaints, differences with their sign", () => {
    const { at, difference, range } = expectedRow(beside(10, -14, -4));
    expect(at).toEqual({ expected: "40%", observed: "20%", range: { x: "12%", width: "20%" } });
    expect([difference, range]).toEqual(["−10", "−14 … −4"]);
  });
});
