import type { Span } from "../../../data/model/quote.ts";
import { type Duration, durationsIn } from "../language/durations.ts";
import { clauseAround, sentenceAround } from "../language/sentences.ts";
import { answeredByClock } from "./answered-by-clock.ts";

/** How long the first human answer took, and the words that say so. */
export type FirstResponse = Span & { readonly minutes: number };

const INSTANT =
  /第一(?:通|个)电话就有人接|一打就(?:通|接)|秒(?:回|接|答)|(?:立刻|立马|马上|当即|当场|即刻|即时|刚[问发说点进打连][^,。!?;\n]{0,6}?就|一[问找发][^,。!?;\n]{0,4}?就)(?:就|有|给){0,2}我?(?:人|客服|人工)?(?:[接答]|来人|回(?![来到款收])|应(?!该)|理(?![解由]))/g;
const NOT_HUMAN = /机器|自动|智能|ai|系统/;
const HUMAN = /人工|真人|活人|专员|有人/;
/** What was promised, hoped for or ordered did not happen by being said. */
const NOT_DONE =
  /承诺|宣传|说好|号称|页面|首页|大字|口号|招牌|公告|写着?|保证|标着|吹|要求|希望|应该|必须|不存在|敢说|规定|限|平均|(?:说|称|答应|让我?|叫我?|要我|(?<!申)请您?|[再稍]等|等会)[^,。!?;\n]{0,4}$/;
/** Quick they were before the money was paid. */
const BEFORE_PAYING = /(?:下单|付款|付钱|交钱|买)(?:之|以)?前|售前|没付|以前|之前|收钱|收款|推销|拉客|平时/;
/** Without one of these nobody answered. */
const ANSWERED = /[回理接应响答搭睬蹦冒吱吭露现]|见人|活人|等来|人工|客服|有人|个人|真人|消息|信/;
const ANSWERS =
  "(?:(?<![找赢退收撤追拿换取要返变转挽召])回(?![来款归购收家头]|到(?!我))|(?<![代处管经助道受办])理(?![解由财赔])|睬|搭[理腔话]|吭|吱|应(?:声|答|$|[,。!?;])|接(?!下|着|受)|响应|答(?!应)|说话|通了|开口|冒|出现|露面|上线|现身|看(?:到|见)?(?:了)?消息|有(?:个)?(?:人|客服|真人|活人)|蹦出|进了?人工|来(?:了)?(?:第?一[句条]|一?[个位]?(?:真|活)?人|一?[个位]?(?:人工|客服|专员)|电话)|[轮排]到了?我(?![^。!?\\n]{0,4}[断挂踢掉])|找到(?:了|一|个|位)*(?:真人|活人|人工|客服(?!电话|入口))|(?:帮|替|给)我(?:处理|拦|查|弄|解决|搞|换|核)|见到|打(?:过来|来电话)|(?:收到|给)[^,。!?;\\n]{0,6}(?:回复|消息|答复)|(?:客服|人工|专员|平台|他们|对方|商家|店家|卖家|人员|真人|有人)(?:(?![没不未])[^,。!?;\\n]){0,4}(?:联系|打(?:来|过来|给|电话)|给我打|来|进|接|出))";
const NOTHING =
  "没|不(?!紧|到)|未|无|还(?!回)|退|到账|发货|补|充|机器|自动|系统|封|拉黑|超|让|要(?!不)|下[线班]|我(?:就|再|才|又)?[去联找问催打]|投诉我";
const SAID = `(?:(?!${NOTHING})[^,。!?;\\n])`;
/** 过了40分钟才理我, 两小时后客服回了, 等了50分钟,终于有人. */
const AFTER = new RegExp(
  `^(?:钟|左右)?(?:(?:过去了)?${SAID}{0,4}?(?:[后内才就先]|左右|样子|终于|总算)${SAID}{0,8}?${ANSWERS}|没(?:有)?人(?:理|回|应|接)[^,。!?;\\n]{0,3},(?:等到?)?(?:客服|他们|人家)?(?:理|回|接|应)我|${SAID}{0,2},(?:才|终于|总算|(?:人工|客服|有人)[才就终总])${SAID}{0,6}?${ANSWERS}|,?(?:才|终于|总算)?(?:盼|等|换|迎)(?:来|到)了?一?[个位句]?(?:人工|真人|活人|客服|回复|回应|答复)|,(?:才|终于|总算)?有一?[个位名][^,。!?;\\n没不]{0,8}(?:来|回|问|联系|加我)|,(?:客服|人工|售后|店家|店主|老板|商家|卖家|平台|对方|人家|他们?|她)(?:才|就|终于|总算)?(?:冒|露面|出现|现身|上线|回[我了]|理我|接了|应了|搭理|给了?我?(?:回应|回复|答复)))`,
);
/** 五分钟回的, 等了俩小时人工,接通后: of days nobody speaks so. */
const AT_THAT = new RegExp(`^(?:钟|左右)?(?:我问|客服|人工|对方|他们|有|队|慢悠悠|慢吞吞|不紧不慢)?,?等?${ANSWERS}`);
/** 首次回复花了, 转人工等了, 排人工排了: what the stretch is of. */
const BEFORE =
  /(?:[接回]得(?:飞|很|挺|超)?快\(|回复|响应|答复|接通|接待|回(?:消息|信息|一?[句次条])|第一[句次条](?:也是)?|回得[^,。]{0,2},|(?<!(?:找|给|问|联系|催|叫|加|寄|和|跟|打)(?:了|过|个)?)(?:人工|客服)(?:客服)?(?:回复?)?|(?:排|等)(?:人工|客服|真人)|(?:有人|客服|人工|真人|活人)(?:搭话|回复?|接|理|应|答|出现|露面|开口)(?:我)?)(?:的)?(?:时间|用时|速度)?(?:都|就|得|要|需|[用花等排隔拖]|了|队|整整|足足|将近|不到|只|大概|大约|约|差不多|[也是]){0,4}$/;
const NOBODY =
  /^(?:[^,。!?\n]{0,14}|[^,。!?\n]{0,8},[^,。!?\n]{0,6})(?:没|未|不(?!到)|无|石沉|杳|还是|仍|依然|机器|断|踢|退|到账|下班|处理|发货|充|补)/;
/** 回得不慢,两分钟; 才等来,整整24小时; 回复我了!等了两天; 从第一次联系到收到人工邮件,刚好三天: said before, whatever comes after. */
const TOLD_BEFORE =
  /(?:(?:回复?|响应|接通)[得倒也还算是挺很]{0,4}(?:不慢|快|及时|可以)[,(](?:大概|大约|约|也就|不到|用了)?|[接回答应]得(?![来到])[^,。!?\n没不]{0,2}(?:不慢|快|及时|挺好|可以|慢)?[,(](?:大概|大约|约|也就|才|不到|用了)?|才(?:等)?(?:来|回|有人|等到)[^,。!?\n]{0,4},(?:算下来|算起来)?(?:整整|足足|前后|一共|正好|刚好)|(?:回复?|理|搭理|答复)我?了[,。!]{1,3}(?:我)?(?:整整)?等了|(?:回|客服)[^。!?\n]{0,14},一[条句次](?:要|得|就)?|(?:联系|找|问|进线|留言|提交|发)[^。!?\n]{0,16}到[^。!?\n]{0,10}(?:收到|有人|回复|[回理]我|回(?:话|信|消息)|接通|人工|真人)[^。!?\n]{0,20},?(?:刚好|整整|一共|正好|用了|花了|隔了|共|是))$/;
/** 隔了三小时,客服说: it is the time from a question to an answer. */
const APART = /隔了?(?:整整|足足|大概|差不多)?$/;
const SPEAKS = /^(?:钟|左右)?,(?:客服|人工|售后|店家|店主|商家|卖家|对方|他们?|她)才?(?:说|问|让|发)/;
/** 回复要两个小时一条. */
const EACH = /^(?:才)?[一回][条句次回]/;
/** 48小时内答复: what is to be, not what was. */
const RULE = /^(?:之?内|以内)?,?(?:予以|给予|进行)?(?:答复|回复|响应|处理)(?![了我的过])/;
const A_DAY = 86_400;
const VAGUE = /多|几|来|半天|数/;

/** Minutes from first contact to the first human answer, where the author says so. */
export function firstResponseIn(text: string): FirstResponse | null {
  if (!ANSWERED.test(text)) return null;
  return atOnce(text) ?? inWords(text) ?? answeredByClock(text);
}

function atOnce(text: string): FirstResponse | null {
  INSTANT.lastIndex = 0;
  for (let found = INSTANT.exec(text); found !== null; found = INSTANT.exec(text)) {
    const start = found.index;
    const end = start + found[0].length;
    const clause = clauseOf(text, start, end);
    if (/^["?]/.test(text.slice(end)) || text.charAt(start - 1) === '"' || BEFORE_PAYING.test(clause.before)) continue;
    if (isToldOfAHuman(clause)) return { minutes: 0, start, end };
  }
  return null;
}

function inWords(text: string): FirstResponse | null {
  const durations = durationsIn(text);
  for (const [place, duration] of durations.entries()) {
    const { start, end } = duration;
    const sentence = sentenceAround(text, start, end);
    const next = durations[place + 1]?.start ?? sentence.end;
    const after = text.slice(end, Math.min(next, sentence.end, end + 24));
    if (isVague(text, duration) || (duration.bounded && RULE.test(after))) continue;
    const told = TOLD_BEFORE.test(text.slice(Math.max(sentence.start - 12, start - 60, 0), start));
    if (!told && !isAnswered(clauseOf(text, start, end).before, after, duration.maxSeconds < A_DAY)) continue;
    if (isToldOfAHuman(clauseOf(text, start, end)))
      return { minutes: Math.floor(duration.maxSeconds / 60), start, end };
  }
  return null;
}

function isVague(text: string, { start, end }: Duration): boolean {
  return (
    VAGUE.test(text.slice(start, end)) ||
    /(?:[几十来每]|(?<!差不)多)隔?$/.test(text.slice(Math.max(0, start - 3), start))
  );
}

function isAnswered(before: string, after: string, sameDay: boolean): boolean {
  return (
    (APART.test(before) && SPEAKS.test(after)) ||
    AFTER.test(after) ||
    (sameDay && AT_THAT.test(after)) ||
    (sameDay && BEFORE.test(before) && (EACH.test(after) || !NOBODY.test(after)))
  );
}

type Clause = { readonly before: string; readonly words: string };

/** The words between two commas, and those of them that come first. A colon and an enumeration part nothing here. */
function clauseOf(text: string, start: number, end: number): Clause {
  const from = clauseAround(text, start, end).start;
  const before = text.slice(from, start);
  const words = text.slice(from, clauseAround(text, start, end).end);
  return { before, words };
}

function isToldOfAHuman({ before, words }: Clause): boolean {
  return !NOT_DONE.test(before) && (!NOT_HUMAN.test(words) || HUMAN.test(words));
}
