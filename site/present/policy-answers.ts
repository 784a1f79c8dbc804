import type { Policy, PolicyFacts } from "../../data/model/policy.ts";
import { formatCount, formatHours, formatShare } from "./points.ts";

/** What a page answers to one question, and the words that say so. */
type Answer = { readonly text: string; readonly words: readonly string[] };

type Question = {
  readonly id: string;
  readonly question: string;
  /** `null`: the page does not say. */
  readonly ask: (facts: PolicyFacts) => Answer | null;
};

const UNITS = {
  minute: { word: "分钟", perHour: 60 },
  hour: { word: "小时", perHour: 1 },
  day: { word: "天", perHour: 1 / 24 },
  workday: { word: "个工作日", perHour: 1 / 24 },
} as const;

/** What a buyer asks of the rules before paying. */
const POLICY_QUESTIONS: readonly Question[] = [
  { id: "refund-window", question: "退款多久到账", ask: refundWindow },
  { id: "response-promise", question: "多久有人答复", ask: responsePromise },
  { id: "resolution-promise", question: "多久给出结果", ask: resolutionPromise },
  { id: "human-hours", question: "人工客服什么时段在", ask: humanHours },
  { id: "claim-window", question: "问题要在多久内提出", ask: claimWindow },
  { id: "scope", question: "售后管什么、不管什么", ask: scope },
  { id: "evidence", question: "要准备哪些材料", ask: (facts) => list(facts.evidenceDemands, "写明了要交的材料") },
  { id: "steps", question: "处理步骤和时限", ask: steps },
  { id: "escalation", question: "不服可以找谁", ask: escalation },
  {
    id: "auto-refund",
    question: "失败会自动退款吗",
    ask: (facts) => yesNo(facts.autoRefund, "会自动退款", "不自动退款"),
  },
  { id: "escrow", question: "有第三方担保吗", ask: (facts) => yesNo(facts.escrow, "有担保", "没有担保") },
  { id: "return-days", question: "无理由退货", ask: returnDays },
  { id: "operator", question: "谁在经营", ask: operator },
  { id: "revision", question: "规则何时修订", ask: revision },
];

export type PolicyAnswer = {
  readonly id: string;
  readonly question: string;
  /** Every different answer, since pages of one platform may differ, with the pages that give it. */
  readonly answers: readonly (Answer & { readonly policies: readonly Policy[] })[];
};

/** All questions over all pages of a platform. A question without an answer stays: not saying is a fact. */
export function answerQuestions(policies: readonly Policy[]): PolicyAnswer[] {
  return POLICY_QUESTIONS.map(({ id, question, ask }) => ({
    id,
    question,
    answers: mergeAnswers(
      policies.flatMap((policy) => {
        const answer = ask(policy.facts);
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

function refundWindow({ refundWindow: found }: PolicyFacts): Answer | null {
  if (found === null) return null;
  const { min, max, unit } = found.value;
  const { word, perHour } = UNITS[unit];
  const [from, to] = [formatCount(min * perHour), formatCount(max * perHour)];
  return { text: `${min === max || min === 0 ? to : `${from}–${to}`} ${word}内`, words: [found.excerpt.text] };
}

function responsePromise({ responsePromises }: PolicyFacts): Answer | null {
  return promised(responsePromises.map((each) => ({ ...each, hours: each.seconds / 3600 })));
}

function resolutionPromise({ resolutionPromises }: PolicyFacts): Answer | null {
  return promised(resolutionPromises);
}

function promised(
  promises: readonly { readonly hours: number; readonly quantile: number | null; readonly excerpt: Words }[],
): Answer | null {
  if (promises.length === 0) return null;
  const texts = promises.map(
    ({ hours, quantile }) => `${quantile === null ? "" : `${formatShare(quantile)} 在 `}${limit(hours)}`,
  );
  return { text: [...new Set(texts)].join("；"), words: promises.map((each) => each.excerpt.text) };
}

function limit(hours: number): string {
  const seconds = Math.round(hours * 3600);
  return seconds < 120 ? `${seconds} 秒内` : `${formatHours(hours)}内`;
}

function humanHours({ humanHours: hours, humanRoundTheClock: always, botFirst }: PolicyFacts): Answer | null {
  const bot = botFirst?.value ? [{ text: "先由机器人接待", words: botFirst.excerpt.text }] : [];
  const when = always
    ? [{ text: "称人工全天在线", words: always.text }]
    : hours
      ? [{ text: hours.value, words: hours.excerpt.text }]
      : [];
  const found = [...when, ...bot];
  return found.length === 0 ? null : { text: join(found), words: found.map((each) => each.words) };
}

function claimWindow({ claimWindowHours: found }: PolicyFacts): Answer | null {
  return found && { text: `${formatHours(found.value)}内`, words: [found.excerpt.text] };
}

function scope({ scope: found, conditions }: PolicyFacts): Answer | null {
  if (found === null) return list(conditions, "列出了条件");
  const text = { by_goods: "按商品种类分别说明", general: "只有笼统说明" }[found.value];
  return { text, words: [found.excerpt.text, ...conditions.map((each) => each.text)] };
}

function steps({ steps: found }: PolicyFacts): Answer | null {
  if (found.length === 0) return null;
  const timed = found.filter((each) => each.timed).length;
  return { text: `写明 ${found.length} 步，其中 ${timed} 步有时限`, words: found.map((each) => each.excerpt.text) };
}

function escalation({ escalation: found }: PolicyFacts): Answer | null {
  if (found.length === 0) return null;
  const outside = found.some((each) => each.external);
  const inside = found.some((each) => !each.external);
  const text = outside && inside ? "站内升级和外部渠道都写了" : outside ? "写了外部渠道" : "写了站内升级";
  return { text, words: found.map((each) => each.excerpt.text) };
}

function returnDays({ noReasonReturnDays: found }: PolicyFacts): Answer | null {
  return found && { text: `称 ${found.value} 天无理由`, words: [found.excerpt.text] };
}

function operator({ licences }: PolicyFacts): Answer | null {
  const named = [
    { label: "", fact: licences.operator },
    { label: "统一社会信用代码 ", fact: licences.uscc },
    { label: "ICP 备案 ", fact: licences.icp },
    { label: "增值电信许可 ", fact: licences.valueAddedTelecom },
    { label: "公安备案 ", fact: licences.psb },
  ].flatMap(({ label, fact }) => (fact ? [{ text: `${label}${fact.value}`, words: fact.excerpt.text }] : []));
  return named.length === 0 ? null : { text: join(named), words: named.map((each) => each.words) };
}

function revision({ revision: { date, version, changeNotice } }: PolicyFacts): Answer | null {
  const found = [
    ...(date ? [{ text: date.value, words: date.excerpt.text }] : []),
    ...(version ? [{ text: `版本 ${version.value}`, words: version.excerpt.text }] : []),
    ...(changeNotice ? [{ text: "变更会公告", words: changeNotice.text }] : []),
  ];
  return found.length === 0 ? null : { text: join(found), words: found.map((each) => each.words) };
}

function yesNo(found: PolicyFacts["autoRefund"], yes: string, no: string): Answer | null {
  return found && { text: found.value ? yes : no, words: [found.excerpt.text] };
}

function list(found: readonly Words[], text: string): Answer | null {
  return found.length === 0 ? null : { text, words: found.map((each) => each.text) };
}

function join(found: readonly Words[]): string {
  return found.map((each) => each.text).join("；");
}
