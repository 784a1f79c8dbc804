import type { TimeRole } from "../../../data/model/policy.ts";
import type { Duration } from "../language/durations.ts";
import { WAY_OF_PAYMENT } from "../lexicon/time-roles.ts";
import { columnOver } from "./columns.ts";
import type { Sentence } from "./policy-text.ts";

/** What a time is for, and more closely: `avg_wait`, `pickup`, `escalation`, `forfeit`, … */
export type Role = { readonly role: TimeRole; readonly kind: string | null };
export const PAYOUT: Role = { role: "payout", kind: null };
export const OTHER: Role = { role: "other", kind: null };
export const CLAIM: Role = { role: "claim", kind: "claim" };

/** The words around a time: of its own clause, of the clauses before and after, of the whole sentence. */
export type Around = {
  readonly before: string;
  /** The time follows a colon or a bracket: what stands before is its label. */
  readonly labelled: boolean;
  /** What the column of a table is headed by. */
  readonly column: string;
  readonly after: string;
  readonly previous: string;
  readonly next: string;
  readonly sentence: Sentence;
};

export function wordsAround(sentence: Sentence, duration: Duration): Around {
  const { start, end } = duration;
  const left = sentence.words
    .slice(0, start)
    .split(/[,→|]/)
    .filter((clause, at, all) => at === all.length - 1 || !NEEDS_NOTHING.test(clause));
  const right = sentence.words
    .slice(end)
    .replaceAll(/\([^()]{0,30}\)/g, "")
    .split(/[,→|]/);
  const before = left.at(-1) ?? "";
  // 客服 1 个工作日内审核: set so, the space before the figure says nothing.
  const spaced = /\d [^\d]/.test(sentence.words.slice(start, end));
  const bracketed = /\([^)]*$/.test(before);
  const after = bracketed ? behindBracket(right[0] ?? "") : (right[0] ?? "");
  return {
    before: before.replace(MEASURE_WORDS, "").replace(COUNTED_FROM, ""),
    labelled: (spaced ? LABEL_OF_FIGURE : LABEL_BEFORE).test(before) && before.trim() !== "",
    column: columnOver(sentence, duration),
    after: after.replace(/^[\s左右内]+/, ""),
    previous: left.at(-2) ?? "",
    next: bracketed ? "" : (right[1] ?? ""),
    sentence,
  };
}

const LABEL_OF_FIGURE = new RegExp(`(?:[:(]|${WAY_OF_PAYMENT.source})\\s?$`);
const LABEL_BEFORE = /(?:[:(]\s?|(?<![可能请须应在于将会内后约达了过近]) )$/;

/** 系统自动退款,无需申请,一般10分钟: said in passing. */
const NEEDS_NOTHING = /^\s?(?:无需|无须|不用|不必|免)[^,]{0,8}$/;

/** What follows a time in brackets: the rest of the brackets, or where nothing is left in them, what stands behind. */
function behindBracket(words: string): string {
  const inside = /^[^)]*/.exec(words)?.[0] ?? "";
  return inside.trim() === "" ? words.replace(/^[^)]*\)/, "") : inside;
}

const MEASURE_WORDS =
  /[\s(:]*(?:大?约|大概|由?改为|控制在|调整[为至]|变更为|差不多|约为|预计|一般|通常|需要?|要|得|为|最快|最慢|最迟|最晚|最长|最多|至多|不超过|<=?|≤)*[\s(:]*$/;
/** 售后时效以订单完成时间起算24小时: from when it counts is not what it is for. */
const COUNTED_FROM =
  /[以自从][^,]{1,16}(?:起算?|开始(?:计算|算起)?)$|(?<=(?:有效期|时[效限间]|期限?)[为是:\s]{0,2})(?:自|从)?(?:发[货卡]|收[货卡]|签收|下单|购买|付款|提[取卡]|交易(?:完成)?|订单完成|售出)(?:之?[日时])?(?:之后|以后|后|起)$/;
