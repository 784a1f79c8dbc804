import type { Policy } from "../../data/model/policy.ts";
import { hoursBetween, type Instant } from "../../data/model/time.ts";
import type { Finding, Indicator } from "../contract.ts";
import { measured, notApplicable, unreachable } from "../findings.ts";
import type { Parameters } from "../parameters.ts";
import { type Answer, freshPolicies, type RubricRow } from "../policy-facts.ts";
import { quotePolicy } from "../quote-evidence.ts";
import type { Random } from "../statistics/random.ts";
import { some, type Told } from "../words.ts";

/** One indicator from one row of the rubric. */
export function policyQuestion(row: RubricRow): Indicator {
  return {
    id: row.id,
    zh: row.zh,
    en: row.en,
    question: row.question,
    formula: `${row.scale}（占 ${row.points} 分）`,
    limits: "只看公开页面怎么写，不看做没做到；读不到的页面不当作没写。",
    measure({ policies, asOf }, { parameters }) {
      const fresh = freshPolicies(policies, asOf, parameters.policyDays);
      const answer = row.answer(fresh);
      if (answer.level > 0 || canDeny(row, fresh)) return answered(row, answer, fresh, parameters);
      if (fresh.length > 0) return notApplicable(NOT_READ);
      const [last] = [...policies].map(({ capturedAt }) => capturedAt).sort((one, other) => (one < other ? 1 : -1));
      return unreachable(last === undefined ? NEVER_READ : tooOld(last, asOf));
    },
  };
}

// A policy page that has not been found may still exist: that there is none takes two looks, days apart, at the front page.
function canDeny(row: RubricRow, policies: readonly Policy[]): boolean {
  return policies.some(({ kind }) => row.pages.includes(kind));
}

function answered(
  row: RubricRow,
  { level, statement, english, found }: Answer,
  policies: readonly Policy[],
  parameters: Parameters,
): Finding {
  return measured(
    level,
    () => ({
      low: level,
      high: level,
      value: null,
      unit: "points",
      n: policies.length,
      nEff: policies.length,
      windowDays: parameters.policyDays,
      statement,
      english,
      quotes: found.map(({ policy, excerpt }) => quotePolicy(policy, excerpt, `policy/${row.id}`)),
    }),
    { draw: (random) => misread(row.levels, level, parameters.rubricErrorRate, random) },
  );
}

/** Sometimes the reader errs by one level. */
function misread(levels: readonly number[], level: number, errorRate: number, random: Random): number {
  if (random() >= errorRate) return level;
  const at = levels.indexOf(level);
  const neighbours = [levels[at - 1], levels[at + 1]].filter((each) => each !== undefined);
  return neighbours[Math.floor(random() * neighbours.length)] ?? level;
}

const NOT_READ: Told = {
  statement: "相关页面没有读到，不能当作没写",
  english: "The pages that would say were not read; that does not mean they say nothing",
};

const NEVER_READ: Told = {
  statement: "没有读到这家平台的政策页面",
  english: "No policy page of this platform could be read",
};

function tooOld(last: Instant, asOf: Instant): Told {
  const days = Math.floor(hoursBetween(last, asOf) / 24);
  return {
    statement: `上次读到政策页面是 ${days} 天前，太旧，不评`,
    english: `Policy pages were last read ${some(days, "day")} ago: too old to score`,
  };
}
