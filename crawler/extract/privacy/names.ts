import { matchesOf } from "../language/matches.ts";
import type { Found } from "./types.ts";

const COMPOUND =
  "欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|长孙|宇文|端木|轩辕|南宫|独孤|闻人|澹台|百里|呼延|东郭";
const SURNAMES =
  "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公佘晋楚肖闫覃岳帅涂仝苟代付";
const NAME = `(?:(?:${COMPOUND})[\\u4e00-\\u9fff]{1,2}|[${SURNAMES}][\\u4e00-\\u9fff]{1,2})`;
const BOUND = '(?=[,。;!?\\n"():/ 的]|$|\\d|,|身份证|手机|电话|收|名下|账[户号]|先生|女士)';

const LABELLED = new RegExp(
  `(?:姓名|联系人|收件人|收货人|户名|收款人|收款方|收款账户|机主|真名|我叫|名字叫|名字是|名字|名叫|持卡人|投诉人|申请人|账户名|开户名|转给|打给|汇给|本人叫|经办人)(?:是|为|叫|了)?[: "(]{0,2}(${NAME})${BOUND}`,
  "g",
);
const SPREAD = new RegExp(
  `(?:姓名|联系人|收件人|收货人|户名|收款人)[: ]{0,2}([${SURNAMES}](?: [\\u4e00-\\u9fff]){1,2})(?=[,。;!?\\n ]|$)`,
  "g",
);
const KIN = new RegExp(
  `(?:老婆|老公|爱人|妻子|丈夫|儿子|女儿|母亲|父亲|妈妈|爸爸|本人|同学|弟弟|哥哥|妹妹|姐姐|客服|经理|主管|财务|会计|同事|朋友|室友|店主|老板|业务员|群主|卖家)(?:叫|名叫|[:(])(${NAME})${BOUND}`,
  "g",
);
const SELF = new RegExp(`(?:本人|我是|鄙人)(${NAME})(?=,?(?:手机|身份证|电话|男|女|家住|系|联系|账号))`, "g");
const ALONE = new RegExp(`(?<=[,。;!?\\n :]|^)(${NAME})(?=[,。;!?\\n ]|$)`, "g");
const NOT_NAMES =
  /(?:^别|先生|女士|经理|老师|客服|同学|小姐|主管|老板|不符|错误|不对|一致|不同|全部|时间|显示|平台|公司|订单|谢谢|别人|任何|所有|于|明天|明明|常常|时候|和|那么|后来|万一|都|全|方便|充值|关于|经常|应该|易|自己|未|已|国家|公开|[牌号卡钱元账款件码单页系统话费群店]$|安全|高兴|成功|万一|麻烦|贵)/;

/** Names of persons where the words say that a name follows, or where one stands alone beside other personal data. */
export function findNames(text: string, beside: readonly Found[]): Found[] {
  const names: Found[] = [];
  for (const cue of [LABELLED, SPREAD, KIN, SELF]) {
    for (const found of matchesOf(cue, text)) push(names, found, true);
  }
  if (beside.length === 0) return names;
  for (const found of matchesOf(ALONE, text)) {
    const near = beside.some(
      (each) => Math.abs(found.index - each.end) <= 2 || Math.abs(each.start - found.index - found[0].length) <= 2,
    );
    push(names, found, near);
  }
  return names;
}

function push(names: Found[], found: RegExpExecArray, wanted: boolean): void {
  const name = found[1];
  if (!wanted || name === undefined || NOT_NAMES.test(name)) return;
  const start = found.index + found[0].lastIndexOf(name);
  names.push({ type: "name", start, end: start + name.length });
}
