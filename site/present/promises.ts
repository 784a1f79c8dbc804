import type { PlatformReport } from "../../data/model/report.ts";
import type { CurvePoint, Measurement } from "../../data/model/scorecard.ts";
import { PROMISE_WORDS, type PromiseWords } from "../words/promises.ts";
import { formatHours, formatShare, formatShareRange } from "./points.ts";
import { answerQuestions, type PolicyAnswer } from "./policy-answers.ts";
import type { Language } from "./words.ts";

export type PromiseAbout = keyof PromiseWords["about"];
export type PromiseVerdict = keyof PromiseWords["verdicts"];

/** One promise beside what is seen of it. */
export type KeptPromise = {
  readonly about: PromiseAbout;
  /** `null`: none was seen on the pages read. */
  readonly promise: PolicyAnswer["answers"][number] | null;
  /** What was seen, or why nothing could be. */
  readonly practice: string;
  readonly verdict: PromiseVerdict;
};

/** Share of cases that a promise without a share of its own must hold for. */
export const PROMISE_HOLDS = 0.9;

type Seen = Pick<KeptPromise, "practice" | "verdict">;

/** Every promise that could be tested, promised or not, in the order of a buyer's worry. */
export function keptPromises(report: PlatformReport, language: Language): KeptPromise[] {
  const { policies, scorecard } = report;
  const words = PROMISE_WORDS[language];
  const answers = new Map(answerQuestions(policies, language).map((each) => [each.id, each.answers[0] ?? null]));
  const facts = policies.map((each) => each.facts);
  const responses = facts.flatMap((each) => each.responsePromises.map(({ seconds }) => seconds / 3600));
  const resolutions = facts.flatMap((each) => each.resolutionPromises.map(({ hours }) => hours));
  const always = facts.flatMap((each) => each.humanRoundTheClock ?? []);
  return [
    {
      about: "response",
      promise: answers.get("response-promise") ?? null,
      ...onCurve(responses, scorecard.replyCurve, words.replied, words, language),
    },
    {
      about: "resolution",
      promise: answers.get("resolution-promise") ?? null,
      ...onCurve(resolutions, scorecard.resolutionCurve, words.settled, words, language),
    },
    { about: "refund", promise: answers.get("refund-window") ?? null, ...refunded(report, words) },
    {
      about: "humans",
      promise: always.length > 0 ? (answers.get("human-hours") ?? null) : null,
      ...nights(report, words),
    },
  ];
}

/** The share that made the nearest deadline of the method which is no shorter than the promise. */
function onCurve(
  promised: readonly number[],
  curve: readonly CurvePoint[],
  say: PromiseWords["replied"],
  words: PromiseWords,
  language: Language,
): Seen {
  const hours = promised.length > 0 ? Math.max(...promised) : 24;
  // A live chat's minutes leave no trace in a complaint.
  if (hours < 1) return { practice: words.untestable, verdict: "untested" };
  const point = curve.find((each) => each.hours >= hours - 1e-9);
  if (point === undefined)
    return { practice: curve.length === 0 ? words.tooFew : words.untestable, verdict: "untested" };
  const range = formatShareRange(point.low, point.high);
  const practice = say(formatHours(point.hours, language), formatShare(point.share), range);
  return { practice, verdict: promised.length > 0 ? compare(point) : "untested" };
}

function refunded({ scorecard, policies }: PlatformReport, words: PromiseWords): Seen {
  const measurement = measurementOf(scorecard.dimensions, "refund-time");
  if (measurement?.kind !== "measured" || measurement.value === null || measurement.unit !== "share") {
    return { practice: words.tooFew, verdict: "untested" };
  }
  const isPromised = policies.some((each) => (each.facts.refundWindow?.value.max ?? 1e9) <= 72);
  const practice = words.refunded(formatShare(measurement.value));
  return { practice, verdict: isPromised ? compareShare(measurement.value) : "untested" };
}

function nights({ scorecard }: PlatformReport, words: PromiseWords): Seen {
  const isRefuted = scorecard.penalties.some((each) => each.id === "false-round-the-clock");
  return isRefuted
    ? { practice: words.penalised, verdict: "gap" }
    : { practice: words.untestable, verdict: "untested" };
}

function compare({ share, high }: CurvePoint): PromiseVerdict {
  if (high < PROMISE_HOLDS) return "gap";
  return share >= PROMISE_HOLDS ? "kept" : "unclear";
}

/** Without a range nothing is sure: a share far below is still no finding. */
function compareShare(share: number): PromiseVerdict {
  return share >= PROMISE_HOLDS ? "kept" : "unclear";
}

function measurementOf(dimensions: PlatformReport["scorecard"]["dimensions"], id: string): Measurement | undefined {
  return dimensions.flatMap((each) => each.indicators).find((each) => each.id === id)?.measurement;
}
