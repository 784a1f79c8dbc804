import { matchesOf } from "../language/matches.ts";
import type { Found } from "./types.ts";

const COMPOUND =
  "欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|长孙|宇文|端木|轩辕|南宫|独孤|闻人|澹台|百里|呼延|东郭";
const SURNAMES =
  "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公佘晋楚肖闫覃岳帅涂仝苟代付";
/** Given names are not made of the words that hold a sentence together. */
const GIVEN =
  "(?![的了吗呢吧啊嘛呗哦啦呀是在不没就都还也说我你他她它们这那哪么什怎把被让给买充付退钱款单号个元块到去来找用要会能可得过着跟很太最再又才只已向从对因但而或如话户卡码机投告打发收][\\u4e00-\\u9fff]?)[\\u4e00-\\u9fff]";
const NAME = `(?:(?:${COMPOUND})${GIVEN}{1,2}|[${SURNAMES}]${GIVEN}{1,2})`;
const BOUND =
  '(?=[,、。;!?\\n"()\\[\\]:/ 的]|$|\\d|身份证|手机|电话|收|名下|账[户号]|先生|女士|同志|[在用给买充付说也是和跟去找帮于今昨前上替都就没不])';
const KINSHIP =
  "老婆|老公|爱人|妻子|丈夫|媳妇|对象|男友|女友|男朋友|女朋友|儿子|女儿|闺女|孩子|小孩|母亲|父亲|妈妈?|爸爸?|奶奶|爷爷|外婆|外公|姥姥|姥爷|弟弟?|哥哥?|妹妹?|姐姐?|表[哥姐弟妹]|堂[哥姐弟妹]|叔叔?|阿姨|舅舅?|侄[子女]|外甥女?|同学|同事|朋友|室友|舍友|战友|邻居|婆婆|公公|岳[父母]|丈[人母]|嫂子?|姐夫|妹夫|[伯婶]+";
const POST = "客服|经理|主管|财务|会计|店主|老板|业务员|群主|卖家|销售|代理|站长|负责人|工作人员|专员|店长|房东";

const LABELLED = new RegExp(
  `(?:姓名|户名|账户名|开户名|机主|收款方|收款账户|法人代表|(?:真名|实名|收货|法人)(?=[是:为叫(])|[\\u4e00-\\u9fff]{2}人(?=[:是为叫 ])|(?:收货|收件|收款|联系|开户|持卡|投诉|申请|经办|寄件|付款)人|我叫|名字叫?是?|名叫|本人叫|转给|打给|汇给)(?:\\([^()]{1,6}\\))?(?:是|为|叫|了)?[: "(\\[]{0,2}(${NAME})${BOUND}`,
  "g",
);
const SPREAD = new RegExp(
  `(?:姓名|联系人|收件人|收货人|户名|收款人)[: ]{0,2}([${SURNAMES}](?: [\\u4e00-\\u9fff]){1,2})(?=[,、。;!?\\n ]|$)`,
  "g",
);
/** 阿依古丽·买买提, and names in Latin letters. */
const FOREIGN =
  /(?:姓名|户名|机主|(?:收货|收件|收款|联系|开户|持卡)人|我叫|名叫)(?:是|为|叫)?[: ]{0,2}([\u4e00-\u9fff]{2,8}·[\u4e00-\u9fff]{2,8}|[a-z]{2,12}(?: [a-z]{2,12}){1,2})(?![a-z])/g;
const CALLED = new RegExp(
  `(?:(?:${KINSHIP}|${POST}|本人)(?:叫|名叫|姓名|是|[:(](?:自称)?)|自称|化名|(?:[一有这那]个|户主|机主|[买卖]家)(?:人)?叫)(${NAME})${BOUND}`,
  "g",
);
const KIN = new RegExp(`(?<=我|俺|她|他|本人的?)的?(?:${KINSHIP})(${NAME})${BOUND}`, "g");
const ROLE = "(?:购买者|消费者|投诉者|用户|买家|客户|会员|机主|业主|户主|家长)";
const SELF = new RegExp(
  `(?:(?:本人|鄙人)(?:是)?${ROLE}?|我是${ROLE}|${ROLE}:)(${NAME})(?=[,(。]|$|\\d|手机|身份证|电话|男|女|家住|系|联系|账号|[于在](?:20)?\\d)`,
  "g",
);
const SELF_AND_CONTACT = new RegExp(`我是(${NAME})(?=[,( ]?(?:手机|身份证|电话|联系|微信|qq|家住|账号))`, "g");
const TITLED = new RegExp(
  `(?<![\\u4e00-\\u9fff])(${NAME})(?=先生|女士)|(${NAME})(?=\\((?:真名|本名|实名|姓名|化名)\\))`,
  "g",
);
/** 我是 says a name, and what one is: a trade, a place, a grade of membership. */
const I_AM = new RegExp(
  `我是((?:${COMPOUND})${GIVEN}{1,2}|[${SURNAMES}](?!${GIVEN}[人生员户机族省市费版服区家方州为粉党手期层代级类])${GIVEN}{2})(?=[,。]|$)`,
  "g",
);
const ALONE = new RegExp(`(?<=[,。;!?\\n :]|^)(${NAME})(?=[,、。;!?\\n ]|$)`, "g");
const NO_NAME =
  /(?:先生|女士|经理|老师|客服|同学|小姐|主管|老板|不符|错误|不对|一致|不同|全部|时间|显示|平台|公司|订单|谢谢|充值|投诉|退款|本人|[牌号卡钱元账款件码单页系统话费群店]$|成年|监护)/;
const NO_NAME_UNLABELLED =
  /(?:^别|别人|任何|所有|于|明天|明明|常常|时候|和|那么|后来|万一|都|全|方便|关于|经常|应该|易|自己|未|已|国家|公开|安全|高兴|成功|麻烦|贵|^那|^应|^成|^通|^连|^从|^向|^能|^幸|^相|^时|^空|^满|^平|^安|^单|^强|^干|^左右|^温|^别|^广|^步|^养|^暴|^越|^丰|^文|^游|^查|^后|^解|^经|^支|^包|^关|^凭|^付|^充|^毕|^胡|^宣|^乐|^费|^喻|^仰|^居|^顾|^边|^古|^双|^利|^明[确白]|^花[费钱了]|^安装|^曾[经多]|^诸|^计|^申请|^符合|^路[过上]|^金[额币]|^白[白天]|^万分)/;

/** Names of persons where the words say that a name follows, or where one stands alone beside other personal data. */
export function findNames(text: string, beside: readonly Found[]): Found[] {
  const names: Found[] = [];
  for (const cue of [LABELLED, SPREAD, FOREIGN]) for (const found of matchesOf(cue, text)) push(names, found, NO_NAME);
  for (const cue of [CALLED, KIN, SELF, SELF_AND_CONTACT, TITLED, I_AM])
    for (const found of matchesOf(cue, text)) push(names, found, NO_NAME_UNLABELLED);
  if (beside.length === 0) return names;
  for (const found of matchesOf(ALONE, text)) {
    const near = beside.some(
      (each) => Math.abs(found.index - each.end) <= 2 || Math.abs(each.start - found.index - found[0].length) <= 2,
    );
    if (near) push(names, found, NO_NAME_UNLABELLED);
  }
  return names;
}

function push(names: Found[], found: RegExpExecArray, none: RegExp): void {
  const name = found[1] ?? found[2];
  if (name === undefined || NO_NAME.test(name) || none.test(name)) return;
  const start = found.index + found[0].lastIndexOf(name);
  names.push({ type: "name", start, end: start + name.length });
}
