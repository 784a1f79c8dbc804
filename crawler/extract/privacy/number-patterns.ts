import { isBankNumber } from "./checks.ts";
import { isComplaintNumber } from "./complaint-numbers.ts";
import { countDigits, SPOKEN } from "./figures.ts";
import type { Pattern } from "./types.ts";

const GAP = "[ .-]?";
const HOST = `[a-z0-9${SPOKEN}-]{1,63}`;
const AT =
  "(?:\\s?[([{<] ?(?:@|a|at|艾特|爱特|圈a?) ?[)\\]}>]\\s?|\\s?(?:@|#|艾特|爱特|圈a|小老鼠)\\s?| at (?=[a-z0-9-]{1,40} ?(?:dot|点)))";
const DOT = "(?:\\s?[([{<] ?(?:\\.|。|点|dot) ?[)\\]}>]\\s?| ?(?:\\.|。|,|点|dot|丶|·) ?)";
const ENDINGS = "com|cn|net|org|edu|me|cc|vip|top|xyz|io|example|test";

/** kefu@…: a business's own mailbox is no person's. */
const ROLE =
  /^(?:kefu|service|support|shouhou|tousu|feedback|complaints?|help|info|admin|official|hr|noreply|no-reply)\d{0,3}@/;

/** Numbers and mailboxes that are told by their own form, or by the words that name them. */
export const NUMBERS: readonly Pattern[] = [
  {
    type: "email",
    find: new RegExp(
      `(?<![a-z0-9._%+-])(?<value>[a-z0-9${SPOKEN}][a-z0-9._%+${SPOKEN}-]{0,63} ?@ ?${HOST}(?: ?\\. ?${HOST}){1,4})`,
      "g",
    ),
    accept: (value) => !ROLE.test(value),
  },
  // The signs written out, bracketed, or others put for them, so that a filter does not see a mailbox.
  {
    type: "email",
    find: new RegExp(
      `(?<![a-z0-9._%+-])(?<value>[a-z0-9${SPOKEN}](?:[a-z0-9._%+${SPOKEN}-]| ?(?:点|下划线) ?(?=[a-z0-9])){0,63}${AT}(?:${HOST}${DOT}){1,4}(?:${ENDINGS})(?![a-z0-9]))`,
      "g",
    ),
    accept: (value) => !ROLE.test(value),
  },
  {
    type: "id_card",
    find: new RegExp(
      `(?<![\\d*])(?<value>[1-9](?:${GAP}\\d){5}${GAP}(?:1${GAP}[89]|2${GAP}0)(?:${GAP}\\d){2}${GAP}(?:0${GAP}[1-9]|1${GAP}[0-2])${GAP}[0-3](?:${GAP}\\d){4}${GAP}[\\dx])(?![\\d*])`,
      "g",
    ),
  },
  {
    type: "id_card",
    find: /(?<=身份证[^,。;!?\n]{0,8})(?<value>[1-9]\d{7}(?:0\d|1[0-2])[0-3]\d{4}|\d{17}[\dx])(?![\d*])/g,
  },
  {
    type: "order_no",
    find: /(?:(?:订单|交易|运单|退款|order) ?(?:编?号|id|no)|订单|单子|流水号?|单号|交易号|交易单号?|凭证号|工单号?|(?<!商品|产品|截图|图片|视频|附件|套餐|活动|备案|员工|会员|用户|玩家|角色)编号|充值单)[^a-z0-9\u4e00-\u9fff*]{0,4}(?:[是为叫][^a-z0-9\u4e00-\u9fff]{0,2})?(?<value>[a-z0-9]{2,40}(?:[ _-][a-z0-9]{1,20}){0,6})(?![a-z0-9*])/g,
    accept: (value, before, after) =>
      countDigits(value) >= 6 && value.length >= 8 && !isComplaintNumber(value, before, after),
  },
  {
    type: "bank_card",
    find: /(?<![\da-z*])(?<value>[3-6](?:[ -]?\d){15,18})(?![\da-z*])/g,
    accept: isBankNumber,
  },
  {
    type: "phone",
    find: /(?<![\d*.])(?:\+?86[ -]?)?(?<value>1[ .-]{0,2}[3-9](?:[ .-]{0,2}\d){9})(?![\d*]|\.\d)/g,
    accept: (value, before, after) =>
      !isComplaintNumber(value, before, after) && (!/[.]/.test(value) || /^\d{3}\.\d{4}\.\d{4}$/.test(value)),
  },
  // One digit too few or too many, where the words say that it is a telephone's.
  {
    type: "phone",
    find: /(?<=(?:电话|手机)(?:号码?)?[是为: ]{0,2})(?<value>1[3-9]\d{2}[ -]?\d{4}[ -]?\d{2}(?:\d{2})?)(?![\d*元块-])/g,
  },
  // Other signs between the groups, and letters that stand for digits, are ways around a filter.
  { type: "phone", find: /(?<!\d)(?<value>1[3-9]\d(?:[,_/*~·|、+=]{1,2}\d{4}){2})(?!\d)/g },
  {
    type: "phone",
    find: /(?<![a-z\d])(?<value>1[3-9](?=(?:[ol]{0,8}\d){5})[\dol]{9})(?![a-z\d])/g,
    accept: (value, before, after) => !isComplaintNumber(value, before, after),
  },
];
