import type { MethodDescription } from "../../data/model/report.ts";
import type { DimensionId } from "../../data/model/scorecard.ts";
import { CEILINGS } from "../ceilings.ts";
import type { Method } from "../contract.ts";
import { CRITERIA } from "../criteria.ts";
import { RUBRIC } from "../rubric.ts";
import { CRITERIA_IN_ENGLISH, FATES_IN_ENGLISH } from "./criteria.ts";
import { INDICATORS_IN_ENGLISH } from "./indicators.ts";
import { RUBRIC_IN_ENGLISH, RUBRIC_LIMITS } from "./rubric.ts";
import { AFTER_REVIEW, RULES_IN_ENGLISH } from "./rules.ts";

const SUMMARY =
  "The Kaxin trust score (KTS) uses public complaints and the platforms' own public pages, and gives up to 100 points for " +
  "response, resolution, transparency and reputation. First whether anybody answers and whether the problem is solved, " +
  "then how plain the rules are and how grave the complaints. Too little evidence means no rating; unknown is neither " +
  "zero nor average.";

const DIMENSION_QUESTIONS: Readonly<Record<DimensionId, string>> = {
  response: "Something went wrong: how long until anybody takes care of it?",
  resolution: "Was the problem solved in the end?",
  transparency: "Are the after-sales rules plain and fair?",
  reputation: "What do those who complain say?",
};

/** The words of the method in English. What has none, an indicator made yesterday, say, is left out. */
export function describeInEnglish({ parameters, dimensions }: Method): NonNullable<MethodDescription["english"]> {
  const { needed, dimensionWeightNeeded } = parameters;
  const asked = RUBRIC.flatMap(({ id, points }) => {
    const words = RUBRIC_IN_ENGLISH[id];
    if (words === undefined) return [];
    const { question, scale } = words;
    return [[id, { question, formula: `${scale} (${points} points of 100)`, limits: RUBRIC_LIMITS }] as const];
  });
  const names = new Map(dimensions.flatMap(({ rows }) => rows.map(({ indicator: { id, en } }) => [id, en])));
  const nameOf = (id: string) => names.get(id) ?? RULES_IN_ENGLISH[id]?.name ?? id;
  const awaiting = new Set(CEILINGS.filter(({ automatic }) => !automatic).map(({ id }) => id));
  return {
    summary: SUMMARY,
    dimensions: DIMENSION_QUESTIONS,
    indicators: { ...INDICATORS_IN_ENGLISH, ...Object.fromEntries(asked) },
    rules: Object.fromEntries(
      Object.entries(RULES_IN_ENGLISH).map(([id, { name, question }]) => [
        id,
        { name, question: awaiting.has(id) ? `${question} ${AFTER_REVIEW}` : question },
      ]),
    ),
    notRatedRules: [
      "No public complaints found: not rated, which is not proof of good service",
      `Fewer than ${needed.grade} usable complaints`,
      "Neither replies nor resolution can be measured",
      `What can be scored is less than ${dimensionWeightNeeded * 100}% of the whole weight`,
      `Complaints fall into fewer than ${needed.months} months`,
    ],
    criteria: Object.fromEntries(
      CRITERIA.flatMap(({ id, fate, by }) => {
        const words = CRITERIA_IN_ENGLISH[id];
        return words === undefined
          ? []
          : [[id, { ...words, fate: FATES_IN_ENGLISH[fate], by: by.map(nameOf) }] as const];
      }),
    ),
  };
}
