import { describe, expect, it } from "vitest";
import { hoursBetween, Instant } from "../../data/model/time.ts";
import {
  AS_OF,
  answered,
  complaint,
  excerpt,
  measurementOf,
  policy,
  type Step,
  scoreOne,
  spread,
} from "./support/builders.ts";

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
    expect(measurementOf(scoreOne([], [stale]), "refund-limit")).toMatchObject({
      kind: "unreachable",
      statement: "上次读到政策页面是 181 天前，太旧，不评",
      english: "Policy pages were last read 181 days ago: too old to score",
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

  it("judge a promise of workdays by the calendar: what is slow in June is in time over the May holidays", () => {
    const refund = { code: "refund", from: "field", excerpt: excerpt("退款"), rule: "field", confidence: 0.95 };
    const window = { value: { min: 0, max: 72, unit: "workday" as const }, excerpt: excerpt("3个工作日内退款") };
    const gapFor = (day: string) => {
      const postedAt = Instant.parse(`${day}T02:00:00Z`);
      const ageDays = hoursBetween(postedAt, AS_OF) / 24;
      const steps: readonly Step[] = [
        ["assigned", 0],
        ["replied", 3],
        ["confirmed", 180],
      ];
      const complaints = Array.from({ length: 30 }, () => complaint({ ageDays, steps, remedies: [refund] }));
      return scoreOne(complaints, [policy({ refundWindow: window })]).penalties.map(({ id }) => id);
    };
    expect(gapFor("2026-05-27")).toEqual(["promise-gap"]);
    expect(gapFor("2026-04-30")).toEqual([]);
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

  it("hold no price and no speed against terms of refund", () => {
    const clauses = [{ severity: "bad" as const, rule: "r", law: null, excerpt: excerpt("售出概不退换") }];
    for (const boast of ["全网最低价", "秒到账"]) {
      const { penalties } = scoreOne([], [policy({ sweepingPromises: [excerpt(boast)], clauses })]);
      expect(penalties).toEqual([]);
    }
    const both = [excerpt("全网最低价"), excerpt("永久售后")];
    const { penalties } = scoreOne([], [policy({ sweepingPromises: both, clauses })]);
    expect(penalties[0]?.statement).toContain("永久售后");
  });

  it("do not call support missing after one look, but after two a week apart", () => {
    const look = (capturedAt: string) =>
      policy({}, { kind: "support", address: "https://example.test/kf", capturedAt });
    expect(scoreOne([], [look("2026-06-30T00:00:00Z")]).penalties).toEqual([]);
    const twice = scoreOne([], [look("2026-06-20T00:00:00Z"), look("2026-06-30T00:00:00Z")]);
    expect(twice.penalties.map(({ id }) => id)).toEqual(["missing-support"]);
  });
});

function noonAfter(postedAt: string) {
  const day = Date.parse(postedAt) + 8 * 3_600_000;
  return complaint({ ageDays: 0, postedAt: `${new Date(day).toISOString().slice(0, 19)}Z` }).postedAt;
}
