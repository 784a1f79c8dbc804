import type { Complaint } from "../../data/model/complaint.ts";

const OWN_MISTAKE =
  /(?<!不|非|没)(是|系|因为|由于|发现)(是)?(我|本人|自己)(们)?(自己|本人|个人)?(的)?(原因)?(操作|输入|填写|充值)?(有误|失误|错误|不当|填错|输错|写错|弄错|搞错|看错|充错|选错|记错|点错|误操作|操作错)/u;

/**
 * The consumer says afterwards that the fault was his own: such a complaint says nothing about the platform. Only words
 * after the first answer count; the merchant's never do.
 */
export function admitsOwnMistake({ events }: Pick<Complaint, "events">): boolean {
  return events.some(({ actor, kind, text }) => actor === "consumer" && kind !== "posted" && OWN_MISTAKE.test(text));
}

const ORDER = /(订单|交易|流水|支付|商户|充值)\s*(编?号|单号|号码)|单号|卡号|order\s*(no|number|id)/iu;
const PICTURE = /截图|截屏|录屏|照片|图片|凭证|附件|聊天记录|付款记录|支付记录|screenshot/iu;

/**
 * The words show neither an order number nor a picture, two of the three things (三要素: 订单号, 支付截图, 错误提示) that
 * can be checked. Where a source prints no words, or not all of them, nothing can be missed in them.
 */
export function isUnproven({ title, narrative, truncated, events }: Complaint): boolean {
  if (narrative === "" || truncated) return false;
  const added = events.filter(({ kind }) => kind === "supplemented").map(({ text }) => text);
  return ![title, narrative, ...added].some((words) => ORDER.test(words) || PICTURE.test(words));
}
