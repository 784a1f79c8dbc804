import { ACCOUNTS, isHandle } from "./account-patterns.ts";
import { isComplaintNumber } from "./complaint-numbers.ts";
import { countDigits } from "./figures.ts";
import type { Pattern } from "./types.ts";

const SERVICE = /(?:客服|官方|官网|热线|平台|服务|售后|投诉)[^,。;!?\n]{0,6}$/;
const PRIVATE = /(?:私人|个人|私下|自己的|本人|老板的?)[^,。;!?\n]{0,8}$/;

/** Numbers that a business prints, and numbers of things that nobody owns. */
const PUBLIC_NUMBER =
  /(?:热线|(?:客服|服务|官方|投诉)(?:电话|号码?)|qq客服|客服qq|(?:售后|官方|客服|代理|平台)的?qq群|[备证]案?号?|信用代码|税号|isbn|版号|刊号|执照|许可证号?|sld=|(?:商品|店铺|门店|商户)(?:编?号|id)|货号|工号|型号)[^,。;!?\n]{0,4}$/;

/** Whether the words before a number say that it is a business's or a thing's. */
export function isPublicNumber(before: string): boolean {
  return PUBLIC_NUMBER.test(before);
}

/** What only the words around it tell: accounts, plates, keys; last, any long number. */
export const HANDLES: readonly Pattern[] = [
  {
    type: "alipay",
    find: /(?:支付宝|zfb)(?:账[号户]|号)?[^a-z0-9,。;!?\n*]{0,5}(?<value>[a-z0-9][a-z0-9._-]{5,40})(?![a-z0-9*])/g,
    accept: isHandle,
  },
  {
    type: "landline",
    find: /(?<![\d*-])(?<value>\(?0(?:10|2\d|[3-9]\d{2})\)?[ -]{0,2}(?:\d{3,4}[ -]?\d{4}|\d{4}[ -]?\d{3}))(?![\d*]|-\d{5})/g,
    accept: (_, before) => !SERVICE.test(before) || PRIVATE.test(before),
  },
  {
    type: "qq",
    find: /(?:(?<![a-z])q ?q|(?<![a-z])q号|(?<=[加+私我])q|(?<![a-z])q(?=[:号]|[1-9]\d{4})|球球|(?<![a-z])(?:qiu ?qiu|kou ?kou)|群号)(?:号码?|群号?|小号|大号)?(?:[^a-z0-9,。;!?\n元块*个]{0,4})(?<value>[1-9](?:[ -]?\d){4,10})(?![\d*元块个币人])/g,
    accept: (_, before) => !SERVICE.test(before) || PRIVATE.test(before),
  },
  {
    type: "wechat",
    find: /(?:微信号?|[微薇威维徽]x(?:in)?(?![a-z])|wei ?(?:xin|信)|绿泡泡?号?|(?<![a-z])(?:[vw][ .·]?❤?[ .·]?x(?=[^a-z]|[a-z_-]{2,20}\d)|wechat)|[加+私嘉佳]个?[v微薇威维魏]❤?信?|(?<![a-z])v(?=[:号❤]|我[: ])我?|v信|(?<![\u4e00-\u9fff])[微薇](?=[: ]))(?:号|id)?[^a-z0-9,。;!?\n*]{0,4}(?<value>[a-z][a-z0-9_-]{4,25}|[1-9]\d{5,12})(?![a-z0-9*])/g,
    accept: (value, before) =>
      !/^(?:https?|www|qq|weixin|alipay|steam)$/.test(value) && (!SERVICE.test(before) || PRIVATE.test(before)),
  },
  {
    type: "qq",
    find: /q币[^,。;!?\n\d]{0,4}(?:[到给]|号码?|账[号户])了?[^,。;!?\n\d]{0,2}(?<value>[1-9]\d{4,10})(?![\d*元块个币人])/g,
  },
  { type: "qq", find: /(?:[给到]|账号)(?<value>[1-9]\d{4,10})(?=[充冲上]?[了的]?[^,。;!?\n\d]{0,2}q币)/g },
  { type: "wechat", find: /(?<![a-z0-9_-])(?<value>[a-z][a-z0-9_-]{5,19})(?= ?\((?:微信号?|[vw]x|v)\))/g },
  { type: "qq", find: /(?<!\d)(?<value>[1-9]\d{4,10})(?= ?\((?:qq号?)\))/g },
  { type: "wechat", find: /(?<![a-z])(?<value>wxid_[a-z0-9]{6,30})/g },
  {
    type: "plate",
    find: /(?<value>[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼] ?[·•.-]? ?[a-hj-np-z](?: ?[·• .-]? ?[a-hj-np-z0-9]){5,6})(?!\d|[a-z]{1,2}(?![a-z]))/g,
    accept: (value) => countDigits(value) >= 2,
  },
  {
    type: "plate",
    find: /(?<=车牌[^,。;!?\n]{0,4})(?<value>[\u4e00-\u9fff] ?[a-hj-np-z](?: ?[·.-]? ?[a-hj-np-z0-9]){5,6})(?![a-z0-9])/g,
  },
  {
    type: "card_key",
    find: /(?:卡密|密码|激活码|兑换码|cdk(?:ey)?|(?<![a-z])key|密钥|卡号|序列号|注册码|口令|充值码|提取码|[礼品购物会员点]卡码|礼品码)(?:[\u4e00-\u9fff]{0,6}:)?[^a-z0-9,。;!?\n\u4e00-\u9fff*]{0,4}(?:(?:[发给写][的了])?[是为][^a-z0-9,。;!?\n]{0,3})?(?<value>[a-z0-9]{1,12}(?:-[a-z0-9]{2,12}){1,7}|[a-z0-9]{4,5}(?: [a-z0-9]{4,5}){2,7}(?: \d{1,3}(?![a-z0-9]))?|[a-z0-9_@#$]{6,40})(?![a-z0-9*])/g,
    accept: (value) => countDigits(value) >= 2 && !/^(?:x+|0+)$/.test(value.replace(/-/g, "")),
  },
  {
    type: "card_key",
    find: /(?<![a-z0-9-])(?<value>[a-z0-9]{4,6}(?:-[a-z0-9]{4,6}){2,6})(?![a-z0-9-])/g,
    accept: (value) => /[a-z]/.test(value) && countDigits(value) >= 2,
  },
  ...ACCOUNTS,
  {
    type: "order_no",
    find: /(?<![a-z0-9@./_*-])(?<value>(?=[a-z0-9_-]{10,40}(?![a-z0-9]))[a-z]{0,6}[_-]?\d[a-z0-9_-]{8,36})(?![a-z0-9@*]|\.[a-z])/g,
    accept: (value, before, after) =>
      countDigits(value) >= 9 &&
      !/^ ?(?:积分|金币|[元块点个币钻级分])/.test(after) &&
      !isDate(value) &&
      !isComplaintNumber(value, before, after) &&
      !PUBLIC_NUMBER.test(before) &&
      !(value.startsWith("qq") && SERVICE.test(before)) &&
      !/^[48]00-?/.test(value),
  },
];

function isDate(value: string): boolean {
  return /^(?:19|20)\d{2}-\d{1,2}-\d{1,2}(?:$|[t-]?\d{1,2}$)/.test(value);
}
