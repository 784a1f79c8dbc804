import { type Duration, durationsIn } from "../language/durations.ts";
import { matchesOf } from "../language/matches.ts";
import { WAY_OF_PAYMENT } from "../lexicon/time-roles.ts";

const DAY: Omit<Duration, "start" | "end"> = {
  minSeconds: 0,
  maxSeconds: 86_400,
  unit: "day",
  bounded: true,
};
const WEEK: typeof DAY = { ...DAY, maxSeconds: 7 * 86_400 };
const WORKDAY: typeof DAY = { minSeconds: 86_400, maxSeconds: 86_400, unit: "workday", bounded: false };
const AT_ONCE_LASTS: typeof DAY = { minSeconds: 0, maxSeconds: 0, unit: "minute", bounded: true };
/** 余额支付: 实时: a way of payment by which a refund takes no time; 款项即时退回. */
const AT_ONCE = new RegExp(
  `(?<=(?:${WAY_OF_PAYMENT.source})[^,。]{0,8}|^)(?:实时|即时|秒(?!杀|拍|发|充|卡|钟))(?:到账|退回?|返还)?|(?<=退款|款项?|资金|钱)(?:会|将|可)?(?:实时|即时|秒)(?=[退返]|到账|到余额|回)|(?:实时|即时)(?=退[还回])|(?:实时|即时|秒|立即)到账?(?<=[退返][^,。;]{0,12}(?:余额|钱包|账户|零钱|原路)[^,。;]{0,3},[实即秒立][时即]?到账?)`,
  "g",
);
const TODAY =
  /(?<=(?:工单|投诉|问题|留言|退款)[^,。]{0,2})当[天日](?=[^,。]{0,3}(?:办|处理|解决|回|完成|退))|(?<=支付宝|微信|零钱|余额|钱包)当[天日](?=[,、;]|$)|(?<=购买|下单|收货|签收|付款|发货|交易|提取|售出|收到)当[天日]|当[天日]\d{1,2}(?:点|:\d\d)(?:之?前)|(?:当[天日]|24点前)(?:内|之内|24点前|(?=(?:就|即|给|为|必|能|会|可|把|完成|帮)|联系|来|核[对实验]|检[查测]|试(?!用)|处理|反馈|解决|投诉|点击|说|找|报|提(?!现|货)|验|测|退|到账|回复|办结))|(?<=\()当[天日](?=\))|(?:[次隔翌]日|隔天|第二天)(?:上午|下午|中午|早上)?(?=[^,。不\d]{0,4}(?:到账|退[款回还到至]|回到|返[回还]|原路|回复|处理完|打款|办结))/g;

/** 7x24小时内. */
const WEEK_OF_HOURS = /7\s?[x*]\s?24\s?小时(?:之?内|以内)/g;

/** 下一个工作日. */
const NEXT_WORKDAY =
  /(?:下一?个?|次一?个?)工作日(?=内?[^,。]{0,3}(?:到账|退[款回还]|[回答]复|打款|办结|返[回还]|入账|原路|回到))/g;

/** T+1, T+3至T+7: workdays after the day of the trade. */
const TRADE_DAY = /(?<![a-z])t\s?\+\s?(\d{1,2})(?:\s?[-~至到]\s?(?:t\s?\+\s?)?(\d{1,2}))?(?!\d|\s?个)/g;

/** Every stretch of time that a sentence names: 3天, 当天, and 实时 where it is a refund's. */
export function stretchesIn(words: string): Duration[] {
  const days = found(TODAY, words, DAY);
  const weeks = found(WEEK_OF_HOURS, words, WEEK);
  const next = found(NEXT_WORKDAY, words, WORKDAY);
  const atOnce = found(AT_ONCE, words, AT_ONCE_LASTS);
  return [...durationsIn(words), ...days, ...weeks, ...next, ...atOnce, ...tradeDays(words)];
}

function found(pattern: RegExp, words: string, lasts: typeof DAY): Duration[] {
  return matchesOf(pattern, words).map(({ index, 0: match }) => ({
    ...lasts,
    start: index,
    end: index + match.length,
  }));
}

function tradeDays(words: string): Duration[] {
  return matchesOf(TRADE_DAY, words).map((found) => {
    const place = { start: found.index, end: found.index + found[0].length };
    const [from, to] = [Number(found[1]), Number(found[2] ?? found[1])];
    if (to === 0) return { ...AT_ONCE_LASTS, ...place };
    return { minSeconds: from * 86_400, maxSeconds: to * 86_400, unit: "workday", bounded: false, ...place };
  });
}
