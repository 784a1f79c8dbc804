import { ABOUT_REFUND, SELLER } from "../lexicon/time-roles.ts";
import { type Around, CLAIM, PAYOUT, type Role } from "./words-around.ts";

/** What the neighbours of a time make of its role. */
export function settled(around: Around, role: Role, refunds: boolean): Role {
  switch (role.role) {
    case "payout":
      return settledPayout(around, refunds);
    case "settlement":
      return isByWayOfPayment(around) && PAID_BACK.test(around.sentence.words) ? PAYOUT : role;
    case "response":
      return /受理/.test(around.before) && COUNTED_AT_RECEIPT.test(around.sentence.words) ? CLAIM : role;
    case "claim":
      return APPROVED.test(around.before) && /^[^,]{0,2}可退/.test(around.after) ? PAYOUT : role;
    default:
      return role.kind === "resolution" ? settledResolution(around, role) : role;
  }
}

function settledPayout(around: Around, refunds: boolean): Role {
  // Beside a column 退款 the column 到账 is about the goods.
  if (
    /^到[账帐]/.test(around.column) &&
    /(?:^|\s)退款(?:时[效限间]|周期|说明|规则)?(?=\s|$)/.test(around.sentence.columns)
  )
    return DELIVERY;
  if (!isRefund(around, refunds)) return DELIVERY;
  return /打款给|结算给/.test(around.after) ? { role: "settlement", kind: null } : PAYOUT;
}

function settledResolution({ before, after, sentence }: Around, role: Role): Role {
  // 退款处理时间:银行卡7个工作日内.
  if (WAY_OF_PAYMENT.test(before) && PAID_BACK.test(`${sentence.words} ${sentence.heading}`)) return PAYOUT;
  if (/退[款费]处理/.test(before)) return PAYOUT;
  if (COUNTED_AT_RECEIPT.test(sentence.words) && /^[^,]{0,6}[补换退赔]/.test(after)) return CLAIM;
  if (OFFERED.test(before) && /^[^,]{0,2}[补换退]/.test(after)) return CLAIM;
  if (SELLER.test(before.slice(-12) + after.slice(0, 6)) && !/平台/.test(before))
    return { role: "resolution", kind: "seller_deadline" };
  return role;
}

const DELIVERY: Role = { role: "delivery", kind: null };

function isByWayOfPayment({ previous, before }: Around): boolean {
  return WAY_OF_PAYMENT.test(`${previous}${before}`);
}

/** 到账 is a refund arriving where the sentence is about one or names a way of payment, else the goods. */
function isRefund({ before, after, previous, sentence }: Around, refunds: boolean): boolean {
  if (/充值|发货|到货/.test(before) && !/退/.test(`${before}${after}`)) return false;
  const byWay = refunds && WAY_OF_PAYMENT.test(`${previous}${before}${sentence.heading}`);
  return byWay || ABOUT_REFUND.test(`${sentence.words} ${sentence.heading}`);
}

/** 支持15天内换新 gives the buyer time, not the platform. */
const OFFERED = /(?:支持|享受?|承诺|可)$/;
const APPROVED = /(?:审核|核实|核准|批准|同意|受理|通过|失败|取消)[^,]{0,6}$/;
export const PAID_BACK = /退款|退回|退还|退到/;
export const COUNTED_AT_RECEIPT =
  /之[日时]起|(?:收货|签收|购买|售出|发货|提取|交付)(?:时|后)?起|(?:收货|签收|交付|收到(?:卡密|货|商品)?)后/;
const WAY_OF_PAYMENT = /支付方式|渠道|支付宝|微信|银行卡|信用卡|储蓄卡|借记卡|余额|零钱|云闪付/;
