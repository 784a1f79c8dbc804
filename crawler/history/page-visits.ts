import type { Capture, Outcome } from "../../data/model/capture.ts";
import type { PolicyPageKind } from "../../data/model/platform.ts";
import type { PolicyFacts } from "../../data/model/policy.ts";
import type { MaskedText } from "../../data/model/quote.ts";

/** What a platform's page says, as one body showed it. */
export type PolicyReading = {
  readonly title: MaskedText;
  readonly text: MaskedText;
  readonly facts: PolicyFacts;
  /** The element under `<body>` that holds most of the words, and the host that answered. */
  readonly root: string;
  /** What is wrong with the page as a whole, in one sentence; `null`: nothing. */
  readonly trouble: string | null;
};

/** One visit to a policy page. `reading: null`: nothing came that could be read. */
export type PageVisit = {
  readonly capture: Capture;
  readonly kind: PolicyPageKind;
  readonly reading: PolicyReading | null;
  /** Whether the chat window that the page embeds answered the browser; `null`: nobody knows. */
  readonly chatAnswered: boolean | null;
};

const SAYS_NOT_THERE: ReadonlySet<Outcome> = new Set<Outcome>(["gone", "soft_404"]);

/** `shown`: a page came. `missing`: the site says that there is none. `failed`: nothing is known. Pure. */
export function endingOf({ capture, reading }: PageVisit): "shown" | "missing" | "failed" {
  if (reading !== null) return "shown";
  return SAYS_NOT_THERE.has(capture.outcome) ? "missing" : "failed";
}
