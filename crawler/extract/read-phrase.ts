import type { VisibleText } from "../html/visible-text.ts";
import { isoDuration } from "./language/iso-duration.ts";
import { EVIDENCE_KINDS, PROOF_OR_NOTHING } from "./lexicon/phrase-cues.ts";
import { channelsOn, placeholderOn } from "./policy/channels.ts";
import { clausesOn } from "./policy/clauses.ts";
import { evidenceDemands } from "./policy/handling.ts";
import { licencesOn } from "./policy/licences.ts";
import { isNobodysWord } from "./policy/nobodys-words.ts";
import { openingTimes } from "./policy/opening-times.ts";
import { cuesOn, type Feature, withFacts } from "./policy/phrase-features.ts";
import { excerptOf, type PolicyText, policyText } from "./policy/policy-text.ts";
import { type StatedTime, timesOn } from "./policy/times.ts";

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
