import type { PolicyFacts, TimeRole } from "../../../data/model/policy.ts";
import type { Excerpt } from "../../../data/model/quote.ts";
import type { Duration } from "../language/durations.ts";
import { isoDuration } from "../language/iso-duration.ts";
import { matchesOf } from "../language/matches.ts";
import { AFTER, BEFORE, STAFF, TOO_LATE, WAY_OF_PAYMENT } from "../lexicon/time-roles.ts";
import { exceptional } from "./exceptional-times.ts";
import { excerptOf, isQuestion, type PolicyText, type Sentence } from "./policy-text.ts";
import { COUNTED_AT_RECEIPT, PAID_BACK, settled } from "./settle-role.ts";
import { stretchesIn } from "./stretches.ts";
import { type Around, CLAIM, OTHER, PAYOUT, type Role, wordsAround } from "./words-around.ts";

export type StatedTime = {
  readonly role: TimeRole;
  /** More closely: `avg_wait`, `pickup`, `escalation`, `forfeit`, … */
  readonly kind: string | null;
  readonly duration: Duration;
  readonly quantile: number | null;
  /** The clause the time stands in, and where the time itself stands in the text. */
  readonly clause: string;
  readonly at: number;
  readonly sentence: Sentence;
  readonly excerpt: Excerpt;
};

/** Every stretch of time on the page with what it is for. */
export function timesOn(page: PolicyText): StatedTime[] {
  const refunds = /退(?!出|休|役|订)/.test(page.text);
  const about = { refunds, listed: TIMES_OF_REFUND.test(page.text), steps: STEPS_OF_REFUND.test(page.text) };
  return page.sentences.flatMap((sentence) =>
    stretchesIn(sentence.words).map((duration) => {
      const around = wordsAround(sentence, duration);
      return {
        ...roleOf(around, duration, about),
        duration,
        quantile: quantileIn(sentence.words, duration),
        clause: `${around.before}${sentence.words.slice(duration.start, duration.end)}${around.after}`,
        at: sentence.start + duration.start,
        sentence,
        excerpt: excerptOf(page, sentence.start, sentence.end),
      };
    }),
  );
}

/** As the page's facts keep them. */
export function statedTimes(times: readonly StatedTime[]): NonNullable<PolicyFacts["times"]> {
  return times.map(({ role, duration, sentence, excerpt }) => ({
    role,
    duration: isoDuration(duration, sentence.words),
    excerpt,
  }));
}

/** What the whole page tells of its times: whether it speaks of refunds, lists what they take by each way of payment, or step by step. */
type About = { readonly refunds: boolean; readonly listed: boolean; readonly steps: boolean };

/** 微信:1-3天;银行卡:3-7天(以上为退款到账时间): what the list is of comes at its end. */
const TIMES_OF_REFUND =
  /(?:退款|退回|返还|退还)(?:到[账帐])?(?:时[间效限]|周期|时长)(?=[,。;:：)\n]|$|一览|说明|如下)|退款到[账帐](?:时[间效限]|周期|(?=[,。;)\n]|$))/;
/** 申请退款, 审核, 到账, one line each. */
const STEPS_OF_REFUND = /退[款费换货][\s\S]{0,80}审核[\s\S]{0,40}(?:到[账帐]|打款)/;
const BY_WAY = new RegExp(`(?:${WAY_OF_PAYMENT.source})(?:支付|付款)?$`);

function roleOf(around: Around, duration: Duration, { refunds, listed: isList, steps }: About): Role {
  const told = exceptional(around, duration, () => labelOf(around));
  if (told !== null) return told;
  if (steps && around.labelled && /^(?:到[账帐]|打款)/.test(around.before)) return PAYOUT;
  const listed = isList && around.labelled && around.after === "" && BY_WAY.test(around.before);
  return settled(around, stated(around) ?? (listed ? PAYOUT : OTHER), refunds);
}

function stated(around: Around): Role | null {
  const { before, labelled, after, previous, next, sentence } = around;
  const label = labelOf(around) ?? last(around.column);
  // 补单规则:48小时内掉量免费补: what is warranted says more than the heading.
  const warranted = first(after.slice(0, 18), "");
  if (warranted?.role === "warranty") return warranted;
  if (
    label !== null &&
    (labelled ||
      /(?:时间|时效|时限|周期|时长|期限|流程)(?![^,]*(?:客服|我们|平台|系统|专员|商家|卖家))[^,]{0,6}$/.test(before))
  )
    return label;
  return (
    doneIn(around, label) ??
    label ??
    (after === "" && !PAST_IT.test(next) ? first(next.slice(0, 14), before) : null) ??
    last(previous.replace(LEFT_TO_OTHERS, "").slice(-14)) ??
    last(/^[^:,]{2,16}(?=:)/.exec(sentence.words)?.[0] ?? "") ??
    byHeading(sentence) ??
    (PAID_BACK.test(sentence.words.slice(0, sentence.words.indexOf(previous))) && after === "" ? PAYOUT : null)
  );
}

/** 一般2-3天,超过3天请找客服: what to do when it is over. */
const PAST_IT = /^超[过出]/;
/** 以银行处理为准 names nothing that is done in a time. */
const LEFT_TO_OTHERS = /以[^,]{1,10}为准$/;

/** What is done in the time, as the words behind it say. 补单两小时内完成: what is completed stands before. */
function doneIn({ before, after, previous }: Around, label: Role | null): Role | null {
  const asked = /(?:请|务必|应|须|需|限)[^,]{0,10}(?:在|于)[^,]{0,14}$|请[^,]{0,4}$/.test(before);
  const done = first(after.slice(0, 18), asked ? "" : before);
  if (done?.role !== "delivery" || !/^(?:就|即|均|都|可)?(?:完成(?!支付|付款)|搞定|生效)/.test(after)) return done;
  // 退款在受理后72小时内完成: from when it counts is not what is completed.
  const counted = last(before.replace(/(?:受理|审核|核实|提交|申请|确认|收到)[^,]{0,4}后$/, "").slice(-22));
  return counted ?? label ?? last(previous.slice(-14)) ?? done;
}

function labelOf({ before, sentence, after }: Around): Role | null {
  const colon = before.indexOf(":");
  const label =
    ownStep(before) ??
    (colon > 0 ? last(before.slice(0, colon)) : null) ??
    last(before.slice(/[a-z]{3}/.test(before) ? -80 : -22));
  if (label?.kind !== "forfeit") return label;
  const late = sentence.words.slice(sentence.words.lastIndexOf(after));
  return TOO_LATE.test(late) ? label : OTHER;
}

/** 退款时效:审核≤12h+打款≤24h; 处理时效:退款24小时: what follows the colon is closer. */
function ownStep(before: string): Role | null {
  const step = last(/[:+]([^:+]{2,8})$/.exec(before)?.[1] ?? "");
  return step?.role === "payout" || step?.role === "review" ? step : null;
}

/** 客服多久回? above an answer. */
const ASKED: readonly (readonly [RegExp, Role])[] = [
  [
    /(?:多久|多长时间|多快|何时|什么时候|几时)[^,]{0,6}(?:回[复应我]?|响应|理我|应答|接[通待听])(?![款到])|(?:回复|响应)[^,]{0,6}(?:多久|多长时间)/,
    { role: "response", kind: "first_response" },
  ],
  [
    /(?:退款|退钱|钱|款)[^,]{0,8}(?:多久|多长时间|几天|何时|什么时候)|(?:多久|多长时间|几天|何时|什么时候)[^,]{0,6}(?:退|返还|收到[^,]{0,2}[钱款])|(?:退款|钱)[^,]{0,6}(?:没有?|未)(?:收)?到/,
    PAYOUT,
  ],
  [
    /(?:投诉|问题|工单|售后|纠纷)[^,]{0,8}(?:多久|多长时间|几天)|(?:多久|几天|多长时间)[^,]{0,6}(?:解决|处理|有结果)/,
    { role: "resolution", kind: "resolution" },
  ],
];

function byHeading({ heading, words }: Sentence): Role | null {
  const closest = heading.split(" ").at(-1) ?? "";
  const asked = isQuestion(closest) ? ASKED.find(([about]) => about.test(closest)) : undefined;
  if (asked !== undefined) return asked[1];
  if (/受理[时期]限/.test(heading) && COUNTED_AT_RECEIPT.test(words)) return CLAIM;
  // 首次响应 above a line that says 5分钟以内 and nothing else.
  const named = BARE_TIME.test(words) ? last(closest) : null;
  return named ?? HEADED.find(([about]) => about.test(heading))?.[1] ?? null;
}

/** What times are that stand under such a heading. */
const HEADED: readonly (readonly [RegExp, Role])[] = [
  [/(?:退款|到账|返款|退回|退还|返还)[^,]{0,4}(?:时效|时间|周期|时限|一览|说明)/, PAYOUT],
  [/(?:响应|回复)(?:时效|时间|承诺|时限)/, { role: "response", kind: "first_response" }],
  [/(?:处理|解决)(?:时效|时间|时限|周期)/, { role: "resolution", kind: "resolution" }],
  [/(?:售后|反馈|投诉)(?:时效|期限|有效期)/, CLAIM],
  [/质保/, { role: "warranty", kind: null }],
];

/** Figures and measures, hardly a word more. */
const BARE_TIME = /^[^,。]{0,4}[\d一二两三四五六七八九十半][^,。]{1,12}$|^(?:[^,。\d]{1,5}\d[^,。]{1,6}[,、]?){2}$/;

/** The role whose words come first in what follows. */
function first(words: string, before: string): Role | null {
  const all = AFTER.flatMap(({ role, kind, when }) => {
    const at = words.search(when);
    return at < 0 ? [] : [{ role, kind: kind ?? null, at }];
  }).sort((one, other) => one.at - other.at);
  // 完成核查: what is completed says more than that it is.
  const found = all.find(({ role }) => role !== "delivery") ?? all[0];
  if (found === undefined) return null;
  // 客服2小时内联系: done by the platform's people it is their answer, not the buyer's duty.
  // 复审结果五个工作日通知.
  if (found.role === "claim" && /(?:结果|结论)$/.test(before)) return { role: "resolution", kind: "resolution" };
  if (found.role === "claim" && STAFF.test(before))
    return /联[系络]|反馈|(?:通知|告知)(?!商|卖|厂)/.test(words) ? { role: "response", kind: "first_response" } : OTHER;
  return found;
}

const EACH_BEFORE = BEFORE.map(({ role, kind, when }) => ({ role, kind: kind ?? null, when: new RegExp(when, "g") }));

/** The role whose words end last in what precedes. */
function last(words: string): Role | null {
  let latest: (Role & { readonly end: number }) | null = null;
  for (const { role, kind, when } of EACH_BEFORE) {
    for (const found of matchesOf(when, words)) {
      const end = found.index + found[0].length;
      if (latest === null || end > latest.end) latest = { role, kind, end };
    }
  }
  return latest;
}

/** 95%的工单30分钟内回复, and as much of a clause before: 95%的工单,30分钟内回复. */
function quantileIn(words: string, { start, end }: Duration): number | null {
  const [before, after] = [words.slice(Math.max(0, start - 24), start), words.slice(end, end + 24)];
  const own = `${before.slice(before.lastIndexOf(",") + 1)} ${/^[^,]*/.exec(after)?.[0] ?? ""}`;
  const near = own.includes("%") ? own : (/[^,]*%[^,\d]*,(?=[^,]*$)/.exec(before)?.[0] ?? "");
  const found = /(\d{2,3}(?:\.\d+)?)\s?%/.exec(near);
  const share = found === null || /(?:补偿|赔|手续费|优惠|折)/.test(near) ? Number.NaN : Number(found[1]) / 100;
  return share > 0 && share <= 1 ? share : null;
}
