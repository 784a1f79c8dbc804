import type { ClauseSeverity } from "../../data/model/policy.ts";
import type { Indicator } from "../contract.ts";
import { measured, notApplicable } from "../findings.ts";
import type { Parameters } from "../parameters.ts";
import { type Found, freshPolicies, gather } from "../policy-facts.ts";
import { quotePolicy } from "../quote-evidence.ts";
import { some, type Told, trim } from "../words.ts";

export const clauseDeductions: Indicator = {
  id: "clause-deductions",
  zh: "不利条款倒扣",
  en: "Deductions for unfair clauses",
  question: "条款里有没有对消费者不利的话？",
  formula: "透明分 −8/条红线条款，−4/条不利条款，−1.5/条含糊条款（含糊最多 −6，合计最多 −30）",
  limits: "同一句只算一次，取最重的一类；是否违法由监管部门判断。",
  measure({ policies, asOf }, { parameters }) {
    const fresh = freshPolicies(policies, asOf, parameters.policyDays);
    if (fresh.length === 0) return notApplicable(NOTHING_READ);
    const clauses = worstOfEachSentence(gather(fresh, (facts) => facts.clauses));
    const counts = { blocker: 0, bad: 0, vague: 0 };
    for (const { severity } of clauses) counts[severity] += 1;
    const deduction = deductionFor(counts, parameters);
    return measured(
      100 - deduction,
      () => ({
        low: 100 - deduction,
        high: 100 - deduction,
        value: deduction,
        unit: "points",
        n: fresh.length,
        nEff: fresh.length,
        windowDays: parameters.policyDays,
        ...(clauses.length === 0 ? NONE_FOUND : tellClauses(counts, deduction)),
        quotes: clauses.slice(0, 6).map(({ policy, excerpt, rule }) => quotePolicy(policy, excerpt, `clause/${rule}`)),
      }),
      { draw: () => 100 - deduction, deduction },
    );
  },
};

const NOTHING_READ: Told = {
  statement: "没有读到政策页面，无从找不利条款",
  english: "No policy page could be read, so unfair clauses could not be looked for",
};

const NONE_FOUND: Told = { statement: "没有找到不利条款", english: "No unfair clause found" };

function tellClauses({ blocker, bad, vague }: Readonly<Record<ClauseSeverity, number>>, deduction: number): Told {
  return {
    statement: `红线条款 ${blocker} 条、不利条款 ${bad} 条、含糊条款 ${vague} 条，透明分倒扣 ${trim(deduction)} 分`,
    english: `${some(blocker, "red-line clause")}, ${some(bad, "unfavourable clause")} and ${some(vague, "vague clause")}: ${some(trim(deduction), "point")} off transparency`,
  };
}

type Clause = Found & { readonly severity: ClauseSeverity; readonly rule: string };

const GRAVITY: Readonly<Record<ClauseSeverity, number>> = { blocker: 2, bad: 1, vague: 0 };

/** Gravest first; the same words on several pages are one clause. */
function worstOfEachSentence(
  clauses: readonly (Found & { readonly fact: Pick<Clause, "severity" | "rule"> })[],
): Clause[] {
  const worst = new Map<string, Clause>();
  for (const { policy, excerpt, fact } of clauses) {
    const words = excerpt.text.normalize("NFKC").replace(/\s/gu, "");
    const known = worst.get(words);
    if (known === undefined || GRAVITY[fact.severity] > GRAVITY[known.severity]) {
      worst.set(words, { policy, excerpt, severity: fact.severity, rule: fact.rule });
    }
  }
  return [...worst.values()].sort((one, other) => GRAVITY[other.severity] - GRAVITY[one.severity]);
}

function deductionFor(counts: Readonly<Record<ClauseSeverity, number>>, { clauses }: Parameters): number {
  const vague = Math.min(clauses.vagueMost, counts.vague * clauses.vague);
  return Math.min(clauses.most, counts.blocker * clauses.blocker + counts.bad * clauses.bad + vague);
}
