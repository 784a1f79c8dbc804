import type { Scorecard } from "../data/model/scorecard.ts";
import type { Method } from "./contract.ts";
import { namesOf } from "./describe-method.ts";
import { findImprovement } from "./find-improvement.ts";
import { trim } from "./words.ts";

/** What would raise the grade, in words. */
export function explainImprovement(scorecard: Scorecard, method: Method): string[] {
  if (scorecard.rating.kind === "not_rated") return ["怎样才能评级：等到证据够了再评；没有证据不是坏话，也不是好话"];
  const improvement = findImprovement(scorecard, method.parameters);
  if (improvement === null) return [];
  const { next, from, missing, steps, ceilings } = improvement;
  const names = namesOf(method);
  const inWords = ({ kind, id }: (typeof steps)[number]) =>
    kind === "indicator" ? `「${names.get(id) ?? id}」做到满分` : `不再有「${names.get(id) ?? id}」`;
  const why = (id: string) => scorecard.ceilings.find((each) => each.id === id)?.statement ?? id;
  return [
    `要到 ${next} 级（${from} 分），还差 ${trim(missing)} 分。单独改一样，别的不变：`,
    ...steps.map((step) => `  ${inWords(step)}，总分可到 ${trim(step.points)}${step.points >= from ? "，够了" : ""}`),
    ...ceilings.map(({ id, limit }) => `  先要去掉封顶 ${limit} 分的原因：${why(id)}`),
  ];
}
