import { visibleText } from "../html/visible-text.ts";

/** Letters that a page must show beyond what the site shows where there is no page. */
const LEAST_OWN_LETTERS = 12;
/** Share of its lines that a page which says itself that it is not there has in common with another such page. */
const ALIKE = 0.85;
const SAYS_ABSENT = /不存在|找不到|没有找到|404|not ?found|走丢|已下架/i;

/**
 * Is a page no more than what its site shows where there is no page? Numbers do not count, nor the address in the text: a
 * page of that kind often repeats what it was asked for. Pure.
 */
export function resembles(page: string, absent: string): boolean {
  const [own, other] = [linesOf(page), linesOf(absent)];
  const extra = [...own].filter((line) => !other.has(line));
  if (extra.join("").length < LEAST_OWN_LETTERS) return true;
  return SAYS_ABSENT.test([...other].join("\n")) && 1 - extra.length / own.size >= ALIKE;
}

function linesOf(markup: string): Set<string> {
  const { title, text } = visibleText(markup);
  const lines = [title, ...text.split("\n")].map((line) => line.replaceAll(/[\d\s]+|\/[\w./?=&%-]+/g, ""));
  return new Set(lines.filter((line) => line !== ""));
}
