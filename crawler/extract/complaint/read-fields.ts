import type { IssueLabel, RemedyLabel } from "../../../data/model/complaint.ts";
import { compileCue } from "../language/cues.ts";
import { normalise } from "../language/normalise.ts";
import { FIELD_ISSUES, FIELD_REMEDIES } from "../lexicon/fields.ts";
import { mask } from "../privacy/mask.ts";

/** Issues that the source's own field (投诉问题) names. */
export const issuesInField: (phrases: readonly string[]) => IssueLabel[] = fieldReader(FIELD_ISSUES);

/** Remedies that the source's own field (投诉要求) names. */
export const remediesInField: (phrases: readonly string[]) => RemedyLabel[] = fieldReader(FIELD_REMEDIES);

// The complaint site offers this as one choice; it asks for all three.
const BUNDLE = /道歉赔偿\/解释/;

/** People choose from a few phrases; what else comes is not worth remembering. */
const MOST_PHRASES = 500;

type Label<Code> = Omit<IssueLabel, "code"> & { readonly code: Code };

function fieldReader<Code extends string>(
  written: readonly (readonly [Code, string])[],
): (phrases: readonly string[]) => Label<Code>[] {
  const rules = written.map(([code, words]) => ({ code, words: compileCue(words, "") }));
  const known = new Map<string, readonly Label<Code>[]>();
  const labelsOf = (phrase: string): readonly Label<Code>[] => {
    const before = known.get(phrase);
    if (before !== undefined) return before;
    const text = normalise(phrase).text;
    const excerpt = { text: mask(phrase), start: 0, end: phrase.length };
    const rule = BUNDLE.test(text) ? "field:bundle" : "field";
    const labels = rules
      .filter(({ words }) => words.test(text))
      .map(({ code }): Label<Code> => ({ code, from: "field", excerpt, rule, confidence: 0.95 }));
    if (known.size < MOST_PHRASES) known.set(phrase, labels);
    return labels;
  };
  return (phrases) => {
    const first = new Map<Code, Label<Code>>();
    for (const label of phrases.flatMap(labelsOf)) if (!first.has(label.code)) first.set(label.code, label);
    return [...first.values()];
  };
}
