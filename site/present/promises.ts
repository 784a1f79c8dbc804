import type { PlatformReport } from "../../data/model/report.ts";
import type { PromiseTested } from "../../data/model/scorecard.ts";
import { PROMISE_WORDS, type PromiseWords } from "../words/promises.ts";
import { formatHours, formatShare, formatShareRange } from "./points.ts";
import { answerQuestions, type PolicyAnswer, type QuestionId } from "./policy-answers.ts";
import type { Language } from "./words.ts";

type PromiseAbout = keyof PromiseWords["about"];
type PromiseVerdict = keyof PromiseWords["verdicts"];

/** What a page promised beside what is seen of it. */
export type KeptPromise = {
  readonly about: PromiseAbout;
  /** `null`: none was seen on the pages read. */
  readonly promise: PolicyAnswer["answers"][number] | null;
  /** What was seen, one line a promise, or why nothing could be. */
  readonly practice: readonly string[];
  readonly verdict: PromiseVerdict;
};

const ASKED = { response: "response-promise", resolution: "resolution-promise", refund: "refund-window" } as const;

/** Every kind of promise, made or not, in the order of a buyer's worry. */
export function keptPromises(report: PlatformReport, language: Language): KeptPromise[] {
  const { policies, scorecard } = report;
  const words = PROMISE_WORDS[language];
  const answers = new Map(answerQuestions(policies, language).map((each) => [each.id, each.answers[0] ?? null]));
  const answer = (id: QuestionId) => answers.get(id) ?? null;
  const isAlways = policies.some((each) => each.facts.humanRoundTheClock !== null);
  const isRefuted = scorecard.penalties.some((each) => each.id === "false-round-the-clock");
  return [
    ...(["response", "resolution", "refund"] as const).map((about) => {
      const own = scorecard.promises.filter((each) => each.about === about);
      return { about, promise: answer(ASKED[about]), ...seen(own, words, language) };
    }),
    {
      about: "humans",
      promise: isAlways ? answer("human-hours") : null,
      practice: [isRefuted ? words.penalised : words.untestable],
      verdict: isRefuted ? "gap" : "untested",
    },
  ];
}

/** The worst of several promises of one kind names the row. */
function seen(
  own: readonly PromiseTested[],
  words: PromiseWords,
  language: Language,
): Pick<KeptPromise, "practice" | "verdict"> {
  const lines = own.flatMap(({ about, hours, kept, quantile }) => {
    if (kept === null) return [];
    const range = formatShareRange(kept.low, kept.high);
    const line = words.practice[about](formatHours(hours, language), formatShare(kept.share), range);
    return [`${line} · ${words.should(formatShare(quantile))}`];
  });
  const verdict = (["gap", "kept"] as const).find((each) => own.some((promise) => promise.verdict === each));
  return { practice: lines.length > 0 ? lines : [words.untestable], verdict: verdict ?? "untested" };
}
