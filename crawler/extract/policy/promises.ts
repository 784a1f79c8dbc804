import type { PolicyFacts } from "../../../data/model/policy.ts";
import type { Excerpt } from "../../../data/model/quote.ts";
import { matchesOf } from "../language/matches.ts";
import { STILL_WAITING, WAY_OF_PAYMENT } from "../lexicon/time-roles.ts";
import { columnOver } from "./columns.ts";
import { excerptOf, type PolicyText } from "./policy-text.ts";
import type { StatedTime } from "./times.ts";

const QUALITY =
  /(?:接通率|解决率|首解率|满意度|响应率|好评率|成功率|处理率)[^,。;\n]{0,8}\d{2,3}(?:\.\d+)?\s?%|\d{2,3}(?:\.\d+)?\s?%(?:以上)?(?:的)?[^,。;\n]{0,6}(?:接通率|解决率|满意度|一次解决|首次解决)/g;
const SWEEPING =
  /(?:永久(?:售后|质保|保障|有效售后)|终身(?:售后|质保|保障|包售后)|无条件(?:退款|退换|包退)|假一赔\S{1,2}|百分百(?:到账|退款|正品|有效)|100%(?:到账|退款|正品|有效|安全)|绝对(?:安全|到账|正品)|零风险|全网最低价?|(?:7|七)天无理由|随时(?:可)?退|秒到账|永不(?:封号|掉线)|官方授权|保证正品|准时必达|不满意(?:就|包|全额)?退|包退包换)/g;

const VIP = /(?:vip|[金银铜]牌|(?<!普通|一般)会员|贵宾|钻石|黄金|铂金|大客户|企业客户|尊享)/;
/** 机器人1秒应答: nobody answers. */
const ROBOT = /(?:机器人|智能客服|智能助[手理]|ai客服|自动回复)(?![^,、;]*人工)/;
const BY_MAIL = /(?:邮件|邮箱|信箱|e-?mail|回电|回访|工单|留言)/;

/** Promised times to the first human answer, the ordinary customer's chat first. A workday counts as a day. */
export function responsePromises(times: readonly StatedTime[]): PolicyFacts["responsePromises"] {
  const stated = times.filter((time) => time.role === "response" && !ROBOT.test(partOf(time)));
  return inOrder(
    stated,
    (time) =>
      (VIP.test(`${partOf(time)}${columnOver(time.sentence, time.duration)}`) ? 1e9 : 0) +
      (BY_MAIL.test(time.sentence.words) ? 1e8 : 0) +
      time.duration.maxSeconds,
  ).map((time) => ({ seconds: time.duration.maxSeconds, quantile: time.quantile, excerpt: time.excerpt }));
}

/** Promised times to a decision: a solution before a review or the platform's stepping in. */
export function resolutionPromises(times: readonly StatedTime[]): PolicyFacts["resolutionPromises"] {
  const stated = times.filter((time) => (time.role === "resolution" && !isTrigger(time)) || time.role === "review");
  return inOrder(stated, (time) => (VIP.test(partOf(time)) ? 10 : 0) + (time.kind === "resolution" ? 0 : 1)).map(
    (time) => ({
      hours: hoursOf(time.duration.maxSeconds),
      quantile: time.quantile,
      excerpt: time.excerpt,
    }),
  );
}

/** 商家12小时未处理可申请介入 promises no solution in twelve hours. */
function isTrigger({ sentence, duration }: StatedTime): boolean {
  return STILL_WAITING.test(sentence.words.slice(duration.end).trimStart());
}

/** Of 普通用户30分钟、VIP 5分钟 the part that a time stands in. */
function partOf({ clause, sentence, at, duration }: StatedTime): string {
  const before =
    sentence.words
      .slice(0, at - sentence.start)
      .split(/[,、;]/)
      .at(-1) ?? "";
  return clause.includes("、") ? `${before}${sentence.words.slice(duration.start, duration.end)}` : clause;
}

function inOrder(times: readonly StatedTime[], rank: (time: StatedTime) => number): StatedTime[] {
  return times.toSorted((one, other) => rank(one) - rank(other));
}

/** How long a refund takes to be paid: over all ways of payment where they are listed, else the first that is stated. */
export function refundWindow(times: readonly StatedTime[]): PolicyFacts["refundWindow"] {
  const paid = times.filter((time) => time.role === "payout");
  const payouts = paid.length > 0 ? paid : times.filter(({ clause }) => REPLACED_OR_PAID.test(clause));
  const ways = payouts.filter((time) => WAY_OF_PAYMENT.test(`${time.clause}${time.sentence.heading}`));
  const ordered = inOrder(payouts, (time) => (/发起|提交/.test(time.clause) ? 2 : 0) + (isHeadline(time) ? 1 : 0));
  const [main] = ordered;
  if (main === undefined) return null;
  const spanned =
    ways.length > 1 && ways.includes(main) ? ways : [ordered.find((time) => time.duration.maxSeconds > 0) ?? main];
  const longest = spanned.reduce((one, other) => (other.duration.maxSeconds > one.duration.maxSeconds ? other : one));
  const { unit } = longest.duration;
  const alike = ways.length > 1 && ways.includes(main) ? [] : payouts.filter((time) => isSameLength(time, longest));
  const min = Math.min(...[...spanned, ...alike].map(({ duration }) => duration.minSeconds));
  return {
    value: { min: hoursOf(min), max: hoursOf(longest.duration.maxSeconds), unit: unit === "second" ? "minute" : unit },
    excerpt: longest.excerpt,
  };
}

/** 2h退款,两小时内到账: said twice, the second time in full. */
function isSameLength({ duration }: StatedTime, other: StatedTime): boolean {
  const { bounded, maxSeconds, unit } = duration;
  return bounded && maxSeconds === other.duration.maxSeconds && unit === other.duration.unit;
}

/** 1个工作日内补发或原路退款. */
const REPLACED_OR_PAID =
  /内(?:为您|给您|予以|免费|完成)?(?:补发|换货|换新|[补更]换|换卡)(?:新卡|卡密)?(?:或者?|及|、|\/)[^,]{0,4}退[款回还]/;

/** 1小时退款, large, over the line that says it in full. */
function isHeadline({ sentence }: StatedTime): boolean {
  return sentence.words.length <= 8;
}

/** Within how many hours the user must report a problem; failing that, how long the goods are warranted. */
export function claimWindow(times: readonly StatedTime[]): PolicyFacts["claimWindowHours"] {
  const claim =
    times.find((time) => time.role === "claim" && time.kind !== "forfeit") ??
    times.find((time) => time.role === "claim") ??
    times.find((time) => time.role === "warranty");
  return claim === undefined ? null : { value: hoursOf(claim.duration.maxSeconds), excerpt: claim.excerpt };
}

export function noReasonDays(page: PolicyText, times: readonly StatedTime[]): PolicyFacts["noReasonReturnDays"] {
  const stated = times.find((time) => time.role === "no_reason");
  const denied = page.sentences.find((each) =>
    /(?:不支持|不适用|不享受|不接受|没有|无|不提供|放弃)[^,。]{0,20}无理由|无理由[^,。]{0,8}(?:不支持|不适用)/.test(
      each.words,
    ),
  );
  // 已复制的不支持无理由 beside 未使用的支持3天: an exception, no denial.
  const isException = stated !== undefined && OF_SOME_GOODS.test(denied?.words ?? "");
  if (denied !== undefined && !isException) return { value: 0, excerpt: excerptOf(page, denied.start, denied.end) };
  return stated === undefined ? null : { value: hoursOf(stated.duration.maxSeconds) / 24, excerpt: stated.excerpt };
}

/** 已复制的不支持, 未标注的商品不支持. */
const OF_SOME_GOODS =
  /(?:已|一经)[^,。]{1,12}(?:的|后),?[^,。]{0,6}不|(?:未|没有?)(?:标注|标有|注明|标明|带有?)[^。]{0,24}不|(?:以外|之外|其[他它余])的?[^,。]{0,8}(?:商品|卡)[^。]{0,12}不/;

export function qualityPromises(page: PolicyText): Excerpt[] {
  return page.sentences
    .filter(({ words }) => words.includes("%"))
    .flatMap((sentence) =>
      matchesOf(QUALITY, sentence.words).map((found) =>
        excerptOf(page, sentence.start + found.index, sentence.start + found.index + found[0].length),
      ),
    );
}

export function sweepingPromises(page: PolicyText): Excerpt[] {
  return page.sentences.flatMap((sentence) =>
    matchesOf(SWEEPING, sentence.words)
      .filter(
        (found) => !/(?:不支持|不适用|不提供|没有|不承诺|非|无)[^,。]{0,4}$/.test(sentence.words.slice(0, found.index)),
      )
      .map((found) => excerptOf(page, sentence.start + found.index, sentence.start + found.index + found[0].length)),
  );
}

function hoursOf(seconds: number): number {
  return Math.round((seconds / 3600) * 10_000) / 10_000;
}
