import { describe, expect, it } from "vitest";
import { assembleEvidence } from "../../scoring/evidence/assemble-evidence.ts";
import { fitPriors } from "../../scoring/fit-priors.ts";
import { METHOD } from "../../scoring/method.ts";
import { PARAMETERS } from "../../scoring/parameters.ts";
import { scoreMarket } from "../../scoring/score-market.ts";
import { AS_OF, complaint, HASH, platform, type Step, source } from "./support/builders.ts";

/** Platforms whose n-th answers ever fewer of its complaints. */
function market(platforms: number, complaints: number) {
  const ids = Array.from({ length: platforms }, (_, index) => `p${String(index).padStart(2, "0")}`);
  const all = ids.flatMap((id, rank) =>
    Array.from({ length: complaints }, (_, index) => {
      const answers = (index * 7) % platforms >= rank;
      const steps: readonly Step[] = answers
        ? [
            ["assigned", 0],
            ["replied", 3],
            ["confirmed", 20],
          ]
        : [["assigned", 0]];
      return complaint({ platform: id, ageDays: 32 + (index * 150) / complaints, steps });
    }),
  );
  return assembleEvidence(ids.map(platform), all, [], [source()], AS_OF);
}

describe("a market", () => {
  const evidence = market(10, 60);
  const { scorecards, ranks } = scoreMarket(evidence, { method: METHOD, paramsSha256: HASH, draws: 300 });

  it("scores every platform, in the order given", () => {
    expect(scorecards.map((each) => each.platform)).toEqual(evidence.map((each) => each.platform));
  });

  it("ranks those who answer most first, in tiers that cannot be told apart inside", () => {
    expect(ranks[0]?.platform).toBe("p00");
    expect(ranks.at(-1)?.platform).toBe("p09");
    const tiers = ranks.map((each) => each.tier);
    expect([...tiers].sort((one, other) => one - other)).toEqual(tiers);
    for (const [index, { low, high }] of ranks.entries()) {
      expect(low).toBeLessThanOrEqual(index + 1);
      expect(high).toBeGreaterThanOrEqual(index + 1);
    }
    expect(ranks[0]?.indistinguishable).not.toContain("p09");
    expect(ranks[0]?.indistinguishable).toContain("p01");
  });

  it("teaches priors only when eight others have something to teach", () => {
    const few = fitPriors(evidence.slice(0, 8), PARAMETERS);
    expect(few[0]?.reply).toEqual(PARAMETERS.priors.reply);
    const enough = fitPriors(evidence.slice(0, 9), PARAMETERS);
    expect(enough[0]?.reply.shares).not.toEqual(PARAMETERS.priors.reply.shares);
    expect(enough[0]?.reply.strength).toBeGreaterThanOrEqual(2);
    expect(enough[0]?.reply.strength).toBeLessThanOrEqual(50);
  });

  it("moves nobody with much evidence by more than a point when a platform is added", () => {
    const without = scoreMarket(evidence.slice(0, 9), { method: METHOD, paramsSha256: HASH, draws: 50 }).scorecards;
    for (const [index, before] of without.entries()) {
      const after = scorecards[index];
      if (before.rating.kind !== "rated" || after?.rating.kind !== "rated") throw new Error("all are rated");
      expect(Math.abs(after.rating.points - before.rating.points)).toBeLessThan(1);
    }
  });
});

describe("a source that disagrees with another", () => {
  it("is shown beside it, and widens the range", () => {
    const all = Array.from({ length: 60 }, (_, index) =>
      complaint({
        source: index % 2 ? "site" : "other",
        ageDays: 32 + index * 2,
        steps:
          index % 2
            ? [
                ["replied", 3],
                ["confirmed", 9],
              ]
            : [
                ["replied", 3],
                ["disputed", 9],
              ],
      }),
    );
    const sources = [source(), source({ id: "other", name: "另一投诉网" })];
    const [one] = scoreMarket(assembleEvidence([platform()], all, [], sources, AS_OF), {
      method: METHOD,
      paramsSha256: HASH,
      draws: 100,
    }).scorecards;
    expect(one?.flags[0]).toBe("来源不一致：折算解决率 另一投诉网 0%，示例投诉网 100%");
    const rate = one?.dimensions[1]?.indicators[0]?.measurement;
    expect(rate?.kind === "measured" && rate.high - rate.low).toBeGreaterThan(60);
  });
});
