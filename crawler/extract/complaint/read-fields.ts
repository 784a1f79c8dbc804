import type { IssueLabel, RemedyLabel } from "../../../data/model/complaint.ts";
import { compileCue } from "../language/cues.ts";
import { normalise } from "../language/normalise.ts";
import { FIELD_ISSUES, FIELD_REMEDIES } from "../lexicon/fields.ts";
import { mask } from "../privacy/mask.ts";

const ISSUE_RULES = FIELD_ISSUES.map(([code, words]) => ({ code, words: compileCue(words, "") }));
const REMEDY_RULES = FIELD_REMEDIES.map(([code, words]) => ({ code, words: compileCue(words, "") }));

// The complaint site offers this as one choice; it asks for all three.
const BUNDLE = /道歉赔偿\/解释/;

/** Issues that the source's own field (投诉问题) names. */
export function issuesInField(phrases: readonly string[]): IssueLabel[] {
  return fromPhrases(phrases, ISSUE_RULES);
}

/** Remedies that the source's own field (投诉要求) names. */
export function remediesInField(phrases: readonly string[]): RemedyLabel[] {
  return fromPhrases(phrases, REMEDY_RULES);
}

function fromPhrases<Code extends string>(
  phrases: readonly string[],
  rules: readonly { readonly code: Code; readonly words: RegExp }[],
): (Omit<IssueLabel, "code"> & { code: Code })[] {
  const labels: (Omit<IssueLabel, "code"> & { code: Code })[] = [];
  for (const phrase of phrases) {
    const text = normalise(phrase).text;
    for (const { code, words } of rules) {
      if (labels.some((each) => each.code === code) || !words.test(text)) continue;
      labels.push({
        code,
        from: "field",
        excerpt: { text: mask(phrase), start: 0, end: phrase.length },
        rule: BUNDLE.test(text) ? "field:bundle" : "field",
        confidence: 0.95,
      });
    }
  }
  return labels;
}
