import type { PolicyFacts } from "../../../data/model/policy.ts";
import type { Excerpt } from "../../../data/model/quote.ts";
import { excerptOf, type PolicyText } from "./policy-text.ts";
import type { StatedTime } from "./times.ts";

const QUALITY =
  /(?:接通率|解决率|首解率|满意度|响应率|好评率|成功率|处理率)[^,。;\n]{0,8}\d{2,3}(?:\.\d+)?\s?%|\d{2,3}(?:\.\d+)?\s?%(?:以上)?(?:的)?[^,。;\n]{0,6}(?:接通率|解决率|满意度|一次解决|首次解决)/g;
const SWEEPING =
  /(?:永久(?:售后|质保|保障|有效售后)|终身(?:售后|质保|保障|包售后)|无条件(?:退款|退换|包退)|假一赔\S{1,2}|百分百(?:到账|退款|正品|有效)|100%(?:到账|退款|正品|有效|安全)|绝对(?:安全|到账|正品)|零风险|全网最低价?|(?:7|七)天无理由|随时(?:可)?退|秒到账|永不(?:封号|掉线)|官方授权|保证正品|准时必达|不满意(?:就|包|全额)?退|包退包换)/g;

/** Promised times to the first human answer. A workday counts as a day. */
export function responsePromises(times: readonly StatedTime[]): PolicyFacts["responsePromises"] {
  return times
    .filter((time) => time.role === "response")
    .map((time) => ({ seconds: time.duration.maxSeconds, quantile: time.quantile, excerpt: time.excerpt }));
}

/** Promised times to a decision. */
export function resolutionPromises(times: readonly StatedTime[]): PolicyFacts["resolutionPromises"] {
  return times
    .filter((time) => time.role === "resolution")
    .map((time) => ({ hours: hoursOf(time.duration.maxSeconds), quantile: time.quantile, excerpt: time.excerpt }));
}

/** How long a refund takes to be paid: the first that is stated. */
export function refundWindow(times: readonly StatedTime[]): PolicyFacts["refundWindow"] {
  const payout = times.find((time) => time.role === "payout");
  if (payout === undefined) return null;
  const { minSeconds, maxSeconds, unit } = payout.duration;
  return {
    value: { min: hoursOf(minSeconds), max: hoursOf(maxSeconds), unit: unit === "second" ? "minute" : unit },
    excerpt: payout.excerpt,
  };
}

/** Within how many hours the user must report a problem. */
export function claimWindow(times: readonly StatedTime[]): PolicyFacts["claimWindowHours"] {
  const claim = times.find((time) => time.role === "claim");
  return claim === undefined ? null : { value: hoursOf(claim.duration.maxSeconds), excerpt: claim.excerpt };
}

export function noReasonDays(page: PolicyText, times: readonly StatedTime[]): PolicyFacts["noReasonReturnDays"] {
  const stated = times.find((time) => time.role === "no_reason");
  const denied = page.sentences.find((each) =>
    /(?:不支持|不适用|不享受|没有|无|不提供)[^,。]{0,8}无理由|无理由[^,。]{0,8}(?:不支持|不适用)/.test(each.words),
  );
  if (denied !== undefined) return { value: 0, excerpt: excerptOf(page, denied.start, denied.end) };
  return stated === undefined ? null : { value: hoursOf(stated.duration.maxSeconds) / 24, excerpt: stated.excerpt };
}

export function qualityPromises(page: PolicyText): Excerpt[] {
  return page.sentences.flatMap((sentence) =>
    [...sentence.words.matchAll(QUALITY)].map((found) =>
      excerptOf(page, sentence.start + found.index, sentence.start + found.index + found[0].length),
    ),
  );
}

export function sweepingPromises(page: PolicyText): Excerpt[] {
  return page.sentences.flatMap((sentence) =>
    [...sentence.words.matchAll(SWEEPING)]
      .filter(
        (found) => !/(?:不支持|不适用|不提供|没有|不承诺|非|无)[^,。]{0,4}$/.test(sentence.words.slice(0, found.index)),
      )
      .map((found) => excerptOf(page, sentence.start + found.index, sentence.start + found.index + found[0].length)),
  );
}

function hoursOf(seconds: number): number {
  return Math.round((seconds / 3600) * 10_000) / 10_000;
}
