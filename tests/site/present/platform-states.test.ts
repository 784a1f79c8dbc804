import { describe, expect, it } from "vitest";
import { PlatformReport } from "../../../data/model/report.ts";
import { platformStates } from "../../../site/present/platform-states.ts";
import { keptPromises } from "../../../site/present/promises.ts";
import { placeHistory, scoreHistory } from "../../../site/present/score-history.ts";
import { sampleReport } from "../support/sample-report.ts";
import { quote, SAMPLE_TIME } from "../support/sample-texts.ts";

const { platforms } = sampleReport();

/** A platform of the sample, changed where a state asks for it, and read through the schema again. */
function sample(id: string, change: Record<string, unknown> = {}): PlatformReport {
  const found = platforms.find((each) => each.platform.id === id);
  if (found === undefined) throw new Error(id);
  return PlatformReport.parse({ ...found, ...change });
}

const fate = (id: string, value: Record<string, unknown>) => ({ platform: { ...sample(id).platform, fate: value } });
const correction = (kind: string, state: string) => ({
  id: "a-1",
  platform: "xingtu",
  kind,
  state,
  receivedAt: "2026-11-01T00:00:00Z",
  text: "请再核对一次。",
  decidedAt: null,
});
const silent = {
  platform: "qinghe",
  channels: [],
  months: [],
  lastAnswered: null,
  silentSince: "2026-09-01T00:00:00Z",
};
const ids = (report: PlatformReport) => platformStates(report, "zh").map((each) => each.id);
const old = (id: string) => ({
  complaints: sample(id).complaints.map((each) => ({ ...each, lastObservedAt: "2026-08-01T00:00:00Z" })),
  policies: sample(id).policies.map((each) => ({ ...each, capturedAt: "2026-08-01T00:00:00Z" })),
});

/** The fourteen states of a platform, each with a fixture. */
const STATES: readonly (readonly [name: string, report: PlatformReport, expected: readonly string[]])[] = [
  ["rated", sample("qinghe"), []],
  ["provisional, and its sources disagree", sample("yunzhou"), ["provisional", "conflict"]],
  ["too few complaints", sample("nuanyang"), ["few"]],
  ["no complaints", sample("chuxin", { policies: [] }), ["none"]],
  ["only its rules", sample("chuxin"), ["policyOnly"]],
  ["stale", sample("qinghe", old("qinghe")), ["stale"]],
  ["policy unreachable", sample("longmen"), ["few", "unreachable"]],
  ["penalty active", sample("xingtu"), ["penalty"]],
  ["ceiling active", sample("feiyu"), ["ceiling"]],
  ["objection pending", sample("xingtu", { corrections: [correction("objection", "open")] }), ["penalty", "objection"]],
  ["replied", sample("xingtu", { corrections: [correction("statement", "noted")] }), ["penalty", "replied"]],
  ["renamed", sample("qinghe", fate("qinghe", { kind: "renamed", since: "2026-10-01", to: "青禾新站" })), ["renamed"]],
  ["clone", sample("qinghe", fate("qinghe", { kind: "clone", of: "百川数卡" })), ["clone"]],
  ["closed", sample("qinghe", { continuity: silent }), ["closed"]],
];

describe("the states of a platform", () => {
  it.each(STATES)("%s", (_, report, expected) => {
    expect(ids(report)).toEqual(expected);
    const english = platformStates(report, "en").filter((each) => each.id !== "conflict" && each.id !== "clone");
    for (const { id, text } of english) if (id !== "renamed") expect(text).not.toMatch(/\p{Script=Han}/u);
  });

  it("say since when and how much", () => {
    const texts = (report: PlatformReport) => platformStates(report, "zh").map((each) => each.text);
    expect(texts(sample("qinghe", old("qinghe")))).toEqual([expect.stringMatching(/最近一次有效抓取在 1\d\d 天前/)]);
    expect(texts(sample("qinghe", { continuity: silent }))).toEqual(["站点已无法访问，2026年9月1日起"]);
    expect(texts(sample("feiyu"))).toEqual(["总分封顶 49 分"]);
  });
});

describe("promises beside practice", () => {
  const tested = (verdict: string, share: number | null) => ({
    about: "resolution",
    hours: 24,
    quantile: 0.9,
    kept: share === null ? null : { share, low: share - 0.1, high: share + 0.05 },
    verdict,
    quote: quote("24 小时内给出方案", "https://www.qinghe.test/help"),
  });
  const withPromises = (promises: unknown[]) =>
    sample("qinghe", { scorecard: { ...sample("qinghe").scorecard, promises } });

  it("tell what was kept, with its range and what was due", () => {
    const [, row] = keptPromises(withPromises([tested("gap", 0.4)]), "zh");
    expect(row?.verdict).toBe("gap");
    expect(row?.practice[0]).toContain("24 小时内得到回复的 40%（30–45%）");
    expect(row?.practice[0]).toContain("应达 90%");
  });

  it("take the worst of two, and call untested what the record cannot tell", () => {
    expect(keptPromises(withPromises([tested("kept", 0.95), tested("gap", 0.4)]), "zh")[1]?.verdict).toBe("gap");
    expect(keptPromises(withPromises([tested("untested", null)]), "zh")[1]?.verdict).toBe("untested");
    expect(keptPromises(sample("longmen"), "zh").every((each) => each.promise === null)).toBe(true);
  });
});

describe("a score through its reports", () => {
  const rating = (points: number) => ({ points, low: points - 5, high: points + 5, grade: "B" as const });
  const report = (asOf: string, points: number | null, methodVersion = "1") => ({
    asOf,
    methodVersion,
    paramsSha256: "p",
    recomputed: false,
    platforms: [{ id: "qinghe", rating: points === null ? null : rating(points) }],
  });
  const reports = [
    report("2026-09-01T00:00:00Z", 70),
    report("2026-10-01T00:00:00Z", null),
    report(SAMPLE_TIME, 80, "2"),
  ] as unknown as Parameters<typeof scoreHistory>[0];

  it("marks what happened since the report before", () => {
    const points = scoreHistory(reports, sample("qinghe", { corrections: [correction("correction", "noted")] }));
    expect(points.map((each) => each.marks)).toEqual([[], [], ["method", "correction"]]);
  });

  it("draws the rated reports in time, higher for more", () => {
    const placed = placeHistory(scoreHistory(reports, sample("qinghe")), 100);
    expect(placed.map(({ x, y }) => [x, y])).toEqual([
      ["3%", 30],
      ["97%", 20],
    ]);
  });
});
