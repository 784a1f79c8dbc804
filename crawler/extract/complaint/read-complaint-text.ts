import type { Issue, Remedy, Signal } from "../../../data/model/taxonomy.ts";
import { codesOf, ISSUES, SIGNALS } from "../../../data/model/taxonomy.ts";
import { compileCue } from "../language/cues.ts";
import { chanceOf, leaningsOf } from "../language/leanings.ts";
import { type Normalised, normalise } from "../language/normalise.ts";
import { ISSUE_CUES } from "../lexicon/issues.ts";
import { SIGNAL_CUES } from "../lexicon/signals.ts";
import { withoutPersonalData } from "../privacy/find-personal-data.ts";
import { amountIn } from "./amount.ts";
import { applyRules, type Finding, ruleBook } from "./apply-rules.ts";
import { type Attitude, judgeAttitude } from "./attitude.ts";
import { type FirstResponse, firstResponseIn } from "./first-response.ts";
import type { Genre } from "./genre.ts";
import { settleIssues } from "./issues.ts";
import { remediesIn } from "./remedies.ts";
import { resolutionOf } from "./resolution.ts";
import { settleSignals } from "./signals.ts";
import { weighIssues, weighSignals } from "./weigh-findings.ts";
import { type Label, weighedGrams } from "./weighed-grams.ts";

export type TextReading = Attitude & {
  readonly normalised: Normalised;
  readonly issues: readonly Finding<Issue>[];
  readonly signals: readonly Finding<Signal>[];
  readonly remedies: readonly Finding<Remedy>[];
  readonly amountCny: number | null;
  readonly resolved: boolean | null;
  readonly firstResponseMinutes: number | null;
};

const ISSUE_RULES = ruleBook(ISSUE_CUES, codesOf(ISSUES));
const SIGNAL_RULES = ruleBook(SIGNAL_CUES, codesOf(SIGNALS));
const BLANKET = compileCue("^\\s*$", "");

/** Texts that may tell of something that their author went through. */
const OWN: ReadonlySet<Genre> = new Set(["complaint", "praise", "report", "other"]);

// What a person writes in anger ends long before this; what is longer was not written by hand.
const READ_AT_MOST = 20_000;

/** All that one text says by itself. */
export function readComplaintText(original: string): TextReading {
  const normalised = normalise(original.slice(0, READ_AT_MOST));
  const { text } = normalised;
  if (BLANKET.test(text)) return nothing(normalised);
  const { firstResponse, ...byRules } = findByRules(text);
  const leanings = leaningsOf<Label>(text, weighedGrams());
  const issuesFound = weighIssues(text, byRules.issues, leanings);
  const signalsFound = weighSignals(text, byRules.signals, leanings);
  const chance = chanceOf(leanings.logitOf("is_complaint"));
  const attitude = judgeAttitude(text, issuesFound, signalsFound, byRules.remedies, chance);
  const own = OWN.has(attitude.genre);
  const { issues, signals } = own ? keptBy(attitude.genre, issuesFound, signalsFound) : { issues: [], signals: [] };
  const remedies = own || attitude.genre === "suggestion" ? byRules.remedies : [];
  const resolved = own ? resolutionOf(text, issues, attitude) : null;
  return {
    normalised,
    ...attitude,
    issues,
    signals,
    remedies: resolved === true ? [] : remedies,
    amountCny: own && resolved !== null ? amountIn(withoutPersonalData(text)) : null,
    resolved,
    firstResponseMinutes: own ? (firstResponse?.minutes ?? null) : null,
  };
}

type FoundByRules = Pick<TextReading, "issues" | "signals" | "remedies"> & {
  readonly firstResponse: FirstResponse | null;
};

/** What the rules find in a normalised text, before it is weighed against what such posts mostly have. */
export function findByRules(text: string): FoundByRules {
  const remedies = remediesIn(text);
  const firstResponse = firstResponseIn(text);
  const signals = settleSignals(text, applyRules(text, SIGNAL_RULES), firstResponse);
  const issues = settleIssues(text, applyRules(text, ISSUE_RULES), signals, remedies, firstResponse);
  return { issues, signals, remedies, firstResponse };
}

/** In thanks, a cause that is told is an explanation accepted, not somebody blamed. */
function keptBy(
  genre: Genre,
  issues: readonly Finding<Issue>[],
  signals: readonly Finding<Signal>[],
): Pick<TextReading, "issues" | "signals"> {
  if (genre === "complaint") return { issues, signals };
  return {
    issues: issues.filter(({ rule }) => rule !== "buck_passing/implied_by_blame_upstream"),
    signals: signals.filter(({ code }) => code !== "blame_upstream"),
  };
}

function nothing(normalised: Normalised): TextReading {
  return {
    normalised,
    genre: "other",
    sentiment: 0,
    isComplaint: false,
    closed: false,
    issues: [],
    signals: [],
    remedies: [],
    amountCny: null,
    resolved: null,
    firstResponseMinutes: null,
  };
}
