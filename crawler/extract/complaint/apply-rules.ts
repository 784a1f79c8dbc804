import type { Issue } from "../../../data/model/taxonomy.ts";

import { openPatterns, type Patterns, type Search } from "../language/alternatives.ts";
import { type CueTable, compileRules, type Rule } from "../language/cues.ts";
import { clauseAround, sentenceAround } from "../language/sentences.ts";
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

/** Rules, and what searches a text for their words. */
export type RuleBook<Code extends string> = () => { readonly rules: readonly Rule<Code>[]; readonly words: Patterns };

/** Made when it is first opened: most commands read no text, and all start. */
export function ruleBook<Code extends string>(table: CueTable<Code>, codes: readonly Code[]): RuleBook<Code> {
  let book: ReturnType<RuleBook<Code>> | null = null;
  return () => {
    if (book !== null) return book;
    const rules = compileRules(table, codes);
    book = { rules, words: openPatterns(rules.map(({ when }) => when)) };
    return book;
  };
}

/** Applies every rule to a normalised text; for each rule the first place where it is asserted. */
export function applyRules<Code extends string>(text: string, book: RuleBook<Code>): Finding<Code>[] {
  const { rules, words } = book();
  const findings: Finding<Code>[] = [];
  for (const search of words(text)) {
    const finding = firstAsserted(text, rules[search.pattern] as Rule<Code>, search);
    if (finding !== null) findings.push(finding);
  }
  return findings;
}

// A text may repeat itself a thousand times; what ten places do not assert, the eleventh will not either.
const PLACES_TRIED = 10;

/** What these tell of is a promise, held against what came of it. */
const OF_PROMISES: ReadonlySet<string> = new Set<Issue>(["false_advertising", "not_as_described", "unfair_terms"]);

function firstAsserted<Code extends string>(text: string, rule: Rule<Code>, search: Search): Finding<Code> | null {
  let end = 0;
  for (let tried = 0; tried < PLACES_TRIED; tried += 1) {
    const found = search.next(end);
    if (found === null) return null;
    const start = found.index;
    end = start + found[0].length;
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
  if (rule.after !== null && !rule.after.test(text.slice(end, end + AFTER))) return false;
  if (rule.near.length > 0 && !isNear(text, rule.near, start, end)) return false;
  if (rule.unless === null) return true;
  const sentence = sentenceAround(text, start, end, 28);
  const around = text.slice(
    Math.max(sentence.start, start - 18),
    Math.min(sentence.end, clauseAround(text, start, end, 8).end),
  );
  return !rule.unless.test(around);
}

const AFTER = 40;
const NEAR = 36;

function isNear(text: string, near: readonly RegExp[], start: number, end: number): boolean {
  const sentence = sentenceAround(text, start, end, NEAR);
  const words = text.slice(sentence.start, sentence.end);
  return near.every((each) => each.test(words));
}
