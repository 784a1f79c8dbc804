import type { Scorecard } from "../data/model/scorecard.ts";
import type { Method } from "./contract.ts";
import { findImprovement } from "./find-improvement.ts";
import { trim } from "./words.ts";

/** What would raise the grade, in sentences; none for an A. */
export function explainImprovement(scorecard: Scorecard, method: Method): string[] {
  if (scorecard.rating.kind === "not_rated") return ["怎样才能评级：等到证据够了再评；没有证据不是坏话，也不是好话"];
  const improvement = findImprovement(scorecard, method);
  if (improvement === null) return [];
  const { grade, from, missing, steps, needed } = improvement;
  return [
    `要到 ${grade} 级（${trim(from)} 分），还差 ${trim(missing)} 分。${steps.length > 0 ? "单独改一样，别的不变：" : ""}`,
    ...steps.map(
      ({ statement, points, isEnough }) => `  ${statement}，总分可到 ${trim(points)}${isEnough ? "，够了" : ""}`,
    ),
    ...needed.map(({ statement }) => `  ${statement}`),
  ];
}
