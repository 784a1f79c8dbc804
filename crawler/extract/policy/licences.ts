import type { PolicyFacts } from "../../../data/model/policy.ts";
import { matchesOf } from "../language/matches.ts";
import { excerptAt, excerptOf, type PolicyText } from "./policy-text.ts";

type Licences = PolicyFacts["licences"];
type Licence = Licences["icp"];

const PROVINCE = "[京津沪渝冀豫云滇辽黑湘皖鲁新苏浙赣鄂桂甘陇晋蒙陕秦吉闽贵黔粤青藏川蜀宁琼]";
/** Apps and small programs of a filing carry a letter behind its number: 号-3A. */
const ICP = new RegExp(
  `(${PROVINCE}\\s{0,3}icp\\s{0,3}备(?:案|案号)?号?:?\\s{0,3}(\\d{8}(?:\\d{2})?)\\s?号?(?:\\s?-\\s?\\d{1,3}(?:[ax](?![a-z\\d]))?)?)(?!\\d)`,
  "g",
);
const FOURTEEN = "(\\d{12}(?:\\d{2})?(?!\\d)|\\d{6} \\d{8}(?!\\d)|\\d{4} \\d{4} \\d{4} \\d{2}(?!\\d))";
const PSB = new RegExp(
  `((?:${PROVINCE}\\s{0,3})?公\\s?(?:网\\s?安|安\\s?网)\\s?备\\s?案?(?:编?号)?:?\\s{0,3}${FOURTEEN}\\s?号?)|公安(?:联网|机关)?备案(?:编?号)?:?\\s{0,3}(\\d{14})(?!\\d)|公安局[^\\d,。\\n]{0,8}备案(?:编?号)?:?\\s?(\\d{12,14})(?!\\d)`,
  "g",
);
const TELECOM = new RegExp(
  `((?:${PROVINCE}\\s?)?(?<![a-z\\d])(?:[ab][12]\\s?[.、]\\s?){0,3}b[12]\\s?-\\s?(\\d{8})(?!\\d)(?:-\\d)?号?)`,
  "g",
);
/** 京ICP证040867号: the older form of the same licence. */
const ICP_LICENCE = new RegExp(`(${PROVINCE}\\s?icp\\s?证\\s?(\\d{6})(?!\\d)\\s?号?(?:-\\d{1,2})?)`, "g");
const CULTURE = new RegExp(`(${PROVINCE}\\s?网文\\s?[[(]?\\d{4}[\\])]?\\s?(\\d{4}-\\d{3})号?)`, "g");
const USCC = /(?<![0-9a-z])([0-9a-hj-npqrtuwxy]{2}\d{6}[0-9a-hj-npqrtuwxy]{10})(?=icp|[^0-9a-z]|$)/g;
/** Called a credit code, a number is one as printed, whatever its check digits say. */
const CALLED_USCC =
  /(?:信用代码|执照|税号)[^0-9a-z,。;]{0,10}([0-9a-hj-np-z]{2} ?(?:\d ?){6}(?:[0-9a-hj-np-z] ?){9}[0-9a-hj-np-z])(?=icp|[^0-9a-z]|$)/g;
const OPERATOR =
  /(?:运营(?:主体|方|公司|商)|主办单位|主体名称|企业名称|公司名称|版权所有|经营者|开发者|所有者)[:: ]{0,2}(?:©|\(c\))?\s?(?:20\d\d\s?)?([\u4e00-\u9fff()]{2,30}?(?:有限(?:责任)?公司|股份有限公司|公司|工作室|个体工商户|商行|经营部|中心|店))|([\u4e00-\u9fff]{2,6}(?:省|市)?[\u4e00-\u9fff()]{2,20}(?:科技|网络|信息|传媒|电子商务|贸易)[\u4e00-\u9fff()]{0,10}有限(?:责任)?公司)/g;
const POSITIONS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** Filing and licence numbers as printed. A number proves that it is printed, no more: no register is asked. */
export function licencesOn(page: PolicyText): Licences {
  return {
    operator: ownOn(page, OPERATOR, (found) => (found[1] ?? found[2] ?? "").length >= 4, false)[0] ?? null,
    icp: first(page, ICP, (found) => !isPlaceholder(found[2])),
    psb: first(page, PSB, (found) => !isPlaceholder(found[2] ?? found[3] ?? found[4])) ?? psbInLink(page),
    valueAddedTelecom:
      first(page, TELECOM, (found) => !isPlaceholder(found[2])) ??
      first(page, ICP_LICENCE, (found) => !isPlaceholder(found[2])),
    culture: asWritten(first(page, CULTURE, (found) => !isPlaceholder(found[2]), false)),
    ...creditCode(page),
  };
}

function creditCode(page: PolicyText): Pick<Licences, "uscc" | "usccCheck"> {
  const uscc =
    first(page, USCC, (found) => isUncalledUscc((found[1] ?? "").toUpperCase())) ??
    usccInLink(page) ??
    first(page, CALLED_USCC, (found) => !/(.)\1{5}|12345678/.test((found[1] ?? "").replaceAll(" ", "")));
  if (uscc === null || checkSignFits(uscc.value)) return { uscc };
  return { uscc, usccCheck: organisationCodeFits(uscc.value.slice(8, 17)) ? "unusual" : "fails" };
}

/** The badge of the business register carries the code in its address; the police's badge its number. */
function usccInLink(page: PolicyText): Licence {
  return inLink(page, /zzlz\.gsxt\.gov\.cn\/[^\s]{0,80}serial=([0-9A-Z]{18})/, isPlausibleUscc);
}

function psbInLink(page: PolicyText): Licence {
  const badge = /(?:beian\.mps\.gov\.cn|www\.beian\.gov\.cn)\/[^\s]{0,80}code=(\d{14})/;
  return inLink(page, badge, (code) => !isPlaceholder(code));
}

function inLink(page: PolicyText, address: RegExp, accept: (value: string) => boolean): Licence {
  for (const { href, start, end } of page.visible.links) {
    const value = address.exec(href)?.[1];
    if (value !== undefined && accept(value)) return { value, excerpt: excerptAt(page, start, end) };
  }
  return null;
}

/** The first number of the site's own; one in the footer before one in the text. */
function first(page: PolicyText, pattern: RegExp, accept: (found: RegExpExecArray) => boolean, upper = true): Licence {
  const own = ownOn(page, pattern, accept, upper);
  return own.find(({ excerpt }) => excerpt.block === "footer") ?? own[0] ?? null;
}

function ownOn(
  page: PolicyText,
  pattern: RegExp,
  accept: (found: RegExpExecArray) => boolean,
  upper: boolean,
): NonNullable<Licence>[] {
  return matchesOf(pattern, page.text)
    .filter(accept)
    .flatMap((found) => {
      const words = found.slice(1).find((each) => each !== undefined) ?? found[0];
      const start = found.index + found[0].lastIndexOf(words);
      if (isOfOthers(page.text, start, start + words.length)) return [];
      const printed = words.replace(/\s/g, "");
      return [
        { value: upper ? printed.toUpperCase() : printed, excerpt: excerptOf(page, start, start + words.length) },
      ];
    });
}

/** What stands before a number that is an imitator's, a partner's or a former one; before an example; behind either. */
const NOT_THE_SITES =
  /(?:合作|第三方|上游)(?:方|伙伴|机构|商户?|平台|公司|单位|企业|网站)|供(?:货|应)(?:商|方|单位)|友情链接|假冒|仿冒|冒充|冒用|盗用|山寨|钓鱼|(?:原|旧|曾用|变更前)(?:的)?(?:备案|许可|证照|主体|编号|域名)[^,]{0,6}$/;
/** Whoever provides a service, it is the site's own filing that a footer prints beside it; a permit may be theirs. */
const OF_SUPPLIERS =
  /(?:支付|收款|结算|短信|货源)(?:服务|通道|业务|渠道|能力)?(?:由(?!本)|(?:服务)?商|合?作?方|机构|伙伴|牌照)|由(?!本)[^,。;|\n]{2,24}(?:提供(?!技术)|托管|承[担运接])|(?:服务|代理|运营)商[^,。;|\s]{0,10}[:(]|厂[商家]/;
const AN_EXAMPLE =
  /(?:示例|样例|范例|举例|例如|譬如|比如|形如|类如|如|格式[为是]?)[:"(\s]{0,2}$|(?:例[:如]|[(]如|示例:|样例:|格式(?:为|是|:|如))[^)\n。;|]{0,24}$|,如[^,有遇需果您]{0,12}$/;
const FORMER_OR_EXAMPLE =
  /^[^,。;\n]{0,4}(?:已(?:经)?(?:注销|作废|过期|失效|停用|变更)|(?:为|作为?|是)?(?:示例|例子|样例)|样式|这样的|之类|[(]?(?:示例|仅供参考|样例))|^[(,]?由(?:合作|第三方|供)[^)。;]{2,16}(?:持有|提供)/;

function isOfOthers(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 48), start);
  const item = before.slice(Math.max(...["\n", "。", ";", "|", " "].map((stop) => before.lastIndexOf(stop))) + 1);
  const isFiling = /icp备|公/.test(text.slice(start, end));
  return (
    NOT_THE_SITES.test(item) ||
    AN_EXAMPLE.test(before) ||
    (!isFiling && OF_SUPPLIERS.test(item)) ||
    FORMER_OR_EXAMPLE.test(text.slice(end, end + 24))
  );
}

/** Brackets of a licence number come in two kinds; the page's own stay. */
function asWritten(licence: Licence): Licence {
  return licence === null ? null : { ...licence, value: licence.excerpt.text.replace(/\s/g, "") };
}

/** Digits that stand for digits: 12345678, 88888888, 00000000. */
export function isPlaceholder(digits: string | undefined): boolean {
  if (digits === undefined || digits === "") return true;
  const bare = digits.replace(/\D/g, "");
  if (/^(\d)\1+$/.test(bare)) return true;
  if (/^1(\d)\1{9}$/.test(bare) || /(\d)\1{8,}|([1-9])\2{6,}/.test(bare)) return true;
  return "01234567890123456789".includes(bare) || "98765432109876543210".includes(bare);
}

/** GB 32100: the 18th sign checks the others. Early codes of Fujian fail it and fit GB 11714 at sign 17. */
export function isPlausibleUscc(code: string): boolean {
  if (!/\d{6}/.test(code) || /^(.)\1+$/.test(code)) return false;
  return checkSignFits(code) || organisationCodeFits(code.slice(8, 17));
}

/** Eighteen figures that nothing calls a credit code are an order's as likely, unless the check sign fits. */
function isUncalledUscc(code: string): boolean {
  return isPlausibleUscc(code) && (checkSignFits(code) || /[A-Z]/.test(code));
}

function checkSignFits(code: string): boolean {
  const sum = POSITIONS.reduce((total, weight, at) => total + weight * ALPHABET.indexOf(code.charAt(at)), 0);
  return ALPHABET.charAt((31 - (sum % 31)) % 31) === code.charAt(17);
}

function organisationCodeFits(code: string): boolean {
  const signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const sum = [3, 7, 9, 10, 5, 8, 4, 2].reduce(
    (total, weight, at) => total + weight * signs.indexOf(code.charAt(at)),
    0,
  );
  const check = 11 - (sum % 11);
  return (check === 10 ? "X" : check === 11 ? "0" : String(check)) === code.charAt(8);
}
