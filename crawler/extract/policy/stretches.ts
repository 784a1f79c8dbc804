import { type Duration, durationsIn } from "../language/durations.ts";
import { matchesOf } from "../language/matches.ts";

const DAY: Omit<Duration, "start" | "end"> = {
  minSeconds: 0,
  maxSeconds: 86_400,
  unit: "day",
  bounded: true,
};
const AT_ONCE_LASTS: typeof DAY = { minSeconds: 0, maxSeconds: 0, unit: "minute", bounded: true };
/** 余额支付: 实时: a way of payment by which a refund takes no time. */
const AT_ONCE =
  /(?<=(?:余额|支付宝|微信|零钱|钱包)[^,。]{0,8}|^)(?:实时|即时|秒(?!杀|拍|发|充|卡|钟))(?:到账|退回?|返还)?/g;
const TODAY =
  /(?<=购买|下单|收货|签收|付款|发货|交易|提取|售出|收到)当[天日]|(?:当[天日]|24点前)(?:内|之内|24点前|(?=(?:就|即|给|为|必|能|会|可|把|完成|帮)|联系|来|处理|反馈|解决|投诉|点击|退款|到账|回复|办结))|(?:[次隔翌]日|隔天|第二天)(?=(?:就|即|可|能|会|内)?(?:到账|退[款回还]|回复|处理完|打款|办结))/g;

/** T+1, T+3至T+7: workdays after the day of the trade. */
const TRADE_DAY = /(?<![a-z])t\s?\+\s?(\d{1,2})(?:\s?[-~至到]\s?(?:t\s?\+\s?)?(\d{1,2}))?(?!\d|\s?个)/g;

/** Every stretch of time that a sentence names: 3天, 当天, and 实时 where it is a refund's. */
export function stretchesIn(words: string): Duration[] {
  const days = matchesOf(TODAY, words).map((found) => ({
    ...DAY,
    start: found.index,
    end: found.index + found[0].length,
  }));
  const atOnce = matchesOf(AT_ONCE, words).map((found) => ({
    ...AT_ONCE_LASTS,
    start: found.index,
    end: found.index + found[0].length,
  }));
  return [...durationsIn(words), ...days, ...atOnce, ...tradeDays(words)];
}

function tradeDays(words: string): Duration[] {
  return matchesOf(TRADE_DAY, words).map((found) => ({
    minSeconds: Number(found[1]) * 86_400,
    maxSeconds: Number(found[2] ?? found[1]) * 86_400,
    unit: "workday",
    bounded: false,
    start: found.index,
    end: found.index + found[0].length,
  }));
}
