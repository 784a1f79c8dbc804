import { matchesOf } from "../language/matches.ts";
import { CHINESE_NUMERAL, numberFrom } from "../language/numbers.ts";

export type Money = { readonly yuan: number; readonly start: number; readonly end: number; readonly hasUnit: boolean };

const FIGURE = "\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,2})?|\\d{1,12}(?:\\.\\d{1,2})?|\\d(?: \\d){1,5}";
const NUMBER = `(?:(?:${FIGURE})\\s?[万wk千百]?\\d?|${CHINESE_NUMERAL}{1,12})`;
const UNIT =
  "元|块(?!儿)|圆|r(?:mb)?(?![a-z])|人民币|大洋|米(?=[,。!?;\\s的]|$)|软妹币|刀乐|(?=面[值额]|话费|油费|电费)";
const WITH_UNIT = new RegExp(
  `(?<![\\d.a-z])(${NUMBER})\\s?(?:多|来|几)?\\s?(${UNIT})(?!宝|/)(?:钱)?(半|[一二三四五六七八九\\d](?:毛[一二三四五六七八九\\d])?(?![\\d个张天块月年号次.分]))?`,
  "g",
);
const WITH_SIGN = new RegExp(`(?:¥|rmb|cny|人民币)\\s?(${NUMBER})`, "g");
const BARE = new RegExp(
  `(?:(?:交|付|转|打|充|花|扣|投|押|存|刷|划|扫|汇|砸|冲|拿|嫖)(?:了|的|掉|走|完|过|去|他|她|们|进|出)*|(?:冻|冻结|扣押|没收|锁)(?:了|着|我)*|(?:油卡|点卡|月卡|年卡|季卡|会员|q币|点券|流量|电费|水费)|(?:躺|剩|压|留|卡|放|趴|存|欠|差)(?:着|了|在)|收(?:了|我|取|走)*|[费款金价钱]|提(?:了|的|出)|补(?:我|了|交|足)?|预存|把|被|多的|用完的|花完的|各|(?<![尾单卡编账型门机话信第工串])号|充值?[了的]?|储值?了?|差的?|花了?|付了?|买了?|扣了?|转了?|价格|金额|面值|退还?我?|损失|共计?|合计|一共|总共|还有|加起来|少的|只有|剩[余下]?的?|走了|余额|里[面头]|白瞎了?|被骗了?|亏了?|保证金|押金|售价|实付|单价|总价|打了|投了|做了|交了|卡里|提现|[一这那两几](?:张|单|个|笔|次)|我(?:那|的|这|自己(?:的|是|有)?)?|(?:退|还|要|出来|剩下)我?的?[这那]|(?<=[的那这]|订单)(?=\\d+(?:元|块)?(?:还|也|都|至今|一直)?(?:没|不)(?:退|到|给|还|处理|发|见|动|影))|欠我?|赔我?|没了|少了|刷了|被套(?:了|走)?|都是|每(?:张|单|笔|人|次|回|份)|各是|没[用花动]的|退回来?|加(?:起来|一块儿?)|拢共|统共|满打满算|的(?=(?:6|12|18|30|45|60|68|98|128|198|328|488|648)(?![\\d.]))|(?<=[,。!?;\\s:])|^(?=\\d+(?:\\.\\d+)?的(?:话费|[周月季年]卡|[会点油流]|q币|卡(?!盟)|皮肤|首充|礼包|激活码|充值)))(?:了|是|那|整|正好|刚好|足足|:|大概|约|大约|差不多|将近|快|近|人民币)*\\s?(?<![\\d.a-z-]|\\d:)(${NUMBER})(?![\\d.:/-]|[一二三四五六七八九十百千万]|\\s?(?:多|来|几|余)?(?:个|张|天|点|号|次|[月年](?!费)|分|小时|秒|钻|q(?!币)|条|级|日|位|人|%|倍|份|遍|[a-z-]|卡盟|折|笔|工作|单|周|星期|礼拜|岁|发|套|几|多个|区|服|万人|积分|点券|元宝|流量|g|m|度))`,
  "g",
);
const JIAO = new RegExp(`((?!一毛)${CHINESE_NUMERAL}{1,8}|\\d{1,8})(毛|角)(?!病|度|色)`, "g");

/** Every sum of money in a normalised text. `3块5`, `两块八`, `1.2w`, `两百四十块`. */
export function moneyIn(text: string): Money[] {
  const sums: Money[] = [];
  for (const found of matchesOf(WITH_UNIT, text)) add(sums, found, found[1], fraction(found[3]));
  for (const found of matchesOf(WITH_SIGN, text)) add(sums, found, found[1], 0);
  for (const found of matchesOf(JIAO, text)) addJiao(sums, found);
  for (const found of matchesOf(BARE, text)) add(sums, found, found[1], 0, false);
  return sums.sort((a, b) => a.start - b.start);
}

function add(sums: Money[], found: RegExpExecArray, written: string | undefined, extra: number, hasUnit = true): void {
  const value = written === undefined ? null : numberFrom(written);
  if (written === undefined || value === null || value <= 0 || value > 50_000_000) return;
  if (
    !hasUnit &&
    (value < 5 ||
      /^\d{7,}$/.test(written) ||
      isAnotherNumber(written, found[0], /^(?:[,。!?;\s]|$)/.test(found.input.slice(found.index + found[0].length))) ||
      /^[一二两三四五六七八九十半]$/.test(written))
  )
    return;
  const start = found.index + found[0].indexOf(written);
  const end = found.index + found[0].length;
  if (sums.some((each) => start < each.end && each.start < end)) return;
  sums.push({ yuan: Math.round((value + extra) * 100) / 100, start, end, hasUnit });
}

/** Hot lines and years, unless a verb of paying stands right before: 退我110. */
function isAnotherNumber(written: string, withVerb: string, endsHere: boolean): boolean {
  if (/^2[45]$/.test(written)) return !endsHere;
  if (/^(?:12315|12345|12321|95188|10086|10010|10000|20[12]\d)$/.test(written)) return true;
  return /^(?:315|110|400)$/.test(written) && !/^(?:退|扣|充|付|转|花|交|打|收|补|赔|还|共|合计|差)/.test(withVerb);
}

function addJiao(sums: Money[], found: RegExpExecArray): void {
  const value = numberFrom(found[1] ?? "");
  const end = found.index + found[0].length;
  if (value === null || sums.some((each) => found.index < each.end && each.start < end)) return;
  sums.push({ yuan: value / 10, start: found.index, end, hasUnit: true });
}

function fraction(written: string | undefined): number {
  if (written === undefined) return 0;
  if (written === "半") return 0.5;
  const [jiao = "", fen = ""] = written.split("毛");
  return (numberFrom(jiao) ?? 0) / 10 + (numberFrom(fen) ?? 0) / 100;
}
