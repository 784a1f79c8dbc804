import type { Span } from "../../../data/model/quote.ts";
import { codesOf, ISSUES, type Issue } from "../../../data/model/taxonomy.ts";
import { eachGram, type Signs, signsIn } from "../language/grams.ts";
import { clausesOf } from "../language/sentences.ts";
import { stanceAt } from "../language/stance.ts";
import type { Finding } from "./apply-rules.ts";
import { type Table, weighedGrams } from "./weighed-grams.ts";

/** What the runs of signs of a text speak for, as the labelled posts taught (tests/bench/learn.ts). */
type Leanings = {
  /** How likely posts that read like this one are to have the label, 0 to 1. */
  readonly chanceOf: (label: Label) => number;
  /** The clause that speaks for it most. */
  readonly clauseFor: (label: Label) => Span | null;
};
type Label = Issue | "is_complaint";

const HUNDREDTHS = 100;

export function leaningsOf(text: string, table = weighedGrams()): Leanings {
  const { labels, before } = table;
  const signs = signsIn(text);
  const sums = new Float64Array(labels.length);
  const seen = new Uint8Array(table.size);
  let told = 0;
  eachGram(signs, (gram, hash) => {
    const known = table.find(gram, hash);
    if (known < 0 || seen[known] === 1) return;
    seen[known] = 1;
    told += 1;
    const pairs = table.pairsOf(known);
    for (let at = 0; at < pairs.length; at += 2) {
      const number = pairs[at] as number;
      sums[number] = (sums[number] as number) + (pairs[at + 1] as number);
    }
  });
  const scale = 1 / Math.sqrt(Math.max(1, told));
  return {
    chanceOf(label) {
      const number = labels.indexOf(label);
      const logit = ((before[number] as number) + (sums[number] as number) * scale) / HUNDREDTHS;
      return 1 / (1 + Math.exp(-logit));
    },
    clauseFor: (label) => loudest(text, signs, table, labels.indexOf(label)),
  };
}

/** The clause whose runs of signs weigh most for the label. */
function loudest(text: string, signs: Signs, table: Table, number: number): Span | null {
  const weightAt = new Float64Array(text.length);
  eachGram(signs, (gram, hash, place) => {
    const known = table.find(gram, hash);
    if (known < 0) return;
    const start = signs.starts[place] as number;
    weightAt[start] = (weightAt[start] as number) + weightFor(table.pairsOf(known), number);
  });
  let best: Span | null = null;
  let most = 0;
  for (const clause of clausesOf(text)) {
    const sum = weightAt.subarray(clause.start, clause.end).reduce((total, each) => total + each, 0);
    if (sum <= most) continue;
    best = clause;
    most = sum;
  }
  return best;
}

function weightFor(pairs: Int16Array, number: number): number {
  for (let at = 0; at < pairs.length; at += 2) if (pairs[at] === number) return pairs[at + 1] as number;
  return 0;
}

/** A rule that such posts all but never bear out matched by accident. */
const ALL_BUT_NEVER = 0.03;
/** What so many of such posts have is read even where no rule finds it. */
const LIKELY = 0.5;

/** Thanks and questions name what could have gone wrong. */
const MOSTLY_COMPLAINTS = 0.8;

/** Of two that exclude each other the second is not added to the first. */
const RIVALS: readonly (readonly [Issue, Issue])[] = [
  ["recharge_not_arrived", "delayed_delivery"],
  ["delayed_delivery", "recharge_not_arrived"],
  ["one_sided_charge", "recharge_not_arrived"],
];

/** The issues found by rules, less those that no such post has, and those that such posts have, each with its clause. */
export function weighIssues(text: string, found: readonly Finding<Issue>[], leanings: Leanings): Finding<Issue>[] {
  const issues = found.filter(({ code }) => leanings.chanceOf(code) >= ALL_BUT_NEVER);
  if (leanings.chanceOf("is_complaint") < MOSTLY_COMPLAINTS) return issues;
  for (const code of codesOf(ISSUES)) {
    if (issues.some((each) => each.code === code)) continue;
    const confidence = leanings.chanceOf(code);
    if (confidence < LIKELY) continue;
    if (RIVALS.some(([kept, left]) => left === code && issues.some((each) => each.code === kept))) continue;
    const clause = leanings.clauseFor(code);
    if (clause === null) continue;
    const stance = stanceAt(text, clause.end - 1, clause.end);
    if (stance !== "asserted" && stance !== "promised") continue;
    issues.push({ code, rule: `${code}/reads_like_it`, ...clause, confidence, stance });
  }
  return issues;
}
