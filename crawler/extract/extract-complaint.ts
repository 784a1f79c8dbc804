import type { IssueLabel, RemedyLabel, SignalLabel } from "../../data/model/complaint.ts";
import type { MaskedText } from "../../data/model/quote.ts";
import type { Finding } from "./complaint/apply-rules.ts";
import { readComplaintText, type TextReading } from "./complaint/read-complaint-text.ts";
import { issuesInField, remediesInField } from "./complaint/read-fields.ts";
import { originalSpan } from "./language/normalise.ts";
import { cutMasked, mask } from "./privacy/mask.ts";

export type ComplaintWords = {
  readonly title: string;
  readonly narrative: string;
  readonly issueField: readonly string[];
  readonly demandField: readonly string[];
  /** Strings known not to be personal, such as the source's own complaint numbers. */
  readonly exempt?: readonly string[];
};

export type ComplaintExtract = {
  readonly title: MaskedText;
  readonly narrative: MaskedText;
  readonly issues: readonly IssueLabel[];
  readonly signals: readonly SignalLabel[];
  readonly remedies: readonly RemedyLabel[];
  readonly amountCny: number | null;
  readonly resolved: boolean | null;
  readonly sentiment: -1 | 0 | 1;
  readonly isComplaint: boolean;
  readonly firstResponseMinutes: number | null;
};

/** What a complaint's words say, each label with the words that say it, cut from the masked text. Pure. */
export function extractComplaint(words: ComplaintWords): ComplaintExtract {
  const exempt = words.exempt ?? [];
  const title = mask(words.title, { exempt });
  const narrative = mask(words.narrative, { exempt });
  const inNarrative = readComplaintText(words.narrative);
  const inTitle = readComplaintText(words.title);
  return {
    title,
    narrative,
    issues: labels(
      issuesInField(words.issueField),
      inNarrative,
      narrative,
      inTitle,
      title,
      (reading) => reading.issues,
    ),
    signals: labels([], inNarrative, narrative, inTitle, title, (reading) => reading.signals),
    remedies: labels(
      remediesInField(words.demandField),
      inNarrative,
      narrative,
      inTitle,
      title,
      (reading) => reading.remedies,
    ),
    amountCny: inNarrative.amountCny ?? inTitle.amountCny,
    resolved: inNarrative.resolved ?? inTitle.resolved,
    sentiment: inNarrative.sentiment === 0 ? inTitle.sentiment : inNarrative.sentiment,
    isComplaint: inNarrative.isComplaint || inTitle.isComplaint || words.issueField.length > 0,
    firstResponseMinutes: inNarrative.firstResponseMinutes,
  };
}

type Label<Code> = Omit<IssueLabel, "code"> & { readonly code: Code };

/** One label a code: the source's own field first, then the narrative, then the title. */
function labels<Code extends string>(
  fields: readonly Label<Code>[],
  narrative: TextReading,
  maskedNarrative: MaskedText,
  title: TextReading,
  maskedTitle: MaskedText,
  pick: (reading: TextReading) => readonly Finding<Code>[],
): Label<Code>[] {
  const all = [
    ...fields,
    ...pick(narrative).map((each) => labelled(each, narrative, maskedNarrative, "")),
    ...pick(title).map((each) => labelled(each, title, maskedTitle, "title:")),
  ];
  const best = new Map<string, Label<Code>>();
  for (const label of all) {
    const key = `${label.code}/${label.from}`;
    if (!best.has(key)) best.set(key, label);
  }
  return [...best.values()];
}

function labelled<Code extends string>(
  finding: Finding<Code>,
  reading: TextReading,
  masked: MaskedText,
  prefix: string,
): Label<Code> {
  const span = originalSpan(reading.normalised, finding.start, finding.end);
  return {
    code: finding.code,
    from: "text",
    excerpt: { ...span, text: cutMasked(masked, span.start, span.end) },
    rule: prefix + finding.rule,
    confidence: finding.confidence,
  };
}
