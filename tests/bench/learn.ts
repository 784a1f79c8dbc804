import { readdirSync, writeFileSync } from "node:fs";
import { leaningsOf } from "../../crawler/extract/complaint/leanings.ts";
import { openTable, type Weights } from "../../crawler/extract/complaint/weighed-grams.ts";
import { runsOf, signsIn } from "../../crawler/extract/language/grams.ts";
import { normalise } from "../../crawler/extract/language/normalise.ts";
import { codesOf, ISSUES } from "../../data/model/taxonomy.ts";
import { type Command, EXIT } from "../../data/terminal/door.ts";
import { formatTable } from "../../data/terminal/table.ts";
import { type LabelledPost, readPosts } from "../posts/measure.ts";

const POSTS = new URL("../posts/", import.meta.url);
const WEIGHTS = new URL("../../crawler/extract/lexicon/weights-of-grams.json", import.meta.url);
const LABELS = [...codesOf(ISSUES), "is_complaint"] as const;
type Label = (typeof LABELS)[number];

/** A run of signs that fewer posts hold teaches nothing that another post could use. */
const POSTS_AT_LEAST = 3;
const PASSES = 300;
/** How dear a post that is read wrongly is, against weights that grow. */
const COST = 60;
/** How much more a post that has the label weighs than one that lacks it: the labels are rare. */
const WEIGHT_OF_HAVING = 2;
const LEAST_WEIGHT = 0.4;
const FOLDS = 5;

export const learn: Command = {
  about: "从标注过的帖子学哪些字串说明哪种问题；用没学过的帖子量它学得怎样。",
  options: { write: { type: "boolean", about: "写下阅读器用的权重。" } },
  run({ flag }) {
    const posts = labelledPosts();
    const rows = readUntaught(posts);
    console.log(formatTable([["可能性至少", "准确", "找全", "F1"], ...rows]));
    console.log(`${posts.length} 条帖子，每条都用另外五分之四教出来的权重读；没有规则帮忙`);
    if (flag("write")) writeFileSync(WEIGHTS, `${JSON.stringify(teach(posts))}\n`);
    return EXIT.done;
  },
};

function labelledPosts(): LabelledPost[] {
  return readdirSync(POSTS)
    .filter((name) => /^(?:corpus|own|fresh|taught|batch-\d+)\.jsonl$/.test(name))
    .sort()
    .flatMap(readPosts);
}

/** Runs of ten posts are left out together: copies of one another stand side by side. */
function readUntaught(posts: readonly LabelledPost[]): string[][] {
  const foldOf = (number: number) => Math.floor(number / 10) % FOLDS;
  const chances = [...Array(FOLDS).keys()].flatMap((fold) => {
    const weights = teach(posts.filter((_, number) => foldOf(number) !== fold));
    const table = openTable(weights);
    return posts
      .filter((_, number) => foldOf(number) === fold)
      .map((post) => ({ post, ...leaningsOf(normalise(post.text).text, table) }));
  });
  return [0.2, 0.3, 0.4, 0.5, 0.6].map((least) => {
    const issues = codesOf(ISSUES);
    const counts = chances.flatMap(({ post, chanceOf }) =>
      issues
        .map((code) => ({ found: chanceOf(code) >= least, right: answer(post, code) }))
        .filter((each) => each.right !== null),
    );
    const hits = counts.filter((each) => each.found && each.right).length;
    const precision = hits / counts.filter((each) => each.found).length;
    const recall = hits / counts.filter((each) => each.right).length;
    const both = (2 * precision * recall) / (precision + recall);
    return [least, precision, recall, both].map((each) => each.toFixed(2));
  });
}

/** Logistic regressions over the runs of signs, one a label. */
export function teach(posts: readonly LabelledPost[]): Weights {
  const held = posts.map((post) => gramsIn(normalise(post.text).text));
  const counts = new Map<string, number>();
  for (const signs of held) for (const sign of signs) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  const known = [...counts].filter(([, count]) => count >= POSTS_AT_LEAST).map(([sign]) => sign);
  const places = new Map(known.map((sign, place) => [sign, place]));
  const rows = held.map((signs) => {
    const told = Int32Array.from(signs.flatMap((sign) => places.get(sign) ?? []));
    return { scale: 1 / Math.sqrt(Math.max(1, told.length)), places: told };
  });
  const grams = known.map((): number[] => []);
  const before = LABELS.map((label, number) => {
    const answers = posts.map((post) => answer(post, label));
    const { bias, weights } = fit(rows, answers, known.length);
    for (const [place, weight] of weights.entries())
      if (Math.abs(weight) >= LEAST_WEIGHT) grams[place]?.push(number, Math.round(weight * 100));
    return Math.round(bias * 100);
  });
  const heard = known.flatMap((sign, place) => {
    const pairs = grams[place] ?? [];
    return pairs.length > 0 ? [[sign, pairs] as const] : [];
  });
  return { labels: LABELS, before, grams: Object.fromEntries(heard) };
}

/** Half a sign outside the basic plane. */
const HALF_A_PAIR = /[\ud800-\udfff]/;

function gramsIn(text: string): string[] {
  return [...new Set(runsOf(signsIn(text)))].filter((run) => !HALF_A_PAIR.test(run));
}

type Row = { readonly scale: number; readonly places: Int32Array };

/** Whether the post has the label; `null` where it does not matter. */
function answer(post: LabelledPost, label: Label): boolean | null {
  if (label === "is_complaint") return post.ambiguous.includes(label) ? null : post.is_complaint;
  if (post.ambiguous.includes("issues")) return null;
  return post.issues.includes(label) || (post.issues_optional.includes(label) ? null : false);
}

type Model = { readonly bias: number; readonly weights: Float64Array };

/**
 * Logistic regression with a square penalty, by coordinate descent in its dual (Yu, Huang and Lin, Machine Learning 85,
 * 2011, algorithm 5). No chance in it: the same posts give the same weights.
 */
function fit(rows: readonly Row[], answers: readonly (boolean | null)[], size: number): Model {
  const weights = new Float64Array(size);
  let bias = 0;
  const taught = rows.flatMap((row, number) => {
    const right = answers[number];
    if (right === null || right === undefined) return [];
    const most = COST * (right ? WEIGHT_OF_HAVING : 1);
    return [{ ...row, sign: right ? 1 : -1, most, square: 1 + row.places.length * row.scale * row.scale, share: 0 }];
  });
  const push = ({ places, scale, sign }: (typeof taught)[number], by: number) => {
    bias += by * sign;
    for (const place of places) weights[place] = (weights[place] as number) + by * sign * scale;
  };
  for (const each of taught) {
    each.share = Math.min(0.001 * each.most, 1e-8);
    push(each, each.share);
  }
  for (let pass = 0; pass < PASSES; pass += 1)
    for (const each of taught) {
      let sum = 0;
      for (const place of each.places) sum += weights[place] as number;
      const share = bestShare(each, each.sign * (bias + sum * each.scale));
      push(each, share - each.share);
      each.share = share;
    }
  return { bias, weights };
}

/** Newton's method for the one share, kept between nothing and the most that it may be. */
function bestShare({ most, square, share }: { most: number; square: number; share: number }, margin: number): number {
  let best = share;
  for (let turn = 0; turn < 50; turn += 1) {
    const slope = square * (best - share) + margin + Math.log(best / (most - best));
    if (Math.abs(slope) < 1e-6) break;
    const next = best - slope / (square + most / (best * (most - best)));
    best = next <= 0 ? best * 0.1 : next >= most ? most - (most - best) * 0.1 : next;
  }
  return best;
}
