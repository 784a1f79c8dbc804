import { describe, expect, it } from "vitest";
import { addHours, fromShanghai, type Instant } from "../../data/model/time.ts";
import { countDays, type PerDay, viewMarket } from "../../scoring/market-view.ts";
import { complaint, excerpt, policy, scoreOne } from "./support/builders.ts";

const asOf = fromShanghai(2026, 7, 1, 12);
const noons = Array.from({ length: 365 }, (_, index) => addHours(asOf, -24 * (index + 1)));
const posted = (at: Instant, count: number) => Array.from({ length: count }, () => at);

const NOBODY = { scorecards: [], policies: [] };

function counted(moments: readonly Instant[]): PerDay {
  const { perDay, add } = countDays();
  for (const each of moments) add(each);
  return perDay;
}

describe("the view of the market", () => {
  it("tells how many times as many complaints come in a season as on usual days", () => {
    const isPromotion = (at: Instant) => at >= fromShanghai(2026, 5, 31) && at < fromShanghai(2026, 6, 21);
    const complaints = noons.flatMap((at) => posted(at, isPromotion(at) ? 6 : 2));
    const { seasons } = viewMarket(counted(complaints), NOBODY, asOf);
    expect(seasons.map(({ zh }) => zh).sort()).toEqual(["618", "双11", "国庆", "春节", "月初"].sort());
    expect(seasons.find(({ zh }) => zh === "618")).toEqual({ zh: "618", days: 21, complaints: 126, timesUsual: 3 });
    expect(seasons.find(({ zh }) => zh === "双11")).toMatchObject({ days: 25, timesUsual: 1 });
    expect(seasons.find(({ zh }) => zh === "春节")).toMatchObject({ days: 8, timesUsual: 1 });
    // 36 days begin a month; three of them fall into 618's.
    expect(seasons.find(({ zh }) => zh === "月初")).toMatchObject({ days: 36, complaints: 33 * 2 + 3 * 6 });
  });

  it("says nothing of seasons where usual days had no complaint", () => {
    const { seasons } = viewMarket(counted(posted(fromShanghai(2026, 6, 10, 12), 5)), NOBODY, asOf);
    expect(seasons.every(({ timesUsual }) => timesUsual === null)).toBe(true);
  });

  it("gives the middle of those rated, and none where nobody is", () => {
    const answers = (hours: number) =>
      scoreOne(
        Array.from({ length: 40 }, (_, index) =>
          complaint({
            ageDays: 35 + index * 4,
            steps: [
              ["replied", hours],
              ["confirmed", hours + 1],
            ],
          }),
        ),
      );
    const cards = [answers(2), answers(60), answers(200)];
    const { medians } = viewMarket(counted([]), { ...NOBODY, scorecards: cards }, asOf);
    const middle = cards[1]?.rating.kind === "rated" ? cards[1].rating.points : Number.NaN;
    expect(medians[0]).toEqual({ id: "total", zh: "总分", platforms: 3, median: middle });
    expect(medians.find(({ id }) => id === "transparency")?.median).toBeNull();
    expect(viewMarket(counted([]), NOBODY, asOf).medians.every(({ median }) => median === null)).toBe(true);
  });

  it("counts on how many platforms a kind of clause stands, however many of its pages hold it", () => {
    const scorecards = [scoreOne([])];
    const clause = { severity: "bad" as const, rule: "no_refund", law: null, excerpt: excerpt("概不退款") };
    const policies = [policy({ clauses: [clause] }), policy({ clauses: [clause] })];
    const { clauses } = viewMarket(counted([]), { scorecards, policies }, asOf);
    expect(clauses).toEqual({ platforms: 1, platformsWith: { no_refund: 1 } });
    expect(viewMarket(counted([]), { scorecards: [], policies }, asOf).clauses?.platforms).toBe(0);
  });
});
