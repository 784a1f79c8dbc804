import type { DimensionScore, IndicatorScore, Scorecard } from "../data/model/scorecard.ts";
import { coverageOf, finish, geometricMean, pointsLost } from "./aggregate.ts";
import { ceilingsFor } from "./ceilings.ts";
import { conflictOf, type SourceConflict } from "./compare-sources.ts";
import type { Context, Finding, Method, MethodDimension, PlatformEvidence, Priors } from "./contract.ts";
import { replyCurve, resolutionCurve } from "./curves.ts";
import { type Assessed, type Draws, dimensionPoints, drawScores, rangeAround } from "./estimate-uncertainty.ts";
import { effectiveClusters, weightedShare } from "./measure-share.ts";
import { monthsOf, rate, reasonsNotRated } from "./rate-score.ts";
import { replyWaits } from "./reply-waits.ts";
import { normalise, sum } from "./statistics/scale.ts";
import { resolutionVotes } from "./votes.ts";
import { percent } from "./words.ts";

export type ScoringOptions = {
  readonly method: Method;
  readonly priors: Priors;
  readonly paramsSha256: string;
  readonly draws: number;
};

/** A scorecard, and the draws behind its range: with them platforms can be compared. */
export type Scored = { readonly scorecard: Scorecard; readonly totals: readonly number[] };

/** One platform's evidence under one method. Pure: same evidence, method and draws, same scorecard. */
export function scorePlatform(evidence: PlatformEvidence, options: ScoringOptions): Scored {
  const { method } = options;
  const { parameters } = method;
  const context: Context = { parameters, priors: options.priors };
  const conflict = conflictOf(evidence, context);
  const assessed = method.dimensions.map((dimension) => assess(dimension, evidence, context, conflict));
  const points = assessed.map((each) => dimensionPoints(each, each.findings.map(pointsOf)));
  const penalties = method.penalties.map((penalty) => penalty.assess(evidence, context));
  const applied = penalties.flatMap((each) => each.applied ?? []);
  const ceilings = ceilingsFor(evidence, context);
  const nEff = effectiveComplaints(evidence, context);
  const draws = drawScores(
    assessed,
    {
      seed: `${evidence.platform} ${options.paramsSha256}`,
      draws: points.some((each) => each !== null) ? options.draws : 0,
      clusters: evidence.clusters,
      nEff,
      penalties: applied.map((each) => each.points),
      ceilings: ceilings.applied.map((each) => each.limit),
    },
    parameters,
  );
  const parts = method.dimensions.map(({ weight }, index) => ({ weight, points: points[index] ?? null }));
  const raw = geometricMean(parts);
  const months = monthsOf(evidence.observations);
  const reasons = reasonsNotRated(
    {
      complaints: evidence.observations.length,
      setAside: evidence.setAside,
      nEff,
      months,
      hasResponse: isScored(method, points, "response"),
      hasResolution: isScored(method, points, "resolution"),
      dimensionWeight: coverageOf(parts),
    },
    parameters,
  );
  const rated = raw !== null && reasons.length === 0;
  const score = finish(
    raw ?? 0,
    applied.map((each) => each.points),
    ceilings.applied.map((each) => each.limit),
    parameters.penaltyMost,
  );
  const dimensions = dimensionScores(assessed, points, draws, parameters.level);
  return {
    totals: rated ? draws.totals : [],
    scorecard: {
      platform: evidence.platform,
      methodVersion: method.version,
      paramsSha256: options.paramsSha256,
      asOf: evidence.asOf,
      dimensions,
      raw,
      penalties: applied,
      ceilings: [...ceilings.applied],
      rating: rated ? rate(score, draws.totals, nEff, parameters) : { kind: "not_rated", reasons: notEmpty(reasons) },
      coverage: sum(dimensions.map(({ weight, coverage }) => weight * coverage)),
      counts: countsOf(evidence, nEff, months),
      resolutionBounds: boundsOf(evidence, context),
      replyCurve: replyCurve(evidence.observations, context),
      resolutionCurve: resolutionCurve(evidence.observations, context),
      flags: [
        ...(conflict === null ? [] : [conflict.flag]),
        ...assessed.flatMap(({ findings }) => findings.flatMap((finding) => finding.flags)),
        ...penalties.flatMap((each) => each.flags),
        ...ceilings.flags,
        ...deletions(evidence, parameters.deletedShare),
      ],
    },
  };
}

function assess(
  dimension: MethodDimension,
  evidence: PlatformEvidence,
  context: Context,
  conflict: SourceConflict | null,
): Assessed {
  const findings = dimension.rows.map(({ indicator }) => {
    const finding = indicator.measure(evidence, context);
    return conflict !== null && indicator.id === "resolution-rate" ? widened(finding, conflict, context) : finding;
  });
  return { dimension, findings };
}

/** Where sources differ, the range covers what differing sources leave open. */
function widened(finding: Finding, { pooled }: SourceConflict, { parameters }: Context): Finding {
  const { measurement } = finding;
  if (measurement.kind !== "measured") return finding;
  const [low, high] = [pooled.low, pooled.high].map((share) => normalise(share, parameters.goalPosts.resolution));
  return {
    ...finding,
    measurement: {
      ...measurement,
      low: Math.min(measurement.low, low ?? measurement.low),
      high: Math.max(measurement.high, high ?? measurement.high),
    },
  };
}

function pointsOf({ measurement }: Finding): number | null {
  return measurement.kind === "measured" ? measurement.points : null;
}

function dimensionScores(
  assessed: readonly Assessed[],
  points: readonly (number | null)[],
  draws: Draws,
  level: number,
): DimensionScore[] {
  const lost = pointsLost(
    assessed.map(({ dimension: { weight } }, index) => ({ weight, points: points[index] ?? null })),
  );
  return assessed.map(({ dimension, findings }, index) => {
    const own = points[index] ?? null;
    const parts = dimension.rows.map(({ weight }, row) => ({
      weight,
      points: findings[row] ? pointsOf(findings[row]) : null,
    }));
    return {
      id: dimension.id,
      weight: dimension.weight,
      score: own === null ? null : rangeAround(own, draws.dimensions[index] ?? [], level),
      coverage: coverageOf(parts),
      lost: lost[index] ?? null,
      indicators: dimension.rows.flatMap(({ indicator, weight }, row): IndicatorScore[] => {
        const finding = findings[row];
        return finding
          ? [{ id: indicator.id, weight, measurement: finding.measurement, quotes: [...finding.quotes] }]
          : [];
      }),
    };
  });
}

function isScored(method: Method, points: readonly (number | null)[], id: string): boolean {
  return method.dimensions.some((dimension, index) => dimension.id === id && (points[index] ?? null) !== null);
}

/** The better of what is known about replies and about outcomes. */
function effectiveComplaints({ observations }: PlatformEvidence, { parameters }: Context): number {
  return Math.max(
    effectiveClusters(replyWaits(observations)),
    effectiveClusters(resolutionVotes(observations, parameters.kappa)),
  );
}

function countsOf({ observations, clusters }: PlatformEvidence, nEff: number, months: number): Scorecard["counts"] {
  return {
    complaints: observations.length,
    grievances: clusters,
    nEff,
    open: observations.filter((each) => each.outcome === "open").length,
    months,
  };
}

function boundsOf({ observations }: PlatformEvidence, { parameters }: Context): Scorecard["resolutionBounds"] {
  const at = (kappa: number) => weightedShare(resolutionVotes(observations, kappa));
  const known = resolutionVotes(observations, parameters.kappa);
  if (effectiveClusters(known) < parameters.needed.indicator) return null;
  return { lower: at(0), likely: at(parameters.kappa), upper: at(1) };
}

function deletions({ observations }: PlatformEvidence, most: number): string[] {
  const removed = observations.filter((each) => each.complaint?.removed).length;
  if (removed <= most * observations.length) return [];
  return [`${percent(removed / observations.length)} 的投诉已被撤下；撤下前看到的仍计入`];
}

function notEmpty(reasons: readonly string[]): string[] {
  return reasons.length > 0 ? [...reasons] : ["暂不评级：没有一个方面量得出来"];
}
