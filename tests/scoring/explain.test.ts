import { describe, expect, it } from "vitest";
import { explainChange } from "../../scoring/explain-change.ts";
import { explainImprovement } from "../../scoring/explain-improvement.ts";
import { explainScorecard } from "../../scoring/explain-scorecard.ts";
import { findImprovement } from "../../scoring/find-improvement.ts";
import { METHOD } from "../../scoring/method.ts";
import { complaint, daysAgo, excerpt, HASH, policy, type Step, scoreOne } from "./support/builders.ts";

const histories: readonly (readonly Step[])[] = [
  [],
  [["replied", 30]],
  [
    ["replied", 30],
    ["confirmed", 60],
  ],
];
const complaints = Array.from({ length: 60 }, (_, index) =>
  complaint({ ageDays: 31 + index * 3, steps: histories[index % 3] ?? [] }),
);
const promise = { seconds: 86_400, quantile: null, excerpt: excerpt("24小时内回复") };
const scorecard = scoreOne(complaints, [policy({ responsePromises: [promise] })], 100);

describe("an explanation", () => {
  const lines = explainScorecard(scorecard, METHOD);

  it("is a tree down to quotes with address, day of capture, and what found them", () => {
    expect(lines.some((line) => /^├─ 响应时效（权重 25%）：.*使总分少/u.test(line))).toBe(true);
    expect(lines.some((line) => /^│ {2}├─ 投诉首次回复/u.test(line))).toBe(true);
    expect(
      lines.some((line) => /「.+」 https:\/\/\S+（\d{4}-\d{2}-\d{2} 抓取；规则 \S+，把握 \d+%）$/u.test(line)),
    ).toBe(true);
  });

  it("says what would raise the grade, most first", () => {
    const [head, ...gains] = explainImprovement(scorecard, METHOD);
    expect(head).toMatch(/^要到 [A-D] 级（\d+ 分），还差 [\d.]+ 分/u);
    const reached = gains.map((line) => Number(/总分可到 ([\d.]+)/u.exec(line)?.[1]));
    expect(reached).toHaveLength(3);
    expect(reached).toEqual([...reached].sort((one, other) => other - one));
    if (scorecard.rating.kind === "rated") expect(reached[2]).toBeGreaterThan(scorecard.rating.points);
  });

  it("says the same in English, and which step is enough", () => {
    const found = findImprovement(scorecard, METHOD);
    expect(found?.steps).toHaveLength(3);
    for (const { english, points, isEnough } of found?.steps ?? []) {
      expect(english).toMatch(/^(Full points for|No more) “[A-Z][^\u4e00-\u9fff]+”$/u);
      expect(isEnough).toBe(points >= (found?.from ?? 0));
    }
  });

  it("says what must go before anything else helps", () => {
    const { rating } = scorecard;
    if (rating.kind !== "rated") throw new Error("not rated");
    const ceiling = { id: "regulatory", limit: 39, statement: "被处罚", english: "Fined", quotes: [] };
    const held = { ...scorecard, raw: 60, ceilings: [ceiling], rating: { ...rating, points: 39, grade: "E" as const } };
    expect(findImprovement(held, METHOD)).toMatchObject({
      grade: "D",
      missing: 1,
      steps: [],
      needed: [{ statement: "先要去掉封顶 39 分的原因：被处罚" }],
    });
    const good = { ...scorecard, rating: { ...rating, points: 86, grade: "B" as const } };
    expect(findImprovement(good, METHOD)).toMatchObject({
      grade: "A",
      missing: 0,
      needed: [{ statement: expect.stringContaining("70") }],
    });
  });

  it("promises nothing to who is not rated", () => {
    expect(explainImprovement(scoreOne([]), METHOD)).toHaveLength(1);
    expect(findImprovement(scoreOne([]), METHOD)).toBeNull();
  });
});

describe("a figure", () => {
  const indicators = scorecard.dimensions.flatMap((each) => each.indicators);
  const measured = indicators.flatMap(({ id, measurement, quotes }) =>
    measurement.kind === "measured" ? [{ id, quotes, ...measurement }] : [],
  );

  it("says how far back it looks, and what was believed before", () => {
    for (const { id, windowDays } of measured) expect(windowDays, id).toBeGreaterThan(0);
    const reply = measured.find(({ id }) => id === "complaint-reply");
    expect(reply).toMatchObject({ n: 60, grievances: 60, censored: 20, windowDays: 365, prior: { strength: 4 } });
  });

  it("quotes words that stand where it says", () => {
    const texts = complaints.map(({ narrative }) => narrative as string);
    const quotes = measured.find(({ id }) => id === "resolution-rate")?.quotes ?? [];
    expect(quotes.length).toBeGreaterThan(0);
    for (const { text, start, end } of quotes) expect(texts.some((each) => each.slice(start, end) === text)).toBe(true);
  });
});

describe("why a score changed", () => {
  it("is not said where nothing did", () => {
    expect(explainChange(scorecard, scorecard, [])).toEqual([expect.stringContaining("没有变化")]);
  });

  it("is the method, an objection, or the data", () => {
    const before = { ...scorecard, asOf: daysAgo(30), paramsSha256: "b".repeat(64), methodVersion: "kts-1.0.0" };
    const objection = { receivedAt: daysAgo(5), decidedAt: null, contests: ["promise-gap"] };
    const after = { ...scorecard, paramsSha256: HASH, penalties: [] };
    const said = explainChange(before, after, [objection]).join("\n");
    expect(said).toContain("方法变了：kts-1.0.0 → kts-1.2.4");
    expect(said).toContain("1 件异议");
    expect(said).toContain("数据变了");
    expect(said).toContain("不再有的扣分：承诺24 小时内响应");
    expect(explainChange(before, { ...after, paramsSha256: before.paramsSha256 }, []).join("\n")).not.toContain(
      "方法变了",
    );
  });
});
