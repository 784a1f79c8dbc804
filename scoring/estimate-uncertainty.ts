import type { PointsRange } from "../data/model/scorecard.ts";
import { finish, geometricMean, meanOfMeasured } from "./aggregate.ts";
import type { Finding, MethodDimension } from "./contract.ts";
import type { Parameters } from "./parameters.ts";
import { redrawClusters } from "./statistics/bootstrap.ts";
import { type Random, randomFrom } from "./statistics/random.ts";
import { clamp, quantilesOf } from "./statistics/scale.ts";

export type Assessed = { readonly dimension: MethodDimension; readonly findings: readonly Finding[] };

export type Draws = {
  /** One row of draws a dimension, in the method's order; empty where it has no score. */
  readonly dimensions: readonly (readonly number[])[];
  /** Final scores, after penalties and ceilings; empty when no dimension has a score. */
  readonly totals: readonly number[];
  /** The dimensions behind `totals`, draw by draw: who weighs them otherwise gets scores that hang together. */
  readonly behind: readonly (readonly number[])[];
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
  const standing = wider(apart.totals, together.totals) === apart.totals ? apart : together;
  return {
    ...standing,
    dimensions: apart.dimensions.map((row, index) => wider(row, together.dimensions[index] ?? [])),
  };
}

/** The range of `draws` around `points`, which always lies inside. */
export function rangeAround(points: number, draws: readonly number[], level: number): PointsRange {
  if (draws.length === 0) return { points, low: points, high: points };
  const [low = points, high = points] = quantilesOf(draws, [(1 - level) / 2, (1 + level) / 2]);
  return { points, low: clamp(Math.min(points, low), 0, 100), high: clamp(Math.max(points, high), 0, 100) };
}

/** Points of a dimension from those of its indicators (`null`: not measured), deductions taken off. */
export function dimensionPoints({ dimension, findings }: Assessed, points: readonly (number | null)[]): number | null {
  const parts = dimension.rows.map(({ weight }, index) => ({ weight, points: points[index] ?? null }));
  const mean = meanOfMeasured(parts, dimension.needed);
  return mean === null ? null : Math.max(0, mean - findings.reduce((sum, { deduction }) => sum + deduction, 0));
}

type Throw = { readonly random: Random; readonly factors: Float64Array | null };

/** A dimension ready to be drawn: what is measured in it, and how much each counts. `null`: it has no score. */
type Drawer = {
  readonly rows: readonly { readonly weight: number; readonly finding: Finding }[];
  readonly measured: number;
  readonly deduction: number;
};

function drawerOf(assessed: Assessed): Drawer | null {
  const { dimension, findings } = assessed;
  const draws = findings.map(({ draw }) => (draw === null ? null : 0));
  if (dimensionPoints(assessed, draws) === null) return null;
  const rows = dimension.rows.flatMap(({ weight }, index) => {
    const finding = findings[index];
    return finding === undefined || finding.draw === null ? [] : [{ weight, finding }];
  });
  return {
    rows,
    measured: rows.reduce((sum, { weight }) => sum + weight, 0),
    deduction: findings.reduce((sum, { deduction }) => sum + deduction, 0),
  };
}

function collect(assessed: readonly Assessed[], world: World, parameters: Parameters, next: () => Throw): Draws {
  const drawers = assessed.map(drawerOf);
  const dimensions: number[][] = assessed.map(() => []);
  const parts = assessed.map(({ dimension }) => ({ weight: dimension.weight, points: null as number | null }));
  const totals: number[] = [];
  for (let draw = 0; draw < world.draws; draw += 1) {
    const thrown = next();
    for (const [index, part] of parts.entries()) {
      const drawer = drawers[index] ?? null;
      if (drawer === null) continue;
      part.points = drawDimension(drawer, thrown);
      dimensions[index]?.push(part.points);
    }
    const raw = geometricMean(parts);
    if (raw !== null) totals.push(finish(raw, world.penalties, world.ceilings, parameters.penaltyMost));
  }
  return { dimensions, totals, behind: dimensions };
}

function drawDimension({ rows, measured, deduction }: Drawer, { random, factors }: Throw): number {
  let points = 0;
  for (const { weight, finding } of rows) {
    const isReweighed = factors !== null && finding.reweigh !== null;
    points += weight * (isReweighed ? (finding.reweigh?.(factors) ?? 0) : (finding.draw?.(random) ?? 0));
  }
  return Math.max(0, points / measured - deduction);
}

function wider(one: readonly number[], other: readonly number[]): readonly number[] {
  return spread(other) > spread(one) ? other : one;
}

function spread(draws: readonly number[]): number {
  const [low = 0, high = 0] = draws.length === 0 ? [] : quantilesOf(draws, [0.05, 0.95]);
  return high - low;
}
