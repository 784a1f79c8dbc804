import type { Excerpt } from "../../data/model/quote.ts";
import type { VisibleText } from "../html/visible-text.ts";
import { isoDuration } from "./language/iso-duration.ts";
import { EVIDENCE_KINDS, PHRASE_CUES, PROOF_OR_NOTHING } from "./lexicon/phrase-cues.ts";
import { channelsOn, placeholderOn } from "./policy/channels.ts";
import { clausesOn } from "./policy/clauses.ts";
import { autoRefund, escrow, evidenceDemands } from "./policy/handling.ts";
import { licencesOn } from "./policy/licences.ts";
import { isNobodysWord } from "./policy/nobodys-words.ts";
import { openingTimes } from "./policy/opening-times.ts";
import { excerptOf, isOwnWord, isQuestion, type PolicyText, policyText } from "./policy/policy-text.ts";
import { type StatedTime, timesOn } from "./policy/times.ts";

/** One thing that a phrase states: `refund_window P3BD payout`, `channel tel:4009113581`. */
export type Feature = {
  readonly feature: string;
  readonly value: string | null;
  readonly role?: string;
  readonly excerpt: Excerpt;
};

/** What a single phrase of a platform's page states; nothing where it promises and demands nothing. Pure. */
export function readPhrase(text: string): Feature[] {
  const page = policyText(asPage(text), true);
  const stated = statedIn(page);
  return stated.length > 0 && isNobodysWord(page.text) ? stated.filter(({ feature }) => PLAIN.has(feature)) : stated;
}

/** A number, a share or a warning is one wherever it stands. */
const PLAIN: ReadonlySet<string> = new Set(["licence", "first_resolution", "official_channel_warning"]);

function statedIn(page: PolicyText): Feature[] {
  const times = timesOn(page).flatMap((time) => featureOfTime(time));
  const cues = withFacts(page, cuesOn(page));
  const clauses = clausesIn(page);
  const features = distinct([
    ...licencesIn(page),
    ...times,
    ...openingTimes(page).map(({ value, excerpt }) => ({ feature: "service_hours", value, excerpt })),
    ...clauses.filter((each) => !isOwnFault(each, cues)),
    ...cues.filter((each) => !isSaidOtherwise(each, times, clauses)),
    ...warrantyWithoutLength(page, times),
    ...evidenceIn(page),
  ]);
  return [...features, ...channelsIn(page, features)];
}

function asPage(text: string): VisibleText {
  const blocks = [{ kind: "body", start: 0, end: text.length }] as const;
  return { title: "", text, blocks, links: [], scriptHosts: [], widgets: [] };
}

function featureOfTime({ role, kind, duration, sentence, excerpt }: StatedTime): Feature[] {
  const value = isoDuration(duration, sentence.words);
  switch (role) {
    case "payout":
    case "warranty":
      return duration.maxSeconds === 0 ? [] : [{ feature: "refund_window", value, role, excerpt }];
    case "no_reason":
      return NOT_OFFERED.test(sentence.words.slice(0, duration.start))
        ? []
        : [{ feature: "refund_window", value, role: "claim", excerpt }];
    case "claim":
      return [{ feature: "refund_window", value, role, excerpt }];
    case "response":
    case "resolution":
      return [{ feature: "response_promise", value, role: kind ?? role, excerpt }];
    case "review":
      return [{ feature: "response_promise", value, role, excerpt }];
    case "delivery":
    case "timeout":
    case "settlement":
    case "other":
      return [];
    default:
      return role satisfies never;
  }
}

/** 不适用七天无理由. */
const NOT_OFFERED = /(?:不(?:支持|适用|享受|接受|提供|参与|符合)|没有|无法)[^,。]{0,8}$/;

/** 质保期内掉单按天退款: what the warranty is worth, or how long it is, is said once. */
function isSaidOtherwise({ feature, value }: Feature, times: readonly Feature[], clauses: readonly Feature[]): boolean {
  if (value === "original_route") return times.some(({ role }) => role === "payout");
  if (feature !== "compensation") return false;
  return clauses.length > 0 || (value !== "late_delivery" && times.some(({ role }) => role === "warranty"));
}

/** 填错不退: refused for the buyer's own fault, and for nothing else. */
function isOwnFault({ feature, value }: Feature, cues: readonly Feature[]): boolean {
  if (feature !== "unfair_clause" || (value !== "no_refund" && value !== "no_liability")) return false;
  return cues.some((cue) => cue.value === "user_error");
}

/** 质保期内掉了按天退款: a warranty whose length stands elsewhere. */
function warrantyWithoutLength(page: PolicyText, times: readonly Feature[]): Feature[] {
  if (times.some(({ role }) => role === "warranty")) return [];
  return page.sentences
    .filter(({ words }) => /质保(?:到期|至)|(?:质保|保修)期内?[^。]{0,16}(?:退|补|赔|换|联系|申请)/.test(words))
    .map(({ start, end }) => ({
      feature: "refund_window",
      value: "warranty_period",
      role: "warranty",
      excerpt: excerptOf(page, start, end),
    }));
}

function cuesOn(page: PolicyText): Feature[] {
  return page.everySentence.flatMap((sentence) => {
    const found = PHRASE_CUES.flatMap(({ feature, value, when, unless }) => {
      const match = when.exec(sentence.words);
      // Advice and criticism warn; they promise nothing.
      if (
        isQuestion(sentence.words) ||
        TITLE.test(sentence.words) ||
        (feature !== "official_channel_warning" && !isOwnWord(sentence))
      )
        return [];
      if (match === null || unless?.test(sentence.words) === true) return [];
      const start = sentence.start + match.index;
      const excerpt = excerptOf(page, start, start + match[0].length);
      return [{ feature, value: valueSaid(value, match), excerpt }];
    });
    // Of several readings of one kind the first in the table stands: it is the closest.
    return found.filter((each, at) => found.findIndex((other) => other.feature === each.feature) === at);
  });
}

/** 担保交易流程, 自动退款设置, 三招教你识别钓鱼网站: names a page, and says nothing of the service. */
const TITLE =
  /^[^,:;\d]{2,10}(?:说明|须知|介绍|流程图?|教程|填写|设置|管理|记录|列表|详情|指南)$|^[^,。;:]{0,6}(?:教你|[几一二两三四五六七八九十\d]招)|(?:指南|攻略|大全|盘点)(?:$|:)/;

/** What the page reader finds and no cue of phrases names more closely. */
function withFacts(page: PolicyText, cues: readonly Feature[]): Feature[] {
  const facts = [
    ["escrow", "third_party", escrow(page)],
    ["auto_refund", "on_failure", autoRefund(page)],
  ] as const;
  const more = facts.flatMap(([feature, value, fact]) =>
    fact?.value === true && !TITLE.test(page.text) && !cues.some((each) => each.feature === feature)
      ? [{ feature, value, excerpt: fact.excerpt }]
      : [],
  );
  return [...cues, ...more];
}

function valueSaid(value: string, match: RegExpExecArray): string {
  const amount = (match.groups?.["amount"] ?? match.groups?.["part"] ?? match.groups?.["bare"])?.replace(/[\s,]/g, "");
  if (value === "share") return `${/(?:≥|>=?|不低于|超过|以上|达到?|至少)/.test(match[0]) ? ">=" : ""}${amount ?? ""}`;
  if (value === "deposit" && amount !== undefined) return `deposit:CNY${amount}`;
  if (value === "xN_fake")
    return `x${TIMES[/[一二三四五六七八九十百]$/.exec(match[0])?.[0] ?? ""] ?? /\d+$/.exec(match[0])?.[0] ?? "N"}_fake`;
  return value;
}

const TIMES: Readonly<Record<string, string>> = { 一: "1", 二: "2", 三: "3", 四: "4", 五: "5", 十: "10", 百: "100" };

const VALUE_OF_RULE: Readonly<Record<string, string>> = {
  liability_excluded: "no_liability",
  claims_forfeited: "deadline_forfeit",
  penalty_for_speaking: "penalty_for_claim",
  no_refund_for_any_reason: "no_refund",
};

function clausesIn(page: PolicyText): Feature[] {
  return clausesOn(page).map(({ rule, severity, excerpt }) => {
    const vague = severity === "vague" || rule === "final_interpretation";
    return { feature: vague ? "vague_clause" : "unfair_clause", value: valueOfClause(rule, excerpt.text), excerpt };
  });
}

function valueOfClause(rule: string, words: string): string {
  if (rule === "final_interpretation" && !/最终|保留|一切|所有解释/.test(words)) return "unilateral_interpretation";
  if (rule !== "no_refund") return VALUE_OF_RULE[rule] ?? rule;
  if (/激活后[^,，]{0,8}售后/.test(words)) return "no_refund_after_activation";
  return /(?:无|不[^,，。]{0,6})(?:任何|商品)*售后|售后无/.test(words) ? "no_aftersales" : "no_refund";
}

function evidenceIn(page: PolicyText): Feature[] {
  const demanded = evidenceDemands(page);
  const short = page.sentences.flatMap((sentence) => {
    const found = PROOF_OR_NOTHING.exec(sentence.words);
    return found === null || demanded.length > 0
      ? []
      : [excerptOf(page, sentence.start + found.index, sentence.start + found.index + found[0].length)];
  });
  return [...demanded, ...short].map((excerpt) => ({
    feature: "evidence_demand",
    value: EVIDENCE_KINDS.find(([, words]) => words.test(excerpt.text))?.[0] ?? "materials",
    excerpt,
  }));
}

function licencesIn(page: PolicyText): Feature[] {
  const { icp, psb, valueAddedTelecom, culture, uscc, usccCheck } = licencesOn(page);
  const named = [
    ["icp", icp],
    ["psb", psb],
    ["vat", valueAddedTelecom],
    ["wwc", culture],
    ["uscc", usccCheck === "fails" ? null : uscc],
  ] as const;
  return named.flatMap(([name, fact]) => {
    if (fact === null || fact === undefined) return [];
    const value = name === "psb" ? fact.value.replace(/\D/g, "") : fact.value;
    return [{ feature: "licence", value: `${name}:${value}`, excerpt: fact.excerpt }];
  });
}

const PREFIX: Readonly<Record<string, string>> = { phone: "tel", telegram: "tg" };

/** Numbers and addresses always; a mere name only where the phrase says nothing else. */
function channelsIn(page: PolicyText, features: readonly Feature[]): Feature[] {
  if (features.some(({ feature }) => feature === "official_channel_warning")) return [];
  const channels = channelsOn(page).map(({ type, value, excerpt }) => {
    const shown = type === "phone" ? (value?.replaceAll("-", "") ?? null) : value;
    const prefix = PREFIX[type] ?? type;
    return {
      feature: "channel",
      value: shown === null ? prefix : `${prefix}:${shown}`,
      excerpt,
      numbered: value !== null,
      type,
    };
  });
  const kept = channels.filter(
    ({ numbered, type, excerpt }) =>
      numbered ||
      (features.length === 0 && ALONE.has(type) && excerpt.text !== "工单" && !TELLS_A_STATE.test(page.text)),
  );
  if (kept.length > 0) return kept.map(({ feature, value, excerpt }) => ({ feature, value, excerpt }));
  const placeholder = placeholderOn(page);
  return placeholder === null ? [] : [{ feature: "channel", value: "placeholder", excerpt: placeholder }];
}

/** 已为您转接人工客服, 您的工单已提交: words of a screen. */
const TELLS_A_STATE =
  /^您有|^(?:创建|新建|我的|查看|全部|历史)工单|\d+人(?:正在)?排队|领取?[^,。]{0,6}(?:礼包|福利|优惠|红包|券)|获取[^,。]{0,4}(?:优惠|福利)|抽奖|已(?:为您|提交|受理|创建|关闭|结束|接入)|正在(?:为您)?(?:转接|输入|接入)|(?:编号|单号)[为是:]|(?:满员|已满|人满)|(?:暂时)?离开$|列表$/;

const ALONE: ReadonlySet<string> = new Set([
  "qq",
  "qq_group",
  "wechat",
  "wecom",
  "wechat_official",
  "ticket",
  "online_chat",
  "app",
]);

function distinct(features: readonly Feature[]): Feature[] {
  return [...new Map(features.map((each) => [`${each.feature} ${each.value} ${each.role ?? ""}`, each])).values()];
}
