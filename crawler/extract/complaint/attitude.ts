import type { Issue, Remedy, Signal } from "../../../data/model/taxonomy.ts";
import { openPattern } from "../language/alternatives.ts";
import { compileCue } from "../language/cues.ts";
import { matchesOf } from "../language/matches.ts";
import { AD, BLAME, GUIDE, INQUIRY, PRAISE, PRAISE_DENIED, SARCASM, TROUBLE, UNSETTLED } from "../lexicon/attitude.ts";
import type { Finding } from "./apply-rules.ts";
import type { Genre } from "./genre.ts";
import { closesSettled } from "./resolution.ts";
import { isOthersVoice } from "./voice.ts";

/** What kind of text it is. Only `complaint`, `praise` and `report` tell of something the author went through. */
export type Attitude = {
  readonly genre: Genre;
  readonly sentiment: -1 | 0 | 1;
  readonly isComplaint: boolean;
  /** The last state that the author asserts is that the matter is settled. */
  readonly closed: boolean;
};

const praise = openPattern(compileCue(PRAISE));
const praiseDenied = openPattern(compileCue(PRAISE_DENIED));
const blame = openPattern(compileCue(BLAME));
const sarcasm = compileCue(SARCASM, "");
const unsettled = openPattern(compileCue(UNSETTLED));
const trouble = openPattern(compileCue(TROUBLE));
const ad = openPattern(compileCue(AD));
const inquiry = compileCue(INQUIRY, "");
const guide = openPattern(compileCue(GUIDE));
const SPENT = /(?:付|充|买|花|扣|转|交|下单)(?:了|的|过)[^,。]{0,6}\d|\d+(?:元|块)|[百千万]块?(?:没了|打水漂)/;
const NO_OWN =
  /(?:不敢(?:买|充|下单)|没敢(?:买|充|下单)|纯(?:吃瓜|好奇)|我?还没(?:有)?(?:遇到|买|用|充)(?!到|上|值成)|自己没(?:买|用|遇)|(?<![都还就也])没(?:有)?(?:在[^,。]{0,6})?(?:买|用|充)过(?!的)|还没买|提前了解|第一次(?:买|用))/;
/** Means to buy, and has not. */
const INTENT =
  /(?:^|[,。!?\s])(?:最近|我|正|这两天|也|就)*(?:想|打算|准备|计划|考虑)(?:在|去|给[^,。]{1,4})?[^,。!?]{0,8}(?:充|买|开|入|冲|办|做代理|加盟)(?!了)/;
const EVENT =
  /(?:付|充|买|花|扣|转|交|下单|拍|冲|刷|提交|申请|联系|找|打)(?:了|完|过去|好)|昨[天晚]|前天|上周|刚(?:才|刚)|(?:客服|卖家|店家|平台)(?:说|让|回|不|没)|结果|被(?!坑|骗)|paid|bought/;
/** What others said, not the author: a quotation, an answer told. */
/** What the author felt before it turned out otherwise. */
const TURNED =
  /以前(?:在|用|去)[^,。!?;\n]{0,16}|(?:本来|一开始|起初|原以为|还以为|差点)[^,。!?;\n]{0,20}|差评[^,。]{0,4}(?:删|撤|改)|(?:删|撤|改)(?:了|掉)?[^,。]{0,6}差评/g;
const OTHERS_WORDS =
  /"[^"\n]{0,60}"|(?:客服|店家|商家|卖家|机器人):[^\n。!?]{0,40}|(?:答|回答|他说):[^,。!?;\n]{0,24}|(?:请|求|记得|要|让我?)给?(?:个|打|写|留)?(?:五星|好评)|(?:网上|别人|朋友|评论区?)(?:都)?说[^,。!?;\n]{0,16}|怕(?:被)?[骗坑]/g;
const CLAIMED =
  /(?:退款|退钱|还钱|电话|投诉|客服|到账|订单|提现|余额|卡|充|会员|话费|元|块|平台|店|兑换|扣费|激活|排(?:队|到)|系统|页面|机器人|工单|体验|活动|上班|在线|交易|购|东西|卖家|商家|售后|付款|账号|人工|点券|q币|网站|下单|发货|维权|码|key|代理|点卡|油卡|充值|妹子|工号|钱|钞票|买|价|货|仲裁|办事|再也|等到|花都|宰|坑|授权)/;
/** Something is said to be missing, refused or contrary to what was to be. */
const CONTRARY =
  /(?:没|不(?!错)|无|未|却|竟|居然|反而|白|只有|才(?!能)|说好的|还是|偷|骗|坑|扣|走了|错|绝了|离谱|呵|\?!|!!|第[二三四五六七]个)/;
const THEY = /(?:你们|你家|他们|他家|客服|商家|卖家|店家|平台|机器人)/;
/** Each alone says little; three together tell of something that went wrong. */
const TELLING: readonly RegExp[] = [
  CONTRARY,
  SPENT,
  THEY,
  /"[^"\n]{2,40}"/,
  /第(?:\d+|[二三四五六七八九十]+)天|到今天|至今|到现在|这都|(?:\d+|[一二两三四五六七八九十半])个?(?:月|天|小时|星期|礼拜|周)/,
  /我(?:的|付|买|充|花|找|问|打|账|要|攒|公司|报)|我(?:妈|爸|家|孩子)|(?:付|买|充|打|交)(?:了|完)/,
  /(?:谁|哪|什么|怎么|凭啥|咋)[^。!?\n]{0,16}[?!]|[?!]{2}|[^?]\?/,
];
const RETRACTED =
  /(?:(?:骂|怪|说|投诉)错了|(?:和|跟|与)(?:平台|商家|卖家|店家|客服|人家)(?:没|无)(?:有)?关系?[,。!]?$|是?我(?:自己|手机号|账号|区服?)[^,。!?]{0,6}(?:少填|填错|充到|看漏|输错|充错)|误会(?!我)|错怪|冤枉了?(?:卖家|客服|平台|店家)|虚惊一场|(?:更正|澄清)(?:一下|下|说明|:|,|昨|我|之前)|对不住|(?:^|[,。!?])(?:在此|这里|给[^,。]{1,6})?道个歉|差评(?:我)?(?:已经?|就|也|都)?(?:删|撤|改)|(?:删|撤|改)(?:了|掉)[^,。]{0,6}差评|赔个不是|我的锅|怪我自己|是?我自己的(?:问题|错)|给(?:商家|客服|店家|卖家|平台)道(?:个)?歉|是自己(?:的)?(?:网络|操作|手机|看)|收回(?:之前|差评|投诉)|(?<!咬定|说|怪|赖|称)是我(?:自己)?(?:看|搞|弄|记|填|复制|眼|银行卡?|卡|没|忘))/;
const POSITIVE: ReadonlySet<Signal> = new Set(["fast_response", "auto_refund_received", "proactive_update"]);

type Weights = {
  readonly good: number;
  /** What the platform did well, as signals say. */
  readonly liked: number;
  readonly bad: number;
  readonly grievances: number;
  readonly demands: number;
  /** What the platform did amiss, as signals say. */
  readonly misdeeds: number;
  readonly improve: boolean;
  /** After a 但是 comes what went wrong. */
  readonly turned: boolean;
  /** The author closes with the matter settled. */
  readonly over: boolean;
  /** Something is said to be open still. */
  readonly open: boolean;
};

/** What kind of text this is and how its author stands to the platform, from the facts found, the words around them, and
 * how likely such posts are to be complaints. */
export function judgeAttitude(
  text: string,
  issues: readonly Finding<Issue>[],
  signals: readonly Finding<Signal>[],
  remedies: readonly Finding<Remedy>[],
  chance: number,
): Attitude {
  const weights = weigh(text, issues, signals, remedies);
  const genre = lean(genreOf(text, weights), chance, weights);
  return {
    genre,
    sentiment: sentimentOf(genre, text, weights),
    isComplaint: genre === "complaint",
    closed: weights.over,
  };
}

/** Such posts are seldom complaints, or nearly always. */
const SELDOM = 0.25;
const NEARLY_ALWAYS = 0.9;

/** Where the words leave it open, what such posts mostly are decides. */
function lean(genre: Genre, chance: number, { over }: Weights): Genre {
  if (genre === "complaint") return chance >= SELDOM ? genre : over ? "report" : "other";
  return chance >= NEARLY_ALWAYS && genre !== "suggestion" ? "complaint" : genre;
}

function weigh(
  text: string,
  issues: readonly Finding<Issue>[],
  signals: readonly Finding<Signal>[],
  remedies: readonly Finding<Remedy>[],
): Weights {
  // Praise out of somebody else's mouth is not the author's.
  const quotable = signals.some((each) => each.code === "gag_or_withdraw")
    ? text.replace(/[^,。]{0,8}(?:好评|五星)/g, "")
    : text;
  const spoken = quotable.replace(OTHERS_WORDS, "");
  const liked = signals.filter((each) => POSITIVE.has(each.code)).length;
  const praised = count(spoken, praise) - 2 * count(spoken, praiseDenied) + liked;
  return {
    liked,
    good: sarcasm.test(text) ? 0 : Math.max(0, praised),
    bad: count(text.replace(TURNED, ""), blame) + signals.length - liked,
    grievances: new Set(issues.map((each) => each.code)).size,
    demands: remedies.length,
    misdeeds: signals.length - liked,
    improve: remedies.some((each) => each.code === "improve_service"),
    turned: turnsSour(text, issues),
    over: closesSettled(text, issues, remedies),
    open: unsettled(text).length > 0,
  };
}

/** 还显示充值中,正常要多久: asks whether to worry. */
const HOW_LONG = /(?:正常|一般|通常|大概)(?:情况下?)?(?:要|得|是|需要)?(?:等)?(?:多久|几天|多长|几个小时)/;

function genreOf(text: string, weights: Weights): Genre {
  if (HOW_LONG.test(text) && weights.bad === 0 && weights.demands === 0 && weights.grievances <= 1) return "inquiry";
  if (isOthersVoice(text)) return "notice";
  if (count(text, ad) >= 2 && weights.grievances < 2) return "ad";
  if (isGuide(text)) return "guide";
  if (
    NO_OWN.test(text.replace(/"[^"\n]{0,60}"/g, "")) ||
    isIntending(text) ||
    (isAsking(text) && ((weights.grievances === 0 && weights.bad < 3) || isOnlyAsking(text, weights)))
  )
    return "inquiry";
  return ownGenre(text, weights);
}

function ownGenre(text: string, weights: Weights): Genre {
  const complaining = weights.grievances + weights.demands + weights.misdeeds;
  if (weights.improve && weights.bad < 2 && complaining - weights.misdeeds <= 1) return "suggestion";
  if (isPraise(weights) && (weights.liked > 0 || CLAIMED.test(text))) return "praise";
  if (weights.demands === 0 && isReport(text, weights)) return "report";
  if (complaining > 0) return "complaint";
  return isUnwell(text, weights) && CLAIMED.test(text) && !isAsking(text) ? "complaint" : "other";
}

function isReport(text: string, { over, bad, good }: Weights): boolean {
  return (over && bad <= good + 1) || (RETRACTED.test(text) && bad < 3);
}

/** Nothing to praise, nothing to blame. */
const PLAIN =
  /正常(?:到|发|使用|的)|都正常|符合(?!要求)|中规中矩|无功无过|不吹不黑|没有?出过(?:问题|岔子|错)|(?:价格|速度|体验)一般/;
const TURN = /但|可是|结果|却|不过|没(?:到|收|给|人)|不(?:给|退|能|让)/;

/** Something went wrong, though nothing says what. */
function isUnwell(text: string, { bad, good }: Weights): boolean {
  const unwell = bad + count(text, trouble);
  if (unwell > good) return true;
  if (good > 0) return false;
  if (PLAIN.test(text) && !TURN.test(text)) return false;
  const contrary = CONTRARY.test(text) && (SPENT.test(text) || THEY.test(text));
  return contrary || TELLING.filter((sign) => sign.test(text)).length >= 2;
}

/** Asks about what they mean to buy, and tells of nothing that happened. */
function isIntending(text: string): boolean {
  return INTENT.test(text) && /[?吗么呢]/.test(text) && !EVENT.test(text);
}

/** What an issue was found in is the question itself. */
function isOnlyAsking(text: string, { demands, misdeeds }: Weights): boolean {
  return demands === 0 && misdeeds === 0 && /[?吗么呢不]$|[?]/.test(text) && !EVENT.test(text);
}

/** Asks, and tells of nothing that was paid or done. */
function isAsking(text: string): boolean {
  return inquiry.test(text.replace(OTHERS_WORDS, "")) && !SPENT.test(text);
}

function isGuide(text: string): boolean {
  if (LECTURE.test(text)) return true;
  if (count(text, guide) < 1 || /我(?:的|充|买|付|被|找|在|昨|今|已|要|刚)/.test(text)) return false;
  return (
    /(?:如果|若|一律|遇到|一般来说|(?:都|统统|肯定)是骗子|消费者应|切勿|谨防|凡是|都别|别信|千万别|应(?:当|该)?先|可以(?:先|通过)|务必|看(?:备案|资质|客服|售后))/.test(
      text,
    ) || count(text, guide) >= 2
  );
}

/** 科普:什么叫单边账. */
const LECTURE = /^[^,。!?]{0,6}(?:科普|防骗|防坑|教大家|新手必看|避坑指南)[^,。!?]{0,6}[:,]/;

const BUT = /但是?|可是(?!以)|不过|然而|问题是/g;

function turnsSour(text: string, issues: readonly Finding<Issue>[]): boolean {
  const but = matchesOf(BUT, text).at(-1);
  return but !== undefined && issues.some((each) => each.start > but.index && each.code !== "delayed_delivery");
}

function isPraise({ good, bad, grievances, demands, turned, over, open }: Weights): boolean {
  if (good === 0 || demands > 0 || (turned && !over)) return false;
  return good > bad && (over || grievances === 0 || (!open && good >= bad + grievances + 1));
}

function sentimentOf(genre: Genre, text: string, { good, bad, grievances }: Weights): -1 | 0 | 1 {
  switch (genre) {
    case "complaint":
      return -1;
    case "praise":
      return grievances > 0 && bad > 0 && good < bad + 2 ? 0 : 1;
    case "other":
      return bad >= 2 && good === 0 && !inquiry.test(text) ? -1 : 0;
    default:
      return 0;
  }
}

const COUNTED_AT_MOST = 12;

function count(text: string, matchesIn: (text: string) => RegExpExecArray[]): number {
  return Math.min(COUNTED_AT_MOST, matchesIn(text).length);
}
