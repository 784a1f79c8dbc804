import { matchesOf } from "../language/matches.ts";
import type { Found } from "./types.ts";

/** One step of an address, from its name to its suffix: 云海市, 梧桐路, 杏花村. */
type Level = { readonly kind: "region" | "street" | "site"; readonly start: number; readonly end: number };

const REGION = "省|市|自治[区州县]|街道|[区县旗镇乡州]";
const STREET = "小区|花园|公寓|大厦|家园|新村|胡同|[路街巷弄苑]";
const SITE =
  "大道|广场|商厦|商城|商场|市场|中心|酒店|医院|驿站|网吧|超市|大楼|公馆|山庄|学校|小学|校区|寝室|宿舍|大学|学院|中学|工业园|园区|软件园|产业园|科技园|社区|[道村里园城府庭湾庄屯座]";
const SUFFIX = new RegExp(`(?<street>${STREET})|(?<site>${SITE})|(?<region>${REGION})`, "g");
const NAME = /[\u4e00-\u9fff]{1,4}$/;
const NEXT_NAME = /[\u4e00-\u9fff\d]{1,8}$/;
const LONG_NAME = /[\u4e00-\u9fff]{1,7}$/;
/** 12号楼, 3单元, 六十六号, B座, 三组. What only tells the day or a line (3号线) is none. */
const UNIT =
  "(?:[甲乙丙丁附]?\\d{1,5}|[a-z]\\d{0,4}|[一二三四五六七八九十百甲乙丙丁东南西北]{1,5})(?:号[楼院铺]?|弄|栋|幢|座|塔|单元|室|楼|舍|层|组|队|期|排|门|户)(?!线|客服|充|买|下|付|店|的)";
const UNITS = new RegExp(
  `^(?:[\\u4e00-\\u9fff]{0,6}?|(?:交叉口|交汇处|路口)[\\u4e00-\\u9fff]{0,10}?) ?(?:\\d{1,3}(?:-\\d{1,4}){2,3}|(?:(?:[a-z]区)?${UNIT}[ ,]?(?:(?!电话|手机|联系|微信|收件|收货)[\\u4e00-\\u9fff]{0,4}?(?=\\d|[a-z]\\d?[座塔]))?){1,6}(?:[a-z]?\\d{1,4}(?:-\\d{1,4}){0,2}(?:号房?|[寝教]?室|宿舍|铺)?(?![\\d元块月年.]))?)`,
);
const LEAD =
  /^[^\d]{0,8}?(?:地址|住址|门牌|户?籍地|籍贯|老家|住在|家在|寄到|寄往|寄给|送到|送往|位于|发到|收货|写的|家里:?|住|放|在|到|是|于|址|家|了|我|去)(?=[\u4e00-\u9fff]{2})/;
const MOST_LEVELS = 8;
const LIVES = /(?:地址|住址|住|家在|寄到|寄往|寄给|收货)[^,。;!?\n]{0,3}$/;

/** Where somebody lives: a chain of places that ends in a number (梧桐路188号3栋502室), or of three that ends in a village. */
export function findAddresses(text: string): Found[] {
  const chains: Level[][] = [];
  for (const level of levelsOf(text)) {
    const chain = chains.at(-1) ?? [];
    const last = chain.at(-1);
    const isNext = last !== undefined && level.start - last.end <= 1 && last.end <= level.start;
    if (isNext && chain.length < MOST_LEVELS) chain.push(level);
    else chains.push([level]);
  }
  return chains.flatMap((chain) => addressOf(text, chain));
}

function levelsOf(text: string): Level[] {
  const levels: Level[] = [];
  for (const found of matchesOf(SUFFIX, text)) {
    const last = levels.at(-1);
    const name = nameBefore(text, found, last?.end ?? 0);
    // 幸福里小区 is one place.
    const isSame = name === "" && last?.end === found.index;
    if (isSame) levels.pop();
    const start = isSame && last !== undefined ? last.start : found.index - name.length;
    const end = found.index + found[0].length;
    if (isSame || name !== "") levels.push({ kind: kindOf(found), start, end });
  }
  return levels;
}

function kindOf({ groups }: RegExpExecArray): Level["kind"] {
  if (groups?.["street"] !== undefined) return "street";
  return groups?.["site"] === undefined ? "region" : "site";
}

/** A name reaches back to the level before, or a few letters. */
function nameBefore(text: string, { index, 0: suffix }: RegExpExecArray, previous: number): string {
  const before = text.slice(Math.max(previous, index - 8), index);
  if (previous > 0 && index - previous <= 8) return NEXT_NAME.exec(before)?.[0] ?? "";
  return (suffix.length > 1 ? LONG_NAME : NAME).exec(before)?.[0] ?? "";
}

function addressOf(text: string, chain: readonly Level[]): Found[] {
  for (let many = chain.length; many > 0; many -= 1) {
    const levels = chain.slice(0, many);
    const first = levels[0]?.start ?? 0;
    const last = levels.at(-1)?.end ?? first;
    const units = UNITS.exec(text.slice(last, last + 40))?.[0] ?? "";
    const end = last + units.replace(/[ ,]+$/, "").length;
    const start = first + leadIn(text.slice(first, end));
    if (text.slice(start, end).includes("某")) return [];
    if (isAddress(levels, /[\d一二三四五六七八九十]/.test(units), text.slice(Math.max(0, start - 12), start)))
      return [{ type: "address", start, end }];
  }
  return [];
}

function isAddress(levels: readonly Level[], hasUnits: boolean, before: string): boolean {
  const count = (kind: Level["kind"]) => levels.filter((each) => each.kind === kind).length;
  const regions = count("region");
  if (hasUnits && LIVES.test(before)) return true;
  if (hasUnits) return count("street") > 0 || regions > 1 || (regions > 0 && count("site") > 0);
  if (LIVES.test(before) && regions > 0 && regions < levels.length) return true;
  const isPlace = levels.at(-1)?.kind !== "region";
  return (isPlace && regions > 1) || (regions > 2 && LIVES.test(before));
}

/** How many leading characters are not part of the address but lead to it. */
function leadIn(value: string): number {
  let at = 0;
  for (let lead = LEAD.exec(value); lead !== null; lead = LEAD.exec(value.slice(at))) at += lead[0].length;
  return at;
}
