import type { PointsRange } from "../data/model/scorecard.ts";
import { finish, geometricMean, meanOfMeasured } from "./aggregate.ts";
import type { Finding, MethodDimension } from "./contract.ts";
import type { Parameters } from "./parameters.ts";
import { redrawClusters } from "./statistics/bootstrap.ts";
import { type Random, randomFrom } from "./statistics/random.ts";
import { clamp, quantileOf } from "./statistics/scale.ts";

export type Assessed = { readonly dimension: MethodDimension; readonly findings: readonly Finding[] };

export type Draws = {
  /** One row of draws a dimension, in the method's order; empty where it has no score. */
  readonly dimensions: readonly (readonly number[])[];
  /** Final scores, after penalties and ceilings; empty when no dimension has a score. */
  readonly totals: readonly number[];
};

export type World = {
  readonly seed: string;
  readonly draws: number;
  readonly clusters: number;
  /** Effective complaints: with enough, whole clusters are also redrawn. */
  readonly nEff: number;
  readonly penalties: readonly number[];
  readonly ceilings: readonly number[];
};

/**
 * The score drawn again and again: each indicator from its posterior; with enough complaints also by redrawing whole
 * clusters, which keeps what one complaint does to several indicators together. The wider of the two stands.
 */
export function drawScores(assessed: readonly Assessed[], world: World, parameters: Parameters): Draws {
  const random = randomFrom(world.seed);
  const apart = collect(assessed, world, parameters, () => ({ random, factors: null }));
  if (world.nEff < parameters.needed.firm) return apart;
  const together = collect(assessed, world, parameters, () => ({
    random,
    factors: redrawClusters(random, world.clusters),
  }));
  return {
    dimensions: apart.dimensions.map((row, index) => wider(row, together.dimensions[index] ?? [])),
    totals: wider(apart.totals, together.totals),
  };
}

/** The range of `draws` around `points`, which always lies inside. */
export function rangeAround(points: number, draws: readonly number[], level: number): PointsRange {
  if (draws.length === 0) return { points, low: points, high: points };
  const low = clamp(Math.min(points, quantileOf(draws, (1 - level) / 2)), 0, 100);
  return { points, low, high: clamp(Math.max(points, quantileOf(draws, (1 + level) / 2)), 0, 100) };
}

/** Points of a dimension from those of its indicators (`null`: not measured), deductions taken off. */
export function dimensionPoints({ dimension, findings }: Assessed, points: readonly (number | null)[]): number | null {
  const parts = dimension.rows.map(({ weight }, index) => ({ weight, points: points[index] ?? null }));
  const mean = meanOfMeasured(parts, dimension.needed);
  return mean === null ? null : Math.max(0, mean - findings.reduce((sum, { deduction }) => sum + deduction, 0));
}

type Throw = { readonly random: Random; readonly factors: Float64Array | null };

function collect(assessed: readonly Assessed[], world: World, parameters: Parameters, next: () => Throw): Draws {
  const dimensions: number[][] = assessed.map(() => []);
  const totals: number[] = [];
  for (let draw = 0; draw < world.draws; draw += 1) {
    const thrown = next();
    const drawn = assessed.map((each, index) => {
      const points = dimensionPoints(
        each,
        each.findings.map((finding) => pointsOf(finding, thrown)),
      );
      if (points !== null) dimensions[index]?.push(points);
      return { weight: each.dimension.weight, points };
    });
    const raw = geometricMean(drawn);
    if (raw !== null) totals.push(finish(raw, world.penalties, world.ceilings, parameters.penaltyMost));
  }
  return { dimensions, totals };
}

function pointsOf({ draw, reweigh }: Finding, { random, factors }: Throw): number | null {
  if (factors !== null && reweigh !== null) return reweigh(factors);
  return draw === null ? null : draw(random);
}

function wider(one: readonly number[], other: readonly number[]): readonly number[] {
  return spread(other) > spread(one) ? other : one;
}

function spread(draws: readonly number[]): number {
  return draws.length === 0 ? 0 : quantileOf(draws, 0.95) - quantileOf(draws, 0.05);
}
