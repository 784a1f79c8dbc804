import type { Excerpt } from "../../../data/model/quote.ts";
import { PHRASE_CUES } from "../lexicon/phrase-cues.ts";
import { autoRefund, escrow } from "./handling.ts";
import { excerptOf, isOwnWord, isQuestion, type PolicyText, type Sentence } from "./policy-text.ts";

/** One thing that a phrase states: `refund_window P3BD payout`, `channel tel:4009113581`. */
export type Feature = {
  readonly feature: string;
  readonly value: string | null;
  readonly role?: string;
  readonly excerpt: Excerpt;
};

/** What the words of a phrase state by the table of cues. */
export function cuesOn(page: PolicyText): Feature[] {
  return page.everySentence.flatMap((sentence) => {
    const found = PHRASE_CUES.flatMap(({ feature, value, when, unless }) => {
      const match = when.exec(sentence.words);
      if (!mayState(sentence, feature)) return [];
      if (match === null || unless?.test(sentence.words) === true) return [];
      const start = sentence.start + match.index;
      const excerpt = excerptOf(page, start, start + match[0].length);
      return [{ feature, value: valueSaid(value, match), excerpt }];
    });
    // Of several readings of one kind the first in the table stands: it is the closest.
    return found.filter((each, at) => found.findIndex((other) => other.feature === each.feature) === at);
  });
}

/** Questions and titles state nothing; advice and criticism warn, and promise nothing. */
function mayState(sentence: Sentence, feature: string): boolean {
  if (isQuestion(sentence.words) || TITLE.test(sentence.words)) return false;
  if (feature === "official_channel_warning") return true;
  return isOwnWord(feature === "first_resolution" ? undated(sentence) : sentence);
}

/** 上季度首次解决率91%: a share is of some time past, and stated all the same. */
function undated({ words }: Sentence): Pick<Sentence, "words"> {
  return {
    words: words.replace(
      /^(?:(?:\d{4}|今|去)年)?(?:[上本]|第?[一二三四\d])?个?(?:季度?|[\d一二三四五六七八九十]{0,2}月|半年|周|年度)/,
      "",
    ),
  };
}

/** 担保交易流程, 自动退款设置, 三招教你识别钓鱼网站: names a page, and says nothing of the service. */
const TITLE =
  /^[^,:;\d]{2,10}(?:说明|须知|介绍|流程图?|教程|填写|设置|管理|记录|列表|详情|指南)$|^[^,。;:]{0,6}(?:教你|[几一二两三四五六七八九十\d]招)|(?:指南|攻略|大全|盘点)(?:$|:)/;

/** What the page reader finds and no cue of phrases names more closely. */
export function withFacts(page: PolicyText, cues: readonly Feature[]): Feature[] {
  const facts = [
    ["escrow", "third_party", escrow(page)],
    ["auto_refund", "on_failure", autoRefund(page)],
  ] as const;
  const more = facts.flatMap(([feature, value, fact]) =>
    fact?.value === true && !TITLE.test(page.text) && !cues.some((each) => each.feature === feature)
      ? [{ feature, value, excerpt: fact.excerpt }]
      : [],
  );
  return [...cues, ...more];
}

function valueSaid(value: string, match: RegExpExecArray): string {
  const amount = (match.groups?.["amount"] ?? match.groups?.["part"] ?? match.groups?.["bare"])?.replace(/[\s,]/g, "");
  if (value === "share") return `${/(?:≥|>=?|不低于|超过|以上|达到?|至少)/.test(match[0]) ? ">=" : ""}${amount ?? ""}`;
  if (value === "deposit" && amount !== undefined) return `deposit:CNY${amount}`;
  if (value === "xN_fake")
    return `x${TIMES[/[一二三四五六七八九十百]$/.exec(match[0])?.[0] ?? ""] ?? /\d+$/.exec(match[0])?.[0] ?? "N"}_fake`;
  return value;
}

const TIMES: Readonly<Record<string, string>> = { 一: "1", 二: "2", 三: "3", 四: "4", 五: "5", 十: "10", 百: "100" };
