import type { Grade, Scorecard } from "../data/model/scorecard.ts";
import { finish, geometricMean } from "./aggregate.ts";
import type { Method } from "./contract.ts";
import { namesOf } from "./describe-method.ts";
import { trim } from "./words.ts";

const RISING = ["E", "D", "C", "B", "A"] as const satisfies readonly Grade[];
const SHOWN = 3;

/** What would raise the grade: the few changes that bring most, each alone, all else as it is. */
export function explainImprovement(scorecard: Scorecard, method: Method): string[] {
  const { rating } = scorecard;
  if (rating.kind === "not_rated") return ["怎样才能评级：等到证据够了再评；没有证据不是坏话，也不是好话"];
  const next = RISING[RISING.indexOf(rating.grade) + 1];
  if (next === undefined) return [];
  const from = method.parameters.gradesFrom[next];
  const gains = [...indicatorGains(scorecard, method), ...penaltyGains(scorecard, method)]
    .filter(({ points }) => points > rating.points + 0.05)
    .sort((one, other) => other.points - one.points)
    .slice(0, SHOWN);
  return [
    `要到 ${next} 级（${from} 分），还差 ${trim(Math.max(0, from - rating.points))} 分。单独改一样，别的不变：`,
    ...gains.map(({ zh, points }) => `  ${zh}，总分可到 ${trim(points)}${points >= from ? "，够了" : ""}`),
    ...scorecard.ceilings
      .filter(({ limit }) => limit < from)
      .map(({ statement, limit }) => `  先要去掉封顶 ${limit} 分的原因：${statement}`),
  ];
}

type Gain = { readonly zh: string; readonly points: number };

/** The score if one measured indicator had full points. */
function indicatorGains(scorecard: Scorecard, method: Method): Gain[] {
  const names = namesOf(method);
  return scorecard.dimensions.flatMap(({ score, indicators }, changed) => {
    if (score === null) return [];
    const measured = indicators.flatMap(({ id, weight, measurement }) =>
      measurement.kind === "measured" && weight > 0 ? [{ id, weight, points: measurement.points }] : [],
    );
    const whole = measured.reduce((sum, { weight }) => sum + weight, 0);
    return measured.map(({ id, weight, points }) => {
      const raised = Math.min(100, score.points + (weight / whole) * (100 - points));
      return { zh: `「${names.get(id) ?? id}」做到满分`, points: scoreWith(scorecard, method, changed, raised) };
    });
  });
}

function penaltyGains(scorecard: Scorecard, method: Method): Gain[] {
  const names = namesOf(method);
  return scorecard.penalties.map(({ id }) => {
    const kept = scorecard.penalties.filter((each) => each.id !== id);
    return { zh: `不再有「${names.get(id) ?? id}」`, points: finished(scorecard, method, scorecard.raw ?? 0, kept) };
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
