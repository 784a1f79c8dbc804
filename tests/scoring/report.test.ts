import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { Platform } from "../../data/model/platform.ts";
import { MethodDescription, PlatformReport, Report } from "../../data/model/report.ts";
import { Workspace } from "../../data/model/workspace.ts";
import { assembleReport } from "../../scoring/assemble-report.ts";
import { CEILINGS } from "../../scoring/ceilings.ts";
import { describeMethod, hashParameters, sortedJson } from "../../scoring/describe-method.ts";
import { findImprovement } from "../../scoring/find-improvement.ts";
import { METHOD } from "../../scoring/method.ts";
import { RUBRIC } from "../../scoring/rubric.ts";
import { scoreMarket } from "../../scoring/score-market.ts";
import { AS_OF, complaint, evidenceOf, HASH, label, platform } from "./support/builders.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("the method", () => {
  it("describes itself completely", () => {
    const described = describeMethod(METHOD, sha256);
    expect(MethodDescription.parse(described)).toEqual(described);
    expect(described.paramsSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(described.version).toBe("kts-1.2.4");
  });

  it("has weights that sum to one, and every indicator once", () => {
    const total = (weights: readonly number[]) => weights.reduce((sum, weight) => sum + weight, 0);
    expect(total(METHOD.dimensions.map(({ weight }) => weight))).toBeCloseTo(1, 12);
    for (const { rows } of METHOD.dimensions) expect(total(rows.map(({ weight }) => weight))).toBeCloseTo(1, 12);
    const ids = METHOD.dimensions.flatMap(({ rows }) => rows.map(({ indicator }) => indicator.id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(total(RUBRIC.map(({ points }) => points))).toBe(100);
    expect(new Set(CEILINGS.map(({ id }) => id)).size).toBe(CEILINGS.length);
  });

  it("does not change its numbers unnoticed: a change needs a version and an entry in CHANGELOG.md", () => {
    expect([METHOD.version, hashParameters(METHOD, sha256).slice(0, 12)]).toMatchInlineSnapshot(`
      [
        "kts-1.2.4",
        "6e0e56b29a19",
      ]
    `);
  });

  it("writes objects with their keys in order", () => {
    expect(sortedJson({ b: [1, null], a: "x" })).toBe('{"a":"x","b":[1,null]}');
  });
});

describe("the report", () => {
  const complaints = [
    ...Array.from({ length: 70 }, (_, index) =>
      complaint({
        ageDays: 1 + index,
        steps: [
          ["replied", 2],
          ["confirmed", 5],
        ],
      }),
    ),
    complaint({ ageDays: 40, issues: [label("refund_difficulty"), label("refund_difficulty")] }),
  ];
  const { scorecards, ranks } = scoreMarket([evidenceOf(complaints)], {
    method: METHOD,
    paramsSha256: HASH,
    draws: 50,
  });
  const input = {
    workspace: Workspace.parse({ title: "示例", demo: true }),
    asOf: AS_OF,
    method: describeMethod(METHOD, sha256),
    platforms: [platform(), platform("unscored")],
    complaintsOf: (id: string) => complaints.filter((each) => each.platform === id),
    policies: [],
    versions: [],
    continuities: [],
    tallies: [],
    alarms: [],
    visits: { ok: 3 },
    sources: [],
    scorecards,
    ranks,
    lookAhead: null,
  };
  const platforms: PlatformReport[] = [];
  const report = assembleReport(input, (each) => platforms.push(each));

  it("is what the site expects", () => {
    expect(Report.parse(report)).toEqual(report);
    for (const each of platforms) expect(PlatformReport.parse(each)).toEqual(each);
    expect(report.totals).toEqual({ platforms: 1, rated: 1, complaints: 71, policies: 0, alarms: 0 });
  });

  it("shows the sixty newest complaints and counts all", () => {
    const [one] = platforms;
    expect(one?.complaints).toHaveLength(60);
    expect(one?.complaintsTotal).toBe(71);
    expect(one?.months.map(({ month }) => month)).toEqual(["2026-04", "2026-05", "2026-06"]);
    expect(one?.months.reduce((sum, { resolved }) => sum + resolved, 0)).toBe(70);
    expect(one?.topIssues).toEqual([{ code: "refund_difficulty", share: 1 / 71 }]);
  });

  it("says what would raise the grade", () => {
    const [scorecard] = scorecards;
    if (scorecard === undefined) throw new Error("nobody was scored");
    expect(platforms[0]?.improvement).toEqual(findImprovement(scorecard, METHOD));
  });

  it("shows of a removed platform when and why, and nothing that was said about it", () => {
    const fate = { kind: "removed", since: "2026-06-20", reason: "已停止运营，经核实。" };
    const gone = Platform.parse({ ...platform(), home: "https://example.test/", fate });
    const stones: PlatformReport[] = [];
    const after = assembleReport({ ...input, platforms: [gone] }, (each, all, excluded) => {
      expect([all, excluded]).toEqual([[], []]);
      stones.push(PlatformReport.parse(each));
    });
    expect(Report.parse(after).totals).toEqual({ platforms: 0, rated: 0, complaints: 0, policies: 0, alarms: 0 });
    const [stone] = stones;
    expect(stone?.platform.fate).toEqual(fate);
    expect(stone?.scorecard.rating).toMatchObject({
      kind: "not_rated",
      reasons: ["2026-06-20 移除：已停止运营，经核实。"],
    });
    expect(JSON.stringify(stone)).not.toMatch(/example\.test|complaints\.example/);
  });

  it("is the same for the same input in another order", () => {
    const again: PlatformReport[] = [];
    const complaintsOf = (id: string) => [...input.complaintsOf(id)].reverse();
    expect(assembleReport({ ...input, complaintsOf }, (each) => again.push(each))).toEqual(report);
    expect(again).toEqual(platforms);
  });
});
