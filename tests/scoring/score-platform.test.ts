import { describe, expect, it } from "vitest";
import { Scorecard } from "../../data/model/scorecard.ts";
import { explainScorecard } from "../../scoring/explain-scorecard.ts";
import { METHOD } from "../../scoring/method.ts";
import { PARAMETERS } from "../../scoring/parameters.ts";
import { scorePlatform } from "../../scoring/score-platform.ts";
import {
  answered,
  complaint,
  evidenceOf,
  label,
  measurementOf,
  policy,
  type Step,
  scoreOne,
  spread,
} from "./support/builders.ts";

const ignored: readonly Step[] = [["assigned", 0]];

describe("a platform without complaints", () => {
  const scorecard = scoreOne([]);
  it("is not rated, and that is no praise", () => {
    expect(scorecard.rating).toEqual({
      kind: "not_rated",
      reasons: ["未见公开投诉，不等于服务好"],
      englishReasons: ["No public complaints found; that is not proof of good service"],
    });
    expect(scorecard.dimensions.map(({ score }) => score)).toEqual([null, null, null, null]);
    expect(scorecard.coverage).toBe(0);
    expect(Scorecard.parse(scorecard)).toEqual(scorecard);
  });

  it("still has its policy read", () => {
    const withPolicy = scoreOne([], [policy(), policy({}, { kind: "home", address: "https://example.test/" })]);
    expect(withPolicy.rating.kind).toBe("not_rated");
    expect(withPolicy.dimensions[2]?.score?.points).toBeCloseTo(10, 6);
  });
});

describe("a platform with few complaints", () => {
  it("is not rated below ten that count, and says how many there are", () => {
    const { rating } = scoreOne(spread(4, () => answered));
    expect(rating.kind === "not_rated" && rating.reasons[0]).toBe("暂不评级：只有 3 条有效投诉（至少要 10 条）");
  });

  it("says unknown, never zero, where an indicator is not measured", () => {
    const scorecard = scoreOne(spread(3, () => answered));
    expect(measurementOf(scorecard, "resolution-rate")).toMatchObject({ kind: "insufficient", needed: 5 });
    expect(measurementOf(scorecard, "human-contact").kind).toBe("not_applicable");
    expect(scorecard.dimensions.every(({ score }) => score === null)).toBe(true);
  });

  it("is not rated when all complaints fall into one month", () => {
    const burst = Array.from({ length: 20 }, (_, index) => complaint({ ageDays: 35 + index / 2, steps: answered }));
    const { rating } = scoreOne(burst);
    expect(rating.kind === "not_rated" && rating.reasons.at(-1)).toBe("暂不评级：投诉只在 1 个月份里（至少要 2 个）");
  });
});

describe("a platform that answers", () => {
  const good = scoreOne(
    spread(
      40,
      () => answered,
      () => ({ issues: [label("delayed_delivery")] }),
    ),
  );
  const bad = scoreOne(
    spread(
      40,
      () => ignored,
      () => ({ issues: [label("support_unreachable", "客服失联")] }),
    ),
  );

  it("is rated far above one that does not", () => {
    if (good.rating.kind !== "rated" || bad.rating.kind !== "rated") throw new Error("both must be rated");
    expect(good.rating.points).toBeGreaterThan(70);
    expect(bad.rating.points).toBeLessThan(20);
    expect(bad.rating.grade).toBe("E");
    expect(good.rating.low).toBeLessThanOrEqual(good.rating.points);
    expect(good.rating.high).toBeGreaterThanOrEqual(good.rating.points);
  });

  it("has ceilings only where figures alone prove them", () => {
    expect(good.ceilings).toEqual([]);
    expect(bad.ceilings.map(({ id }) => id)).toEqual(["hardly-any-reply", "support-vanished"]);
  });

  it("is a valid scorecard with curves, bounds and quotes, explained line by line", () => {
    for (const scorecard of [good, bad]) expect(Scorecard.parse(scorecard)).toEqual(scorecard);
    expect(good.replyCurve).toHaveLength(5);
    expect(good.resolutionCurve.at(-1)?.share).toBeCloseTo(1, 6);
    expect(bad.resolutionBounds).toEqual({ lower: 0, likely: 0, upper: 0 });
    const [severity] = bad.dimensions[3]?.indicators ?? [];
    expect(severity?.quotes.map(({ text }) => text)).toEqual(["客服失联", "客服失联", "客服失联"]);
    const lines = explainScorecard(bad, METHOD);
    expect(lines[0]).toContain("E 不建议");
    expect(lines.some((line) => line.includes("40 条投诉中 0 条有商家回复"))).toBe(true);
  });

  it("loses in its dimensions exactly what is missing from a hundred", () => {
    const lost = bad.dimensions.reduce((sum, dimension) => sum + (dimension.lost ?? 0), 0);
    expect(lost).toBeCloseTo(100 - (bad.raw ?? 0), 6);
  });

  it("comes out the same twice", () => {
    const complaints = spread(25, (index) => (index % 3 ? answered : ignored));
    expect(scoreOne([...complaints].reverse())).toEqual(scoreOne(complaints));
  });
});

describe("a source that only flags replies as timely", () => {
  const scorecard = scoreOne(
    spread(
      40,
      (index) => [["replied", null], ...(index % 4 ? [["disputed", null] as const] : [["confirmed", null] as const])],
      () => ({ timely: true }),
    ),
  );
  it("is rated by punctuality, says so, and leaves speed unmeasured", () => {
    expect(measurementOf(scorecard, "complaint-reply")).toMatchObject({
      kind: "measured",
      value: 1,
      unit: "share",
      statement: "来源只标明回复是否及时，没有回复时刻：40 条中 40 条及时；按及时率评分，不比快慢",
    });
    expect(scorecard.replyCurve).toEqual([]);
    expect(measurementOf(scorecard, "resolution-speed").kind).toBe("not_applicable");
    expect(measurementOf(scorecard, "resolution-rate")).toMatchObject({
      kind: "measured",
      value: expect.closeTo(0.25, 1),
    });
    expect(scorecard.rating.kind).toBe("rated");
  });
});

describe("a source that prints neither words nor kinds", () => {
  it("leaves severity unmeasured: nothing said is not mild", () => {
    const scorecard = scoreOne(
      spread(
        40,
        () => answered,
        () => ({ narrative: "" }),
      ),
    );
    expect(measurementOf(scorecard, "complaint-severity")).toMatchObject({
      kind: "not_applicable",
      statement: "来源没有公布投诉内容，看不出轻重",
    });
  });
});

describe("complaints that never reached the merchant", () => {
  it("are no silence of his", () => {
    const scorecard = scoreOne(spread(30, () => [["not_listed", 1]]));
    expect(measurementOf(scorecard, "complaint-reply")).toMatchObject({
      kind: "not_applicable",
      statement: "投诉没有分到商家手里（商家未入驻），不评回复快慢",
    });
    expect(scorecard.rating.kind).toBe("not_rated");
  });
});

describe("answers from a template", () => {
  it("are flagged and capped", () => {
    const template: readonly Step[] = [
      ["assigned", 0],
      ["replied", 1, "您好，已收到您的反馈，订单 1 处理中"],
      ["confirmed", 5],
    ];
    const scorecard = scoreOne(spread(30, () => template));
    expect(measurementOf(scorecard, "complaint-reply")).toMatchObject({ points: 60 });
    expect(scorecard.flags.some((flag) => flag.startsWith("模板回复"))).toBe(true);
  });
});

describe("a range", () => {
  const drawnOf = (count: number, draws?: number) =>
    scorePlatform(evidenceOf(spread(count, (index) => (index % 3 === 0 ? ignored : answered))), {
      ...{ method: METHOD, paramsSha256: "0".repeat(64), priors: PARAMETERS.priors },
      ...(draws === undefined ? {} : { draws }),
    });

  it.each([
    [100, 1000],
    [160, 625],
    [400, 400],
  ])("of %i grievances comes from %i draws", (count, draws) => {
    expect(drawnOf(count).totals.length).toBe(draws);
  });

  it("ends where a thousand draws would have it end, to half a point", () => {
    const [few, many] = [drawnOf(400), drawnOf(400, 1000)].map(({ scorecard }) => scorecard.rating);
    if (few?.kind !== "rated" || many?.kind !== "rated") throw new Error("both are rated");
    expect(few.points).toBe(many.points);
    expect(Math.abs(few.low - many.low)).toBeLessThan(0.5);
    expect(Math.abs(few.high - many.high)).toBeLessThan(0.5);
  });
});
