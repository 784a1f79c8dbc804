import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { betaBelow, betaQuantile, jeffreysInterval } from "../../scoring/statistics/beta.ts";
import { emptyRedrawn, redrawClusters } from "../../scoring/statistics/bootstrap.ts";
import { cumulativeIncidence } from "../../scoring/statistics/competing-risks.ts";
import { answeredBy, sortWaits, type Wait } from "../../scoring/statistics/deadline-curve.ts";
import { drawBeta, drawDirichlet, drawGamma, drawNormal, randomFrom } from "../../scoring/statistics/random.ts";
import { poolSources } from "../../scoring/statistics/random-effects.ts";
import { rankIntervals } from "../../scoring/statistics/rank-intervals.ts";
import { restrictedMean } from "../../scoring/statistics/restricted-mean.ts";
import { effectiveNumber, interpolate, normalise, quantileOf, sum } from "../../scoring/statistics/scale.ts";
import { fitStrength, logLikelihood, priorsLeavingOneOut } from "../../scoring/statistics/shrinkage.ts";

const pairs = z.array(z.tuple([z.number(), z.number()]));
const bounds = z.object({ low: z.array(z.number()), high: z.array(z.number()) });
const mean = z.object({ rmst: z.number(), se: z.number() });
const reference = z
  .object({
    lung: z.object({ rows: z.array(z.tuple([z.number(), z.number(), z.number()])) }),
    aml_maintained: z.object({ rows: pairs }),
    mgus2: z.object({ rows: z.array(z.tuple([z.number(), z.number(), z.string()])) }),
    rats: z.object({ rows: pairs }),
    pisa2018_math: z.object({ rows: pairs }),
    expected: z.object({
      aml_km: pairs,
      lung_km: pairs,
      lung_rmst_365: mean,
      lung_rmst_by_sex_365: z.object({ "sex=1": mean, "sex=2": mean }),
      lung_weighted: z.object({
        times: z.array(z.number()),
        surv: z.array(z.number()),
        n_eff_kish: z.number(),
        rmst_365: z.number(),
      }),
      mgus2_cif: z.object({ times: z.array(z.number()), pcm: z.array(z.number()) }),
      jeffreys_95: z.array(z.object({ x: z.number(), n: z.number(), range: z.tuple([z.number(), z.number()]) })),
      rats_mle: z.object({ alpha: z.number(), beta: z.number(), loglik: z.number() }),
      rats_posterior: z.object({ group71: z.number(), group71_ci95: z.tuple([z.number(), z.number()]) }),
      pisa_marginal: z.object({ R20000: bounds, R1000: bounds }),
    }),
  })
  .parse(JSON.parse(readFileSync(new URL("golden/reference_statistics.json", import.meta.url), "utf8")));
const { expected } = reference;

function lung(sex?: number): Wait[] {
  const rows = reference.lung.rows.filter((row) => sex === undefined || row[2] === sex);
  return rows.map(([hours, died]) => ({ hours, answered: died === 1, weight: 1 }));
}

describe("Kaplan and Meier", () => {
  it("find in the aml data what R finds", () => {
    const waits = reference.aml_maintained.rows.map(([hours, died]) => ({ hours, answered: died === 1, weight: 1 }));
    const shares = answeredBy(
      sortWaits(waits),
      expected.aml_km.map(([time]) => time),
    );
    for (const [index, [, surviving]] of expected.aml_km.entries())
      expect(1 - (shares[index] ?? 0)).toBeCloseTo(surviving, 8);
  });

  it("find in the lung data what R finds, weighted or not", () => {
    const shares = answeredBy(
      sortWaits(lung()),
      expected.lung_km.map(([time]) => time),
    );
    for (const [index, [, surviving]] of expected.lung_km.entries())
      expect(1 - (shares[index] ?? 0)).toBeCloseTo(surviving, 8);
    const weighted = lung().map((wait, index) => ({ ...wait, weight: 0.5 ** (index / 100) }));
    const { times, surv, n_eff_kish, rmst_365 } = expected.lung_weighted;
    const weightedShares = answeredBy(sortWaits(weighted), times);
    for (const [index, surviving] of surv.entries()) expect(1 - (weightedShares[index] ?? 0)).toBeCloseTo(surviving, 8);
    expect(effectiveNumber(weighted.map((wait) => wait.weight))).toBeCloseTo(n_eff_kish, 6);
    expect(restrictedMean(sortWaits(weighted), 365)?.hours).toBeCloseTo(rmst_365, 6);
  });

  it("give nobody's waiting as zero", () => {
    expect(answeredBy([], [1, 2])).toEqual([0, 0]);
    expect(restrictedMean([], 10)).toBeNull();
  });
});

describe("the restricted mean", () => {
  it.each([
    [undefined, expected.lung_rmst_365],
    [1, expected.lung_rmst_by_sex_365["sex=1"]],
    [2, expected.lung_rmst_by_sex_365["sex=2"]],
  ])("of the lung data is R's, and so is its error (sex %s)", (sex, { rmst, se }) => {
    const found = restrictedMean(sortWaits(lung(sex)), 365);
    expect(found?.hours).toBeCloseTo(rmst, 6);
    expect(found?.deviation).toBeCloseTo(se, 6);
  });
});

describe("Aalen and Johansen", () => {
  it("let death compete with progression as R does", () => {
    const courses = reference.mgus2.rows.map(([hours, ending]) => ({
      hours,
      ending: ending === 1 ? ("wanted" as const) : ending === 2 ? ("other" as const) : ("open" as const),
      weight: 1,
    }));
    const shares = cumulativeIncidence(courses, expected.mgus2_cif.times);
    for (const [index, share] of expected.mgus2_cif.pcm.entries()) expect(shares[index]).toBeCloseTo(share, 8);
  });
});

describe("beta distributions", () => {
  it.each(expected.jeffreys_95)("give Jeffreys' range for $x of $n", ({ x, n, range }) => {
    const found = jeffreysInterval(x, n, 0.95);
    expect(found.low).toBeCloseTo(range[0], 6);
    expect(found.high).toBeCloseTo(range[1], 6);
  });

  it("invert themselves, also at the edges", () => {
    const beta = { a: 3.2, b: 7.5 };
    expect(betaBelow(beta, betaQuantile(beta, 0.31))).toBeCloseTo(0.31, 7);
    expect(betaQuantile({ a: 0, b: 1 }, 0.9)).toBe(0);
    expect(betaQuantile({ a: 1, b: 0 }, 0.1)).toBe(1);
    expect(betaBelow({ a: 0, b: 1 }, 0.1)).toBe(1);
    expect(betaBelow({ a: 1, b: 0 }, 0.1)).toBe(0);
  });
});

describe("empirical Bayes", () => {
  const rats = reference.rats.rows.map(([y, n]) => ({ shares: [y / n, 1 - y / n], n }));
  const { alpha, beta, loglik } = expected.rats_mle;
  const shares = [alpha / (alpha + beta), beta / (alpha + beta)];

  it("fits the strength of the rat tumours' prior as R does", () => {
    expect(fitStrength(rats, shares, [2, 50])).toBeCloseTo(alpha + beta, 2);
    expect(Math.abs(fitStrength(rats, shares, [2, 50]) / (alpha + beta) - 1)).toBeLessThan(1e-3);
  });

  it("peaks at R's likelihood and posterior", () => {
    const coefficients = sum(reference.rats.rows.map(([y, n]) => logChoose(n, y)));
    const found = logLikelihood(rats, shares, alpha + beta);
    expect(Math.min(Math.abs(found - loglik), Math.abs(found + coefficients - loglik))).toBeLessThan(1e-4);
    const [y, n] = reference.rats.rows.at(-1) ?? [0, 0];
    const posterior = { a: alpha + y, b: beta + n - y };
    expect(posterior.a / (posterior.a + posterior.b)).toBeCloseTo(expected.rats_posterior.group71, 8);
    expect(betaQuantile(posterior, 0.025)).toBeCloseTo(expected.rats_posterior.group71_ci95[0], 6);
    expect(betaQuantile(posterior, 0.975)).toBeCloseTo(expected.rats_posterior.group71_ci95[1], 6);
  });

  it("teaches nobody by himself, and nobody while there are few", () => {
    const fallback = { strength: 4, shares: [0.3, 0.7] };
    const rule = { fallback, groupsNeeded: 8, strengthWithin: [2, 50] as const };
    expect(priorsLeavingOneOut(rats.slice(0, 8), rule)).toEqual(Array.from({ length: 8 }, () => fallback));
    const odd = [...rats.slice(0, 20), { shares: [1, 0], n: 500 }];
    const priors = priorsLeavingOneOut(odd, rule);
    expect(priors.at(-1)?.shares[0]).toBeLessThan(0.1);
    expect(priors[0]?.shares[0]).toBeGreaterThan(priors.at(-1)?.shares[0] ?? 1);
  });
});

describe("sources that differ", () => {
  it("keep the fixed-effect answer when they agree", () => {
    const pooled = poolSources([
      { share: 0.4, n: 50 },
      { share: 0.4, n: 80 },
    ]);
    expect(pooled?.share).toBeCloseTo(0.4, 9);
    expect(pooled?.tau2).toBe(0);
  });

  it("widen the range when they do not", () => {
    const pooled = poolSources([
      { share: 0.2, n: 60 },
      { share: 0.8, n: 60 },
    ]);
    expect(pooled?.i2).toBeGreaterThan(0.9);
    expect(pooled?.share).toBeCloseTo(0.5, 6);
    // logit .8 = 1.3863, v = 1/9.6: Q = 36.9, τ² = 3.74.
    expect(pooled?.tau2).toBeCloseTo((2 * Math.log(4) ** 2 * 9.6 - 1) / (19.2 - 9.6), 6);
    expect((pooled?.high ?? 0) - (pooled?.low ?? 1)).toBeGreaterThan(0.6);
  });

  it("need two", () => expect(poolSources([{ share: 0.2, n: 60 }])).toBeNull());
});

describe("ranks of PISA 2018", () => {
  // csranks itself moves single bounds by up to two ranks between 1 000 and 20 000 redrawings: the nearer run counts.
  it("come out as csranks has them, but for a tenth of the bounds, by one", () => {
    const estimates = reference.pisa2018_math.rows.map(([value, deviation]) => ({ value, deviation }));
    const found = rankIntervals(estimates, { level: 0.95, draws: 5000, random: randomFrom("pisa") });
    const runs = Object.values(expected.pisa_marginal);
    const gaps = found.flatMap(({ low, high }, index) => [
      Math.min(...runs.map((run) => Math.abs(low - (run.low[index] ?? 0)))),
      Math.min(...runs.map((run) => Math.abs(high - (run.high[index] ?? 0)))),
    ]);
    expect(gaps.filter((gap) => gap > 0).length).toBeLessThanOrEqual(gaps.length / 10);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(1);
  });
});

describe("chance", () => {
  it("is the same for the same seed, and another for another", () => {
    const [one, same, other] = [randomFrom("a"), randomFrom("a"), randomFrom("b")];
    const first = [one(), one()];
    expect([same(), same()]).toEqual(first);
    expect([other(), other()]).not.toEqual(first);
  });

  it("has the means and spreads it should", () => {
    const random = randomFrom("moments");
    const many = Array.from({ length: 20_000 }, () => ({
      normal: drawNormal(random),
      gamma: drawGamma(random, 0.4),
      beta: drawBeta(random, 2, 6),
    }));
    expect(average(many.map(({ normal }) => normal))).toBeCloseTo(0, 1);
    expect(average(many.map(({ normal }) => normal ** 2))).toBeCloseTo(1, 1);
    expect(average(many.map(({ gamma }) => gamma))).toBeCloseTo(0.4, 1);
    expect(average(many.map(({ beta }) => beta))).toBeCloseTo(0.25, 2);
    expect(sum(drawDirichlet(random, [1, 0, 3]))).toBeCloseTo(1, 9);
    expect(drawDirichlet(random, [1, 0, 3])[1]).toBe(0);
    const redraw = (size: number, times: number) => {
      const redrawn = emptyRedrawn(size, times);
      for (let place = 0; place < times; place += 1) redrawClusters(random, size, redrawn, place);
      const { weights, starts } = redrawn;
      return Array.from(starts, (start) => weights.subarray(start, start + size));
    };
    const redrawn = [50, 20_000].flatMap((size) => redraw(size, 400).map((each) => average([...each])));
    expect(average(redrawn)).toBeCloseTo(1, 1);
    expect(Math.min(...redraw(5000, 1).flatMap((each) => [...each]))).toBeGreaterThan(0);
  });
});

describe("scales", () => {
  it("stay within their posts", () => {
    expect([0, 0.1, 0.5, 0.9, 1].map((share) => normalise(share, [0.1, 0.9]))).toEqual(
      [0, 0, 50, 100, 100].map((x) => expect.closeTo(x, 9)),
    );
    const knots = [
      [1, 100],
      [2, 0],
    ] as const;
    expect([0, 1, 1.5, 2, 3].map((x) => interpolate(knots, x))).toEqual([100, 100, 50, 0, 0]);
    expect(quantileOf([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(effectiveNumber([])).toBe(0);
  });
});

function average(values: readonly number[]): number {
  return sum(values) / values.length;
}

function logChoose(n: number, k: number): number {
  return sum(Array.from({ length: k }, (_, index) => Math.log((n - index) / (index + 1))));
}
