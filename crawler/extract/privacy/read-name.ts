import { matchesOf } from "../language/matches.ts";
import { CLEAR, COMPOUND, FIGURES, GIVEN, KINDS, SOUNDS, SURNAMES, WORDS } from "./surnames.ts";

/** Letters that hold a sentence together and are in no name, whatever stands before. */
const NEVER: ReadonlySet<string> = new Set(
  "的了吗呢吧啊嘛呗哦啦呀是在不没就都还也说我你他她它们这那哪么什怎把被让给买充付退钱款单号个元块到去来找用要会能可得过着跟很太最再又才只已向从对因但而或如话户卡码机投告打发收某",
);
const PLAIN_LETTERS = /^.[^\P{Script=Han}的了吗呢是在他她我你们什么]{2}$/u;
/** What stands behind a name that a label announces. */
const BOUND =
  /^(?:[,、。;!?\n"()[\]:/ 的|=+~<>█-]|$|\d|身份证|手机|电话|联系|微信|住|男|女|收|名下|本人|账[户号]|先生|女士|小姐|同志|[在用给买充付说也是和跟与去找帮于今昨前上替都就没不已被把让将代])/;
/** What stands behind a name of two letters told in passing: a deed, or the end. */
const DEED =
  /^(?:[^\u4e00-\u9fff]|$|[说把给让叫是在也都就没不的和跟与去找来拉要用介代远收骗拒回告跑向对答承推联卖买可发加转打删踢卷失电微手身账名本于从被已还又再才却总将因处受接问查催退充付等帮替反投举办称先女男住保冒诉操强骂吞扣截借卷个])/;
const NO_NAME =
  /(?:先生|女士|经理|老师|客服|同学|小姐|主管|老板|不符|错误|不对|一致|不同|全部|时间|显示|平台|公司|订单|谢谢|充值|投诉|退款|本人|[牌号卡钱元账款件码单页系统话费店]$|成年|监护|保密|未填|匿名|人$)/;
/** Surnames that are far more often words: none is told in passing. */
const HARDLY = /^[后都那能别从相越通经支益]/;
/** 李哥, 刘姐: a surname with a title says little. */
const TITLE = /^.[哥姐总工叔姨爷嫂妹弟头]$/;
const DOTTED = new RegExp(`[${[...SOUNDS].join("")}]{2,8}·[${[...SOUNDS].join("")}]{2,8}`, "g");
const HAN = /[\u4e00-\u9fff]/;
const BEFORE = /[^\u4e00-\u9fff]|[的是给叫和跟找请由被爱服板户家与及人员让方款替实到明向对系为称于好]/;
const FOREIGN =
  /^(?:[\u4e00-\u9fff]{2,8}·[\u4e00-\u9fff]{2,8}|[a-z]{2,12}(?: [a-z]{2,12}){1,2}(?![a-z])|(?:zh?ang|wang|liu?|chen|yang|huang|zhao|wu|zhou|xu|sun|ma|zhu|hu|guo|he|lin|gao|luo)[a-z]{2,14}(?![a-z\d_.@-]))/;

/** How many letters of a name stand where a label announced one; 0 where none does. */
export function labelledNameAt(text: string, at: number): number {
  const family = surnameAt(text, at);
  if (family === 0) return 0;
  for (const given of [2, 1]) {
    const name = text.slice(at, at + family + given);
    const isName =
      name.length === family + given &&
      ([...name.slice(family)].every(isGiven) || /^不[凡悔群疑屈同]$/.test(name.slice(family)));
    if (isName && !NO_NAME.test(name) && BOUND.test(text.slice(at + name.length, at + name.length + 4)))
      return name.length;
  }
  return isSetApart(text, at) ? 3 : 0;
}

/** 姓名：柳春来。Between its marks a name may have any letters but those that are mere grammar. */
function isSetApart(text: string, at: number): boolean {
  const marks = `${text.charAt(at - 1)}${text.charAt(at + 3)}`;
  const name = text.slice(at, at + 3);
  return (
    /^[:"([ ]?[,。;!?\n" )\]|/]?$/.test(marks) &&
    CLEAR.has(name.charAt(0)) &&
    PLAIN_LETTERS.test(name) &&
    !NO_NAME.test(name)
  );
}

/** 艾力·买买提, 扎西多吉, Li Xiaoming: where a label announced a name. */
export function foreignNameAt(text: string, at: number): number {
  const written = FOREIGN.exec(text.slice(at, at + 40))?.[0].length ?? 0;
  if (written > 0) return written;
  let length = 0;
  while (SOUNDS.has(text.charAt(at + length))) length += 1;
  const behind = text.slice(at + length, at + length + 4);
  return length >= 3 && length <= 8 && BOUND.test(behind) ? length : 0;
}

/** How many letters of a name stand where one may be told in passing (卖家石磊没发货): it is made of letters that names are made of. */
export function toldNameAt(text: string, at: number, after = DEED): number {
  const family = surnameAt(text, at);
  if (family === 0) return 0;
  for (const given of [2, 1]) {
    const name = text.slice(at, at + family + given);
    if (!isTold(name, family, given)) continue;
    const isLong = name.length > 2 && after === DEED;
    if (isLong || after.test(text.slice(at + name.length, at + name.length + 6))) return name.length;
  }
  return 0;
}

/** How many letters stand where a word is followed by none but a name (骗子叫新文礼，): then any letters may be given. */
export function sureNameAt(text: string, at: number): number {
  const told = toldNameAt(text, at);
  const length = told > 0 ? told : labelledNameAt(text, at);
  const name = text.slice(at, at + length);
  if (told > 0 || length < 3) return told;
  const isClear = CLEAR.has(name.charAt(0)) || COMPOUND.has(name.slice(0, 2));
  return isClear && !WORDS.has(name.slice(0, 2)) && !KINDS.has(name.charAt(length - 1)) ? length : 0;
}

const PLAIN = new RegExp(
  `(?:${[...COMPOUND].join("|")})[${[...GIVEN].join("")}]{1,2}|[${[...CLEAR].join("")}][${[...GIVEN].join("")}]{2}`,
  "g",
);
/** The letter belongs to the word before: 三张, 感谢, 远程, 交易. */
const BOUND_BEFORE =
  /[\d一二两三四五六七八九十几每这那前后整半多]张|[感谢]谢|[远流全过工课进日]程|[任如为几]何|[交容轻贸简]易|[的到收用花付省赚]钱|[相手]马|[分秒点]钟|[资现佣奖基押定返保本租约黄]金|[官双对地各]方|白白|空白|[茶树红绿]叶/;
/** A figure of a game, a star or a firm called so. */
const FIGURE =
  /^[\u4e00-\u9fff]{0,4}?(?:皮肤|英雄|代言|演唱会|同款|手办|限定|礼品卡|旗舰店|专卖|卡盟|公司|有限|超市|商行|工作室|经营部|[镇村乡路县])/;

/** Names of three letters or more that no word announces: a clear surname and letters that names are made of. */
export function plainNames(text: string): RegExpExecArray[] {
  const plain = matchesOf(PLAIN, text).filter(({ index, 0: name }) => {
    const family = COMPOUND.has(name.slice(0, 2)) ? 2 : 1;
    if (family === 2 && WORDS.has(name.slice(0, 2))) return false;
    const isPart = BOUND_BEFORE.test(text.slice(Math.max(0, index - 1), index + 1));
    return (
      !isPart &&
      isTold(name, family, name.length - family) &&
      !FIGURE.test(text.slice(index + name.length, index + name.length + 8))
    );
  });
  return text.includes("·") ? [...plain, ...matchesOf(DOTTED, text)] : plain;
}

/** How many letters of a name stand right before a title (王建国先生). */
export function nameBefore(text: string, at: number): number {
  for (const length of [4, 3, 2]) {
    const start = at - length;
    if (start < 0) continue;
    const family = surnameAt(text, start);
    const isWhole = start === 0 || BEFORE.test(text.charAt(start - 1));
    if (family > 0 && isWhole && isTold(text.slice(start, at), family, length - family)) return length;
  }
  return 0;
}

function isTold(name: string, family: number, given: number): boolean {
  if (name.length !== family + given || given < 1 || given > 2) return false;
  for (let at = family; at < name.length; at += 1) if (!GIVEN.has(name.charAt(at))) return false;
  if (FIGURES.has(name)) return false;
  const isWord = family === 1 && (WORDS.has(name.slice(0, 2)) || TITLE.test(name) || HARDLY.test(name));
  return !isWord && !NO_NAME.test(name);
}

function surnameAt(text: string, at: number): number {
  if (COMPOUND.has(text.slice(at, at + 2))) return 2;
  return SURNAMES.has(text.charAt(at)) ? 1 : 0;
}

function isGiven(letter: string): boolean {
  return HAN.test(letter) && !NEVER.has(letter);
}
