import { packDraws } from "../data/model/draws.ts";
import type { DimensionId, DimensionScore, IndicatorScore, Scorecard } from "../data/model/scorecard.ts";
import { coverageOf, type Part, pointsLost } from "./aggregate.ts";
import type { Context, Method, PlatformEvidence, Priors } from "./contract.ts";
import { replyCurve, resolutionCurve } from "./curves.ts";
import { effectiveComplaints } from "./effective-complaints.ts";
import { type Assessed, type Draws, drawScores, rangeAround } from "./estimate-uncertainty.ts";
import { judge } from "./judge.ts";
import { limitCopies } from "./limit-copies.ts";
import { weightedShare } from "./measure-share.ts";
import { methodRange } from "./method-range.ts";
import type { Parameters } from "./parameters.ts";
import { testPromises } from "./penalties/promise-gap.ts";
import { monthsOf, notRated, rate, reasonsNotRated } from "./rate-score.ts";
import { recentCourses } from "./recent-courses.ts";
import { clamp, sum } from "./statistics/scale.ts";
import { resolutionVotes } from "./votes.ts";
import { percent, some, type Told } from "./words.ts";

export type ScoringOptions = {
  readonly method: Method;
  readonly priors: Priors;
  readonly paramsSha256: string;
  /** Left out: as many as the method wants. */
  readonly draws?: number;
  /** Also compute what other choices of the method would give: as much work again. */
  readonly withMethodRange?: boolean;
};

/** A scorecard, and the draws behind its range: with them platforms can be compared. */
export type Scored = { readonly scorecard: Scorecard; readonly totals: Float64Array };

/** One platform's evidence under one method. Pure: same evidence, method and draws, same scorecard. */
export function scorePlatform(evidence: PlatformEvidence, options: ScoringOptions): Scored {
  const { method } = options;
  const { parameters } = method;
  const context: Context = { parameters, priors: options.priors };
  const judgement = judge(evidence, method, context);
  const { assessed, parts, raw, ceilings } = judgement;
  const applied = judgement.penalties.flatMap((each) => each.applied ?? []);
  const nEff = effectiveComplaints(evidence, parameters);
  const scoreOf = (part: PlatformEvidence) => judge(part, method, context).score;
  const score = limitCopies(evidence, judgement.score, scoreOf, parameters) ?? 0;
  const draws = drawScores(
    assessed,
    {
      seed: `${evidence.platform} ${options.paramsSha256}`,
      draws: parts.some((each) => each.points !== null) ? (options.draws ?? drawsFor(evidence, parameters)) : 0,
      clusters: evidence.clusters,
      nEff,
      penalties: applied.map((each) => each.points),
      ceilings: ceilings.applied.map((each) => each.limit),
    },
    parameters,
  );
  const months = monthsOf(evidence.observations);
  const reasons = reasonsNotRated(
    {
      complaints: evidence.observations.length,
      setAside: evidence.setAside,
      nEff,
      months,
      hasResponse: isScored(assessed, parts, "response"),
      hasResolution: isScored(assessed, parts, "resolution"),
      dimensionWeight: coverageOf(parts),
    },
    parameters,
  );
  const isRated = judgement.score !== null && reasons.length === 0;
  // The draws move with the score: how sure it is does not depend on the limit.
  const shift = score - (judgement.score ?? 0);
  const totals = isRated ? draws.totals.map((total) => clamp(total + shift, 0, 100)) : new Float64Array(0);
  const dimensions = dimensionScores(assessed, parts, draws, parameters.level);
  const flags = [
    ...(judgement.conflict === null ? [] : [judgement.conflict.flag]),
    ...(shift === 0 ? [] : [copiesLimited(parameters.copies.most)]),
    ...assessed.flatMap(({ findings }) => findings.flatMap((finding) => finding.flags)),
    ...judgement.penalties.flatMap((each) => each.flags),
    ...ceilings.flags,
    ...deletions(evidence, parameters.deletedShare),
  ];
  return {
    totals,
    scorecard: {
      platform: evidence.platform,
      methodVersion: method.version,
      paramsSha256: options.paramsSha256,
      asOf: evidence.asOf,
      dimensions,
      raw,
      penalties: applied,
      promises: testPromises(evidence, parameters),
      ceilings: [...ceilings.applied],
      rating: isRated ? rate(score, totals, nEff, parameters) : unrated(reasons),
      methodRange: isRated && options.withMethodRange ? methodRange(evidence, method, context, judgement, score) : null,
      coverage: sum(dimensions.map(({ weight, coverage }) => weight * coverage)),
      counts: countsOf(evidence, nEff, months),
      resolutionBounds: boundsOf(evidence, context),
      draws: isRated ? packDraws(draws.behind, draws.totals) : "",
      replyCurve: replyCurve(evidence.observations, context),
      resolutionCurve: resolutionCurve(evidence.observations, context),
      recent: recentCourses(evidence.observations, context),
      expectations: [],
      flags: flags.map(({ statement }) => statement),
      englishFlags: flags.map(({ english }) => english),
    },
  };
}

/** The end of a range errs by chance as deviation/√draws, and the deviation itself falls with the root of the grievances. */
function drawsFor({ clusters }: PlatformEvidence, { draws: { most, grievances, least } }: Parameters): number {
  return clamp(Math.round((most * grievances) / Math.max(1, clusters)), least, most);
}

function dimensionScores(
  assessed: readonly Assessed[],
  parts: readonly Part[],
  draws: Draws,
  level: number,
): DimensionScore[] {
  const lost = pointsLost(parts);
  return assessed.map(({ dimension, findings }, index) => {
    const own = parts[index]?.points ?? null;
    const rows = dimension.rows.map(({ weight }, row) => ({
      weight,
      points: findings[row]?.points ?? null,
    }));
    return {
      id: dimension.id,
      weight: dimension.weight,
      score: own === null ? null : rangeAround(own, draws.dimensions[index] ?? new Float64Array(0), level),
      coverage: coverageOf(rows),
      lost: lost[index] ?? null,
      indicators: dimension.rows.flatMap(({ indicator, weight }, row): IndicatorScore[] => {
        const told = findings[row]?.tell();
        return told === undefined ? [] : [{ id: indicator.id, weight, ...told, quotes: [...told.quotes] }];
      }),
    };
  });
}

function isScored(assessed: readonly Assessed[], parts: readonly Part[], id: DimensionId): boolean {
  return assessed.some(({ dimension }, index) => dimension.id === id && (parts[index]?.points ?? null) !== null);
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
  if (resolutionVotes(observations, parameters.kappa).voters.nEff < parameters.needed.indicator) return null;
  return { lower: at(0), likely: at(parameters.kappa), upper: at(1) };
}

function deletions({ observations }: PlatformEvidence, most: number): Told[] {
  const removed = observations.filter((each) => each.removed).length;
  if (removed <= most * observations.length) return [];
  const share = percent(removed / observations.length);
  return [
    {
      statement: `${share} 的投诉已被撤下；撤下前看到的仍计入`,
      english: `${share} of complaints were taken down; what was seen before still counts`,
    },
  ];
}

function copiesLimited(most: number): Told {
  return {
    statement: `雷同的或同一人的大批投诉，合起来最多让总分变动 ${most} 分，已限制`,
    english: `Many complaints alike, or by one person, may together move the score by ${some(most, "point")} at most: limited here`,
  };
}

function unrated(given: readonly Told[]): Scorecard["rating"] {
  const reasons = given.length > 0 ? given : [notRated(NO_DIMENSION)];
  return {
    kind: "not_rated",
    reasons: reasons.map(({ statement }) => statement),
    englishReasons: reasons.map(({ english }) => english),
  };
}

const NO_DIMENSION: Told = {
  statement: "没有一个方面量得出来",
  english: "Not one dimension could be measured",
};
