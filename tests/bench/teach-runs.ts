import { runsOf, signsIn } from "../../crawler/extract/language/grams.ts";
import { timesCounted } from "../../crawler/extract/language/leanings.ts";
import type { Weights } from "../../crawler/extract/language/weighed-grams.ts";
import { fit, type Row, type Terms } from "./logistic.ts";

type TermsOfRuns = Terms & {
  /** A run of signs that fewer texts hold teaches nothing that another text could use. */
  readonly textsAtLeast: number;
  /** A run that weighs less is left out. */
  readonly leastWeight: number;
};

const HUNDREDTHS = 100;

/** Logistic regressions over the runs of signs of normalised texts, one a label; `null` for a text that does not count. */
export function teachRuns<Label extends string>(
  texts: readonly string[],
  labels: readonly Label[],
  answerOf: (number: number, label: Label) => boolean | null,
  terms: TermsOfRuns,
): Weights {
  const held = texts.map(gramsIn);
  const counts = new Map<string, number>();
  for (const grams of held) for (const gram of grams.keys()) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  const known = [...counts].filter(([, count]) => count >= terms.textsAtLeast).map(([gram]) => gram);
  const places = new Map(known.map((gram, place) => [gram, place]));
  const rows = held.map((grams) => rowOf(grams, places));
  const grams = known.map((): number[] => []);
  const before = labels.map((label, number) => {
    const answers = texts.map((_, at) => answerOf(at, label));
    const model = fit(rows, answers, known.length, terms);
    for (const [place, each] of grams.entries()) {
      const weight = model[place] as number;
      if (Math.abs(weight) >= terms.leastWeight) each.push(number, Math.round(weight * HUNDREDTHS));
    }
    return Math.round((model[known.length] as number) * HUNDREDTHS);
  });
  const heard = known.flatMap((gram, place) => {
    const pairs = grams[place] ?? [];
    return pairs.length > 0 ? [[gram, pairs] as const] : [];
  });
  return { labels, before, grams: Object.fromEntries(heard) };
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
