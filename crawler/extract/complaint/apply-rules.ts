import type { Issue } from "../../../data/model/taxonomy.ts";

import { branchesOf } from "../language/anchors.ts";
import { type CueTable, compileRules, type Rule } from "../language/cues.ts";
import { clauseAround, sentenceAround } from "../language/sentences.ts";
import { openSieve, type Sieve } from "../language/sieve.ts";
import { type Stance, stanceAt } from "../language/stance.ts";

/** A rule that held, and where in the normalised text. */
export type Finding<Code extends string> = {
  readonly code: Code;
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
  readonly stance: Stance;
};

/** Rules, and the sieve that leaves those that a text can match. */
export type RuleBook<Code extends string> = () => { readonly rules: readonly Rule<Code>[]; readonly sieve: Sieve };

/** Made when it is first opened: most commands read no text, and all start. */
export function ruleBook<Code extends string>(table: CueTable<Code>, codes: readonly Code[]): RuleBook<Code> {
  let book: ReturnType<RuleBook<Code>> | null = null;
  return () => {
    if (book !== null) return book;
    const rules = compileRules(table, codes);
    book = { rules, sieve: openSieve(rules.map(({ when }) => branchesOf(when.source))) };
    return book;
  };
}

/** Applies every rule to a normalised text; for each rule the first place where it is asserted. */
export function applyRules<Code extends string>(text: string, book: RuleBook<Code>): Finding<Code>[] {
  const { rules, sieve } = book();
  const findings: Finding<Code>[] = [];
  for (const number of sieve(text)) {
    const rule = rules[number];
    const finding = rule === undefined ? null : firstAsserted(text, rule);
    if (finding !== null) findings.push(finding);
  }
  return findings;
}

// A text may repeat itself a thousand times; what ten places do not assert, the eleventh will not either.
const PLACES_TRIED = 10;

/** What these tell of is a promise, held against what came of it. */
const OF_PROMISES: ReadonlySet<string> = new Set<Issue>(["false_advertising", "not_as_described"]);

function firstAsserted<Code extends string>(text: string, rule: Rule<Code>): Finding<Code> | null {
  let tried = 0;
  rule.when.lastIndex = 0;
  for (let found = rule.when.exec(text); found !== null && tried < PLACES_TRIED; found = rule.when.exec(text)) {
    if (found[0] === "") return null;
    tried += 1;
    const start = found.index;
    const end = start + found[0].length;
    const stance = rule.anyMood ? "asserted" : stanceAt(text, start, end);
    const told = stance === "asserted" || (stance === "promised" && OF_PROMISES.has(rule.code));
    if (told && holds(text, rule, start, end)) {
      return { code: rule.code, rule: rule.id, start, end, confidence: rule.confidence, stance };
    }
  }
  return null;
}

function holds<Code extends string>(text: string, rule: Rule<Code>, start: number, end: number): boolean {
  if (rule.needs !== null && !rule.needs.test(text)) return false;
  if (rule.unless === null) return true;
  const sentence = sentenceAround(text, start, end, 28);
  const around = text.slice(
    Math.max(sentence.start, start - 18),
    Math.min(sentence.end, clauseAround(text, start, end, 8).end),
  );
  return !rule.unless.test(around);
}
