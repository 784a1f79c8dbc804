import type { PolicyFacts } from "../../../data/model/policy.ts";
import type { Excerpt } from "../../../data/model/quote.ts";
import { complementOf, hoursIn } from "../language/hours.ts";
import { excerptOf, type PolicyText, type Sentence } from "./policy-text.ts";

const SERVICE = /(?:人工|客服|服务|工作时间|在线时间|营业时间|值班|咨询|热线|电话|售后|首次回复|在线|hours)/;
const NOT_SERVICE =
  /(?:发货|处理订单|担保时间|代刷|下单就|自动|舆情|运营服务|结算|提现|到账|配送|开刷|展馆|开放时间|新单)/;
const ROBOT_ONLY =
  /(?:仅|只)(?:提供|有|由|支持)?(?:智能|机器人|ai|自助)[^,。]{0,10}|人工(?:客服)?(?:不在线|休息|下班|不提供)|无人工/;
const ROBOT = /(?:机器人|智能客服|智能助手|ai客服|自动回复)/;
const NO_ROBOT =
  /(?:无机器人|没有机器人|非机器人|不是机器人|拒绝机器人|纯人工|全人工|真人(?:客服)?(?:在线|服务|一对一)|不使用机器人|告别机器人)/;
const ROBOT_FIRST =
  /(?:先由|首先由|优先由|先(?:由|经|与)?|由)(?:机器人|智能|ai)|(?:机器人|智能客服|智能助手|ai客服)[^。\n]{0,24}(?:转人工|无法解决|再转|接待|优先|首先|先行|解答)|转人工/;

/** When a human answers, as far as the page says. A footnote that limits the headline wins. */
export function humanHours(page: PolicyText): PolicyFacts["humanHours"] {
  const limited = page.sentences.find((each) => ROBOT_ONLY.test(each.words) && hoursIn(each.words).length > 0);
  if (limited !== undefined) {
    const left = complementOf(hoursIn(limited.words)[0]?.hours ?? "");
    if (left !== null) return { value: left, excerpt: excerptOf(page, limited.start, limited.end) };
  }
  const stated = page.sentences.filter(isService);
  const human =
    stated.find((each) => /(?:人工|真人)/.test(each.words)) ?? stated.find((each) => !ROBOT.test(each.words));
  if (human === undefined) return null;
  const found = hoursIn(human.words);
  const value = found.some((each) => each.hours === "24x7")
    ? "24x7"
    : [
        ...new Set(
          withNext(
            page,
            human,
            found.map((each) => each.hours),
          ),
        ),
      ].join(",");
  return { value, excerpt: excerptOf(page, human.start, human.end) };
}

/** 周一至周五 …; 周六、周日 …: a second half after a semicolon belongs to the first. */
function withNext(page: PolicyText, sentence: Sentence, hours: string[]): string[] {
  const next = page.sentences.find((each) => each.start > sentence.start);
  if (
    next === undefined ||
    page.text.charAt(sentence.end) !== ";" ||
    !/^[^\d]{0,10}(?:周|星期|节假日|双休)/.test(next.words.trim())
  )
    return hours;
  return [...hours, ...hoursIn(next.words).map((each) => each.hours)];
}

export function humanRoundTheClock(page: PolicyText): Excerpt | null {
  const promise = page.sentences.find(
    (each) =>
      hoursIn(each.words).some((found) => found.hours === "24x7") &&
      /(?:人工|真人|客服|在线服务|热线)/.test(each.words) &&
      !ROBOT.test(each.words) &&
      !NOT_SERVICE.test(each.words),
  );
  return promise === undefined ? null : excerptOf(page, promise.start, promise.end);
}

export function botFirst(page: PolicyText): PolicyFacts["botFirst"] {
  const denied = page.sentences.find((each) => NO_ROBOT.test(each.words));
  if (denied !== undefined) return { value: false, excerpt: excerptOf(page, denied.start, denied.end) };
  const first = page.sentences.find(
    (each) => ROBOT.test(each.words) && ROBOT_FIRST.test(each.words) && !ROBOT_ONLY.test(each.words),
  );
  return first === undefined ? null : { value: true, excerpt: excerptOf(page, first.start, first.end) };
}

function isService(sentence: Sentence): boolean {
  if (hoursIn(sentence.words).length === 0 || NOT_SERVICE.test(sentence.words)) return false;
  return SERVICE.test(sentence.words) || /(?:服务时间|工作时间|客服|联系|营业时间)/.test(sentence.heading);
}
