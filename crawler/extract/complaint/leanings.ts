import type { Span } from "../../../data/model/quote.ts";
import { codesOf, ISSUES, type Issue } from "../../../data/model/taxonomy.ts";
import { LONGEST_RUN, type Signs, signsIn } from "../language/grams.ts";
import { clausesOf } from "../language/sentences.ts";
import { stanceAt } from "../language/stance.ts";
import type { Finding } from "./apply-rules.ts";
import { type Table, weighedGrams } from "./weighed-grams.ts";

/** What the runs of signs of a text speak for, as the labelled posts taught (tests/bench/learn.ts). */
type Leanings = {
  /** How likely posts that read like this one are to have the label, 0 to 1. */
  readonly chanceOf: (label: Label) => number;
  /** The clause that speaks for it most. */
  readonly clauseFor: (label: Label) => Clause | null;
};
/** A clause, and where in the text its weightiest run begins. */
type Clause = Span & { readonly heart: number };
type Label = Issue | "is_complaint";

const HUNDREDTHS = 100;

export function leaningsOf(text: string, table = weighedGrams()): Leanings {
  const { labels, before, begins, pairs } = table;
  const signs = signsIn(text);
  const sums = new Float64Array(labels.length);
  const seen = new Uint8Array(table.size);
  let told = 0;
  eachKnown(signs, table, (run) => {
    if (seen[run] === 1) return;
    seen[run] = 1;
    told += 1;
    const end = begins[run + 1] as number;
    for (let at = begins[run] as number; at < end; at += 2) {
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

/** Every run of signs that has weights, and the place of its first sign. */
function eachKnown({ codes }: Signs, { longer, begins }: Table, visit: (run: number, place: number) => void): void {
  for (let place = 0; place < codes.length; place += 1) {
    const end = Math.min(place + LONGEST_RUN, codes.length);
    let run = 0;
    for (let next = place; next < end; next += 1) {
      run = longer(run, codes[next] as number);
      if (run === 0) break;
      if (begins[run] !== begins[run + 1]) visit(run, place);
    }
  }
}

/** The clause whose runs of signs weigh most for the label. */
function loudest(text: string, signs: Signs, table: Table, number: number): Clause | null {
  const weightAt = new Float64Array(text.length);
  eachKnown(signs, table, (run, place) => {
    const start = signs.starts[place] as number;
    weightAt[start] = (weightAt[start] as number) + weightFor(table, run, number);
  });
  let best: Clause | null = null;
  let most = 0;
  for (const { start, end } of clausesOf(text)) {
    const inside = weightAt.subarray(start, end);
    const sum = inside.reduce((total, each) => total + each, 0);
    if (sum <= most) continue;
    best = { start, end, heart: start + inside.indexOf(Math.max(...inside)) };
    most = sum;
  }
  return best;
}

function weightFor({ begins, pairs }: Table, run: number, number: number): number {
  const end = begins[run + 1] as number;
  for (let at = begins[run] as number; at < end; at += 2) if (pairs[at] === number) return pairs[at + 1] as number;
  return 0;
}

/** A rule that such posts all but never bear out matched by accident. */
const ALL_BUT_NEVER = 0.03;
/** What so many of such posts have is read even where no rule finds it. */
const LIKELY = 0.5;

/** Thanks and questions name what could have gone wrong: only to posts that are most likely complaints is an issue added. */
const MOSTLY_COMPLAINTS = 0.8;

const DENIED = /(?:没有?|从未|未曾|不曾)再?(?:遇到|出现|发生|碰到|碰上|见)过?/;

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
    if (leanings.chanceOf(code) < LIKELY || isSettledBy(code, issues)) continue;
    const learned = readLike(text, code, leanings);
    if (learned !== null) issues.push(learned);
  }
  return issues;
}

function isSettledBy(code: Issue, issues: readonly Finding<Issue>[]): boolean {
  const has = (wanted: Issue) => issues.some((each) => each.code === wanted);
  return has(code) || RIVALS.some(([kept, left]) => left === code && has(kept));
}

function readLike(text: string, code: Issue, leanings: Leanings): Finding<Issue> | null {
  const clause = leanings.clauseFor(code);
  if (clause === null) return null;
  const { start, end, heart } = clause;
  if (DENIED.test(text.slice(start, end))) return null;
  const stance = stanceAt(text, heart, heart + 1);
  if (stance !== "asserted" && stance !== "promised") return null;
  return { code, rule: `${code}/reads_like_it`, start, end, confidence: leanings.chanceOf(code), stance };
}
