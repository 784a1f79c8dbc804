import { codesOf, ISSUES, type Issue, SIGNALS, type Signal } from "../../../data/model/taxonomy.ts";
import { chanceOf, type Leanings } from "../language/leanings.ts";
import { stanceAt } from "../language/stance.ts";
import kept from "../lexicon/weights-of-findings.json" with { type: "json" };
import type { Finding } from "./apply-rules.ts";
import type { Label } from "./weighed-grams.ts";

/** What speaks for a label, and how much: summed up they are the logarithm of the odds that the post has it (tests/bench/learn.ts). */
export type FindingWeights = {
  /** That posts read so: for each unit of the logit that their runs of signs give. */
  readonly reads: number;
  /** That a rule found it. */
  readonly found: number;
  /** That the post is surely a complaint. */
  readonly complaint: number;
  /** Before anything is known of the post, for each label. */
  readonly before: Readonly<Record<string, number>>;
};

/** The issues that a post more likely has than not. */
export function weighIssues(
  text: string,
  found: readonly Finding<Issue>[],
  leanings: Leanings<Label>,
): Finding<Issue>[] {
  return weigh(text, found, leanings, codesOf(ISSUES), kept.issues);
}

/** The signals that a post more likely has than not. */
export function weighSignals(
  text: string,
  found: readonly Finding<Signal>[],
  leanings: Leanings<Label>,
): Finding<Signal>[] {
  return weigh(text, found, leanings, codesOf(SIGNALS), kept.signals);
}

/** What rules found, less what such posts do not bear out; and what such posts have, each with its clause. */
function weigh<Code extends Issue | Signal>(
  text: string,
  found: readonly Finding<Code>[],
  leanings: Leanings<Label>,
  codes: readonly Code[],
  weights: FindingWeights,
): Finding<Code>[] {
  const borneOut: Finding<Code>[] = [];
  const evidence = evidenceFrom(leanings);
  for (const code of codes) {
    const byRules = found.filter((each) => each.code === code);
    const logit = weighed(code, byRules.length > 0, evidence, weights);
    if (logit < 0 && !(byRules.length > 0 && text.length < LEAST_TO_WEIGH)) continue;
    if (byRules.length > 0) borneOut.push(...byRules);
    else if (!isRuledOut(code, found)) borneOut.push(...readLike(text, code, leanings, chanceOf(logit)));
  }
  return borneOut;
}

/** Half a sentence does not say what kind of post it is from: below so many characters the rules are taken at their word. */
const LEAST_TO_WEIGH = 24;

/** What the runs of signs of a post say. */
export type Evidence = Pick<Leanings<Label>, "logitOf"> & { readonly complaint: number };

export function evidenceFrom({ logitOf }: Pick<Leanings<Label>, "logitOf">): Evidence {
  return { logitOf, complaint: chanceOf(logitOf("is_complaint")) };
}

/** The logarithm of the odds that a post has the label. */
export function weighed(code: Issue | Signal, found: boolean, evidence: Evidence, weights: FindingWeights): number {
  const { logitOf, complaint } = evidence;
  const before = weights.before[code] ?? 0;
  return before + weights.reads * logitOf(code) + (found ? weights.found : 0) + weights.complaint * complaint;
}

/** Of two that exclude each other the second is not added to the first. */
const RIVALS: readonly (readonly [Issue, Issue])[] = [
  ["recharge_not_arrived", "delayed_delivery"],
  ["delayed_delivery", "recharge_not_arrived"],
  ["one_sided_charge", "recharge_not_arrived"],
];

function isRuledOut(code: Issue | Signal, found: readonly Finding<Issue | Signal>[]): boolean {
  return RIVALS.some(([kept, left]) => left === code && found.some((each) => each.code === kept));
}

const DENIED = /(?:没有?|从未|未曾|不曾)再?(?:遇到|出现|发生|碰到|碰上|见)过?/;

function readLike<Code extends Issue | Signal>(
  text: string,
  code: Code,
  leanings: Leanings<Label>,
  confidence: number,
): Finding<Code>[] {
  const clause = leanings.clauseFor(code);
  if (clause === null) return [];
  const { start, end, heart } = clause;
  if (DENIED.test(text.slice(start, end))) return [];
  const stance = stanceAt(text, heart, heart + 1);
  if (stance !== "asserted" && stance !== "promised") return [];
  return [{ code, rule: `${code}/reads_like_it`, start, end, confidence, stance }];
}
