import type { Policy, PolicyFacts } from "../../data/model/policy.ts";
import { POLICY_WORDS, type PolicyWords } from "../words/policy.ts";
import { formatCount, formatHours, formatShare } from "./points.ts";
import type { Language } from "./words.ts";

/** What a page answers to one question, and the words that say so. */
type Answer = { readonly text: string; readonly words: readonly string[] };

export type QuestionId = keyof PolicyWords["questions"];

/** In whose language an answer is put. */
type Voice = { readonly say: PolicyWords; readonly language: Language };

/** `null`: the page does not say. */
type Ask = (facts: PolicyFacts, voice: Voice) => Answer | null;

const PER_HOUR = { minute: 60, hour: 1, day: 1 / 24, workday: 1 / 24 } as const;

/** What a buyer asks of the rules before paying. */
const POLICY_QUESTIONS: Readonly<Record<QuestionId, Ask>> = {
  "refund-window": refundWindow,
  "response-promise": ({ responsePromises }, voice) =>
    promised(
      responsePromises.map((each) => ({ ...each, hours: each.seconds / 3600 })),
      voice,
    ),
  "resolution-promise": ({ resolutionPromises }, voice) => promised(resolutionPromises, voice),
  "human-hours": humanHours,
  "claim-window": ({ claimWindowHours: found }, { say, language }) =>
    found && { text: say.within(formatHours(found.value, language)), words: [found.excerpt.text] },
  scope,
  evidence: (facts, { say }) => list(facts.evidenceDemands, say.materials),
  steps,
  escalation,
  "auto-refund": (facts, { say }) => yesNo(facts.autoRefund, say.autoRefund),
  escrow: (facts, { say }) => yesNo(facts.escrow, say.escrow),
  "return-days": ({ noReasonReturnDays: found }, { say }) =>
    found && { text: say.returns(found.value), words: [found.excerpt.text] },
  operator,
  revision,
};

export type PolicyAnswer = {
  readonly id: QuestionId;
  readonly question: string;
  /** Every different answer, since pages of one platform may differ, with the pages that give it. */
  readonly answers: readonly (Answer & { readonly policies: readonly Policy[] })[];
};

/** All questions over all pages of a platform. A question without an answer stays: not saying is a fact. */
export function answerQuestions(policies: readonly Policy[], language: Language = "zh"): PolicyAnswer[] {
  const voice = { say: POLICY_WORDS[language], language };
  return (Object.entries(POLICY_QUESTIONS) as [QuestionId, Ask][]).map(([id, ask]) => ({
    id,
    question: voice.say.questions[id],
    answers: mergeAnswers(
      policies.flatMap((policy) => {
        const answer = ask(policy.facts, voice);
        return answer === null ? [] : [{ ...answer, policies: [policy] }];
      }),
    ),
  }));
}

/** Pages that say the same are named together, each different wording once. */
function mergeAnswers(answers: PolicyAnswer["answers"]): PolicyAnswer["answers"] {
  return [...new Set(answers.map((each) => each.text))].map((text) => {
    const same = answers.filter((each) => each.text === text);
    return {
      text,
      words: [...new Set(same.flatMap((each) => each.words))],
      policies: same.flatMap((each) => each.policies),
    };
  });
}

type Words = { readonly text: string };

function refundWindow({ refundWindow: found }: PolicyFacts, { say }: Voice): Answer | null {
  if (found === null) return null;
  const { min, max, unit } = found.value;
  const [from, to] = [formatCount(min * PER_HOUR[unit]), formatCount(max * PER_HOUR[unit])];
  const time = `${min === max || min === 0 ? to : `${from}–${to}`} ${say.units[unit]}`;
  return { text: say.within(time), words: [found.excerpt.text] };
}

function promised(
  promises: readonly { readonly hours: number; readonly quantile: number | null; readonly excerpt: Words }[],
  { say, language }: Voice,
): Answer | null {
  if (promises.length === 0) return null;
  const texts = promises.map(({ hours, quantile }) => {
    const seconds = Math.round(hours * 3600);
    const time = seconds < 120 ? say.seconds(seconds) : formatHours(hours, language);
    return quantile === null ? say.within(time) : say.mostlyWithin(formatShare(quantile), time);
  });
  return { text: [...new Set(texts)].join(say.join), words: promises.map((each) => each.excerpt.text) };
}

function humanHours(facts: PolicyFacts, { say }: Voice): Answer | null {
  const { humanHours: hours, humanRoundTheClock: always, botFirst } = facts;
  const bot = botFirst?.value ? [{ text: say.botFirst, words: botFirst.excerpt.text }] : [];
  const when = always
    ? [{ text: say.alwaysHuman, words: always.text }]
    : hours
      ? [{ text: hours.value, words: hours.excerpt.text }]
      : [];
  return joined([...when, ...bot], say);
}

function scope({ scope: found, conditions }: PolicyFacts, { say }: Voice): Answer | null {
  if (found === null) return list(conditions, say.conditions);
  return { text: say.scopes[found.value], words: [found.excerpt.text, ...conditions.map((each) => each.text)] };
}

function steps({ steps: found }: PolicyFacts, { say }: Voice): Answer | null {
  if (found.length === 0) return null;
  const timed = found.filter((each) => each.timed).length;
  return { text: say.steps(found.length, timed), words: found.map((each) => each.excerpt.text) };
}

function escalation({ escalation: found }: PolicyFacts, { say }: Voice): Answer | null {
  if (found.length === 0) return null;
  const outside = found.some((each) => each.external);
  const inside = found.some((each) => !each.external);
  const where = outside && inside ? "both" : outside ? "outside" : "inside";
  return { text: say.escalations[where], words: found.map((each) => each.excerpt.text) };
}

function operator({ licences }: PolicyFacts, { say }: Voice): Answer | null {
  const named = [
    { label: "", fact: licences.operator },
    { label: say.licences.uscc, fact: licences.uscc, remark: licences.usccCheck && say.usccChecks[licences.usccCheck] },
    { label: say.licences.icp, fact: licences.icp },
    { label: say.licences.telecom, fact: licences.valueAddedTelecom },
    { label: say.licences.psb, fact: licences.psb },
  ].flatMap(({ label, fact, remark = "" }) =>
    fact ? [{ text: `${label}${fact.value}${remark}`, words: fact.excerpt.text }] : [],
  );
  return joined(named, say);
}

function revision({ revision: { date, version, changeNotice } }: PolicyFacts, { say }: Voice): Answer | null {
  return joined(
    [
      ...(date ? [{ text: date.value, words: date.excerpt.text }] : []),
      ...(version ? [{ text: say.version(version.value), words: version.excerpt.text }] : []),
      ...(changeNotice ? [{ text: say.changeNotice, words: changeNotice.text }] : []),
    ],
    say,
  );
}

function yesNo(
  found: PolicyFacts["autoRefund"],
  { yes, no }: { readonly yes: string; readonly no: string },
): Answer | null {
  return found && { text: found.value ? yes : no, words: [found.excerpt.text] };
}

function list(found: readonly Words[], text: string): Answer | null {
  return found.length === 0 ? null : { text, words: found.map((each) => each.text) };
}

function joined(found: readonly { readonly text: string; readonly words: string }[], say: PolicyWords): Answer | null {
  if (found.length === 0) return null;
  return { text: found.map((each) => each.text).join(say.join), words: found.map((each) => each.words) };
}
