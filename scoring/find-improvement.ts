import type { Grade, Improvement, Scorecard } from "../data/model/scorecard.ts";
import { finish, geometricMean } from "./aggregate.ts";
import type { Method } from "./contract.ts";
import { namesOf } from "./describe-method.ts";
import { RULES_IN_ENGLISH } from "./english/rules.ts";
import type { Told } from "./words.ts";

const RISING = ["E", "D", "C", "B", "A"] as const satisfies readonly Grade[];
const SHOWN = 3;

/** What would raise the grade: the few changes that bring most, each alone, all else as it is. `null`: not rated, or an A. */
export function findImprovement(scorecard: Scorecard, method: Method): Improvement | null {
  const { rating, ceilings } = scorecard;
  if (rating.kind === "not_rated") return null;
  const grade = RISING[RISING.indexOf(rating.grade) + 1];
  if (grade === undefined) return null;
  const from = method.parameters.gradesFrom[grade];
  // Where heaps of copies are limited, the score is not what its parts give: what a change adds is the same.
  const shift = rating.points - finished(scorecard, method, scorecard.raw ?? 0, scorecard.penalties);
  const steps = [...indicatorGains(scorecard, method), ...penaltyGains(scorecard, method)]
    .map(({ points, ...told }) => ({
      ...told,
      points: Math.min(100, ...ceilings.map(({ limit }) => limit), points + shift),
    }))
    .filter(({ points }) => points > rating.points + 0.05)
    .sort((one, other) => other.points - one.points)
    .slice(0, SHOWN);
  return {
    grade,
    from,
    missing: Math.max(0, from - rating.points),
    steps: steps.map((step) => ({ ...step, isEnough: step.points >= from })),
    needed: [
      ...(grade === "A" ? [lowEnough(method.parameters.gradeALow)] : []),
      ...ceilings.filter(({ limit }) => limit < from).map(withoutCeiling),
    ],
  };
}

function lowEnough(low: number): Told {
  return {
    statement: `A 级还要求可能范围的下端不低于 ${low} 分`,
    english: `An A also needs a likely range that does not reach below ${low}`,
  };
}

function withoutCeiling({ limit, statement, english }: Scorecard["ceilings"][number]): Told {
  return {
    statement: `先要去掉封顶 ${limit} 分的原因：${statement}`,
    english: `First what limits the score to ${limit} must go: ${english}`,
  };
}

type Gain = Told & { readonly points: number };

/** The score if one measured indicator had full points. */
function indicatorGains(scorecard: Scorecard, method: Method): Gain[] {
  const names = new Map(
    method.dimensions.flatMap(({ rows }) => rows.map(({ indicator }) => [indicator.id, indicator] as const)),
  );
  return scorecard.dimensions.flatMap(({ score, indicators }, changed) => {
    if (score === null) return [];
    const measured = indicators.flatMap(({ id, weight, measurement }) =>
      measurement.kind === "measured" && weight > 0 ? [{ id, weight, points: measurement.points }] : [],
    );
    const whole = measured.reduce((sum, { weight }) => sum + weight, 0);
    return measured.map(({ id, weight, points }) => {
      const raised = Math.min(100, score.points + (weight / whole) * (100 - points));
      return {
        statement: `「${names.get(id)?.zh ?? id}」做到满分`,
        english: `Full points for “${names.get(id)?.en ?? id}”`,
        points: scoreWith(scorecard, method, changed, raised),
      };
    });
  });
}

function penaltyGains(scorecard: Scorecard, method: Method): Gain[] {
  const names = namesOf(method);
  return scorecard.penalties.map(({ id }) => {
    const kept = scorecard.penalties.filter((each) => each.id !== id);
    return {
      statement: `不再有「${names.get(id) ?? id}」`,
      english: `No more “${RULES_IN_ENGLISH[id]?.name ?? id}”`,
      points: finished(scorecard, method, scorecard.raw ?? 0, kept),
    };
  });
}

function scoreWith(scorecard: Scorecard, method: Method, changed: number, points: number): number {
  const parts = scorecard.dimensions.map(({ weight, score }, index) => ({
    weight,
    points: index === changed ? points : (score?.points ?? null),
  }));
  return finished(scorecard, method, geometricMean(parts) ?? 0, scorecard.penalties);
}

function finished(
  { ceilings }: Scorecard,
  { parameters }: Method,
  raw: number,
  penalties: Scorecard["penalties"],
): number {
  return finish(
    raw,
    penalties.map(({ points }) => points),
    ceilings.map(({ limit }) => limit),
    parameters.penaltyMost,
  );
}
