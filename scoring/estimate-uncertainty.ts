import type { PointsRange } from "../data/model/scorecard.ts";
import { finish, geometricMeans, meanOfMeasured } from "./aggregate.ts";
import type { Finding, MethodDimension } from "./contract.ts";
import type { Parameters } from "./parameters.ts";
import { emptyRedrawn, redrawClusters } from "./statistics/bootstrap.ts";
import { type Random, randomFrom } from "./statistics/random.ts";
import { clamp, quantilesOf } from "./statistics/scale.ts";

export type Assessed = { readonly dimension: MethodDimension; readonly findings: readonly Finding[] };

export type Draws = {
  /** One row of draws a dimension, in the method's order; empty where it has no score. */
  readonly dimensions: readonly Float64Array[];
  /** Final scores, after penalties and ceilings; empty when no dimension has a score. */
  readonly totals: Float64Array;
  /** The dimensions behind `totals`, draw by draw: who weighs them otherwise gets scores that hang together. */
  readonly behind: readonly Float64Array[];
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
  const apart = collect(assessed, world, parameters, { random, redraw: false });
  if (world.nEff < parameters.needed.firm) return apart;
  const together = collect(assessed, world, parameters, { random, redraw: true });
  const standing = wider(apart.totals, together.totals) === apart.totals ? apart : together;
  return {
    ...standing,
    dimensions: apart.dimensions.map((row, index) => wider(row, together.dimensions[index] ?? NOBODY)),
  };
}

/** The range of `draws` around `points`, which always lies inside. */
export function rangeAround(points: number, draws: Float64Array, level: number): PointsRange {
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

/** How chance is thrown: each indicator by itself, or (`redraw`) whole clusters together where they play a part. */
type Dice = { readonly random: Random; readonly redraw: boolean };

type Row = { readonly weight: number; readonly finding: Finding; readonly points: Float64Array };

/** A dimension ready to be drawn: what is measured in it, and how much each counts. `null`: it has no score. */
type Drawer = { readonly rows: readonly Row[]; readonly measured: number; readonly deduction: number };

function drawerOf(assessed: Assessed, draws: number): Drawer | null {
  const { dimension, findings } = assessed;
  const zeros = findings.map(({ draw }) => (draw === null ? null : 0));
  if (dimensionPoints(assessed, zeros) === null) return null;
  const rows = dimension.rows.flatMap(({ weight }, index) => {
    const finding = findings[index];
    return finding === undefined || finding.draw === null ? [] : [{ weight, finding, points: new Float64Array(draws) }];
  });
  return {
    rows,
    measured: rows.reduce((sum, { weight }) => sum + weight, 0),
    deduction: findings.reduce((sum, { deduction }) => sum + deduction, 0),
  };
}

function collect(assessed: readonly Assessed[], world: World, parameters: Parameters, dice: Dice): Draws {
  const drawers = assessed.map((each) => drawerOf(each, world.draws));
  drawRows(
    drawers.flatMap((drawer) => drawer?.rows ?? []),
    world,
    dice,
  );
  const dimensions = drawers.map((drawer) => (drawer === null ? NOBODY : pointsDrawn(drawer, world.draws)));
  const weights = assessed.map(({ dimension }) => dimension.weight);
  const isScored = dimensions.some((row) => row !== NOBODY);
  const totals = geometricMeans(dimensions, weights, isScored ? world.draws : 0);
  for (let draw = 0; draw < totals.length; draw += 1)
    totals[draw] = finish(totals[draw] as number, world.penalties, world.ceilings, parameters.penaltyMost);
  return { dimensions, totals, behind: dimensions };
}

/** So many redrawings are looked at together: few enough to stay near at hand for all who ask. */
const TOGETHER = 32;

/** Fills the points of each row: draw by draw what chance alone moves, then what redrawn clusters do to the others. */
function drawRows(rows: readonly Row[], { draws, clusters }: World, { random, redraw }: Dice): void {
  const together = rows.filter(({ finding }) => redraw && finding.reweigh !== null);
  const alone = rows.filter((row) => !together.includes(row));
  for (let first = 0; first < draws; first += TOGETHER) {
    const end = Math.min(first + TOGETHER, draws);
    const redrawn = redraw ? emptyRedrawn(clusters, end - first) : null;
    for (let draw = first; draw < end; draw += 1) {
      if (redrawn !== null) redrawClusters(random, clusters, redrawn, draw - first);
      for (const { finding, points } of alone) points[draw] = finding.draw?.(random) ?? 0;
    }
    if (redrawn === null) continue;
    for (const { finding, points } of together) finding.reweigh?.(redrawn, points.subarray(first, end));
  }
}

const NOBODY = new Float64Array(0);

function pointsDrawn({ rows, measured, deduction }: Drawer, draws: number): Float64Array {
  const drawn = new Float64Array(draws);
  for (const { weight, points } of rows) {
    for (let draw = 0; draw < draws; draw += 1)
      drawn[draw] = (drawn[draw] as number) + weight * (points[draw] as number);
  }
  return drawn.map((points) => Math.max(0, points / measured - deduction));
}

function wider(one: Float64Array, other: Float64Array): Float64Array {
  return spread(other) > spread(one) ? other : one;
}

function spread(draws: Float64Array): number {
  const [low = 0, high = 0] = draws.length === 0 ? [] : quantilesOf(draws, [0.05, 0.95]);
  return high - low;
}
