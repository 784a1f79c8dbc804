import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type BareComplaint, BareInputsSchema } from "../../scoring/bare-complaints.ts";
import { evaluate } from "../../scoring/evaluate.ts";
import { PARAMETERS } from "../../scoring/parameters.ts";
import { nightSilence } from "../../scoring/penalties/false-round-the-clock.ts";
import { gapOf, gapPoints, missedOf } from "../../scoring/penalties/promise-gap.ts";

const Case = z.object({ inputs: z.unknown(), expected: z.record(z.string(), z.unknown()) });
const Golden = z.object({
  main_20: Case,
  zero_complaints: Case,
  all_censored_12: Case,
  single_reply: Case,
  forged_20_identical_praise: Case,
  promise_gap: z.object({
    expected: z.object({
      rows: z.array(
        z.object({
          promise: z.string(),
          q: z.number(),
          a: z.number(),
          b: z.number(),
          omega: z.number(),
          lam: z.number(),
          gap: z.number(),
          prob_missed: z.number(),
        }),
      ),
      penalty: z.number(),
    }),
  }),
  night_silence: z.object({ expected: z.array(z.object({ n: z.number(), k: z.number(), prob: z.number() })) }),
});
const golden = Golden.parse(JSON.parse(readFileSync(new URL("golden/golden_cases.json", import.meta.url), "utf8")));

const edges = z
  .record(z.string(), Case)
  .parse(JSON.parse(readFileSync(new URL("golden/edge_cases.json", import.meta.url), "utf8")));

const main = BareInputsSchema.parse(golden.main_20.inputs);
const spam: BareComplaint[] = Array.from({ length: 20 }, (_, index) => ({
  id: `spam${index}`,
  age_days: 2,
  followup_h: 48,
  reply_h: 0.5,
  outcome: "resolved",
  resolved_h: 1,
  merchant_replies: 1,
  refund_wd: null,
  severity: 0,
  rating: 5,
  cluster: "spam",
  withdrawn_h: null,
  wants_refund: false,
}));

describe("the worked examples", () => {
  it.each(["main_20", "zero_complaints", "all_censored_12", "single_reply"] as const)(
    "come out as written: %s",
    (name) => {
      const { inputs, expected } = golden[name];
      expectClose(evaluate(BareInputsSchema.parse(inputs)), expected, name);
    },
  );

  it.each(Object.entries(edges))("come out at the edges as a second implementation has it: %s", (name, edge) => {
    expectClose(evaluate(BareInputsSchema.parse(edge.inputs)), edge.expected, name);
  });

  it("give twenty copies of one praise less than five points", () => {
    const forged = { ...main, complaints: [...main.complaints, ...spam] };
    expectClose(evaluate(forged), golden.forged_20_identical_praise.expected, "forged");
    expect((evaluate(forged).total.score ?? 0) - (evaluate(main).total.score ?? 0)).toBeLessThan(5);
  });

  it("weigh broken promises as written", () => {
    const { rows, penalty } = golden.promise_gap.expected;
    const promises = rows.map((row) => ({
      words: row.promise,
      quantile: row.q,
      kept: { a: row.a, b: row.b },
      importance: row.omega,
      comparability: row.lam,
    }));
    expect(gapPoints(promises, PARAMETERS.promiseGap.most)).toBeCloseTo(penalty, 6);
    for (const [index, promise] of promises.entries()) {
      expect(gapOf(promise)).toBeCloseTo(rows[index]?.gap ?? Number.NaN, 9);
      expect(missedOf(promise)).toBeCloseTo(rows[index]?.prob_missed ?? Number.NaN, 6);
    }
  });

  it.each(golden.night_silence.expected)("read silence at night: $k of $n", ({ n, k, prob }) => {
    expect(nightSilence(k, n, PARAMETERS.night.share)).toBeCloseTo(prob, 6);
  });
});

/** Every figure of `expected` is in `actual`, to 1e-6 relative. */
function expectClose(actual: unknown, expected: unknown, path: string): void {
  if (typeof expected === "number") {
    expect(actual, path).toBeTypeOf("number");
    expect(Math.abs(Number(actual) - expected), `${path}: ${actual} for ${expected}`).toBeLessThanOrEqual(
      1e-6 * Math.max(1, Math.abs(expected)),
    );
  } else if (expected !== null && typeof expected === "object") {
    const held = z
      .record(z.string(), z.unknown())
      .parse({ ...z.looseObject({}).or(z.array(z.unknown())).parse(actual) });
    for (const [key, value] of Object.entries(expected)) expectClose(held[key], value, `${path}.${key}`);
  } else {
    expect(actual, path).toEqual(expected);
  }
}
