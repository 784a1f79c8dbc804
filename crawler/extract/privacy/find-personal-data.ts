import { anchorsOf, mayMatch, signsOf } from "../language/anchors.ts";
import { matchesOf } from "../language/matches.ts";
import { type Normalised, normalise, originalSpan } from "../language/normalise.ts";
import { isBankNumber, looksLikeAddress, trimAddress } from "./checks.ts";
import { findNames } from "./names.ts";
import type { PersonalData, PersonalDataType } from "./types.ts";

/** What identifies a person, in order of trust: of two readings of one place the earlier kind stands. */
type Pattern = {
  readonly type: PersonalDataType;
  readonly find: RegExp;
  readonly accept?: (value: string, before: string, after: string) => boolean;
};
type Found = { readonly type: PersonalDataType; readonly start: number; readonly end: number };

const GAP = "[ .-]?";
const SERVICE = /(?:客服|官方|平台|服务|售后|投诉)[^,。;!?\n]{0,6}$/;
const PRIVATE = /(?:私人|个人|私下|自己的|本人|老板的?)[^,。;!?\n]{0,8}$/;

/** A complaint site's own number, often of eleven digits, is public. */
const COMPLAINT_NUMBER = /(?:投诉(?:编号|单号|号码?|id)|\/view\/)[^a-z0-9]{0,3}$/;
const NUMBERED = /(?<![\u4e00-\u9fff])编号[^a-z0-9]{0,3}$/;

function isComplaintNumber(value: string, before: string): boolean {
  return COMPLAINT_NUMBER.test(before) || (/^1\d{10}$/.test(value) && NUMBERED.test(before));
}

const WRITTEN: readonly Pattern[] = [
  {
    type: "email",
    find: /(?<![a-z0-9._%+-])(?<value>[a-z0-9][a-z0-9._%+-]{0,63} ?@ ?[a-z0-9-]{1,63}(?: ?\. ?[a-z0-9-]{1,63}){1,4})/g,
  },
  // The signs written out, or others put for them, so that a filter does not see a mailbox.
  {
    type: "email",
    find: /(?<![a-z0-9._%+-])(?<value>[a-z0-9](?:[a-z0-9._%+-]|点(?=[a-z0-9])){0,63} ?(?:@|#|艾特|爱特|圈a|[([{]?at[)\]}]|at(?= [a-z0-9-]{1,40} ?(?:dot|点))) ?[a-z0-9-]{1,63}(?: ?(?:[.。]|点|[([{]?dot[)\]}]?) ?[a-z0-9-]{1,63}){0,3} ?(?:[.。]|点|[([{]?dot[)\]}]?) ?(?:com|cn|net|org|edu|me|cc|vip|top|xyz|io|example|test)(?![a-z0-9]))/g,
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
    find: /(?:订单编?号?|流水号?|单号|交易号|交易单号?|凭证号|工单号?|编号|充值单)[^a-z0-9\u4e00-\u9fff*]{0,4}(?:[是为叫][^a-z0-9\u4e00-\u9fff]{0,2})?(?<value>[a-z0-9]{2,40}(?:[ _-][a-z0-9]{1,20}){0,6})(?![a-z0-9*])/g,
    accept: (value, before) => countDigits(value) >= 6 && value.length >= 8 && !isComplaintNumber(value, before),
  },
  {
    type: "bank_card",
    find: /(?<![\da-z*])(?<value>[3-6](?:[ -]?\d){15,18})(?![\da-z*])/g,
    accept: isBankNumber,
  },
  {
    type: "phone",
    find: /(?<![\d*.])(?:\+?86[ -]?)?(?<value>1[ .-]{0,2}[3-9](?:[ .-]{0,2}\d){9})(?![\d*]|\.\d)/g,
    accept: (value, before) =>
      !isComplaintNumber(value, before) && (!/[.]/.test(value) || /^\d{3}\.\d{4}\.\d{4}$/.test(value)),
  },
  // Other signs between the groups, and letters that stand for digits, are ways around a filter.
  { type: "phone", find: /(?<!\d)(?<value>1[3-9]\d(?:[,_/*~·|、+=]{1,2}\d{4}){2})(?!\d)/g },
  {
    type: "phone",
    find: /(?<![a-z\d]|\/view\/|编号[: ]?|投诉单?号[: ]?)(?<value>1[3-9](?=(?:[ol]{0,8}\d){5})[\dol]{9})(?![a-z\d])/g,
  },
  {
    type: "alipay",
    find: /支付宝(?:账[号户]|号)?[^a-z0-9,。;!?\n*]{0,5}(?<value>[a-z0-9][a-z0-9._-]{5,40})(?![a-z0-9*])/g,
    accept: (value) => countDigits(value) >= 3 || /_.*\d/.test(value),
  },
  {
    type: "landline",
    find: /(?<![\d*-])(?<value>\(?0(?:10|2\d|[3-9]\d{2})\)?[ -]?\d{7,8})(?![\d*-])/g,
    accept: (_, before) => !SERVICE.test(before) || PRIVATE.test(before),
  },
  {
    type: "qq",
    find: /(?:qq|(?<![a-z])q号|(?<=[加+私我])q|(?<![a-z])q(?=[:号]|[1-9]\d{4})|球球|群号)(?:号码?|群号?|小号|大号)?(?:[^a-z0-9,。;!?\n元块*个]{0,4})(?<value>[1-9](?:[ -]?\d){4,10})(?![\d*元块个币])/g,
    accept: (_, before) => !SERVICE.test(before) || PRIVATE.test(before),
  },
  {
    type: "wechat",
    find: /(?:微信号?|[微薇威维]x(?:in)?|wei(?:xin|信)|绿泡泡号?|(?<![a-z])(?:wx|vx|wechat)|[加+]个?v信?|(?<![a-z])v(?=[:号])|v信)(?:号|id)?[^a-z0-9,。;!?\n*]{0,4}(?<value>[a-z][a-z0-9_-]{4,25}|[1-9]\d{5,12})(?![a-z0-9*])/g,
    accept: (value, before) =>
      !/^(?:https?|www|qq|weixin|alipay|steam)$/.test(value) && (!SERVICE.test(before) || PRIVATE.test(before)),
  },
  { type: "wechat", find: /(?<![a-z])(?<value>wxid_[a-z0-9]{6,30})/g },
  {
    type: "plate",
    find: /(?<value>[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-hj-np-z][·• .-]?[a-hj-np-z0-9]{5,6})(?![a-z0-9])/g,
    accept: (value) => countDigits(value) >= 2,
  },
  {
    type: "plate",
    find: /(?<=车牌[^,。;!?\n]{0,4})(?<value>[\u4e00-\u9fff] ?[a-hj-np-z](?: ?[·.-]? ?[a-hj-np-z0-9]){5,6})(?![a-z0-9])/g,
  },
  {
    type: "card_key",
    find: /(?:卡密|密码|激活码|兑换码|cdk(?:ey)?|(?<![a-z])key|卡号|序列号|注册码|口令|充值码|提取码)[^a-z0-9,。;!?\n\u4e00-\u9fff*]{0,4}(?:[是为][^a-z0-9,。;!?\n]{0,3})?(?<value>[a-z0-9]{3,12}(?:-[a-z0-9]{2,12}){1,7}|[a-z0-9]{6,40})(?![a-z0-9*])/g,
    accept: (value) => countDigits(value) >= 2 && !/^(?:x+|0+)$/.test(value.replace(/-/g, "")),
  },
  {
    type: "card_key",
    find: /(?<![a-z0-9-])(?<value>[a-z0-9]{4,6}(?:-[a-z0-9]{4,6}){2,6})(?![a-z0-9-])/g,
    accept: (value) => /[a-z]/.test(value) && countDigits(value) >= 2,
  },
  {
    type: "game_account",
    find: /(?:账号|账户|角色(?:名|id)?|(?<![a-z])uid|(?<![a-z])id(?![a-z])|用户名|登录名|昵称|会员号|steam号|战网|区号)[^a-z0-9,。;!?\n\u4e00-\u9fff*]{0,4}(?:[是为叫][^a-z0-9,。;!?\n]{0,3})?(?<value>[a-z0-9][a-z0-9_.-]{3,30})(?![a-z0-9*])/g,
    accept: (value, _, after) => (countDigits(value) >= 3 || /_/.test(value)) && !/^ ?[元块年月日天个次]/.test(after),
  },
  {
    type: "game_account",
    find: /(?:角色名|游戏名|昵称|用户名|游戏id)(?:叫|是|为)?[:" ]{1,2}(?<value>[^\s,。;!?"()]{2,14})/g,
    accept: (value) => !/^(?:错误|不存在|或密码|密码|不对|和)/.test(value),
  },
  {
    type: "address",
    find: /(?<value>(?:[\u4e00-\u9fff]{2,7}(?:省|市|自治区|州|区|县|镇|乡)){1,4}[\u4e00-\u9fff\d]{1,12}?(?:路|街|道|巷|弄|村|小区|花园|公寓|大厦|广场|苑|里)[\u4e00-\u9fff]{0,6}\d{1,5}(?:号|弄|栋|幢|座|室|单元|楼|组)(?:[\da-z\u4e00-\u9fff-]{0,6}?\d{0,4}(?:号楼?|栋|幢|座|单元|楼|层|室)){0,5}(?:\d{2,4}(?!\d))?)/g,
    accept: looksLikeAddress,
  },
  {
    type: "address",
    find: /(?<value>[\u4e00-\u9fff]{2,10}(?:路|街|巷|弄|小区|花园|公寓|大厦|家园|新村|苑)\d{1,5}(?:号|弄|栋|幢|座)(?:[\da-z\u4e00-\u9fff-]{0,6}?\d{1,4}(?:号楼?|栋|幢|座|单元|楼|层|室)){0,5})/g,
    accept: looksLikeAddress,
  },
  {
    type: "order_no",
    find: /(?<![a-z0-9@./_*-])(?<value>(?=[a-z0-9_-]{10,40}(?![a-z0-9]))[a-z]{0,6}[_-]?\d[a-z0-9_-]{8,36})(?![a-z0-9@*]|\.[a-z])/g,
    accept: (value, before) =>
      countDigits(value) >= 9 &&
      !isDate(value) &&
      !isComplaintNumber(value, before) &&
      !/(?:热线|(?:客服|服务|官方|投诉)(?:电话|号码?)|qq客服|客服qq)[^,。;!?\n]{0,4}$/.test(before) &&
      !/^[48]00-?/.test(value),
  },
];

const PATTERNS = WRITTEN.map((pattern) => ({ ...pattern, anchors: anchorsOf(pattern.find.source) }));

/** Every stretch of a text that says who somebody is, in order, none overlapping. `exempt`: strings known to be none. */
export function findPersonalData(text: string, options: { readonly exempt?: readonly string[] } = {}): PersonalData[] {
  return findInNormalised(normalise(text), options.exempt ?? []);
}

function findInNormalised(normalised: Normalised, exempt: readonly string[]): PersonalData[] {
  return placesIn(normalised.text)
    .map((each) => ({ type: each.type, ...originalSpan(normalised, each.start, each.end) }))
    .map((each) => ({ ...each, text: normalised.original.slice(each.start, each.end) }))
    .filter((each) => !exempt.includes(each.text));
}

/** A normalised text with what is personal blotted out: a number of an order is no sum of money. */
export function withoutPersonalData(text: string): string {
  let blotted = text;
  for (const each of placesIn(text))
    blotted = blotted.slice(0, each.start) + "█".repeat(each.end - each.start) + blotted.slice(each.end);
  return blotted;
}

/** What was found last: a text is masked, then read for sums, then listed. */
let last: { readonly text: string; readonly places: readonly Found[] } = { text: "", places: [] };

function placesIn(normalised: string): readonly Found[] {
  if (normalised !== "" && normalised !== last.text) last = { text: normalised, places: searched(normalised) };
  return normalised === "" ? [] : last.places;
}

function searched(normalised: string): Found[] {
  const text = digitsOf(normalised);
  const taken: Found[] = [];
  const signs = signsOf(text);
  for (const pattern of PATTERNS) if (mayMatch(signs, pattern.anchors)) collect(text, pattern, taken);
  for (const name of findNames(text, taken)) take(name, taken);
  return taken.sort((a, b) => a.start - b.start);
}

function collect(text: string, pattern: Pattern, taken: Found[]): void {
  for (const found of matchesOf(pattern.find, text)) {
    const value = found.groups?.["value"];
    if (value === undefined) continue;
    const start = found.index + found[0].lastIndexOf(value);
    const end = start + value.length;
    const before = text.slice(Math.max(0, start - 24), start);
    if (pattern.accept !== undefined && !pattern.accept(value, before, text.slice(end, end + 4))) continue;
    const lead = pattern.type === "address" ? trimAddress(value) : 0;
    take({ type: kindOf(pattern.type, before), start: start + lead, end }, taken);
  }
}

function take(found: Found, taken: Found[]): void {
  if (!taken.some((each) => found.start < each.end && each.start < found.end)) taken.push(found);
}

function kindOf(type: PersonalDataType, before: string): PersonalDataType {
  return type === "email" && /支付宝[^,。;!?\n]{0,6}$/.test(before) ? "alipay" : type;
}

/** Each way of writing or saying a digit, and the digit. */
const CHINESE_DIGITS: ReadonlyMap<string, string> = new Map(
  [..."零0〇0洞0一1壹1幺1二2贰2三3叁3四4肆4五5伍5六6陆6七7柒7拐7八8捌8九9玖9勾9".matchAll(/(.)(\d)/g)].map(
    ([, spoken = "", digit = ""]): [string, string] => [spoken, digit],
  ),
);
const SPOKEN = [...CHINESE_DIGITS.keys()].join("");
const SPOKEN_RUN = new RegExp(`[${SPOKEN}]{3}`);
const SPELT_RUN = new RegExp(`[${SPOKEN}\\d](?:[ -]?[${SPOKEN}\\d]){6,24}`, "g");

/** The same text with Chinese digits in long runs written as figures, letter for letter. */
function digitsOf(text: string): string {
  if (!SPOKEN_RUN.test(text.replace(/[ -]/g, ""))) return text;
  return text.replace(SPELT_RUN, (run) => [...run].map((each) => CHINESE_DIGITS.get(each) ?? each).join(""));
}
function countDigits(value: string): number {
  return value.replace(/\D/g, "").length;
}

function isDate(value: string): boolean {
  return /^(?:19|20)\d{2}-\d{1,2}-\d{1,2}(?:$|-?\d{1,2}$)/.test(value);
}
