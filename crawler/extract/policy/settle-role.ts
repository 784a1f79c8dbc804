import { ABOUT_REFUND, SELLER, WAY_OF_PAYMENT } from "../lexicon/time-roles.ts";
import { type Around, CLAIM, OTHER, PAYOUT, type Role } from "./words-around.ts";

/** What the neighbours of a time make of its role. */
export function settled(around: Around, role: Role, refunds: boolean): Role {
  switch (role.role) {
    case "payout":
      return settledPayout(around, refunds);
    case "settlement":
      return isByWayOfPayment(around) && PAID_BACK.test(around.sentence.words) ? PAYOUT : role;
    case "timeout":
      return isPaidByUs(around) ? PAYOUT : role;
    case "response":
      return settledResponse(around, role);
    case "claim":
      return settledClaim(around, role);
    default:
      return role.kind === "resolution" ? settledResolution(around, role) : role;
  }
}

function settledClaim({ before, after, next, sentence }: Around, role: Role): Role {
  if (SELLERS_DUTY.test(before)) return OTHER;
  if (/无理由/.test(sentence.words) && /^[^,]{0,3}退/.test(after)) return NO_REASON;
  if (after === "" && /^[^,]{0,12}(?:可|能|支持|享)[^,]{0,3}无理由退/.test(next)) return NO_REASON;
  // 一般当天就能退.
  if (/^就[能可会]以?退/.test(after) && !FROM_PURCHASE.test(before)) return PAYOUT;
  return APPROVED.test(before) && /^[^,]{0,2}可退/.test(after) ? PAYOUT : role;
}

function settledResponse({ before, after, sentence }: Around, role: Role): Role {
  if (ASKED_OF_BUYER.test(before)) return OTHER;
  // 补单申请仅在下单后3日内受理.
  if (/^受理/.test(after) && FROM_PURCHASE.test(before)) return CLAIM;
  if (/受理/.test(before) && COUNTED_AT_RECEIPT.test(sentence.words)) return CLAIM;
  return SELLERS_DUTY.test(before) ? { role: "response", kind: "seller_deadline" } : role;
}

function settledPayout(around: Around, refunds: boolean): Role {
  if (isBesideRefunds(around)) return DELIVERY;
  if (/无理由退[款货换]?(?:期限?|时[效限间])$/.test(around.before)) return NO_REASON;
  if (APPROVED.test(around.before) && /^打款/.test(around.after)) return PAYOUT;
  if (!isRefund(around, refunds) || isOfGoods(around)) return DELIVERY;
  if (isTimeToAsk(around)) return CLAIM;
  return /打款给|结算给/.test(around.after) ? { role: "settlement", kind: null } : PAYOUT;
}

/** Beside a column 退款 the column 到账 is about the goods. */
function isBesideRefunds({ column, sentence }: Around): boolean {
  const refunds = /(?:^|\s)(?:退款(?:时[效限间]|周期|说明|规则)?|失败(?:处理|后)?)(?=\s|$)/;
  return /^到[账帐]/.test(column) && refunds.test(sentence.columns);
}

/** 支持30天内退款, 购买后7天内不满意可退款. */
function isTimeToAsk({ before, after }: Around): boolean {
  if (/^(?:of|after) (?:the )?(?:purchase|delivery|receipt|order|payment)/.test(after)) return true;
  if (/(?:支持|享受?|允许)$/.test(before) && /^(?:随时)?退[款货费]/.test(after)) return true;
  return FROM_PURCHASE.test(before) && (MAY_RETURN.test(after) || TO_APPLY.test(before));
}

function settledResolution(around: Around, role: Role): Role {
  const { before, after, sentence } = around;
  if (isDealtWithByPaying(around) || isHandledByPayer(around)) return PAYOUT;
  if (COUNTED_AT_RECEIPT.test(sentence.words) && /^[^,]{0,6}[补换退赔]/.test(after)) return CLAIM;
  if (OFFERED.test(before) && /^[^,]{0,2}[补换退]/.test(after)) return CLAIM;
  if (SELLER.test(before.slice(-12) + after.slice(0, 6)) && !/平台/.test(before))
    return { role: "resolution", kind: "seller_deadline" };
  return role;
}

/** 退款:以渠道处理时间为准,一般5个工作日; 款项原路退回,处理时限2天; 5分钟内处理退款, but not yet 处理退款申请. */
function isDealtWithByPaying({ before, after, previous, next, sentence }: Around): boolean {
  if (/^退[款费]:/.test(sentence.words) || /退[款费]处理/.test(before) || DEALS_BY_PAYING.test(after)) return true;
  // 补差价退款两个钟头内搞定, 退款全程不超过三个工作日.
  if (/退[款费](?:全程|耗时)?$/.test(before) && /^(?:搞定|完成|办[结完妥]|处理完|$)/.test(after)) return true;
  if (/退[款费]:/.test(sentence.words) && /^办[结完妥]/.test(after)) return PAID_BACK.test(next);
  return /处理时[限间效]/.test(before)
    ? /退回|退还|退[到至]|原路/.test(previous)
    : /^退[款费还回][^,以]{0,6}以[^,]{1,20}为准$/.test(previous);
}

const DEALS_BY_PAYING = /^(?:处理|办[理妥好]|安排|完成)(?:完(?:成|毕)?)?退[款费还](?!申请|请求|问题|事宜|纠纷)/;

/** 退款处理时间:银行卡7个工作日内. */
function isHandledByPayer({ before, sentence }: Around): boolean {
  if (/银行/.test(before) && /退款/.test(sentence.words)) return true;
  return WAY_OF_PAYMENT.test(before) && PAID_BACK.test(`${sentence.words} ${sentence.heading}`);
}

/** 10分钟内到账,超时自动退款: the goods arrive, and money goes back where they do not. */
function isOfGoods({ before, after, previous, next }: Around): boolean {
  return (
    /^[^,退返]{0,4}到[账帐]/.test(after) &&
    /^(?:超时|逾期|否则|未到|没到|不到|失败|超过)/.test(next) &&
    !/退|款|返/.test(`${previous}${before}`)
  );
}

/** 平台垫付退款,3日内支付. */
function isPaidByUs({ before, previous, after }: Around): boolean {
  return /退款|[垫赔]付/.test(`${previous}${before}`) && /^(?:完成)?支付(?=$|给(?:您|买家|用户))/.test(after);
}

/** 购买后7天内不满意可退款: the buyer's time to ask. */
const FROM_PURCHASE =
  /(?:购买|收货|签收|下单|付款|提[取卡货]|到手|发[货卡]|收到(?:货|卡密?|商品)?)(?:之日|当日)?(?:后|之后|以后|起)?$/;
/** 申请退款:收货后24小时内. */
const TO_APPLY = /申请(?:退[款换货]|售后):/;
const MAY_RETURN = /^[^,]{0,10}(?:可以?|能|支持|享受?|均可|包)[^,退]{0,6}退/;

/** 7天无理由:未查看的卡密7天内可退. */
const NO_REASON: Role = { role: "no_reason", kind: null };
const DELIVERY: Role = { role: "delivery", kind: null };

function isByWayOfPayment({ previous, before }: Around): boolean {
  return WAY_OF_PAYMENT.test(`${previous}${before}`);
}

/** 到账 is a refund arriving where the sentence is about one or names a way of payment, else the goods. */
function isRefund({ before, after, previous, sentence }: Around, refunds: boolean): boolean {
  if (/充值|发货|到货/.test(before) && !/[退返]/.test(`${before}${after}`)) return false;
  const byWay = refunds && WAY_OF_PAYMENT.test(`${previous}${before}${sentence.heading}`);
  if (byWay || /打款(?:时[效间限]|周期)$/.test(before)) return true;
  return ABOUT_REFUND.test(`${sentence.words} ${sentence.heading}`);
}

/** 卖家须在12小时内回应买家. */
const SELLERS_DUTY = /(?:商家|卖家|商户|店家|供货商)(?:应当?|须|需要?|必须|务必|要)[^,]{0,4}$/;
/** 请在30分钟内回复客服. */
const ASKED_OF_BUYER = /(?:请(?:您|买家|用户)?|(?:您|买家|用户)(?:须|需|应|务必)要?)(?:务必)?[在于]?$/;
/** 支持15天内换新 gives the buyer time, not the platform. */
const OFFERED = /(?:支持|享受?|承诺|可)$/;
const APPROVED = /(?:审核|核实|核准|批准|同意|受理|通过|失败|取消)[^,]{0,6}$/;
export const PAID_BACK = /退款|退回|退还|退到/;
export const COUNTED_AT_RECEIPT =
  /之[日时]起|(?:收货|签收|购买|售出|发货|提取|交付)(?:时|后)?起|(?:收货|签收|交付|收到(?:卡密|货|商品)?)后/;
