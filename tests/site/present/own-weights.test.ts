import { describe, expect, it } from "vitest";
import { bytesToDraws, drawsToBytes, packDraws } from "../../../data/model/draws.ts";
import { PlatformSummary } from "../../../data/model/report.ts";
import { assembleEvidence } from "../../../scoring/evidence/assemble-evidence.ts";
import { METHOD } from "../../../scoring/method.ts";
import { scoreMarket } from "../../../scoring/score-market.ts";
import { drawsBytes, drawsIndex } from "../../../site/present/draws.ts";
import { PRESETS, readWeights, reweigh, wholeWeights, writeWeights } from "../../../site/present/own-weights.ts";
import { AS_OF, complaint, HASH, platform, source } from "../../scoring/support/builders.ts";
import { sampleReport } from "../support/sample-report.ts";

/** Twelve platforms that answer and settle ever less. */
function scoredReport() {
  const ids = Array.from({ length: 12 }, (_, index) => `p${String(index).padStart(2, "0")}`);
  const complaints = ids.flatMap((id, rank) =>
    Array.from({ length: 50 }, (_, index) =>
      complaint({
        platform: id,
        ageDays: 32 + index * 3,
        steps:
          (index * 7) % 14 >= rank
            ? [
                ["assigned", 0],
                ["replied", 3],
                ["confirmed", 20],
              ]
            : [["assigned", 0]],
      }),
    ),
  );
  const evidence = assembleEvidence(ids.map(platform), complaints, [], [source()], AS_OF);
  const { scorecards, ranks } = scoreMarket(evidence, { method: METHOD, paramsSha256: HASH, draws: 1000 });
  const { report } = sampleReport({ only: [] });
  const dimensions = METHOD.dimensions.map(({ id, weight }, index) => ({
    ...report.method.dimensions[index],
    id,
    weight,
  }));
  const platforms = scorecards.map((scorecard) =>
    PlatformSummary.parse({
      platform: platform(scorecard.platform),
      scorecard,
      rank: ranks.find((each) => each.platform === scorecard.platform) ?? null,
      topIssues: [],
    }),
  );
  const method = { ...report.method, dimensions, parameters: { ...METHOD.parameters } };
  return { ...report, method: method as typeof report.method, platforms };
}

describe("own weights", () => {
  const report = scoredReport();
  const index = drawsIndex(report);
  const bytes = drawsBytes(report);
  const methodWeights = report.method.dimensions.map((each) => each.weight);

  it("say at the method's weights what the report says", () => {
    const found = new Map(reweigh(index, bytes, methodWeights).map((each) => [each.id, each]));
    expect(found.size).toBe(index.platforms.length);
    for (const { platform: own, scorecard, rank } of report.platforms) {
      const each = found.get(own.id);
      const { rating } = scorecard;
      if (rating.kind !== "rated") throw new Error(`${own.id} is not rated`);
      expect(each?.points).toBeCloseTo(rating.points, 9);
      expect(Math.abs((each?.low ?? 0) - rating.low), own.id).toBeLessThan(1.2);
      expect(Math.abs((each?.high ?? 0) - rating.high), own.id).toBeLessThan(1.2);
      expect(each?.grade).toBe(rating.grade);
      expect(each?.rank.tier, own.id).toBe(rank?.tier);
      expect(Math.abs((each?.rank.low ?? 0) - (rank?.low ?? 0))).toBeLessThanOrEqual(1);
      expect(Math.abs((each?.rank.high ?? 0) - (rank?.high ?? 0))).toBeLessThanOrEqual(1);
    }
  });

  it("do not care in what unit they are told", () => {
    const once = reweigh(index, bytes, methodWeights).map((each) => each.points);
    const scaled = reweigh(index, bytes, wholeWeights(methodWeights)).map((each) => each.points);
    for (const [place, points] of scaled.entries()) expect(points).toBeCloseTo(once[place] ?? Number.NaN, 9);
  });

  it("give back the one dimension that alone counts", () => {
    const [first] = reweigh(index, bytes, [1, 0, 0, 0]);
    expect(first?.points).toBeCloseTo(index.platforms[0]?.points[0] ?? Number.NaN, 9);
  });

  it("leave out whom too little is known about for these weights, and move no penalty and no ceiling", () => {
    const [first, ...rest] = index.platforms;
    if (first === undefined) throw new Error("no platform");
    const unmeasured = { ...index, platforms: [{ ...first, points: [null, 50, 50, 50] }, ...rest] };
    expect(reweigh(unmeasured, bytes, [10, 1, 1, 1]).map((each) => each.id)).not.toContain(first.id);
    const punished = { ...index, platforms: [{ ...first, penalties: [7], ceilings: [39] }, ...rest] };
    // Without policy pages nothing is known for those who look at rules.
    expect(reweigh(index, bytes, PRESETS.rules)).toEqual([]);
    for (const weights of [PRESETS.fast, PRESETS.resolve, PRESETS.voices]) {
      const [free] = reweigh(index, bytes, weights);
      const [bound] = reweigh(punished, bytes, weights);
      expect(bound?.points).toBeCloseTo(Math.min((free?.points ?? 0) - 7, 39), 9);
      expect(bound?.high).toBeLessThanOrEqual(39);
    }
  });

  it("are read from an address and nothing else", () => {
    expect(readWeights("3.5.2.2", 4)).toEqual([3, 5, 2, 2]);
    expect(readWeights(writeWeights([5, 7, 4, 4]), 4)).toEqual([5, 7, 4, 4]);
    expect(readWeights("99.0.0.1", 4)).toEqual([10, 0, 0, 1]);
    for (const wrong of [null, "", "3.5.2", "a.b.c.d", "0.0.0.0", "-1.2.3.4", "1e3.1.1.1"]) {
      expect(readWeights(wrong, 4), String(wrong)).toBeNull();
    }
  });

  it("are whole numbers in the method's proportions", () => {
    expect(wholeWeights([0.25, 0.35, 0.2, 0.2])).toEqual([5, 7, 4, 4]);
    expect(wholeWeights([1 / 3, 1 / 3, 1 / 3])).toEqual([1, 1, 1]);
    expect(wholeWeights([0.317, 0.683])).toEqual([5, 10]);
  });
});

describe("kept draws", () => {
  it("come back to within a fifth of a point, evenly along their totals", () => {
    const draws = Array.from({ length: 1000 }, (_, draw) => (draw * 617) % 1000);
    const points = draws.map((each) => each / 10);
    const [row, none] = bytesToDraws(drawsToBytes(packDraws([points, []], draws), 2));
    expect(none).toBeNull();
    expect(row).toHaveLength(128);
    expect(row?.[0]).toBeCloseTo(0.3, 0);
    expect(row?.[64]).toBeCloseTo(50.4, 0);
    for (const [place, each] of (row ?? []).entries())
      expect(Math.abs(each - ((place + 0.5) / 128) * 100)).toBeLessThan(0.35);
  });

  it("are unscored throughout where there are none", () => {
    expect(bytesToDraws(drawsToBytes("", 4))).toEqual([null, null, null, null]);
  });
});
