import { describe, expect, it } from "vitest";
import { packDraws } from "../../../data/model/draws.ts";
import { Instant } from "../../../data/model/time.ts";
import { formatDay, formatMoment, formatMonth, isoDay, staleDays } from "../../../site/present/dates.ts";
import { flattenParameters } from "../../../site/present/parameters.ts";
import { compareValues } from "../../../site/present/sorting.ts";
import { tierName } from "../../../site/present/tiers.ts";
import { type Contender, contenderMarks, readContender, verdictSentence } from "../../../site/present/verdict.ts";
import { hostOf, issueWord, isWebAddress, shorten } from "../../../site/present/words.ts";

const at = (text: string) => Instant.parse(text);

describe("days", () => {
  it("are those of Shanghai, whatever the host's zone", () => {
    expect(formatDay(at("2026-11-21T16:30:00Z"))).toBe("2026年11月22日");
    expect(formatMoment(at("2026-11-21T16:05:00Z"))).toBe("2026年11月22日 00:05");
    expect(isoDay(at("2026-03-01T15:59:59Z"))).toBe("2026-03-01");
    expect(formatMonth("2026-03")).toBe("2026年3月");
  });

  it("tell when the newest capture is too old, and are silent when it is not or there is none", () => {
    const asOf = at("2026-11-20T00:00:00Z");
    expect(staleDays([at("2026-01-01T00:00:00Z"), at("2026-08-15T00:00:00Z")], asOf)).toBe(97);
    expect(staleDays([at("2026-11-01T00:00:00Z")], asOf)).toBeNull();
    expect(staleDays([], asOf)).toBeNull();
  });
});

describe("words", () => {
  it("name tiers in Chinese numbers", () => {
    expect([1, 10, 12, 20, 35].map((tier) => tierName(tier, "zh"))).toEqual([
      "第一梯队",
      "第十梯队",
      "第十二梯队",
      "第二十梯队",
      "第三十五梯队",
    ]);
  });

  it("cut by letters a reader sees, and show an unknown code as it is", () => {
    expect(shorten("到账😡了吗", 3)).toBe("到账😡…");
    expect(issueWord("one_sided_charge")).toBe("单边账");
    expect(issueWord("never_heard_of")).toBe("never_heard_of");
  });

  it("make no link of what a browser might run", () => {
    expect(isWebAddress("javascript:alert(1)")).toBe(false);
    expect(hostOf("https://www.a.test/b?c")).toBe("www.a.test");
    expect(hostOf("不是网址")).toBe("不是网址");
  });
});

describe("sorting", () => {
  it("keeps the unknown last in either direction", () => {
    const values = ["9", "", "10"];
    expect([...values].sort((a, b) => compareValues(a, b, "ascending"))).toEqual(["9", "10", ""]);
    expect([...values].sort((a, b) => compareValues(a, b, "descending"))).toEqual(["10", "9", ""]);
  });
});

describe("a verdict on several platforms", () => {
  const contender = (id: string, points: number | null, indistinguishable: readonly string[] = []): Contender => ({
    id,
    name: id,
    points,
    score: points === null ? "" : `${points} (${points - 5}–${points + 5})`,
    indistinguishable,
    draws: "",
  });

  it("names who is better in a dimension where at least 95 % of draws say so, and nothing else", () => {
    const row = (middle: number) => Array.from({ length: 200 }, (_, draw) => middle + (draw - 100) / 20);
    const drawn = (id: string, middles: readonly number[]) => ({
      ...contender(id, 70, ["甲", "乙"]),
      draws: packDraws(middles.map(row), row(50)),
    });
    const verdict = verdictSentence([drawn("甲", [50, 80, 50, 50]), drawn("乙", [50, 60, 58, 52])]);
    expect(verdict).toContain("甲在解决上更好的把握为 99% 以上。");
    expect(verdict).toContain("乙在透明上更好的把握为 9");
    expect(verdict).not.toMatch(/响应上|口碑上/);
  });

  it("declares a draw where the ranges cannot be told apart", () => {
    expect(verdictSentence([contender("甲", 70, ["乙"]), contender("乙", 72, ["甲"])])).toContain("乙、甲分不出高下");
  });

  it("sets one above another only where they can be told apart", () => {
    expect(verdictSentence([contender("甲", 40), contender("乙", 72)])).toContain("乙 72 (67–77) 高于 甲 40 (35–45)");
  });

  it("compares nobody with who is not rated", () => {
    const verdict = verdictSentence([contender("甲", 70), contender("乙", null)]);
    expect(verdict).toBe("乙暂不评级，不能和别家比总分；下面只并列已知的事实。");
  });

  it("claims nothing of a middle one that ties with both ends but not they with each other", () => {
    const verdict = verdictSentence([
      contender("甲", 80, ["乙"]),
      contender("乙", 72, ["甲", "丙"]),
      contender("丙", 64, ["乙"]),
    ]);
    expect(verdict).toBe(
      "按现有公开材料，甲 80 (75–85) 高于 丙 64 (59–69)，把握在 95% 以上；甲和乙，乙和丙分不出高下。",
    );
  });

  it("survives the way through a page", () => {
    const marks = Object.fromEntries(
      Object.entries(contenderMarks(contender("a", null, ["b", "c"]))).map(([name, value]) => [name.slice(5), value]),
    );
    expect(readContender(marks)).toEqual(contender("a", null, ["b", "c"]));
  });
});

describe("parameters", () => {
  it("become flat rows, a list of plain values staying one", () => {
    expect(flattenParameters({ a: { b: [1, 2] }, c: null })).toEqual([
      { name: "a.b", value: "1, 2" },
      { name: "c", value: "null" },
    ]);
  });
});
