import type { Label } from "../../crawler/extract/complaint/weighed-grams.ts";
import { normalise } from "../../crawler/extract/language/normalise.ts";
import type { Weights } from "../../crawler/extract/language/weighed-grams.ts";
import { codesOf, ISSUES, SIGNALS } from "../../data/model/taxonomy.ts";
import type { LabelledPost } from "../posts/measure.ts";
import { teachRuns } from "./teach-runs.ts";

/** What of a labelled post teaches. */
export type TaughtPost = Pick<
  LabelledPost,
  "id" | "text" | "issues" | "issues_optional" | "signals" | "signals_optional" | "is_complaint" | "ambiguous"
>;

const LABELS: readonly Label[] = [...codesOf(ISSUES), "is_complaint", ...codesOf(SIGNALS)];

/** The labels are rare, and the posts differ: chosen by posts left out. */
const TERMS = { cost: 60, weightOfHaving: 2, textsAtLeast: 3, leastWeight: 0.4 };

/** Logistic regressions over the runs of signs, one a label. */
export function teachGrams(posts: readonly TaughtPost[]): Weights {
  const texts = posts.map((post) => normalise(post.text).text);
  return teachRuns(texts, LABELS, (number, label) => answer(posts[number] as TaughtPost, label), TERMS);
}

/** Whether the post has the label; `null` where it does not matter or nobody said. */
export function answer(post: TaughtPost, label: Label): boolean | null {
  if (label === "is_complaint") return post.ambiguous.includes(label) ? null : post.is_complaint;
  const kind = label in ISSUES ? "issues" : "signals";
  const [right, optional] = [post[kind], post[`${kind}_optional`]];
  if (post.ambiguous.includes(kind)) return null;
  return right.includes(label) || (optional.includes(label) ? null : false);
}
