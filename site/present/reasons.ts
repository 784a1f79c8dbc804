import type { MethodDescription } from "../../data/model/report.ts";
import type { Scorecard } from "../../data/model/scorecard.ts";
import { formatLoss, formatPoints } from "./points.ts";
import { type Language, readCode } from "./words.ts";

/** One thing that lifted or lowered a score, in the words of its measurement. */
export type Reason = {
  readonly name: string;
  readonly figure: string;
  readonly statement: string;
  readonly anchor: string;
};

const GOOD_FROM = 70;
const BAD_BELOW = 55;
const MOST = 3;

/** The heaviest merits and faults: those that move the total most come first. */
export function weighReasons(
  scorecard: Scorecard,
  method: MethodDescription,
  language: Language = "zh",
): { plus: Reason[]; minus: Reason[] } {
  const measured = scorecard.dimensions.flatMap((dimension) =>
    dimension.indicators.flatMap(({ id, weight, measurement }) =>
      // Without a weight of its own it is a deduction inside its dimension, not a merit.
      measurement.kind === "measured" && weight > 0
        ? [
            {
              points: measurement.points,
              pull: (measurement.points - 60) * weight * dimension.weight,
              reason: {
                name: indicatorName(method, id, language),
                figure: `${formatPoints(measurement.points)} / 100`,
                statement: measurement.statement,
                anchor: `#indicator-${id}`,
              },
            },
          ]
        : [],
    ),
  );
  const plus = measured.filter((each) => each.points >= GOOD_FROM).sort((a, b) => b.pull - a.pull);
  const minus = measured.filter((each) => each.points < BAD_BELOW).sort((a, b) => a.pull - b.pull);
  const taken = scorecard.penalties.map((each) => ({
    name: ruleName(method, each.id, language),
    figure: `${formatLoss(each.points)} ${{ zh: "分", en: "points" }[language]}`,
    statement: each.statement,
    anchor: "#deductions",
  }));
  return {
    plus: plus.slice(0, MOST).map((each) => each.reason),
    minus: [...taken, ...minus.map((each) => each.reason)].slice(0, Math.max(MOST, taken.length)),
  };
}

export function indicatorName(method: MethodDescription, id: string, language: Language): string {
  const found = method.dimensions.flatMap((each) => each.indicators).find((each) => each.id === id);
  return found?.[language] ?? id;
}

/** Of a penalty or ceiling; a method described without English names is read by its codes. */
export function ruleName(
  { english, penalties, ceilings }: MethodDescription,
  id: string,
  language: Language = "zh",
): string {
  if (language === "en") return english?.rules[id]?.name ?? readCode(id);
  return [...penalties, ...ceilings].find((each) => each.id === id)?.zh ?? id;
}
