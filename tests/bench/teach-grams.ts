import { type Label, timesCounted } from "../../crawler/extract/complaint/leanings.ts";
import type { Weights } from "../../crawler/extract/complaint/weighed-grams.ts";
import { runsOf, signsIn } from "../../crawler/extract/language/grams.ts";
import { normalise } from "../../crawler/extract/language/normalise.ts";
import { codesOf, ISSUES, SIGNALS } from "../../data/model/taxonomy.ts";
import type { LabelledPost } from "../posts/measure.ts";
import { fit, type Row } from "./logistic.ts";

/** What of a labelled post teaches. */
export type TaughtPost = Pick<
  LabelledPost,
  "id" | "text" | "issues" | "issues_optional" | "signals" | "signals_optional" | "is_complaint" | "ambiguous"
>;

const LABELS: readonly Label[] = [...codesOf(ISSUES), "is_complaint", ...codesOf(SIGNALS)];

/** A run of signs that fewer posts hold teaches nothing that another post could use. */
const POSTS_AT_LEAST = 3;
/** The labels are rare, and the posts differ: both chosen by posts left out. */
const TERMS = { cost: 60, weightOfHaving: 2 };
const LEAST_WEIGHT = 0.4;
const HUNDREDTHS = 100;

/** Logistic regressions over the runs of signs, one a label. */
export function teachGrams(posts: readonly TaughtPost[]): Weights {
  const held = posts.map((post) => gramsIn(normalise(post.text).text));
  const counts = new Map<string, number>();
  for (const grams of held) for (const gram of grams.keys()) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  const known = [...counts].filter(([, count]) => count >= POSTS_AT_LEAST).map(([gram]) => gram);
  const places = new Map(known.map((gram, place) => [gram, place]));
  const rows = held.map((grams) => rowOf(grams, places));
  const grams = known.map((): number[] => []);
  const before = LABELS.map((label, number) => {
    const answers = posts.map((post) => answer(post, label));
    const model = fit(rows, answers, known.length, TERMS);
    for (const [place, each] of grams.entries()) {
      const weight = model[place] as number;
      if (Math.abs(weight) >= LEAST_WEIGHT) each.push(number, Math.round(weight * HUNDREDTHS));
    }
    return Math.round((model[known.length] as number) * HUNDREDTHS);
  });
  const heard = known.flatMap((gram, place) => {
    const pairs = grams[place] ?? [];
    return pairs.length > 0 ? [[gram, pairs] as const] : [];
  });
  return { labels: LABELS, before, grams: Object.fromEntries(heard) };
}

/** Half a sign outside the basic plane. */
const HALF_A_PAIR = /[\ud800-\udfff]/;

/** How often each run comes in the text. */
function gramsIn(text: string): Map<string, number> {
  const times = new Map<string, number>();
  for (const run of runsOf(signsIn(text))) if (!HALF_A_PAIR.test(run)) times.set(run, (times.get(run) ?? 0) + 1);
  return times;
}

function rowOf(grams: ReadonlyMap<string, number>, places: ReadonlyMap<string, number>): Row {
  const told = [...grams].flatMap(([gram, times]) => {
    const place = places.get(gram);
    return place === undefined ? [] : [{ place, count: timesCounted(times) }];
  });
  const square = told.reduce((sum, { count }) => sum + count * count, 0);
  const scale = 1 / Math.sqrt(Math.max(1, square));
  return {
    places: Int32Array.from(told, ({ place }) => place),
    values: Float64Array.from(told, ({ count }) => count * scale),
  };
}

/** Whether the post has the label; `null` where it does not matter or nobody said. */
export function answer(post: TaughtPost, label: Label): boolean | null {
  if (label === "is_complaint") return post.ambiguous.includes(label) ? null : post.is_complaint;
  const kind = label in ISSUES ? "issues" : "signals";
  const [right, optional] = [post[kind], post[`${kind}_optional`]];
  if (post.ambiguous.includes(kind)) return null;
  return right.includes(label) || (optional.includes(label) ? null : false);
}
