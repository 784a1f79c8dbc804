import type { Improvement } from "../data/model/improvement.ts";
import type { Grade, Scorecard } from "../data/model/scorecard.ts";
import { finish, geometricMean } from "./aggregate.ts";
import type { Parameters } from "./parameters.ts";

type Limits = Pick<Parameters, "gradesFrom" | "penaltyMost">;

const RISING = ["E", "D", "C", "B", "A"] as const satisfies readonly Grade[];
const SHOWN = 3;
/** Points below which a gain is not worth a line. */
const LEAST_GAIN = 0.05;

/** What would raise the grade: the few changes that bring most, each alone, all else as it is. `null`: not rated, or the best already. */
export function findImprovement(scorecard: Scorecard, limits: Limits): Improvement | null {
  const { rating } = scorecard;
  if (rating.kind === "not_rated") return null;
  const next = RISING[RISING.indexOf(rating.grade) + 1];
  if (next === undefined) return null;
  const from = limits.gradesFrom[next];
  return {
    next,
    from,
    missing: Math.max(0, from - rating.points),
    steps: [...indicatorSteps(scorecard, limits), ...penaltySteps(scorecard, limits)]
      .filter(({ points }) => points > rating.points + LEAST_GAIN)
      .sort((one, other) => other.points - one.points)
      .slice(0, SHOWN),
    ceilings: scorecard.ceilings.filter(({ limit }) => limit < from).map(({ id, limit }) => ({ id, limit })),
  };
}

type Step = Improvement["steps"][number];

/** The score if one measured indicator had full points. */
function indicatorSteps(scorecard: Scorecard, limits: Limits): Step[] {
  return scorecard.dimensions.flatMap(({ score, indicators }, changed) => {
    if (score === null) return [];
    const measured = indicators.flatMap(({ id, weight, measurement }) =>
      measurement.kind === "measured" && weight > 0 ? [{ id, weight, points: measurement.points }] : [],
    );
    const whole = measured.reduce((sum, { weight }) => sum + weight, 0);
    return measured.map(({ id, weight, points }) => {
      const raised = Math.min(100, score.points + (weight / whole) * (100 - points));
      return { kind: "indicator" as const, id, points: scoreWith(scorecard, limits, changed, raised) };
    });
  });
}

/** The score without one of its penalties. */
function penaltySteps(scorecard: Scorecard, limits: Limits): Step[] {
  return scorecard.penalties.map(({ id }) => {
    const kept = scorecard.penalties.filter((each) => each.id !== id);
    return { kind: "penalty" as const, id, points: finished(scorecard, limits, scorecard.raw ?? 0, kept) };
  });
}

function scoreWith(scorecard: Scorecard, limits: Limits, changed: number, points: number): number {
  const parts = scorecard.dimensions.map(({ weight, score }, index) => ({
    weight,
    points: index === changed ? points : (score?.points ?? null),
  }));
  return finished(scorecard, limits, geometricMean(parts) ?? 0, scorecard.penalties);
}

function finished(
  { ceilings }: Scorecard,
  { penaltyMost }: Limits,
  raw: number,
  penalties: Scorecard["penalties"],
): number {
  return finish(
    raw,
    penalties.map(({ points }) => points),
    ceilings.map(({ limit }) => limit),
    penaltyMost,
  );
}
