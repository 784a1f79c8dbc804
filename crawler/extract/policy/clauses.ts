import type { PolicyFacts } from "../../../data/model/policy.ts";
import { openPatterns } from "../language/alternatives.ts";
import { compileCue } from "../language/cues.ts";
import { CLAUSE_RULES } from "../lexicon/clauses.ts";
import { isDefaultText } from "../lexicon/default-texts.ts";
import { clauseOf, excerptOf, type PolicyText, type Sentence } from "./policy-text.ts";

type Clause = PolicyFacts["clauses"][number];

const RULES = CLAUSE_RULES.map((rule) => ({
  ...rule,
  when: compileCue(rule.when),
  unless: rule.unless === undefined ? null : compileCue(rule.unless, ""),
}));
const searchesIn = openPatterns(RULES.map(({ when }) => when));
// A law quoted, a rule against such clauses, a promise never to use one.
const CITED =
  /(?:(?:消费者协会|消协|消委会|监管部门|市场监[管督][^,。]{0,6}|民警|警方|律师|专家)(?:提醒|提示|建议|指出|表示|介绍)[^。]{0,60}|(?:遇到|看到|碰到|所谓|类似|诸如|写明?着?|标[注着]|声称|号称|规定)[^,。"]{0,6}"[^"]{0,24}|(?:别的?店|别家|别人家?|其他(?:店|平台|家|商家)|有的(?:店|平台|商家)|同行|很多平台)[^。]{0,12}"?[^"。]{0,16}|不得(?:有|使用|含|以|作出|设置)|禁止(?:使用|以)|不会以|绝不以|不以|杜绝|从不|拒绝|抵制|属于霸王|都写着|平台写)[^,。]{0,24}$|等(?:模糊|霸王)?(?:条款|规定|字样)/;

/** Clauses against the buyer, each once a sentence and rule, with the article it may conflict with. */
export function clausesOn(page: PolicyText): Clause[] {
  return page.sentences.flatMap((sentence) => clausesIn(page, sentence));
}

/** A rule that fits, and the place of the words it fits in the normalised text. */
type Reading = { readonly rule: (typeof RULES)[number]; readonly from: number; readonly to: number };

function clausesIn(page: PolicyText, sentence: Sentence): Clause[] {
  if (AGAINST_SELLERS.test(sentence.words) || NAMES_A_LIST.test(sentence.words)) return [];
  const inherited = isDefaultText(sentence.words);
  const readings = searchesIn(sentence.words).flatMap((search) => {
    const rule = RULES[search.pattern] as (typeof RULES)[number];
    return search
      .all()
      .filter((match) => match[0].length > 1 && !isCited(sentence.words, match.index))
      .map((match) => ({ rule, ...clausesAround(page, sentence, match) }))
      .filter(({ from, to }) => rule.unless?.test(page.text.slice(from, to)) !== true);
  });
  return merged(readings).map(({ rule: { rule, severity, law }, from, to }) => ({
    severity,
    step: stepOf(rule, page.text.slice(from, to)),
    inherited,
    rule,
    law,
    excerpt: excerptOf(page, from, to),
  }));
}

/** What sellers are punished with is not against the buyer. */
const AGAINST_SELLERS =
  /违规(?:商家|卖家|商户|店铺)|(?:供货商|供应商|商家|卖家|商户)(?:如|若)?(?:有)?(?:违规|违约|售假|作弊)[^。;]{0,4}(?:处罚|[,:]|的)|赔付给?买家|退款给买家/;

/** 四、不予受理的情形, 关于退款延迟的说明: a heading. */
const NAMES_A_LIST =
  /^[^,。;]{0,14}不[^,。;:]{1,10}的(?:情形|情况|范围|商品|订单|条件|事项)[::]?$|^.{0,4}关于[^,。;]{2,24}的?(?:说明|公告|通知|提示|声明)$/;

/** Readings that share words are one clause, as grave as the gravest, which comes first. */
function merged(readings: readonly Reading[]): Reading[] {
  const kept: Reading[] = [];
  for (const each of readings) {
    const at = kept.findIndex((other) => each.from < other.to && other.from < each.to);
    const graver = kept[at];
    if (graver === undefined) kept.push(each);
    else kept[at] = { ...graver, from: Math.min(graver.from, each.from), to: Math.max(graver.to, each.to) };
  }
  return kept;
}

/** How far a refusal goes; `null` for a clause that refuses nothing. */
function stepOf(rule: string, words: string): NonNullable<Clause["step"]> | null {
  if (!REFUSALS.has(rule)) return null;
  if (/(?:原则上|非(?:卡密|商品)?质量问题|除[^,。]{1,16}外|法律另有规定|无理由)/.test(words)) return 1;
  return DENIES_REMEDY.test(words) || rule !== "no_refund" ? 3 : 2;
}

const REFUSALS: ReadonlySet<string> = new Set([
  "no_refund",
  "no_refund_for_any_reason",
  "claims_forfeited",
  "liability_excluded",
]);
const DENIES_REMEDY = /(?:任何|一切|无错卡|一律不补|不补单)/;

function isCited(words: string, at: number): boolean {
  return (
    CITED.test(words.slice(0, at)) ||
    /等(?:模糊|霸王)?(?:条款|规定|字样)|(?:霸王|不合理|不公平|不平等|违规|无效)(?:的)?(?:格式)?条款/.test(words)
  );
}

/** The whole clauses that the words stand in. */
function clausesAround(page: PolicyText, sentence: Sentence, found: RegExpExecArray): { from: number; to: number } {
  const first = clauseOf(page, sentence, sentence.start + found.index);
  const last = clauseOf(page, sentence, sentence.start + found.index + found[0].length - 1);
  return { from: startOf(page, sentence, first.start), to: last.end };
}

/** A clause that only refuses (不承担任何责任) is quoted with the one before it, which says what for. */
function startOf(page: PolicyText, sentence: Sentence, start: number): number {
  const bare =
    /^\s*(?:(?:本站|平台|本平台|甲方|我们)(?:有权|不|概|无|均|将不)|[亦且也]?不|均|一律|概|恕|违者|有权|否则)/.test(
      page.text.slice(start, start + 8),
    );
  const from = bare && start > sentence.start ? clauseOf(page, sentence, start - 1).start : start;
  return from + (LEAD.exec(page.text.slice(from, from + 16))?.[0].length ?? 0);
}

/** 一、, (3), 2.1, •: what numbers a clause is none of its words. */
const LEAD =
  /^(?:[\s•*·※-]{1,4}|(?:第?[一二三四五六七八九十]{1,3}条?|\d{1,2}(?:\.\d{1,2}){0,2})[、.)\s:]\s?|\([\d一二三四五六七八九十]{1,3}\)|:\s?){1,4}/;
