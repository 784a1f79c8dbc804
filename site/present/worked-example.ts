import { z } from "zod";
import type { PlatformSummary, Report } from "../../data/model/report.ts";
import type { DimensionId } from "../../data/model/scorecard.ts";
import { finish, geometricMean } from "../../scoring/aggregate.ts";

/** One platform's score put together step by step, from the figures of the report alone. */
export type WorkedExample = {
  readonly summary: PlatformSummary;
  readonly rows: readonly {
    readonly id: DimensionId;
    readonly weight: number;
    readonly points: number | null;
    /** weight · ln(points/100), points at least 1. */
    readonly part: number | null;
  }[];
  readonly measuredWeight: number;
  readonly sum: number;
  readonly raw: number;
  readonly penalty: number;
  readonly ceiling: number | null;
  /** What a limit on copied complaints moved the score by. */
  readonly shift: number;
  readonly score: number;
};

const Parameters = z.object({ penaltyMost: z.number().default(30) });

/** The rated platform whose sum shows most in fewest steps; `null`: none is rated. */
export function workedExample(report: Report): WorkedExample | null {
  const examples = report.platforms.flatMap((summary) => workOut(summary, report.method) ?? []);
  return examples.sort((one, other) => toldBy(other) - toldBy(one))[0] ?? null;
}

function workOut(summary: PlatformSummary, method: Report["method"]): WorkedExample | null {
  if (summary.scorecard.rating.kind !== "rated") return null;
  const { scorecard } = summary;
  const { penaltyMost } = Parameters.parse(method.parameters);
  const rows = scorecard.dimensions.map(({ id, weight, score }) => {
    const points = score?.points ?? null;
    return { id, weight, points, part: points === null ? null : weight * Math.log(Math.max(points, 1) / 100) };
  });
  const raw = geometricMean(rows) ?? 0;
  const penalties = scorecard.penalties.map((each) => each.points);
  const limits = scorecard.ceilings.map((each) => each.limit);
  const score = summary.scorecard.rating.points;
  return {
    summary,
    rows,
    measuredWeight: rows.reduce((sum, { weight, points }) => sum + (points === null ? 0 : weight), 0),
    sum: rows.reduce((sum, { part }) => sum + (part ?? 0), 0),
    raw,
    penalty: Math.min(
      penaltyMost,
      penalties.reduce((sum, each) => sum + each, 0),
    ),
    ceiling: limits.length === 0 ? null : Math.min(...limits),
    shift: score - finish(raw, penalties, limits, penaltyMost),
    score,
  };
}

/** All dimensions measured, none at the very bottom, something taken off, nothing moved for copies; then more complaints. */
function toldBy({ rows, penalty, shift, summary }: WorkedExample): number {
  const virtues = [
    Math.abs(shift) < 0.05,
    rows.every(({ points }) => points !== null && points >= 10),
    penalty > 0,
    summary.scorecard.ceilings.length === 0,
  ];
  return virtues.filter(Boolean).length * 1e9 + summary.scorecard.counts.complaints;
}
