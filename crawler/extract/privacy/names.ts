import { anchorsOf, mayMatch, signsOf } from "../language/anchors.ts";
import { matchesOf } from "../language/matches.ts";
import { foreignNameAt, isAlone, labelledNameAt, nameBefore, sureNameAt, toldNameAt } from "./read-name.ts";
import type { Found } from "./types.ts";

const KINSHIP =
  "老婆|老公|爱人|妻子|丈夫|媳妇|对象|男友|女友|男朋友|女朋友|儿子|女儿|闺女|孩子|小孩|母亲|父亲|妈妈|爸爸|奶奶|爷爷|外婆|外公|姥姥|姥爷|弟弟|哥哥|妹妹|姐姐|表[哥姐弟妹]|堂[哥姐弟妹]|叔叔|阿姨|舅舅|侄[子女]|外甥女?|同学|同事|朋友|室友|舍友|战友|邻居|婆婆|公公|岳[父母]|丈[人母]|嫂子|姐夫|妹夫";
const POST =
  "客服|经理|主管|财务|会计|店主|老板|掌柜|业务员|群主|卖家|号商|销售|代理|中介|站长|店长|房东|主播|技术员?|[专警民]员|民警|律师|老师|班主任|[负责作理办介证绍当事害疑诉告销发付寄收件开持经受处]人|受理员|审核员?|原告|被告|骗子|买家|用户|会员|[客主]户|顾客|网友|消费者|购买者|投诉者|家长|户主|机主|业主|法人代?表?";
const LINK = "(?:的?(?:名字|姓名|真名))?(?<sure>叫做?|名叫|自称|化名|显示|(?:好像|应该|可能|据说|其实)?是|:|\\()?";

const UNSURE = LINK.replace("?<sure>", "?:");

/** A label of a form, or words that none but a name can follow. */
const LABELS = [
  /(?:姓 ?名|户名|[^a-z]name|^name|签名|署名|落款|真名|名字|[收付]款方|收款账户|(?:收款|收货|收件|联系|开户|持卡|投诉|申请|经办|寄件|付款|当事)人|[机户]主|法人(?:代表)?|法定代表人|我叫|名叫|本人叫)(?:信息|姓名|签名|名字)?(?:\([^()]{1,6}\))?(?:一栏|登记|显示|写|填)?(?:的?[是为]|的|叫|了|成)?[: "(\[|=-]{0,3}/g,
  /(?:[\u4e00-\u9fff]{2}人|真名|实名|收货|法人)(?:是|为|叫|[:(])[: "(\[]{0,2}/g,
];
/** Words that a name may follow: of kin, of a trade, of a part in the story, of paying somebody. */
const PARTS = [
  new RegExp(`(?:${POST})${LINK}[ "]?`, "g"),
  new RegExp(`(?<sure>${KINSHIP})${UNSURE}[ "]?`, "g"),
  new RegExp(`(?<sure>(?<=[我俺你他她])的?[妈爸弟哥妹姐叔舅姑姨嫂爷奶])${UNSURE}`, "g"),
  /(?<sure>(?:本人|鄙人|我|对方|这边)是)(?:用户|买家|客户|会员|消费者|机主|户主|业主|家长)?/g,
  /本人/g,
  /(?<sure>转账?给?|打款?给?|汇款?[给至]|付款?给|退[给回]了?|寄给|寄往|开给|转到|打到)了?"?/g,
  /(?:实名|认证|绑定?|显示|备注名?|[名码]|登记|写)的?是?"?/g,
  /(?<sure>(?<![我你么这那也才都能])叫做?)"?/g,
  /(?<sure>敬礼)[!。 \n]{0,3}/g,
  /(?<sure>自称|化名|真实姓名|冒充|冒用)"?/g,
];
/** Small words before and the deed after: 替葛亮买的. */
const DEALT = /(?:给|向|替|帮|找|跟|和|被|是|由|让|与|这个)(?=[\u4e00-\u9fff]{3})/g;
const DEED =
  /^(?:转|打[了款]|汇|付|买|充|代|的(?:身份|账|手机|银行|号|支付|微信|名)|名下|[本个]人|拉黑|介绍|骗|就是|[\d一二三四五六七八九]{1,5}[元块百千])/;
const TITLES = /先生|女士|小姐|同学|老师|本人|名下|(?:[,、 ]|(?<=[\u4e00-\u9fff]))[男女](?=[,。性 ]|\d|$)|用户|敬上|\((?:真名|本名|实名|姓名|化名)\)/g;
const SIGNED = /[,。;!?\n"~)]\s?--?\s?(?=[\u4e00-\u9fff]{2,4}$)|^--?(?=[\u4e00-\u9fff]{2,4}$)/g;
/** 姓名：马 晓 东. */
const SPREAD = /(?:姓名|联系人|收[件货款]人|户名)[: ]{0,2}(?<name>[\u4e00-\u9fff](?: [\u4e00-\u9fff]){1,2})(?=[,、。;!?\n ]|$)/g;
const CLAUSE = /(?<=^|[,。;!?\n ])[\u4e00-\u9fff]{3}(?=[,。;!?\n ]|$)/g;
const HAS_PARTS = PARTS.map((find) => ({ find, anchors: anchorsOf(find.source) }));
const HAS_LABELS = LABELS.map((find) => ({ find, anchors: anchorsOf(find.source) }));
const EDGE = /[,、。;!?\n :()/|]/;

/** Names of persons where the words say that a name follows, or where one stands alone beside other personal data. */
export function findNames(text: string, beside: readonly Found[]): Found[] {
  const names: Found[] = [];
  const signs = signsOf(text);
  for (const { find, anchors } of HAS_LABELS)
    if (mayMatch(signs, anchors))
      for (const cue of matchesOf(find, text)) {
        const at = cue.index + cue[0].length;
        push(names, at, labelledNameAt(text, at) || foreignNameAt(text, at));
      }
  for (const { find, anchors } of HAS_PARTS)
    if (mayMatch(signs, anchors))
      for (const cue of matchesOf(find, text)) {
        const at = cue.index + cue[0].length;
        push(names, at, cue.groups?.["sure"] === undefined ? toldNameAt(text, at) : sureNameAt(text, at));
      }
  for (const cue of matchesOf(DEALT, text)) {
    const at = cue.index + cue[0].length;
    push(names, at, toldNameAt(text, at, DEED));
  }
  for (const title of matchesOf(TITLES, text)) {
    const length = nameBefore(text, title.index);
    push(names, title.index - length, length);
  }
  for (const cue of matchesOf(SIGNED, text)) push(names, cue.index + cue[0].length, toldNameAt(text, cue.index + cue[0].length));
  for (const { index, 0: clause } of matchesOf(CLAUSE, text)) if (isAlone(clause)) push(names, index, 3);
  for (const { groups, index, 0: row } of matchesOf(SPREAD, text)) {
    const { name = "" } = groups ?? {};
    if (labelledNameAt(name.replaceAll(" ", ""), 0) > 0) push(names, index + row.length - name.length, name.length);
  }
  for (const each of beside) pushNeighbours(names, text, each);
  return names;
}

/** 李雷 139…, 139…(李雷). */
function pushNeighbours(names: Found[], text: string, { start, end }: Found): void {
  for (let at = end; at <= end + 2; at += 1) {
    if (!EDGE.test(text.charAt(at - 1)) && at !== end) continue;
    const length = toldNameAt(text, at);
    const behind = text.charAt(at + length);
    if (length > 0 && (behind === "" || EDGE.test(behind))) push(names, at, length);
  }
  for (let at = start; at >= start - 2 && at > 1; at -= 1) {
    const length = nameBefore(text, at);
    const before = text.charAt(at - length - 1);
    if (length > 0 && (before === "" || EDGE.test(before))) push(names, at - length, length);
  }
}

function push(names: Found[], start: number, length: number): void {
  if (length > 0) names.push({ type: "name", start, end: start + length });
}
