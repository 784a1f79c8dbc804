import { clauseAround } from "../language/sentences.ts";
import { type Money, moneyIn } from "./money.ts";

/** What the words before a sum make of it. The first fit counts. */
const ROLES: readonly (readonly [RegExp, number])[] = [
  // Not what is in dispute at all.
  [
    /(?:便宜|优惠|[能可]以?少|少[收付要]|立减|满减|注册资金|罚款?|违约金|(?<!联)通话费|邮费|起步价|最低|门槛|限额|最小的?|每月|日入|一天(?:骗|赚)[^,。]{0,10}|面额?为?单|减|送|奖励|返现?|缴纳?|(?:再|先|要|需要?)(?:交|缴|付|转)|(?:再|先|需要?|还要)充)[^,。!?;\n]{0,3}$/,
    -2,
  ],
  // What the quarrel cost besides.
  [/(?:路费|车费|误工费?|精神损失费?)[^,。!?;\n]{0,3}$/, 0],
  // A demand names what is still owed; damages beyond it come second.
  [
    /(?:退还|退回|退我|退给我|退款?|返还|归还|还我|补给?我|诉求|申请退|退剩余|剩余|剩下|其余|另外(?:的)?|还差|还欠|欠|多扣的?了?|多收了?|多出|差(?:的|了|价)|少(?:到|了|充|的)?)[^,。!?;\n]{0,8}$|(?:^|[,。!;\s还仍])[差欠少]$/,
    6,
  ],
  [/(?:要求|赔偿?我?|补偿|赔付)[^,。!?;\n]{0,8}$/, 5],
  [
    /(?:合计|共计|总共|一共|共|总计|累计|拢共|统共|加起来|加一块儿?|前后|总额|总金额|涉案|涉及|损失|被骗|被套|骗(?:了|走)|亏)[^,。!?;\n]{0,8}$/,
    4,
  ],
  [/(?:余额|账户里?|里面|保证金|押金|预存|提现|佣金|货款|冻结|没收)[^,。!?;\n]{0,10}$/, 3],
  [
    /(?:每[次笔单张份回]|充|付|花|扣|买|转|交|下单|订单|价格|金额|实付|支付|打款|拍|投|价值|收了我?|刷|购)[^,。!?;\n]{0,12}$/,
    2,
  ],
];
const BACK_ALREADY = /(?:退了|已退|只退了?|退回了|退回来|退给我了|到了)(?:(?![差欠少剩])[^,。!?;\n]){0,4}$/;
const VOUCHER = /^的?(?:代金|抵用|优惠|现金)?券/;
const AFTER_LESSENS = /^(?:的?(?:手续费|服务费|认证费|优惠|红包|优惠券|通话|邮费|一个月|每月|\/月))/;
const USED = /用(?:了|掉|过)$/;
const GIFT = /(?:送|赠|返)(?:送|的|现|我的?)*那?$/;
const WITHHELD = /^(?:元|块)?(?:的)?(?:也|都|却|呢|就|根本)*(?:没|呢|不[给退还]|去哪|未|变)/;
/** 还有80没给. */
const STILL = /(?:还有|剩下?)$/;
/** 其中一张45的不能用. */
const ONE_OF_THEM = /其中[^,。!?;\n]{0,4}$/;
const USELESS = /^(?:元|块)?的?(?:那?[张个单笔])?(?:用不|不能|没|无效|失效|是?[空废坏]|被用|充不|报错)/;
const LOST = /^(?:就|都|全|块|元|钱|,|就当|等于)*(?:打(?:了)?水漂|喂(?:了)?狗|白(?:扔|花|给|送)|泡汤)/;
const EACH = /(?:各|每[单笔张次回份]|分别)(?:充|付|扣)?(?:了)?$/;
/** 扣了两次,每次68,申请退一笔. */
const ONE_BACK = /重复|退一[笔次张单]/;
const COUNT = /([两二三四五六七八九十]|\d{1,2})\s?(?:单|笔|次|张|个|份|辆|车|台)/;
const COUNT_OF_EACH =
  /([两二三四五六七八九十]|\d{1,2})(?:单|笔|次|张|个|份|辆|车|台)(?:订单)?(?:都|均)?各(?:自)?(?:充|付|扣|是|了)?$/;
const TIMES_AFTER = /^\s?[x*]\s?(\d{1,2})\s?(?:笔|单|次|张|份)?/;

/** The sum in dispute: what is demanded back, else the total named, else the largest sum paid. `null`: none is named. */
export function amountIn(text: string): number | null {
  const weighed = moneyIn(text).map((money) => ({ money, weight: weigh(text, money) }));
  const best = Math.max(...weighed.map((each) => each.weight));
  const candidates = weighed.filter((each) => each.weight === best && best > -2).map((each) => sumOf(text, each.money));
  if (candidates.length === 0) return givenBack(text, weighed);
  return best >= 5
    ? lessPaidBack(text, weighed, best, candidates.at(-1) ?? 0)
    : best === 2 || best === 3
      ? outstanding(text, weighed, candidates)
      : Math.max(...candidates);
}

/** Of a matter that is settled: what came back, where nothing else is named. */
function givenBack(text: string, weighed: readonly { readonly money: Money }[]): number | null {
  const back = weighed.filter(({ money }) => BACK_ALREADY.test(text.slice(Math.max(0, money.start - 10), money.start)));
  return back.length === 0 ? null : Math.max(...back.map(({ money }) => money.yuan));
}

function weigh(text: string, money: Money): number {
  const clause = clauseAround(text, money.start, money.end, 30);
  const before = text.slice(clause.start, money.start);
  const after = text.slice(money.end, money.end + 8);
  if (BACK_ALREADY.test(before)) return -2;
  if (isOwed(before, after)) return 6;
  if (LOST.test(after)) return 4;
  const role = ROLES.find(([words]) => words.test(before));
  const weight = role?.[1] ?? 1;
  if (weight < 6 && VOUCHER.test(after)) return -2;
  if (weight > -2 && AFTER_LESSENS.test(after)) return -1;
  return money.hasUnit || weight >= 2 ? weight : 0;
}

function isOwed(before: string, after: string): boolean {
  if (ONE_OF_THEM.test(before) && USELESS.test(after)) return true;
  return (GIFT.test(before) || STILL.test(before)) && WITHHELD.test(after);
}

function sumOf(text: string, money: Money): number {
  const times = TIMES_AFTER.exec(text.slice(money.end, money.end + 8));
  if (times !== null) return money.yuan * Number(times[1]);
  const each = COUNT_OF_EACH.exec(text.slice(Math.max(0, money.start - 10), money.start));
  if (each !== null && !/^(?:元|块)?(?:的)?面[值额]/.test(text.slice(money.end, money.end + 4)))
    return money.yuan * countFrom(each[1] ?? "1");
  return money.yuan;
}

/** 欠我1200,退了500: what is owed, less what came after. */
function lessPaidBack(
  text: string,
  weighed: readonly { readonly money: Money; readonly weight: number }[],
  best: number,
  owed: number,
): number {
  const named = weighed.findLast((each) => each.weight === best);
  const back = weighed.find(
    ({ money }) =>
      money.start > (named?.money.start ?? 0) &&
      BACK_ALREADY.test(text.slice(Math.max(0, money.start - 10), money.start)),
  );
  return back !== undefined && back.money.yuan < owed ? round(owed - back.money.yuan) : owed;
}

/** Several orders claimed one by one add up; a part already paid back is taken off. */
function outstanding(
  text: string,
  weighed: readonly { readonly money: Money }[],
  candidates: readonly number[],
): number {
  const largest = Math.max(...candidates);
  const each = weighed.find(({ money }) => EACH.test(text.slice(Math.max(0, money.start - 6), money.start)));
  const count = COUNT.exec(text);
  if (each !== undefined && count !== null && !ONE_BACK.test(text)) return each.money.yuan * countFrom(count[1] ?? "1");
  const back = weighed.find(({ money }) => BACK_ALREADY.test(text.slice(Math.max(0, money.start - 10), money.start)));
  const used = weighed.find(({ money }) => USED.test(text.slice(Math.max(0, money.start - 6), money.start)));
  if (used !== undefined && used.money.yuan < largest && /剩/.test(text)) return round(largest - used.money.yuan);
  if (back !== undefined && back.money.yuan < largest && /(?:退了|只退|已退)/.test(text))
    return round(largest - back.money.yuan);
  return largest;
}

function countFrom(written: string): number {
  const place = "一二三四五六七八九十".indexOf(written);
  if (place >= 0) return place + 1;
  return written === "两" ? 2 : Number(written);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
