import type { PolicyFacts } from "../../../data/model/policy.ts";
import type { Excerpt } from "../../../data/model/quote.ts";
import { complementOf, type Hours, hoursIn, joinedHours } from "../language/hours.ts";
import { cellsUnderHeads } from "./columns.ts";
import { excerptOf, type PolicyText, type Sentence } from "./policy-text.ts";

export const SERVICE =
  /(?:人工|客服|服务(?!器)|工作时间|上班|营业时间|在线时间|值班|咨询|热线|电话|售后|工单|受理|接待|在岗|坐班|早班|晚班|当班|开工|上班|店主|掌柜|站长|首次回复|在线|留言|回复|邮箱|专线|三班|都有人|有人在|请拨|致电|[48]00-?\d|无休|不打烊|hours|contact|support|service|chat|phone|call|agents?|qq|微信|点(?:都|一般)?在(?=[,。;]|$)|我(?:一般|通常|都)[^,。;]{0,16}在(?=[,。;]|$))/;
const SERVICE_HEADING = /(?:服务时间|工作时间|在线时[间段]|客服|联系|营业时间|时段|值班|人工)/;
const CONTACT_NEARBY = /(?:\d{3,4}-\d{3,4}|客服|电话|qq|微信|@)/;
const BEGINS_WITH_DAYS = /^[^\d]{0,4}(?:周|星期|工作日|节假日|双休|每[天日])/;
const OTHER_DAYS = /^[^\d]{0,10}(?:周[一二三四五六日末天]|星期[一二三四五六日天]|六、?日|节假日|双休)/;
/** Hours of something else than people who answer. */
export const NOT_SERVICE =
  /(?:发货|处理订单|订单处理|担保时间|代[刷充练]|下单就|api|接口|自动|舆情|监[控测]|运维|防护|备份|运营服务|结算|提现(?!咨询)|到账|配送|开刷|展馆|网吧|开放时间|新单|维护|充值时间|系统(?!(?:会|将)?为您转接)|小贴士|财务|商务|自助|接单时间|活动(?!期间)[^,。]{0,8}(?:开放|时间)|抢购|秒杀|直播|开播|上新|补货|高峰|繁忙)/;
const ROBOT_ONLY =
  /(?:夜间|晚间|深夜|凌晨|半夜|其余时间|其他时间|非工作时间|下班后)[^,。]{0,14}(?:由)?(?:机器人|智能|ai)|(?:仅|只)(?:提供|有|由|支持)?(?:智能|机器人|ai|自助)[^,。]{0,10}|人工(?:客服)?(?:不在线|休息|下班|不提供)|无人工/;
const ROBOT =
  /(?:机器人|小助手|小蜜|智能(?:问答|应答|服务)|ai[^,。]{0,4}(?:助理|助手)|智能客服|智能助手|智能助理|ai ?客服|自动回复|自助服务)/;
const NO_ROBOT =
  /(?:无机器人|没有机器人|机器人不算|不设机器人|(?:全部?|都|均)(?:是|为)?真人|非机器人|不是机器人|拒绝机器人|纯人工|全人工|真人(?:客服)?(?:在线|服务|一对一)|不使?用机器人|告别机器人)/;
const ROBOT_FIRST =
  /(?:先由|首先由|优先由|先(?:由|经|与)?|由)(?:机器人|智能|ai)|(?:机器人|智能客服|智能助手|ai ?客服)[^。\n]{0,24}(?:转人工|无法解决|再转|接待|优先|首先|先行|解答)|转人工|(?:需|要|找|接)(?:要)?人工[^。\n]{0,10}(?:回复|输入|发送|按|请)|(?:回复|输入|发送|说|回)"?(?:转?人工)/;

/** When a human answers, as far as the page says. A footnote that limits the headline wins. */
export function humanHours(page: PolicyText): PolicyFacts["humanHours"] {
  const limited = page.sentences.find((each) => ROBOT_ONLY.test(each.words) && hoursIn(each.words).length > 0);
  if (limited !== undefined) {
    const left = complementOf(hoursIn(limited.words).find(({ hours }) => hours !== "24x7")?.hours ?? "");
    if (left !== null) return { value: left, excerpt: excerptOf(page, limited.start, limited.end) };
  }
  const [human] = page.sentences
    .map((sentence, at) => ({ sentence, at, rank: rankOf(page, sentence, at) }))
    .filter(({ rank }) => rank > 0)
    .sort((one, other) => other.rank - one.rank || one.at - other.at);
  if (human === undefined) return null;
  const { sentence, at } = human;
  const value = joinedHours([
    ...before(page, at),
    ...underColumns(sentence, humanPart(sentence.words)),
    ...behind(page, at),
  ]);
  return value === null ? null : { value, excerpt: excerptOf(page, sentence.start, sentence.end) };
}

/** In a table: the days that stand over hours; not the hours that another platform keeps. */
function underColumns(sentence: Sentence, hours: readonly Hours[]): readonly Hours[] {
  const cells = cellsUnderHeads(sentence);
  const chats = cells.filter(({ head }) => CHAT.test(head));
  const byWay = chats.length > 0 && chats.length < cells.length && cells.every(({ head }) => A_WAY.test(head));
  if (!byWay && !cells.some(({ head }) => OTHERS.test(head) || NAMES_DAYS.test(head))) return hours;
  const row = NAMES_DAYS.exec(sentence.words)?.index === 0 ? (/^\S+/.exec(sentence.words)?.[0] ?? "") : "";
  return (byWay ? chats : cells)
    .filter(({ head }) => !OTHERS.test(head))
    .flatMap(({ head, cell }) => hoursIn(byWay ? `${row} ${cell}` : `${head} ${cell}`));
}

/** Where each way of contact keeps its own hours, those of the chat are the people's. */
const CHAT = /在线|网页|人工|chat/;
const A_WAY = /在线|网页|人工|客服|电话|热线|qq|微信|工单|邮[件箱]|chat|phone/;

const NAMES_DAYS = /周[一二三四五六日末]|星期|工作日|双休|节假日|平日/;
/** 调整前, beside 调整后. */
const OTHERS = /(?:调整|变更|修改)前|(?:其[他它]|别的|普通|传统|同类)(?:平台|网站|店|家)|同行|别家|友商/;

/** How surely a sentence tells when people answer; 0: it does not. */
function rankOf(page: PolicyText, sentence: Sentence, at: number): number {
  const { words, heading } = sentence;
  if (hoursIn(words).every((hours) => isOfSomethingElse(words, hours))) return 0;
  if (/(?:人工|真人|[上下]班)/.test(words)) return humanPart(words).length > 0 ? 4 : 0;
  if (!NO_ROBOT.test(words) && hoursIn(words).every((hours) => ROBOT.test(clauseAbout(words, hours)))) return 0;
  if (/(?:客服|坐席|值班|值守|客户服务|support|agents?)/.test(words)) return 3;
  if (SERVICE.test(words) || SERVICE_HEADING.test(heading)) return 2;
  return isBareLineOfHours(page, words, at) ? 1 : 0;
}

/** The clause that hours stand in; where it says nothing else, with the one before. */
function clauseAbout(words: string, { start, end }: Hours): string {
  const own = clauseBefore(words, start);
  const from = /[\u4e00-\u9fff]{2}/.test(words.slice(own, start)) ? own : clauseBefore(words, own - 2);
  const stop = words.slice(end).search(/[,|]/);
  return words.slice(from, stop < 0 ? words.length : end + stop);
}

function clauseBefore(words: string, at: number): number {
  return Math.max(words.lastIndexOf(",", at), words.lastIndexOf("|", at)) + 1;
}

/** A line of nothing but hours, beside one that names a contact or the service. */
function isBareLineOfHours({ sentences }: PolicyText, words: string, at: number): boolean {
  const bare = words.replace(/[^\u4e00-\u9fffa-z]/g, "").length <= 8;
  if (bare && CONTACT_NEARBY.test(sentences[at - 1]?.words ?? "")) return true;
  const around = [at - 1, at + 1, at + 2].map((place) => sentences[place]?.words ?? "").join(" ");
  return BEGINS_WITH_DAYS.test(words) && (SERVICE_HEADING.test(around) || isOtherDays(sentences[at + 1]?.words ?? ""));
}

/** Of 机器人7x24小时,人工9:00-21:00 the hours behind the word for people. */
function humanPart(words: string): Hours[] {
  const hours = hoursIn(words).filter((each) => !isOfSomethingElse(words, each));
  const people = Math.max(words.lastIndexOf("人工"), words.lastIndexOf("真人"));
  if (!ROBOT.test(words) || NO_ROBOT.test(words) || people < 0 || CAN_BE_ASKED.test(words))
    return ofPeople(words, hours);
  return hours.filter((each) => {
    // 23点后由机器人接待,8点恢复人工.
    if (ROBOT.test(words.slice(each.start, each.end))) return true;
    const clause = clauseAbout(words, each);
    return /人工|真人/.test(clause)
      ? each.start > people || !ROBOT.test(clause)
      : each.start > people && !ROBOT.test(clause);
  });
}

/** Of 24小时自助下单,客服9:00-23:00 the hours that are said of people. */
function ofPeople(words: string, hours: Hours[]): Hours[] {
  const told = hours.filter((each) => PEOPLE.test(clauseAbout(words, each)));
  const always = (each: Hours) => each.hours === "24x7";
  return told.length > 0 && hours.some(always) && !told.some(always) ? told : hours;
}

/** 9:00-23:00(机器人先行接待,可转人工). */
const CAN_BE_ASKED =
  /\([^()]{0,12}(?:机器人|智能)[^()]{0,16}(?:可|能|随时)[^()]{0,4}人工[^()]{0,8}\)|^[^,]*\d[^,]*,(?:首?先)由?[^,。]{0,4}(?:机器人|智能)[^。]{0,20}(?:转接?|接入|找)/;
const PEOPLE = /人工|真人|客服|坐席|热线|电话/;

/** Hours of delivery and the like; 除2:00-7:00系统维护外 tells when people are there after all. */
function isOfSomethingElse(words: string, hours: Hours): boolean {
  const clause = clauseAbout(words, hours);
  return NOT_SERVICE.test(clause) && !/^除[^,]*外$/.test(clause);
}

/** 周一至周五 …; 周六、周日 …: lines of other days beside it belong to it. */
function behind(page: PolicyText, at: number): Hours[] {
  const next = page.sentences[at + 1];
  if (next === undefined || !isOtherDays(next.words) || next.start - (page.sentences[at]?.end ?? 0) > 3) return [];
  return [...underColumns(next, hoursIn(next.words)), ...behind(page, at + 1)];
}

function before(page: PolicyText, at: number): Hours[] {
  const own = page.sentences[at];
  const previous = page.sentences[at - 1];
  if (own === undefined || previous === undefined || own.start - previous.end > 3) return [];
  return isOtherDays(own.words) && BEGINS_WITH_DAYS.test(previous.words)
    ? [...underColumns(previous, hoursIn(previous.words))]
    : [];
}

function isOtherDays(words: string): boolean {
  return OTHER_DAYS.test(words.trim()) && !NOT_SERVICE.test(words);
}

export function humanRoundTheClock(page: PolicyText): Excerpt | null {
  const promise = page.sentences.find(
    (each) =>
      hoursIn(each.words).some((found) => found.hours === "24x7") &&
      /(?:人工|真人|客服|在线服务|热线)/.test(each.words) &&
      !ROBOT.test(each.words) &&
      !NOT_SERVICE.test(each.words),
  );
  return promise === undefined ? null : excerptOf(page, promise.start, promise.end);
}

export function botFirst(page: PolicyText): PolicyFacts["botFirst"] {
  const denied = page.sentences.find((each) => NO_ROBOT.test(each.words));
  if (denied !== undefined) return { value: false, excerpt: excerptOf(page, denied.start, denied.end) };
  const robots = page.sentences.some((each) => ROBOT.test(each.words));
  const first = page.sentences.find(
    (each) =>
      ROBOT_FIRST.test(each.words) &&
      !ROBOT_ONLY.test(each.words) &&
      (ROBOT.test(each.words) || (robots && /转?人工/.test(each.words))),
  );
  return first === undefined ? null : { value: true, excerpt: excerptOf(page, first.start, first.end) };
}
