import { describe, expect, it } from "vitest";
import { Scorecard } from "../../data/model/scorecard.ts";
import { explainScorecard } from "../../scoring/explain-scorecard.ts";
import { METHOD } from "../../scoring/method.ts";
import { complaint, excerpt, label, measurementOf, policy, type Step, scoreOne } from "./support/builders.ts";

/** Complaints spread over half a year, the n-th with the steps it is given. */
function spread(
  count: number,
  steps: (index: number) => readonly Step[],
  over: (index: number) => object = () => ({}),
) {
  return Array.from({ length: count }, (_, index) =>
    complaint({ ageDays: 32 + (index * 170) / count, steps: steps(index), ...over(index) }),
  );
}

const answered: readonly Step[] = [
  ["assigned", 0],
  ["replied", 3],
  ["confirmed", 20],
];
const ignored: readonly Step[] = [["assigned", 0]];

describe("a platform without complaints", () => {
  const scorecard = scoreOne([]);
  it("is not rated, and that is no praise", () => {
    expect(scorecard.rating).toEqual({ kind: "not_rated", reasons: ["未见公开投诉，不等于服务好"] });
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
    expect(measurementOf(scorecard, "complaint-severity")).toEqual({
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

describe("the rubric", () => {
  const home = policy(
    {
      licences: {
        operator: { value: "某某公司", excerpt: excerpt("某某公司") },
        uscc: { value: "91", excerpt: excerpt("91X") },
        icp: { value: "粤", excerpt: excerpt("粤ICP备1号") },
        psb: null,
        valueAddedTelecom: null,
      },
    },
    { kind: "home", address: "https://example.test/" },
  );

  it("gives each question its own row, with quotes", () => {
    const scorecard = scoreOne([], [home]);
    expect(measurementOf(scorecard, "operator")).toMatchObject({ kind: "measured", points: 100 });
    const row = scorecard.dimensions[2]?.indicators.find(({ id }) => id === "operator");
    expect(row?.quotes.map(({ text }) => text)).toEqual(["某某公司", "91X", "粤ICP备1号"]);
  });

  it("does not call absent what stands on pages nobody read", () => {
    const scorecard = scoreOne([], [home]);
    expect(measurementOf(scorecard, "refund-limit").kind).toBe("not_applicable");
    expect(measurementOf(scoreOne([]), "refund-limit").kind).toBe("unreachable");
    expect(measurementOf(scoreOne([], [policy()]), "refund-limit")).toMatchObject({ kind: "measured", points: 0 });
  });

  it("no longer believes a page read too long ago", () => {
    const stale = policy({}, { capturedAt: "2026-01-01T00:00:00Z" });
    expect(measurementOf(scoreOne([], [stale]), "refund-limit")).toEqual({
      kind: "unreachable",
      statement: "上次读到政策页面是 181 天前，太旧，不评",
    });
  });

  it("takes clauses off the whole, each sentence once and at its worst", () => {
    const clause = (severity: "blocker" | "bad" | "vague", text: string) => ({
      severity,
      rule: "r",
      law: null,
      excerpt: excerpt(text),
    });
    const clauses = [
      clause("vague", "最终解释权归本站"),
      clause("blocker", "最终解释权归 本站"),
      clause("bad", "概不退换"),
    ];
    const scorecard = scoreOne([], [policy({ clauses }), home]);
    expect(measurementOf(scorecard, "clause-deductions")).toMatchObject({ value: 12, points: 88 });
    const without = scoreOne([], [policy(), home]).dimensions[2]?.score?.points ?? 0;
    expect(scorecard.dimensions[2]?.score?.points).toBeCloseTo(without - 12, 6);
    expect(scorecard.flags).toContain("待人工复核：找到疑似红线条款 1 条；若属实，总分不超过 79");
  });
});

describe("penalties", () => {
  const promise = { seconds: 86_400, quantile: null, excerpt: excerpt("24小时内回复") };
  const slow: readonly Step[] = [
    ["assigned", 0],
    ["replied", 90],
  ];

  it("take points for a promise that the record contradicts, with the promise quoted", () => {
    const { penalties } = scoreOne(
      spread(30, () => slow),
      [policy({ responsePromises: [promise] })],
    );
    expect(penalties.map(({ id }) => id)).toEqual(["promise-gap"]);
    expect(penalties[0]?.points).toBeGreaterThan(10);
    expect(penalties[0]?.quotes[0]?.text).toBe("24小时内回复");
  });

  it("take nothing for a promise that is kept, or cannot be tested", () => {
    expect(
      scoreOne(
        spread(30, () => answered),
        [policy({ responsePromises: [promise] })],
      ).penalties,
    ).toEqual([]);
    const live = { ...promise, seconds: 30 };
    const untested = scoreOne(
      spread(30, () => slow),
      [policy({ responsePromises: [live] })],
    );
    expect(untested.penalties).toEqual([]);
    expect(untested.flags).toContain("未验证的承诺：30 秒内响应");
  });

  it("see that nobody answers at night where day and night are promised", () => {
    // Posted at 20:00 UTC, 04:00 in Shanghai; answered 8 hours later, at noon.
    const nightly = spread(
      40,
      () => [
        ["assigned", 0],
        ["replied", 8],
      ],
      (index) => ({
        postedAt: `2026-0${2 + (index % 4)}-${10 + Math.floor(index / 4)}T20:00:00Z`,
      }),
    ).map((each) => ({
      ...each,
      events: each.events.map((event, at) => ({ ...event, at: at === 0 ? each.postedAt : noonAfter(each.postedAt) })),
    }));
    const { penalties } = scoreOne(nightly, [policy({ humanRoundTheClock: excerpt("7×24小时人工客服") })]);
    expect(penalties.map(({ id }) => id)).toEqual(["false-round-the-clock"]);
  });

  it("call a boast false when its own terms contradict it", () => {
    const clauses = [{ severity: "bad" as const, rule: "r", law: null, excerpt: excerpt("售出概不退换") }];
    const { penalties } = scoreOne([], [policy({ sweepingPromises: [excerpt("无条件退款")], clauses })]);
    expect(penalties[0]).toMatchObject({
      id: "false-advertising",
      points: 6,
      statement: "页面宣传“无条件退款”，但自己的条款又写“售出概不退换”",
    });
  });

  it("do not call support missing after one look, but after two a week apart", () => {
    const look = (capturedAt: string) =>
      policy({}, { kind: "support", address: "https://example.test/kf", capturedAt });
    expect(scoreOne([], [look("2026-06-30T00:00:00Z")]).penalties).toEqual([]);
    const twice = scoreOne([], [look("2026-06-20T00:00:00Z"), look("2026-06-30T00:00:00Z")]);
    expect(twice.penalties.map(({ id }) => id)).toEqual(["missing-support"]);
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

function noonAfter(postedAt: string) {
  const day = Date.parse(postedAt) + 8 * 3_600_000;
  return complaint({ ageDays: 0, postedAt: `${new Date(day).toISOString().slice(0, 19)}Z` }).postedAt;
}
