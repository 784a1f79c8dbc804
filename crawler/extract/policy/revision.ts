import type { PolicyFacts } from "../../../data/model/policy.ts";
import { excerptOf, type PolicyText } from "./policy-text.ts";

const DATE =
  /(?:更新|修订|修改|生效|发布|公布|最后更新|版本)(?:时间|日期|于|日)?[^\d\n。]{0,8}((20\d{2})\s?[-./年]\s?(\d{1,2})\s?[-./月]\s?(\d{1,2})\s?日?)|自((20\d{2})年(\d{1,2})月(\d{1,2})日)起/;
const VERSION = /(?:版本(?:号)?[:\s]{0,2}|(?<![a-z])v(?:er(?:sion)?)?\.?\s?)(\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)/;
const NOTICE =
  /(?:(?:修改|变更|更新|调整)[^。\n]{0,20}(?:提前|将(?:于|在|通过)|公告|公示|站内信|邮件|短信)[^。\n]{0,24}(?:通知|公示|告知|公告)|提前\s?[\d一二三五七十]{1,3}\s?(?:个)?(?:日|天|工作日)[^。\n]{0,10}(?:公示|通知|公告))/;

/** When the page says it was last revised, which version it is, and how changes are announced. */
export function revisionOf(page: PolicyText): PolicyFacts["revision"] {
  const notice = page.sentences.find(
    (each) => NOTICE.test(each.words) && !/(?:无需|不再|不另行|恕不)/.test(each.words),
  );
  return {
    date: dateOf(page),
    version: versionOf(page),
    changeNotice: notice === undefined ? null : excerptOf(page, notice.start, notice.end),
  };
}

function dateOf(page: PolicyText): PolicyFacts["revision"]["date"] {
  const found = DATE.exec(page.text);
  if (found === null) return null;
  const [year, month, day] = [found[2] ?? found[6], found[3] ?? found[7], found[4] ?? found[8]];
  if (year === undefined || month === undefined || day === undefined || Number(month) > 12 || Number(day) > 31)
    return null;
  const value = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return { value, excerpt: excerptOf(page, found.index, found.index + found[0].length) };
}

function versionOf(page: PolicyText): PolicyFacts["revision"]["version"] {
  const found = VERSION.exec(page.text);
  const value = found?.[1];
  if (found === null || value === undefined) return null;
  return { value, excerpt: excerptOf(page, found.index, found.index + found[0].length) };
}
