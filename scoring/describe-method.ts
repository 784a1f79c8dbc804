import type { MethodDescription } from "../data/model/report.ts";
import { DIMENSIONS, GRADES, type Grade } from "../data/model/scorecard.ts";
import { CEILINGS } from "./ceilings.ts";
import type { Method } from "./contract.ts";
import { CRITERIA, FATES } from "./criteria.ts";
import { describeInEnglish } from "./english/describe-in-english.ts";
import { SPRING_FESTIVALS, YEARLY_WINDOWS } from "./event-windows.ts";
import { RUBRIC } from "./rubric.ts";
import { ISSUE_SEVERITY, SIGNAL_SEVERITY } from "./severity.ts";

/** Lower-case hex SHA-256 of a text; who calls brings it, as pure files have no crypto. */
export type Sha256 = (text: string) => string;

const BANDS = ["A", "B", "C", "D", "E"] as const satisfies readonly Grade[];

/** Everything a number of the score depends on, in one value that reads the same on every machine. */
function parametersOf(method: Method): Record<string, unknown> {
  return {
    ...method.parameters,
    dimensionWeights: Object.fromEntries(method.dimensions.map(({ id, weight }) => [id, weight])),
    indicatorWeights: Object.fromEntries(
      method.dimensions.flatMap(({ rows }) => rows.map(({ indicator, weight }) => [indicator.id, weight])),
    ),
    rubric: Object.fromEntries(RUBRIC.map(({ id, points, levels }) => [id, { points, levels }])),
    penalties: Object.fromEntries(method.penalties.map(({ id, most }) => [id, most])),
    ceilings: Object.fromEntries(CEILINGS.map(({ id, limit, automatic }) => [id, { limit, automatic }])),
    issueSeverity: ISSUE_SEVERITY,
    signalSeverity: SIGNAL_SEVERITY,
    peakWindows: { yearly: YEARLY_WINDOWS, springFestivals: SPRING_FESTIVALS },
  };
}

export function hashParameters(method: Method, sha256: Sha256): string {
  return sha256(sortedJson(parametersOf(method)));
}

/** The method in words and numbers, for who reads the report. */
export function describeMethod(method: Method, sha256: Sha256): MethodDescription {
  const { parameters } = method;
  const { needed, dimensionWeightNeeded } = parameters;
  const names = namesOf(method);
  const nameOf = (id: string) => names.get(id) ?? id;
  return {
    version: method.version,
    paramsSha256: hashParameters(method, sha256),
    summary: method.summary,
    dimensions: method.dimensions.map(({ id, weight, question, rows }) => ({
      id,
      ...DIMENSIONS[id],
      weight,
      question,
      indicators: rows.map(({ indicator: { measure: _, ...words }, weight: share }) => ({ ...words, weight: share })),
    })),
    penalties: method.penalties.map(({ id, zh, most, question }) => ({ id, zh, most, question })),
    ceilings: CEILINGS.map(({ id, zh, limit, question, automatic }) => ({
      id,
      zh,
      limit,
      question: automatic ? question : `${question}（须两人复核后才生效）`,
    })),
    grades: BANDS.map((grade) => ({ grade, from: parameters.gradesFrom[grade], zh: GRADES[grade].zh })),
    notRatedRules: [
      "未见公开投诉：不评级，不等于服务好",
      `有效投诉少于 ${needed.grade} 条`,
      "回复和解决都量不出来",
      `能评的方面不到总权重的 ${dimensionWeightNeeded * 100}%`,
      `投诉不足 ${needed.months} 个月份`,
    ],
    criteria: CRITERIA.map(({ id, zh, fate, by, note }) => ({ id, zh, fate: FATES[fate], by: by.map(nameOf), note })),
    parameters: parametersOf(method),
    english: describeInEnglish(method),
  };
}

/** Chinese names of all indicators, penalties and ceilings, by id. */
export function namesOf(method: Method): ReadonlyMap<string, string> {
  const indicators = method.dimensions.flatMap(({ rows }) => rows.map(({ indicator }) => indicator));
  return new Map([...indicators, ...method.penalties, ...CEILINGS].map(({ id, zh }) => [id, zh]));
}

/** JSON with the keys of every object in order. */
export function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${sortedJson(each)}`).join(",")}}`;
}
