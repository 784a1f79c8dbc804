import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BareComplaint } from "../../scoring/bare-complaints.ts";
import { evaluate } from "../../scoring/evaluate.ts";
import { complaint, label, type Step, scoreOne } from "./support/builders.ts";

/** A complaint whose figures hang together, as a source could print it. */
const bare = fc
  .record({
    ageDays: fc.integer({ min: 31, max: 364 }),
    kind: fc.constantFrom("resolved", "unresolved", "silent", "withdrawn", "noreply", "open"),
    reply: fc.double({ min: 0.1, max: 700, noNaN: true }),
    later: fc.double({ min: 0, max: 400, noNaN: true }),
    replies: fc.integer({ min: 1, max: 4 }),
    severity: fc.constantFrom(0, 0.3, 0.5, 0.8, 1),
    rating: fc.option(fc.integer({ min: 1, max: 5 })),
    refund: fc.boolean(),
    cluster: fc.integer({ min: 0, max: 40 }),
  })
  .map((one, id = 0): BareComplaint => {
    const replied = one.kind !== "noreply" && one.kind !== "open";
    const resolved = one.kind === "resolved" ? Math.min(720, one.reply + one.later) : null;
    const ageDays = one.kind === "open" ? one.ageDays / 13 : one.ageDays;
    return {
      id,
      age_days: ageDays,
      followup_h: ageDays * 24,
      reply_h: replied ? one.reply : null,
      outcome: one.kind,
      resolved_h: resolved,
      merchant_replies: replied ? one.replies : 0,
      refund_wd: one.refund && resolved !== null ? resolved / 40 : null,
      severity: one.severity,
      rating: one.rating,
      cluster: `c${one.cluster}`,
      withdrawn_h: one.kind === "withdrawn" ? one.reply + 1 : null,
      wants_refund: one.refund,
    };
  });
const many = fc.array(bare, { minLength: 12, maxLength: 60 }).map((all) => all.map((each, id) => ({ ...each, id })));

const judge = (complaints: readonly BareComplaint[]) => evaluate({ complaints: [...complaints], extra: { D3: 50 } });

describe("for any complaints", () => {
  it("points stay between 0 and 100", () => {
    fc.assert(
      fc.property(many, (all) => {
        const { D1, D2, D4, total } = judge(all);
        for (const points of [D1, D2, D4, total.score]) {
          if (points === null) continue;
          expect(points).toBeGreaterThanOrEqual(0);
          expect(points).toBeLessThanOrEqual(100);
        }
      }),
    );
  });

  it("a silent one turned into a confirmed one never lowers a score", () => {
    fc.assert(
      fc.property(many, fc.nat(), (all, pick) => {
        const silent = all.filter((each) => each.outcome === "silent");
        const chosen = silent[pick % Math.max(1, silent.length)];
        fc.pre(chosen !== undefined);
        const better = all.map((each) =>
          each === chosen
            ? { ...each, outcome: "resolved" as const, resolved_h: each.reply_h, refund_wd: (each.reply_h ?? 0) / 40 }
            : each,
        );
        expectNotLower(better, all);
      }),
    );
  });

  it("an unanswered one turned into an answered one never lowers a score", () => {
    fc.assert(
      fc.property(many, fc.nat(), fc.double({ min: 0.1, max: 700, noNaN: true }), (all, pick, reply) => {
        const unanswered = all.filter((each) => each.outcome === "noreply");
        const chosen = unanswered[pick % Math.max(1, unanswered.length)];
        fc.pre(chosen !== undefined);
        const better = all.map((each) =>
          each === chosen ? { ...each, outcome: "silent" as const, reply_h: reply, merchant_replies: 1 } : each,
        );
        expectNotLower(better, all);
      }),
    );
  });

  it("their order does not matter", () => {
    fc.assert(
      fc.property(many, (all) => {
        expect(judge([...all].reverse()).total.score ?? -1).toBeCloseTo(judge(all).total.score ?? -1, 9);
      }),
    );
  });

  it("twenty copies move a platform of some standing by five points at most, whatever heaps lie there already", () => {
    fc.assert(
      fc.property(many, fc.array(heap, { maxLength: 3 }), heap, (all, heaps, last) => {
        const before = [...all, ...heaps.flatMap((each, index) => copies(each, `heap${index}`))];
        // A small cluster that becomes a heap is not what is asked here.
        fc.pre([...Map.groupBy(all, ({ cluster }) => cluster).values()].every(({ length }) => length < 5));
        const { reply, total } = judge(before);
        fc.pre((reply?.n_eff ?? 0) >= 13 && total.score !== null);
        const after = judge([...before, ...copies({ ...last, size: 20 }, "last")]).total.score;
        expect(Math.abs((after ?? 0) - (total.score ?? 0))).toBeLessThanOrEqual(5 + 1e-9);
      }),
    );
  });
});

/** A campaign: copies that praise or smear, in a burst or dripping over months. */
const heap = fc.record({
  praises: fc.boolean(),
  size: fc.integer({ min: 5, max: 40 }),
  newest: fc.integer({ min: 1, max: 60 }),
  apart: fc.constantFrom(0, 1, 6),
});
type Heap = typeof heap extends fc.Arbitrary<infer One> ? One : never;

const PRAISE = {
  reply_h: 0.5,
  outcome: "resolved",
  resolved_h: 1,
  merchant_replies: 1,
  severity: 0,
  rating: 5,
} as const;
const SMEAR = {
  reply_h: null,
  outcome: "unresolved",
  resolved_h: null,
  merchant_replies: 0,
  severity: 1,
  rating: 1,
} as const;

function copies({ praises, size, newest, apart }: Heap, cluster: string): BareComplaint[] {
  return Array.from({ length: size }, (_, id) => {
    const age_days = newest + apart * id;
    return { id: `${cluster} ${id}`, cluster, age_days, followup_h: age_days * 24, ...(praises ? PRAISE : SMEAR) };
  });
}

describe("for any scorecard", () => {
  const step = fc.constantFrom<readonly Step[]>(
    [],
    [["replied", 5]],
    [
      ["replied", 90],
      ["confirmed", 200],
    ],
    [
      ["replied", 2],
      ["withdrawn", 30],
    ],
  );
  const history = fc.array(fc.record({ steps: step, ageDays: fc.integer({ min: 0, max: 370 }), grave: fc.boolean() }), {
    maxLength: 25,
  });

  it("unknown is never a number, and every range holds its points", () => {
    fc.assert(
      fc.property(history, (all) => {
        const scorecard = scoreOne(
          all.map(({ steps, ageDays, grave }) =>
            complaint({ steps, ageDays, issues: grave ? [label("fraud_suspected")] : [] }),
          ),
          [],
          40,
        );
        for (const { score, coverage, indicators } of scorecard.dimensions) {
          const measured = indicators.filter(({ measurement }) => measurement.kind === "measured");
          expect(score !== null && measured.length === 0).toBe(false);
          expect(coverage > 0).toBe(measured.some(({ weight }) => weight > 0));
          if (score !== null) expect(score.low <= score.points && score.points <= score.high).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});

function expectNotLower(better: readonly BareComplaint[], worse: readonly BareComplaint[]): void {
  const [after, before] = [judge(better), judge(worse)];
  for (const key of ["D1", "D2"] as const) expect(after[key] ?? 0).toBeGreaterThanOrEqual((before[key] ?? 0) - 1e-9);
  expect(after.total.score ?? 0).toBeGreaterThanOrEqual((before.total.score ?? 0) - 1e-9);
}
