import type { PolicyFacts } from "../../../data/model/policy.ts";
import type { Excerpt } from "../../../data/model/quote.ts";
import { durationsIn } from "../language/durations.ts";
import { clauseOf, clausesWithin, excerptOf, type PolicyText, type Sentence } from "./policy-text.ts";

const AUTO =
  /(?:自动[将把][^,。]{0,12}[退返]|系统[^,。]{0,14}自动[^,。]{0,10}退(?:回|款|还)|自动(?:为您|帮您|给您|发起|原路|全额|办理|触发|执行|进行)*(?:退(?:款|回|还|到|至)?(?![烧热出色休役订])|返[还款])|系统(?:会|将|自动|即时|立即|实时|马上|直接)*(?:取消并)?(?:全额|原路)?退(?:款|回|还)|免审核,?自动退|自动(?:取消|撤[单销]|关[单闭])[^。]{0,16}退(?:款|回|还)|无需(?:申请|联系客服)[^,。]{0,8}退|(?:系统|失败|无效|未充值成功|未发货)[^,。]{0,4}秒退|退款\s?\((?:系统)?自动|automatic(?:ally)? refund|refunded automatically|(?:货款|款项|钱)[^,。]{0,14}(?:秒|自动)(?:回|返)|退[^。]{0,24}无需(?:您|用户|买家)?(?:另行|提出|提交|手动|任何|进行){0,2}(?:申请|操作)|系统[^,。]{0,8}[把将][^,。]{0,6}[款钱][^,。]{0,3}[退还返])/;
const NOT_AUTO =
  /(?:(?:不(?:会|能|支持|设|做|提供|进行)?|无法|没有|暂无|未(?:开通|开启|设)|关闭|取消|非)自动退|退款?(?:均|都|一律)?(?:须|需要?|应)[^,。]{0,8}(?:申请|提交)|[需须应](?:要)?(?:联系客服|用户|您|手动|主动|自行|人工|买家)[^,。]{0,16}申请退|请[^,。]{0,10}(?:主动|手动|自行)[^,。]{0,4}(?:提交)?(?:申请)?退款|(?:不|不会)(?:主动|自行|自动)(?:[为给帮][^,。]{1,10})?退(?:款|还|回))/;
const ESCROW =
  /(?:担保交易|交易担保|资金(?:由平台)?(?:担保|托管|暂管|监管|冻结)|(?:款项|货款|资金|钱款|付款)[^,。]{0,10}(?:平台|第三方|支付宝)[^,。]{0,4}(?:暂管|托管|监管|保管|代管|冻结|担保)|第三方(?:支付|银行|机构|平台)?(?:担保|托管|监管|存管)|(?:资金|货款|款项)[^,。]{0,6}银行[^,。]{0,4}(?:存管|托管|监管)|担保账户|担保服务|平台担保|中间担保|中介担保|担保客服|平台(?:暂时?)?(?:托管|代管|保管)|解冻卖家资金|(?:平台|本站)[^,。]{0,6}(?:冻结|暂扣|代?为?保管|托管)[^,。]{0,4}(?:货款|资金|款项)|代为保管|(?:冻结|暂扣)[^,。]{0,4}(?:货款|卖家资金)|(?:确认(?:收货|无误)|收货确认)[^,。]{0,14}(?:打款|放款|结算|付款给)|平台代收(?:货款|款)|(?:货款|钱|款项|资金)[^,。]{0,3}(?:进|入|打[入进到])(?:本|到)?平台(?:账户|户头)?,?[^。]{0,14}(?:再|才|后)[^,。]{0,4}(?:给|付|转|打|放)|(?:交易|订单)资金[^,。]{0,6}冻结|(?:验货|收货|满意)[^,。]{0,4}(?:再)?(?:放款|打款)|介入判定|担保(?:中|期|状态)|冻结担保|走担保|全程担保|(?:钱|款项?)[^,。]{0,6}(?:放|存|留|押|锁|冻结?)[在于](?:本)?平台|确认(?:收货|无误)[^,。]{0,10}(?:给|付|转|打)[^,。]{0,4}(?:卖家|商家))/;
const NO_ESCROW =
  /(?:不(?:提供|支持|做|参与|承担)(?:任何|资金|交易|第三方)*担保|不(?:对[^,。]{0,8})?(?:提供)?担保|(?:平台|本站)不(?:托管|保管|担保)|非担保|(?:没有|无)(?:任何|第三方)*(?:的)?担保|不设担保|(?:平台|本站)[^,。]{0,4}不(?:经手|过手|代收)|(?:货款|资金|款项)[^,。]{0,6}直接?(?:到|打|付|进|转)[^,。]{0,6}(?:商家|卖家)|即时到账交易)/;
const DEMAND =
  /(?:(?<![不会未])(?:提供|提交|上传|出示|出具|附上|备齐|携带|准?备(?!注)[好齐]?|发送|附带|填写|带上|补充)|需要|必须有|凭(?!证|据)|录制|保留|需有|并附|请附|(?:[需须请应要并]|同时)附[上带]?|附(?=付款|支付|订单|截图|凭证|上)|材料清单|所需材料|(?:售后|申诉|退款|投诉|举证|索赔|理赔)(?:材料|资料|凭证)(?=[:为包])|(?:材料|资料)(?:包括|如下))(?:以下|下列|相关|您的|有效|有力|真实|完整|清晰|好)*(?:的)?(?:材料|资料|凭证|证据|信息)?[:\s([]{0,2}((?![、,后]|成功|之后|退款|工单|到)[^。;\n!]{2,60})/;
const EVIDENCE =
  /(?:截图|截屏|录屏|录像|视频|凭证|凭据|订单[编]?号|证明|照片|身份证|(?:付款|支付|转账|扣款|银行|账单|聊天|登录|充值|缴费|扣费|交易|设备|操作)记录|单号|证据|流水|画面|编号|材料|小票|面单|账单|回执|[清详]单(?!价)|情况说明|检测报告|承诺书)/;
const NOT_DEMANDED =
  /晒单|好评|评选|参赛|头像|抽奖|[领兑]奖|入驻|应聘|简历|朋友圈|参[加与]活动|贷款|(?<!向)(?:商家|卖家|平台|我们|本站|客服|系统)(?:应|须|需|将|会|可)?(?:为您|向您)?(?:提供|出示|保留)|建议(?:您|大家|买家|用户)?(?:保[留存]|留存)|以便[^,。]{0,4}维权|提供(?:技术|服务|售后|质保|担保|平台|发票|自助)/;
const STEP =
  /^\s*(?:第[一二三四五六七八九十\d]步|步骤\s?[一二三四五六七八九十\d]|\d{1,2}\s?[、.)]\s?|\([一二三四五六七八九十\d]\)|[①-⑩]|[一二三四五六七八九十]、)/;
const ACTION =
  /(?:提交|联系|申请|审核|核实|处理|反馈|退款|补发|受理|回复|登录|点击|提供|通知|打至|到账|确认|评价|复审|查询)/;
const EXTERNAL =
  /(?:12315|12345|12300|消费者协会|消协|市场监[管督]|工商(?:部门|局)|仲裁(?:机构|委员会)|公安机关|监管部门|黑猫|互联网协会|支付宝投诉|微信投诉|consumer (?:council|association)|消基会)/;
const INTERNAL =
  /(?:升级(?:至|到|投诉|处理|专员)|(?:向|由|找|要求|联系|转|上报)[^,。]{0,6}(?:主管|经理|总监|店长|组长|负责人)|(?:→|升级)[^,。]{0,4}(?:主管|组长|经理|客诉部)|客诉部|投诉部|(?:主管|经理|总监|组长)(?:邮箱|热线|电话|复核|介入|处理)|投诉(?:邮箱|专线|热线|部|中心|按钮|电话)|监督(?:热线|电话|邮箱)|(?:平台|客服|官方)(?:客服)?(?:将|会|可)?(?:在?[^,。]{0,8})?(?:介入|仲裁|裁决)|仲裁(?:组|结果|申请)|申诉|复议|申请(?:平台)?(?:介入|仲裁|复核)|督办|[二三]线客服|[二三]级(?:复核|客服|审核)|申请[^,]{0,4}复核|高级客服|投诉专员|联系(?:对应)?(?:商家|卖家)|点击[^,]{0,8}投诉|质检(?:组|部)|值班经理)/;
const DISSATISFIED = /(?:不满意|不服|有异议|仍未解决|未能解决|未解决|协商不成|无法达成|争议|投诉|申诉|升级|对处理结果)/;
const ADVICE = /(?:谨防|提示|警方|12321|警惕)/;
const CONDITION =
  /(?:(?:仅|只)(?:限|支持|适用|对)[^,。;\n]{2,30}|(?:除外|不适用|不包括|不在此列)|(?:前提|条件)(?:是|:)|(?:法定)?节假日(?:除外|休息|顺延)|(?:未被?(?:查看|使用|激活|复制|兑换)|未超过|不超过\d+\s?元|单笔金额)|顺延|投诉成立|(?:须|需)满足|在[^,。]{2,16}情况下|人工客服不在线|以[^,。;]{1,10}发放|售出后[^,。]{1,6}内)/;
const EXCEPTION_LINE = /(?:除外|不适用|不在此列|休息)/;

export function autoRefund(page: PolicyText): PolicyFacts["autoRefund"] {
  return yesOrNo(page, AUTO, NOT_AUTO, /(?:开奖|自动发货$)/);
}

export function escrow(page: PolicyText): PolicyFacts["escrow"] {
  return yesOrNo(page, ESCROW, NO_ESCROW, /(?:是否支持|确认是否)/);
}

function yesOrNo(page: PolicyText, yes: RegExp, no: RegExp, never: RegExp): PolicyFacts["escrow"] {
  for (const sentence of page.sentences) {
    if (never.test(sentence.words)) continue;
    if (no.test(sentence.words)) return { value: false, excerpt: excerptOf(page, sentence.start, sentence.end) };
    if (yes.test(sentence.words)) return { value: true, excerpt: excerptOf(page, sentence.start, sentence.end) };
  }
  return null;
}

/** What the user must hand in, in the page's words. */
export function evidenceDemands(page: PolicyText): Excerpt[] {
  return page.sentences.flatMap((sentence) => {
    const words = DEMAND.exec(sentence.words);
    const listed = words?.[1];
    if (words === null || listed === undefined || !EVIDENCE.test(listed) || NOT_DEMANDED.test(sentence.words))
      return form(page, sentence);
    const kept = listed.slice(0, endOfList(listed)).trimEnd();
    const start = sentence.start + words.index + words[0].lastIndexOf(listed);
    return EVIDENCE.test(kept) ? [excerptOf(page, start, start + kept.length)] : [];
  });
}

/** Where the list stops and the sentence goes on: 订单号、截图联系客服. */
function endOfList(words: string): number {
  const end = words.search(
    /,(?:否则|我们|本站|平台|客服|专员|以便|将|逾期|未|并(?!附)|核实|方可|才|即可|超|无)|(?:,)?否则|\)$|\](?=$|联系)|(?:后?)(?:联系|发给|发送给|私信|找|提交给|至|发至)(?:在线|人工)?(?:客服|我们|工单|售后)/,
  );
  return end > 0 ? end : words.length;
}

/** A form field: 上传凭证(支付截图、报错截图,必填). */
function form(page: PolicyText, sentence: Sentence): Excerpt[] {
  const found = /上传[^(\n]{0,6}\(([^)\n]{2,60})\)/.exec(sentence.words);
  if (found === null || found[1] === undefined || !EVIDENCE.test(found[1])) return soleProof(page, sentence);
  const start = sentence.start + found.index + found[0].indexOf(found[1]);
  return [excerptOf(page, start, start + found[1].length)];
}

/** 开箱视频是售后唯一凭证. */
function soleProof(page: PolicyText, sentence: Sentence): Excerpt[] {
  if (!/凭证|依据|凭据/.test(sentence.words)) return [];
  const found = /[^,]{0,8}(?:视频|录像|录屏|截图)(?:是|为|作为)[^,。]{0,8}(?:凭证|依据|凭据)/.exec(sentence.words);
  if (found === null) return [];
  return [excerptOf(page, sentence.start + found.index, sentence.start + found.index + found[0].length)];
}

export function stepsOn(page: PolicyText): PolicyFacts["steps"] {
  const steps = page.sentences.filter(
    (each) => STEP.test(each.words) && ACTION.test(each.words) && !/\d\.\d/.test(each.words.slice(0, 5)),
  );
  if (steps.length < 2) return [];
  return steps.map((each) => ({
    timed: durationsIn(each.words).length > 0,
    excerpt: excerptOf(page, each.start, each.end),
  }));
}

/** Whom a dissatisfied buyer can turn to above first-line support, in the order of the page. */
export function escalationOn(page: PolicyText): PolicyFacts["escalation"] {
  return page.sentences.flatMap((sentence) => {
    if (ADVICE.test(sentence.words) || FORBIDDEN.test(sentence.words) || A_HEADING.test(sentence.words)) return [];
    const clauses = clausesWithin(page, sentence);
    const found = clauses.filter(({ words }) => EXTERNAL.test(words) || INTERNAL.test(words));
    if (
      found.length === 0 ||
      (!DISSATISFIED.test(sentence.words) && !found.some(({ words }) => NAMED_STEP.test(words)))
    )
      return [];
    return found.map(({ words, start, end }) => ({
      external: EXTERNAL.test(words),
      excerpt: excerptOf(page, start, end),
    }));
  });
}

const A_HEADING = /^(?:投诉|申诉|举报|建议|反馈|渠道|途径|流程|与|和|及|方式|处理|平台|客服|介入)+$/;
const NAMED_STEP = /(?:主管|经理|总监|介入|仲裁|12315|联系(?:对应)?(?:商家|卖家)|升级|复议|监督|组长|客诉部|复核)/;
const FORBIDDEN =
  /(?:不得|禁止|承诺|恶意|不向|严禁|凡向|不要|别|请勿|不接受|不再介入|不予介入)[^,。]{0,20}(?:投诉|媒体|申诉)/;

/** What limits a promise: 仅限未使用的卡密, 节假日顺延. */
export function conditionsOn(page: PolicyText): Excerpt[] {
  return page.sentences.flatMap((sentence) => {
    if (NOT_A_LIMIT.test(sentence.words)) return [];
    const found = CONDITION.exec(sentence.words);
    if (found === null) return [];
    if (EXCEPTION_LINE.test(found[0])) return [excerptOf(page, sentence.start, sentence.end)];
    const at = sentence.start + found.index;
    const [first, last] = [clauseOf(page, sentence, at), clauseOf(page, sentence, at + found[0].length - 1)];
    return [excerptOf(page, first.start, last.end)];
  });
}

const NOT_A_LIMIT = /(?:有权|不得|任何情况下|仅限代理|仅支持微信|限时|限购|仅剩)/;

export function scopeOn(page: PolicyText): PolicyFacts["scope"] {
  const covered = page.sentences.filter((each) =>
    /(?:售后|退款|退换|质保|包赔|补发)/.test(`${each.words}${each.heading}`),
  );
  const kinds = covered.filter((each) =>
    /(?:卡密|直充|账号|话费|会员|点卡|实物|代充|虚拟)(?:类|商品)/.test(each.words),
  );
  const named = kinds[0];
  if (
    named !== undefined &&
    new Set(kinds.map((each) => /(?:卡密|直充|账号|话费|会员|点卡|实物|代充)/.exec(each.words)?.[0])).size >= 2
  ) {
    return { value: "by_goods", excerpt: excerptOf(page, named.start, named.end) };
  }
  const general = covered.find((each) =>
    /(?:售后(?:范围|服务|政策)|(?:以下|下列)(?:情况|情形)|支持(?:退款|售后)|可(?:申请|以)退)/.test(each.words),
  );
  return general === undefined ? null : { value: "general", excerpt: excerptOf(page, general.start, general.end) };
}
