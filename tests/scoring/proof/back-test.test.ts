import { describe, expect, it } from "vitest";
import { backTest, splitPanel } from "../../../scoring/proof/back-test.ts";
import { PanelFault, readPanel } from "../../../scoring/proof/read-panel.ts";
import { fitBetaBinomial, predictEvents } from "../../../scoring/statistics/beta-binomial.ts";
import { areaUnderCurve, calibration, rankCorrelation } from "../../../scoring/statistics/judge-forecasts.ts";

const RATS_ZERO = [20, 20, 20, 20, 20, 20, 20, 19, 19, 19, 19, 18, 18, 17].map((trials) => ({ trials, events: 0 }));

describe("a panel", () => {
  const text =
    "period,unit,trials,events,note\n2024,甲,10,5,\n2025,甲,20,12,\n2024,乙,4,0,\n2025,乙,10,1,\n2025,丙,2,1,\n";

  it("is read by the names of its columns and split by period", () => {
    expect(splitPanel(readPanel(text), "2025")).toEqual([
      { unit: "甲", before: { trials: 10, events: 5 }, after: { trials: 20, events: 12 } },
      { unit: "乙", before: { trials: 4, events: 0 }, after: { trials: 10, events: 1 } },
      { unit: "丙", before: { trials: 0, events: 0 }, after: { trials: 2, events: 1 } },
    ]);
  });

  it("compares numbered periods as numbers", () => {
    const [pair] = splitPanel(readPanel("unit,period,trials,events\na,9,1,0\na,10,1,1\n"), "10");
    expect(pair?.before).toEqual({ trials: 1, events: 0 });
  });

  it("says which row is no count", () => {
    expect(() => readPanel("unit,period,trials,events\na,1,3,2\nb,1,3,4\n")).toThrow(/第 2 行的 events 列/);
    expect(() => readPanel("unit,period,trials\na,1,3\n")).toThrow(PanelFault);
    expect(() => readPanel("unit,period,trials,events\na,1,half,0\n")).toThrow(/应为从 0 起的整数/);
  });

  it("judges by figures that a pocket calculator finds too", () => {
    const result = backTest(splitPanel(readPanel(text), "2025"));
    // Trained: 5 of 14. Raw: 甲 .5, 乙 0, 丙 the pooled 5/14.
    const pooled = 5 / 14;
    const base = (14 * (1 - pooled) ** 2 + 18 * pooled ** 2) / 32;
    const raw = (20 * 0.25 + 1 + ((1 - pooled) ** 2 + pooled ** 2)) / 32;
    expect(result?.pooled.brier).toBeCloseTo(base, 12);
    expect(result?.raw.brier).toBeCloseTo(raw, 12);
    expect(result?.raw.brierSkill).toBeCloseTo(1 - raw / base, 12);
    expect(result?.pooled.auc).toBe(0.5);
    // 14 events (12 甲, 1 丙, 1 乙) against 18 others (8, 1, 9).
    expect(result?.raw.auc).toBeCloseTo((12 * (8 / 2 + 1 + 9) + (1 / 2 + 9) + 9 / 2) / (14 * 18), 12);
    expect(result?.test).toMatchObject({ units: 3, newcomers: 1, comparable: 2, trials: 32, events: 14 });
    expect(result?.empiricalBayes.spearman).toBeNull();
  });

  it("has no answer when one side of the split is empty", () => {
    expect(backTest(splitPanel(readPanel(text), "2024"))).toBeNull();
    expect(backTest(splitPanel(readPanel(text), "2026"))).toBeNull();
  });
});

describe("the beta-binomial", () => {
  it("is fitted by maximum likelihood", () => {
    // Solved apart with scipy: minimise over (log a, log b).
    const { a, b } = fitBetaBinomial([
      ...RATS_ZERO,
      { trials: 20, events: 2 },
      { trials: 19, events: 5 },
      { trials: 46, events: 15 },
      { trials: 50, events: 10 },
      { trials: 24, events: 9 },
    ]);
    expect(a).toBeCloseTo(0.1275, 3);
    expect(b).toBeCloseTo(1.98473, 3);
  });

  it("learns no spread where nothing or everything happened", () => {
    expect(fitBetaBinomial(RATS_ZERO)).toEqual({ a: 0, b: 1 });
    expect(fitBetaBinomial([{ trials: 3, events: 3 }])).toEqual({ a: 1, b: 0 });
  });

  it("foretells counts: a uniform share makes all counts alike", () => {
    expect(predictEvents({ a: 1, b: 1 }, 98, 0.9)).toEqual({ low: 4, high: 94 });
    expect(predictEvents({ a: 0, b: 1 }, 10, 0.9)).toEqual({ low: 0, high: 0 });
  });
});

describe("judging", () => {
  it("ranks ties at their mean", () => {
    expect(rankCorrelation([1, 2, 2, 4], [10, 30, 20, 40])).toBeCloseTo(0.9486832980505138, 12);
    expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBeNull();
  });

  it("finds the slope by which forecasts were too bold", () => {
    const fair = [0.2, 0.5, 0.8].map((foretold) => ({ foretold, trials: 1000, events: 1000 * foretold }));
    expect(calibration(fair)?.slope).toBeCloseTo(1, 9);
    const bold = fair.map((each) => ({
      ...each,
      foretold: each.foretold ** 2 / (each.foretold ** 2 + (1 - each.foretold) ** 2),
    }));
    expect(calibration(bold)?.slope).toBeCloseTo(0.5, 9);
    expect(areaUnderCurve([{ foretold: 0.3, trials: 4, events: 4 }])).toBeNull();
  });
});
