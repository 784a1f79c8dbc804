import { MOST_DEPTH } from "./flatten.ts";
import type { VisibleText } from "./visible-text.ts";

/** No policy anybody could read is longer than this; what stands behind it is left unread. */
const LETTERS_READ = 300_000;
/** Fewer letters than this is a page that shows nothing. */
const LEAST_LETTERS = 20;

/** A page cut to what is read of it, so that no page takes longer than another by much. */
export function withinReach(visible: VisibleText): VisibleText {
  if (visible.text.length <= LETTERS_READ) return visible;
  const blocks = visible.blocks
    .filter(({ start }) => start < LETTERS_READ)
    .map((block) => ({ ...block, end: Math.min(block.end, LETTERS_READ) }));
  const isRead = ({ end }: { readonly end: number }) => end <= LETTERS_READ;
  return {
    ...visible,
    text: visible.text.slice(0, LETTERS_READ),
    blocks,
    links: visible.links.filter(isRead),
    widgets: visible.widgets.filter(isRead),
  };
}

/** Whether there is nothing on a page to read. */
export function isBlank({ text }: VisibleText): boolean {
  return text.slice(0, 10_000).replaceAll(/\s/g, "").length < LEAST_LETTERS;
}

/** What is wrong with a page as a whole, in one sentence for a maintainer; `null` when it can be read. */
export function troubleWith(visible: VisibleText): string | null {
  const { text, links } = visible;
  if (isBlank(visible)) return "页面几乎没有文字：可能只有图片，或要用浏览器打开（在平台文件里写 browser: true）。";
  if (visible.isDeep) return `页面的标签套了超过 ${MOST_DEPTH} 层：更深的标签当作没有，文字照读。`;
  if (text.length > LETTERS_READ) return `页面有 ${text.length} 个字，只读了前 ${LETTERS_READ} 个。`;
  const broken = text.slice(0, 10_000).split("\uFFFD").length - 1;
  if (broken > 20 && broken > Math.min(text.length, 10_000) / 50) return `页面有 ${broken} 个读不出的字：编码坏了。`;
  const dead = links.filter(({ href, text: words }) => /^\s*javascript:/i.test(href) && CONTACT.test(words));
  const live = links.some(({ href, text: words }) => !/^\s*(?:javascript:|#)/i.test(href) && CONTACT.test(words));
  return dead.length > 0 && !live && !/\d{5}|@/.test(text)
    ? "客服入口只是 javascript: 链接，页面上没有别的联系方式。"
    : null;
}

const CONTACT = /(?:客服|联系|咨询|工单|投诉)/;
