import type { Excerpt } from "../../../data/model/quote.ts";
import { type Duration, durationsIn } from "../language/durations.ts";
import { clauseOf, excerptOf, type PolicyText, type Sentence } from "./policy-text.ts";

/** What a stretch of time on a policy page is for. */
type TimeRole = "response" | "resolution" | "payout" | "claim" | "no_reason" | "other";
export type StatedTime = {
  readonly role: TimeRole;
  readonly duration: Duration;
  readonly quantile: number | null;
  /** The ordinary case; a promise to a class of customers or for one kind of case is not. */
  readonly sentence: Sentence;
  readonly excerpt: Excerpt;
};

const NO_REASON = /无理由/;
const OTHER =
  /(?:自动发货|发货(?!后)|开刷|到账后|开单|结算|打款给|提现(?!失败)|勿催|有效期|注册|登录设备|通报频率|近\d+日|未登录|活动|补偿|超时(?!未)|每超|冻结|公告|发票|中奖|话费到账|红包|激活后|显示|封禁|没到账请|没有恢复|未支付|自动关闭|不中断|运营|客服在线|小时在线|小时服务|全年)/;
const CLAIM =
  /(?:请(?:您)?(?:务必)?(?:在|于)?[^,。]{0,14}内|应(?:在|于|当)|须(?:在|于)|需(?:在|于)|逾(?:期)?|(?:内|之内|以内|前)(?:未)?(?:联系|反馈|提出|核对|申请|提交|投诉|报告|验证|检查|告知|通知客服|提供|测试|确认|使用|点击)|售后(?:期|时效|时间|有效期|保障)|质保|保修|包(?:赔|换|退|找回|补)|补单限|当天来|超过[^,。]{0,8}(?:未(?!到账)|不|概|无法|视为|本)|为限|有效期内|\d天售后|售后\d|天内掉|找回提供|之后平台无法|前点击|追溯|异议)/;
const PAYOUT =
  /(?:退款(?!申请|规则|协议)|退回|退还|原路|打至|返还|退到|退至|退款时效|退款时间|到账时间|入账|自动退|返回|赔付款|赔款|储蓄卡|信用卡|银行卡|余额支付|款项)/;
const RESPONSE =
  /(?:响应|接入|接通|回复|答复|接待|应答|等待时间|首响|首次响应|受理|启动处理|回覆|接听|回应|联系您|与您联系|取得联系|对接|有人)/;
const RESOLUTION =
  /(?:解决|处理(?:完|结果|完成|完毕|方案|订单|好|您|$|[:,])|给出|办结|结案|反馈(?:处理)?(?:方案|结果)|审核(?!通过|后)|初审|复审|介入|仲裁|核实(?!后)|核查|裁定|判定|处理|答复结果|全程|锁定问题|耗时|完成)/;

/** Headings that say by themselves what the times below them are. */
const TITLES: readonly (readonly [RegExp, TimeRole])[] = [
  [/^(?:退款|到账|返款)(?:时效|时间|周期|时限)/, "payout"],
  [/^(?:响应|回复)(?:时效|时间|承诺)/, "response"],
  [/^(?:处理|解决)(?:时效|时间|时限|周期)/, "resolution"],
];
const REVIEW = /审核(?:不超过|时间|流程)/;
const ROLES: readonly (readonly [TimeRole, RegExp])[] = [
  ["payout", PAYOUT],
  ["response", RESPONSE],
  ["resolution", RESOLUTION],
];

/** Every stretch of time on the page with what it is for. */
export function timesOn(page: PolicyText): StatedTime[] {
  return page.sentences.flatMap((sentence) =>
    durationsIn(sentence.words).map((duration) => {
      const at = sentence.start + duration.start;
      const clause = clauseOf(page, sentence, at);
      return {
        role: roleOf(page, sentence, duration, page.text.slice(clause.start, clause.end)),
        duration,
        quantile: quantileIn(sentence.words),
        sentence,
        excerpt: excerptOf(page, sentence.start, sentence.end),
      };
    }),
  );
}

function roleOf(page: PolicyText, sentence: Sentence, duration: Duration, clause: string): TimeRole {
  const after = sentence.words.slice(duration.end, duration.end + 16);
  const before = sentence.words.slice(Math.max(0, duration.start - 14), duration.start);
  if (NO_REASON.test(after) || /无理由[^,。]{0,6}$/.test(before)) return "no_reason";
  // 超过24小时没处理请联系: what to do when nothing happens is no promise that something will.
  if (/^[^,。]{0,3}(?:仍|还|尚)?(?:未|没有?)(?:人)?(?:处理|解决|回复|答复|响应|到账|收到|发货)/.test(after))
    return "other";
  const titled = TITLES.find(([title]) => title.test(sentence.heading))?.[1];
  return (
    (titled !== undefined && sentence.words.length <= 40 ? titled : null) ??
    byWords(clause, before, after) ??
    byWords(sentence.words, before, after) ??
    byWords(`${sentence.heading} ${nearestLabel(page, sentence)}`, before, after) ??
    "other"
  );
}

/** A label before a colon in the line rules what follows: 响应:5分钟. */
function nearestLabel(page: PolicyText, sentence: Sentence): string {
  const line = page.text.slice(Math.max(0, sentence.start - 16), sentence.start);
  return /([^\n。;:]{1,12}):?\s*$/.exec(line)?.[1] ?? "";
}

function byWords(words: string, before: string, after: string): TimeRole | null {
  const label = /(响应|回复|处理|解决|退款|到账|受理|接通)[^,;。:]{0,4}[:]\s*$/.exec(before)?.[1];
  if (label !== undefined) return labelledRole(label);
  if (/^[^,。]{0,3}(?:首次)?(?:响应|接入|接通|回复|答复|受理|应答|接待|首次回复)/.test(after)) return "response";
  if (CLAIM.test(words) && !/^[^,。]{0,4}(?:原路|退|解决|回复|响应|介入)/.test(after)) return "claim";
  if (OTHER.test(words) && !PAYOUT.test(words)) return "other";
  return (
    ROLES.find(([role, trigger]) => trigger.test(words) && !(role === "payout" && REVIEW.test(words)))?.[0] ?? null
  );
}

function labelledRole(label: string): TimeRole {
  if (/响应|回复|受理|接通/.test(label)) return "response";
  return /退款|到账/.test(label) ? "payout" : "resolution";
}

function quantileIn(words: string): number | null {
  const found = /(\d{2,3}(?:\.\d+)?)\s?%(?:以上)?(?:的)?[^,。]{0,10}(?:内|响应|接通|解决|回复)/.exec(words);
  const share = found === null ? Number.NaN : Number(found[1]) / 100;
  return share > 0 && share <= 1 ? share : null;
}
