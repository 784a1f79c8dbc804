import { inDays } from "./policy-facts.ts";
import { durationInEnglish, some, type Told, trim } from "./words.ts";

/** What a page says, or does not, in both languages: the sentences under the answers of the rubric. */
export const SAYS = {
  nothing: { statement: "页面没有写明", english: "The pages do not say" },
  soonOnly: { statement: "只说尽快，没有期限", english: "Says “as soon as possible” only, without a limit" },
  coverByGoods: { statement: "按商品类别写明售后范围", english: "Says by kind of goods what is covered" },
  coverInGeneral: { statement: "售后范围写得笼统", english: "Says only in general what is covered" },
  materialsListed: { statement: "列明了所需材料", english: "Lists the materials needed" },
  materialsVague: { statement: "只说要相关材料", english: "Only asks for “relevant materials”" },
  stepsUntimed: { statement: "有步骤，没有时限", english: "Names steps, without time limits" },
  hoursAndHumans: { statement: "写明服务时间，并说明何时有人工", english: "Names hours, and when humans are there" },
  hoursOnly: { statement: "只写服务时间，没说是否人工", english: "Names hours, without saying whether humans answer" },
  bothRoutes: { statement: "内部、外部的投诉途径都写明", english: "Names ways to complain both inside and outside" },
  operatorInFull: {
    statement: "名称、信用代码、备案都写明",
    english: "Names operator, credit code, and filing or licence",
  },
  operatorInPart: {
    statement: "只写明一部分（名称、信用代码、备案不全）",
    english: "Names a part only (of operator, credit code and filing)",
  },
  guarantee: { statement: "写明担保交易或自动退款", english: "Names escrow or automatic refunds" },
  revisionInFull: {
    statement: "有日期，也有版本或修订通知",
    english: "Has a date, and a version or notice of changes",
  },
  dateOnly: { statement: "只有日期", english: "Has a date only" },
  publicPolicy: (title: string) => ({
    statement: `不登录就能读到《${title || "售后政策"}》`,
    english: "An after-sales policy can be read without logging in",
  }),
  longestRefund: (hours: number) => ({
    statement: `写明退款最长 ${inDays(hours)}`,
    english: `Names a longest wait for refunds: ${daysInEnglish(hours)}`,
  }),
  stepsTimed: (steps: number, timed: number) => ({
    statement: `${steps} 个步骤中 ${timed} 个写明时限`,
    english: `Of ${some(steps, "step")}, ${timed} ${timed === 1 ? "has" : "have"} a time limit`,
  }),
  channels: (kinds: number) => ({
    statement: `写明 ${kinds} 种联系方式`,
    english: `Names ${some(kinds, "way")} to reach support`,
  }),
  promises: (count: number) => ({
    statement: `有 ${count} 项带数字的承诺`,
    english: `Makes ${some(count, "promise")} with a number in it`,
  }),
  oneRoute: (isOutside: boolean) => ({
    statement: `只写明${isOutside ? "外部" : "内部"}投诉途径`,
    english: `Names only a way to complain ${isOutside ? "outside" : "inside"}`,
  }),
} as const satisfies Readonly<Record<string, Told | ((...figures: never[]) => Told)>>;

/** As `inDays` has it: a day or more in days. */
function daysInEnglish(hours: number): string {
  return hours < 24 ? durationInEnglish(hours) : some(trim(hours / 24), "day");
}
