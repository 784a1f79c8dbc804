import type { PolicyFacts } from "../../../data/model/policy.ts";
import type { Excerpt } from "../../../data/model/quote.ts";
import { durationsIn } from "../language/durations.ts";
import { excerptOf, type PolicyText, type Sentence } from "./policy-text.ts";

const AUTO = /(?:自动(?:原路)?退(?:款|回|还)?|系统(?:自动)?(?:取消并)?(?:全额)?退款|免审核,?自动退|自动取消并全额退款)/;
const NOT_AUTO =
  /(?:不自动退|不会自动退|无法自动退|不支持自动退|需(?:要)?(?:用户|您|手动|主动|自行|人工)[^,。]{0,6}申请退|请[^,。]{0,10}(?:主动|手动|自行)[^,。]{0,4}(?:提交)?(?:申请)?退款)/;
const ESCROW =
  /(?:担保交易|资金托管|第三方担保|担保账户|担保服务|平台担保|中间担保|担保客服|平台(?:暂)?托管|解冻卖家资金|确认(?:收货|无误)?后(?:再)?(?:打款|放款|结算)|介入判定|担保(?:中|期))/;
const NO_ESCROW = /(?:不提供(?:任何)?担保|非担保|无担保|不支持担保|不做担保)/;
const DEMAND =
  /(?:(?<!不)提供|提交|上传|出示|附上|需要|必须有|凭|录制|保留)(?:以下|下列|相关|您的|有效|有力|真实)*(?:材料|资料|凭证|证据|信息)?[:\s(]{0,2}((?![、,后]|成功|之后|退款)[^。;\n!]{2,60})/;
const EVIDENCE =
  /(?:截图|截屏|录屏|录像|视频|凭证|订单[编]?号|证明|照片|身份证|记录|单号|凭据|证据|流水|账号|画面|编号|材料)/;
const STEP =
  /^\s*(?:第[一二三四五六七八九十\d]步|步骤\s?[一二三四五六七八九十\d]|\d{1,2}\s?[、.)]\s?|\([一二三四五六七八九十\d]\)|[①-⑩]|[一二三四五六七八九十]、)/;
const ACTION =
  /(?:提交|联系|申请|审核|核实|处理|反馈|退款|补发|受理|回复|登录|点击|提供|通知|打至|到账|确认|评价|复审|查询)/;
const EXTERNAL =
  /(?:12315|12345|消费者协会|消协|市场监[管督]|工商|人民法院|仲裁(?:机构|委员会)|公安|监管部门|黑猫|互联网协会|支付宝投诉|微信投诉)/;
const INTERNAL =
  /(?:升级(?:至|到|投诉|处理)|主管|经理|投诉(?:邮箱|专线|热线|部|中心|按钮)|平台(?:客服)?(?:将)?(?:在[^,。]{0,8})?介入|仲裁组|申诉|复核|督办|二级客服|高级客服|专员|总监|联系(?:对应)?商家|质检|平台仲裁|值班经理)/;
const ADVICE = /(?:谨防|提示|警方|12321)/;
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
    const found = DEMAND.exec(sentence.words);
    const words = found?.[1];
    if (
      found === null ||
      words === undefined ||
      !EVIDENCE.test(words) ||
      /(?:商家|卖家|平台|我们)(?:应|须|需|将)?提供/.test(sentence.words)
    )
      return form(page, sentence);
    const end = words.search(/,(?:否则|我们|本站|平台|客服|以便|将|逾期|未|并)|(?:,)?否则|\)$/);
    const kept = (end > 0 ? words.slice(0, end) : words).trimEnd();
    const start = sentence.start + found.index + found[0].lastIndexOf(words);
    return [excerptOf(page, start, start + kept.length)];
  });
}

/** A form field: 上传凭证(支付截图、报错截图,必填). */
function form(page: PolicyText, sentence: Sentence): Excerpt[] {
  const found = /上传[^(\n]{0,6}\(([^)\n]{2,60})\)/.exec(sentence.words);
  if (found === null || found[1] === undefined || !EVIDENCE.test(found[1])) return [];
  const start = sentence.start + found.index + found[0].indexOf(found[1]);
  return [excerptOf(page, start, start + found[1].length)];
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

export function escalationOn(page: PolicyText): PolicyFacts["escalation"] {
  return page.sentences.flatMap((sentence) => {
    const external = EXTERNAL.test(sentence.words);
    if (
      ADVICE.test(sentence.words) ||
      (!external && !INTERNAL.test(sentence.words)) ||
      /(?:不得|禁止|承诺)[^,。]{0,20}(?:投诉|媒体)/.test(sentence.words)
    )
      return [];
    return [{ external, excerpt: excerptOf(page, sentence.start, sentence.end) }];
  });
}

export function conditionsOn(page: PolicyText): Excerpt[] {
  return page.sentences.flatMap((sentence) => {
    const found = CONDITION.exec(sentence.words);
    if (found === null) return [];
    if (EXCEPTION_LINE.test(found[0])) return [excerptOf(page, sentence.start, sentence.end)];
    const from = sentence.words.lastIndexOf(",", found.index) + 1;
    const stop = sentence.words.indexOf(",", found.index + found[0].length - 1);
    return [excerptOf(page, sentence.start + from, sentence.start + (stop < 0 ? sentence.words.length : stop))];
  });
}

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
