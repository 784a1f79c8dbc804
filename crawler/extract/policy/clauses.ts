import type { PolicyFacts } from "../../../data/model/policy.ts";
import { compileCue } from "../language/cues.ts";
import { CLAUSE_RULES } from "../lexicon/clauses.ts";
import { clauseOf, excerptOf, type PolicyText, type Sentence } from "./policy-text.ts";

type Clause = PolicyFacts["clauses"][number];

const RULES = CLAUSE_RULES.map((rule) => ({
  ...rule,
  when: compileCue(rule.when),
  unless: rule.unless === undefined ? null : compileCue(rule.unless, ""),
}));
// A law quoted, a rule against such clauses, a promise never to use one.
const CITED = /(?:不得(?:有|使用|含|以)|禁止(?:使用|以)|不会以|绝不以|不以)[^。]{0,24}$|等(?:模糊)?条款/;

/** Clauses against the buyer, each once a sentence and rule, with the article it may conflict with. */
export function clausesOn(page: PolicyText): Clause[] {
  return page.sentences.flatMap((sentence) => clausesIn(page, sentence));
}

function clausesIn(page: PolicyText, sentence: Sentence): Clause[] {
  const clauses: Clause[] = [];
  for (const rule of RULES) {
    const found = [...sentence.words.matchAll(rule.when)].find((each) => each[0].length > 1);
    if (found === undefined || rule.unless?.test(sentence.words) === true) continue;
    if (CITED.test(sentence.words.slice(0, found.index)) || /等(?:模糊)?条款/.test(sentence.words)) continue;
    const first = clauseOf(page, sentence, sentence.start + found.index);
    const last = clauseOf(page, sentence, sentence.start + found.index + found[0].length - 1);
    const start = startOf(page, sentence, first.start);
    const excerpt = excerptOf(page, start, last.end);
    // Of two readings of the same words the graver stands; the rules are in that order.
    if (clauses.some((each) => each.excerpt.start === excerpt.start)) continue;
    clauses.push({
      severity: rule.severity,
      rule: rule.rule,
      law: rule.law,
      excerpt: excerptOf(page, start, last.end),
    });
  }
  return clauses;
}

/** A clause that only refuses (不承担任何责任) is quoted with the one before it, which says what for. */
function startOf(page: PolicyText, sentence: Sentence, start: number): number {
  const bare = /^\s*(?:(?:本站|平台|本平台|甲方|我们)(?:有权|不|概|无|均|将不)|均|一律|概|不|恕|违者|有权|否则)/.test(
    page.text.slice(start, start + 8),
  );
  const from = bare && start > sentence.start ? clauseOf(page, sentence, start - 1).start : start;
  const lead = /^[\s\d.、()）一二三四五六七八九十条第•*-]*(?:[:：]\s?)?/.exec(page.text.slice(from, from + 16));
  return lead === null || /^\d+[小天分个]/.test(page.text.slice(from, from + 5)) ? from : from + lead[0].length;
}
