import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Complaint } from "../../data/model/complaint.ts";
import { Platform } from "../../data/model/platform.ts";
import { assembleEvidence } from "../../scoring/evidence/assemble-evidence.ts";
import { METHOD } from "../../scoring/method.ts";
import { scoreMarket } from "../../scoring/score-market.ts";
import { AS_OF, complaint, HASH, label, policy, type Step, scoreOne, source } from "./support/builders.ts";

/** What may become of a complaint, worse first: the first and the third are the same grievance, unanswered and answered. */
const fates: readonly (readonly Step[])[] = [
  [],
  [
    ["replied", 6],
    ["disputed", 50],
  ],
  [["replied", 30]],
  [
    ["replied", 2],
    ["withdrawn", 90],
  ],
  [
    ["replied", 20],
    ["confirmed", 100],
  ],
];

const grievance = fc.record({
  fate: fc.nat(fates.length - 1),
  ageDays: fc.integer({ min: 31, max: 300 }),
  issue: fc.constantFrom("refund_difficulty", "delayed_delivery", "other", "support_unreachable"),
  rating: fc.option(fc.integer({ min: 1, max: 5 })),
  refund: fc.boolean(),
});
type Grievance = typeof grievance extends fc.Arbitrary<infer One> ? One : never;

/** The grievances as one source prints them; the same list gives the same words, so that only fates differ. */
function printed(all: readonly Grievance[], over: object = {}): Complaint[] {
  return all.map((each, index) =>
    complaint({
      number: String(index),
      address: `https://complaints.example/${index}`,
      ageDays: each.ageDays,
      steps: fates[each.fate] ?? [],
      issues: [label(each.issue)],
      rating: each.rating === null ? null : { attitude: null, speed: null, satisfaction: each.rating },
      remedies: each.refund ? [label("refund")] : [],
      ...over,
    }),
  );
}

const pages = [policy({ revision: { date: null, version: null, changeNotice: null } })];
const standing = (count: number) => fc.array(grievance, { minLength: count, maxLength: count + 30 });
const pointsOf = (complaints: readonly Complaint[]) => {
  const { rating, raw } = scoreOne(complaints, pages, 20);
  return rating.kind === "rated" ? rating.points : (raw ?? 0);
};

describe("on the whole way from complaints to score", () => {
  it("a better fate never lowers a score, a worse one never raises it", () => {
    fc.assert(
      fc.property(
        standing(15),
        fc.nat(),
        fc.constantFrom<[number, number]>([0, 2], [2, 4]),
        (all, pick, [from, to]) => {
          // Peak resilience compares a platform with itself and is the one known exception: no complaint falls into a peak.
          const usual = printed(all).filter((each) => each !== undefined);
          const candidates = all.flatMap((each, index) => (each.fate === from ? [index] : []));
          const chosen = candidates[pick % Math.max(1, candidates.length)];
          fc.pre(chosen !== undefined);
          const changed = all.map((each, index) => (index === chosen ? { ...each, fate: to } : each));
          const better = usual.map((each, index) =>
            index === chosen ? { ...each, events: printed(changed)[index]?.events ?? [] } : each,
          );
          expect(pointsOf(better)).toBeGreaterThanOrEqual(pointsOf(usual) - 1e-9);
        },
      ),
      { numRuns: 40, seed: 618, endOnFailure: true },
    );
  });

  it("the order of complaints never matters", () => {
    fc.assert(
      fc.property(standing(12), (all) => {
        const complaints = printed(all);
        const shuffled = complaints.toSorted((one, other) => (one.narrative < other.narrative ? -1 : 1));
        expect(JSON.stringify(scoreOne(shuffled, pages, 20))).toBe(JSON.stringify(scoreOne(complaints, pages, 20)));
      }),
      { numRuns: 20, seed: 618, endOnFailure: true },
    );
  });

  it("a newcomer moves the others through the prior only, by a point at most", () => {
    fc.assert(
      fc.property(
        fc.array(standing(60), { minLength: 9, maxLength: 10 }),
        fc.array(grievance, { minLength: 20, maxLength: 60 }),
        (settled, newcomer) => {
          const market = settled.flatMap((all, index) => printed(all, { platform: `shop-${index}` }));
          const fresh = printed(newcomer, { platform: "newcomer" });
          const ids = settled.map((_, index) => `shop-${index}`);
          const before = scoresOf(ids, market);
          const after = scoresOf([...ids, "newcomer"], [...market, ...fresh]);
          for (const id of ids) {
            const [one, other] = [before.get(id), after.get(id)];
            if (one === undefined || other === undefined || one.nEff < 30) continue;
            expect(Math.abs(one.points - other.points), id).toBeLessThanOrEqual(1);
          }
        },
      ),
      { numRuns: 3, seed: 618, endOnFailure: true },
    );
  });

  it("one author, or one text, moves a platform of thirty voices by five points at most, at once or drop by drop", () => {
    fc.assert(
      fc.property(standing(70), grievance, fc.boolean(), fc.constantFrom(0, 1, 28), (all, one, isAuthor, apart) => {
        const complaints = printed(all);
        fc.pre(scoreOne(complaints, pages, 20).counts.nEff >= 30);
        const heap = Array.from({ length: 12 }, (_, index) =>
          complaint({
            number: `heap-${index}`,
            ageDays: (one.ageDays > 60 ? 3 : one.ageDays) + apart * index,
            steps: fates[one.fate] ?? [],
            issues: [label(one.issue)],
            ...(isAuthor
              ? { authorKey: "one" }
              : { narrative: `${index}号订单，充值到现在没有到账，找了三天客服都没有人理我，请尽快退款处理，谢谢` }),
          }),
        );
        expect(Math.abs(pointsOf([...complaints, ...heap]) - pointsOf(complaints))).toBeLessThanOrEqual(5 + 1e-9);
      }),
      { numRuns: 25, seed: 618, endOnFailure: true },
    );
  });

  it("the zone of the host does not matter", () => {
    const complaints = printed(
      Array.from({ length: 30 }, (_, index) => ({
        fate: index % fates.length,
        ageDays: 31 + index * 7,
        issue: "other",
        rating: null,
        refund: false,
      })),
    );
    const zone = process.env["TZ"];
    const inZone = (name: string) => {
      process.env["TZ"] = name;
      return JSON.stringify(scoreOne(complaints, pages, 20));
    };
    const [west, home, east] = [inZone("America/Los_Angeles"), inZone("UTC"), inZone("Pacific/Kiritimati")];
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
    expect(west).toBe(home);
    expect(east).toBe(home);
  });
});

function scoresOf(ids: readonly string[], complaints: readonly Complaint[]) {
  const platforms = ids.map((id) => Platform.parse({ id, name: id, home: null, fictional: true }));
  const evidence = assembleEvidence(platforms, complaints, [], [source()], AS_OF);
  const { scorecards } = scoreMarket(evidence, { method: METHOD, paramsSha256: HASH, draws: 20 });
  return new Map(
    scorecards.flatMap(({ platform, rating, counts }) =>
      rating.kind === "rated" ? [[platform as string, { points: rating.points, nEff: counts.nEff }] as const] : [],
    ),
  );
}
