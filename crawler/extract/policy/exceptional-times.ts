import type { Duration } from "../language/durations.ts";
import {
  CHASE,
  IDLE_AFTER,
  KEPT_WAITING,
  LEFT_UNDONE,
  NOT_A_PROMISE,
  NOT_SERVICE_TIME,
  ROUND_THE_CLOCK,
  SELLER,
  STILL_WAITING,
  TOO_LATE,
} from "../lexicon/time-roles.ts";
import { type Around, CLAIM, OTHER, type Role } from "./words-around.ts";

/** What the neighbours of a time make of it at once; `null` where its role is still open. `label`: what stands before it as its name. */
export function exceptional(around: Around, duration: Duration, label: () => Role | null): Role | null {
  const { before, after, sentence } = around;
  const rest = sentence.words.slice(duration.end);
  if (isTimeToClaim(around, rest, label)) return CLAIM;
  if (REPLACED.test(rest) || isRoundTheClock(around, duration) || isValidity(around, duration)) return OTHER;
  if (KEPT_WAITING.test(before) || isLongestWait(around, duration)) return { role: "response", kind: "avg_wait" };
  if (STILL_WAITING.test(after)) return waitingOn(before, /^[^\d]*/.exec(rest)?.[0] ?? "");
  if (STEPS_IN.test(after) && OUR_SUPPORT.test(before)) return { role: "response", kind: "first_response" };
  return comesTooLate(around) ?? (isNobodysPromise(around, label) ? OTHER : null);
}

/** 超过3天请找客服查单: the buyer has waited longer than usual. */
const PAST = /超[过出]?$/;
const ASK_US =
  /^(?:后|的)?[请可](?:您|以)?(?:及时|直接|随时|再)?(?:与|和|跟)?(?:找|联[系络]|咨询|拨打|致电|催|查|核实|反馈|提交工单)/;
/** 售后期48小时 → 72小时: what was before a change. */
const REPLACED = /^["\s]{0,2}(?:→|->|=>|调整[为到]|改[为成]|变更为|延长[至到为]|缩短[至到为])/;
/** 点击维权,客服10分钟内介入: the first that the buyer hears of them. */
const STEPS_IN = /^介入/;
const OUR_SUPPORT = /客服(?:人员|专员)?$/;
const GONE_AFTERWARDS = /之后[^,]{0,6}(?:无法|不再|不能|不予)|前[^,]{0,6}(?:点击|提交|发起)[^,]{0,6}(?:投诉|申诉)/;

/** 别超过三天再来找. */
const NOT_LATER = /(?:别|不要|勿|不能|不可|不得)(?:等)?超过?$/;
const COME_BACK = /^后?[再才]?来?(?:找|申请|反馈|联系|报|提|说|问)/;

function isTimeToClaim(around: Around, rest: string, label: () => Role | null): boolean {
  const { before, after } = around;
  if (GONE_AFTERWARDS.test(rest) || (NOT_LATER.test(before) && COME_BACK.test(after))) return true;
  return isAllThatIsHandled(around) || isValidClaim(around, label);
}

/** 售后时间:48小时内有效; 包退包换,7天内有效. */
function isValidClaim({ after, previous }: Around, label: () => Role | null): boolean {
  return (
    /^有效/.test(after) &&
    (/^有效[^,]{0,2}售后/.test(after) || /包[退换]|售后|退换/.test(previous) || label()?.role === "claim")
  );
}

/** 仅处理下单后6小时内的售后问题. */
function isAllThatIsHandled({ before, after }: Around): boolean {
  return /(?:仅|只)(?:受理|处理|支持|接受)[^,]{0,10}$/.test(before) && /^的/.test(after);
}

/** 超过48小时概不受理, 24小时后不再处理; but not 超过15分钟未付款,订单自动失效. */
function comesTooLate({ before, after, next, sentence }: Around): Role | null {
  if (LEFT_UNDONE.test(after)) return null;
  if (PAST.test(before) && /^的/.test(after) && NOT_TAKEN.test(`${sentence.heading}${sentence.words}`)) return FORFEIT;
  const past = /(?:逾|超过?|超出|过了|(?<![通不经])过)$/.test(before) && TOO_LATE.test(after + next);
  const refused = /^后?(?:均|都)?(?:不再|概不|不予|一概|恕不)/.test(after);
  return past || refused ? FORFEIT : null;
}

const FORFEIT: Role = { role: "claim", kind: "forfeit" };
/** 不予受理的情形:订单完成超过7天的. */
const NOT_TAKEN = /不(?:予|再|会)?(?:受理|处理|支持|接受|退|补|换|赔)|无法(?:受理|退|补)|拒绝受理/;

function isRoundTheClock({ after, sentence }: Around, { start, maxSeconds, unit, bounded }: Duration): boolean {
  if (/7\s?[x*/]\s?$/.test(sentence.words.slice(0, start)) || IDLE_AFTER.test(after)) return true;
  return !bounded && maxSeconds === 86_400 && unit === "hour" && ROUND_THE_CLOCK.test(after);
}

/** 客服繁忙时最长等待10分钟. */
function isLongestWait({ sentence }: Around, { start, end }: Duration): boolean {
  return /^最[长久多](?:等待|等候|排队)/.test(sentence.words.slice(start, end)) && STAFFED.test(sentence.words);
}

const STAFFED = /忙时|高峰|客服|人工|咨询|坐席|热线|来电|排队|接[通听入]/;

/** 请在购买后30天内使用: how long a card is good for; 请在30分钟内使用 is time to find its faults. */
function isValidity({ after }: Around, { maxSeconds }: Duration): boolean {
  return maxSeconds >= 7 * 86_400 && /^(?:内)?(?:完成)?(?:使用|兑换|激活|核销|充值)/.test(after);
}

function isNobodysPromise({ before, after, previous, next }: Around, label: () => Role | null): boolean {
  if (LEFT_UNDONE.test(after) || NOT_SERVICE_TIME.test(`${before}${after}`)) return true;
  if (PAST.test(before) && ASK_US.test(after)) return true;
  if ((IN_QUOTES.test(before) && A_NAME.test(after)) || (/仅限$/.test(before) && AN_OFFER.test(previous))) return true;
  if (NOT_A_PROMISE.test(before) && !/逾期?$|超过$/.test(before)) return true;
  // 审核周期7个工作日,请勿催促 promises; 48小时内,勿催 does not.
  return CHASE.test(after) || (after === "" && CHASE.test(next) && label() === null);
}

/** 充50送5,仅限三天. */
const AN_OFFER = /[送减赠折]|返[现利]|优惠|特价/;

/** 标注"三天无忧"的商品: a badge. */
const IN_QUOTES = /"[^"]{0,3}$/;
const A_NAME = /^[^",退换补赔回处答]{1,4}"/;

/** 商家24小时未处理的,平台介入: the time after which somebody else steps in. */
function waitingOn(before: string, rest: string): Role {
  if (BUYERS_NEXT_STEP.test(rest)) return OTHER;
  if (
    /判[^,]{0,4}(?:买家|用户|胜)/.test(rest) ||
    (SELLER.test(before) && /(?:(?:自动|全额|直接|强制)退|视为同意)/.test(rest))
  )
    return { role: "resolution", kind: "seller_deadline" };
  if (
    /(?:平台|客服|官方|本站|系统|我们)[^,]{0,6}(?:介入|判|裁|仲裁|强制|接手|出面|兜底)|介入|升级|转(?:主管|经理|上级)/.test(
      rest,
    )
  )
    return { role: "resolution", kind: "escalation" };
  // 3分钟没人理您,这单我们请: who pays for being late promises to be in time.
  if (LEFT_ALONE.test(rest) && AMENDS.test(rest)) return { role: "response", kind: "first_response" };
  return OTHER;
}

/** 没有结果,可向支付渠道申请介入. */
const BUYERS_NEXT_STEP = /可?(?:以|自行)?向(?:支付|银行|微信|消|监管|市场|公安|12)/;
const LEFT_ALONE = /^(?:仍|还|都|若)?(?:没有?|未|不|无)[^,]{0,4}(?:回|理(?=[您你会睬]|$)|应|接|响)/;
const AMENDS = /赔|[送返减免]|补偿|我们请/;
