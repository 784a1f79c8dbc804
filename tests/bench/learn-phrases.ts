import { readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { normalise } from "../../crawler/extract/language/normalise.ts";
import { openTable, type Weights } from "../../crawler/extract/language/weighed-grams.ts";
import { chanceOfNothing, withEdges } from "../../crawler/extract/policy/nobodys-words.ts";
import { type Command, EXIT } from "../../data/terminal/door.ts";
import { formatTable } from "../../data/terminal/table.ts";
import { readLines } from "../policies/measure.ts";
import { teachRuns } from "./teach-runs.ts";

const PHRASES = new URL("../policies/phrases.jsonl", import.meta.url);
const SAMPLES = new URL("../posts/phrases.json", import.meta.url);
const WEIGHTS = new URL("../../crawler/extract/lexicon/weights-of-phrases.json", import.meta.url);
const Phrase = z.object({ text: z.string(), feature: z.string(), difficulty: z.string().optional() });
type Phrase = z.infer<typeof Phrase>;
const TERMS = { cost: 20, weightOfHaving: 1, textsAtLeast: 2, leastWeight: 0.1 };
const FOLDS = 5;
const LIMITS = [0.7, 0.8, 0.85, 0.9, 0.95];

export const learnPhrases: Command = {
  about: "从标注过的短句学哪些什么也没承诺；用没学过的短句量它学得怎样。",
  options: { write: { type: "boolean", about: "写下阅读器用的权重。" } },
  run({ flag }) {
    const samples: unknown = JSON.parse(readFileSync(SAMPLES, "utf8"));
    const phrases = [...readLines(PHRASES).map((line) => Phrase.parse(line)), ...z.array(Phrase).parse(samples)];
    console.log(formatTable([["可能性至少", "空话认出", "有内容的误认"], ...qualities(phrases)]));
    if (flag("write")) writeFileSync(WEIGHTS, `${JSON.stringify(teachPhrases(phrases))}\n`);
    return EXIT.done;
  },
};

/** One logistic regression: does a phrase state nothing? */
export function teachPhrases(phrases: readonly Phrase[]): Weights {
  const clear = phrases.filter(({ difficulty }) => difficulty !== "ambiguous");
  const texts = clear.map(({ text }) => withEdges(normalise(text).text));
  return teachRuns(texts, ["none"], (number) => clear[number]?.feature === "none", TERMS);
}

/** Of phrases left out, by runs of ten, how many that state nothing are known to, and how many others are taken for them. */
function qualities(phrases: readonly Phrase[]): string[][] {
  const foldOf = (number: number) => Math.floor(number / 10) % FOLDS;
  const judged = [...Array(FOLDS).keys()].flatMap((fold) => {
    const table = openTable(teachPhrases(phrases.filter((_, number) => foldOf(number) !== fold)));
    return phrases
      .filter((_, number) => foldOf(number) === fold)
      .map(({ text, feature }) => ({
        nothing: feature === "none",
        chance: chanceOfNothing(normalise(text).text, table),
      }));
  });
  const share = (nothing: boolean, limit: number) => {
    const kind = judged.filter((each) => each.nothing === nothing);
    return (kind.filter(({ chance }) => chance >= limit).length / kind.length).toFixed(3);
  };
  return LIMITS.map((limit) => [String(limit), share(true, limit), share(false, limit)]);
}
