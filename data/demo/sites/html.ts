import type { Article, Block } from "./site-text.ts";

export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** One element for each text. */
export function elements(tag: string, texts: readonly string[]): string {
  return texts.map((text) => `<${tag}>${escapeHtml(text)}</${tag}>`).join("\n");
}

/** Blocks as headings and paragraphs or lists, as people type them into an editor. */
export function proseOf(article: Article): string {
  return article.blocks.map((block) => `<h3>${escapeHtml(block.heading)}</h3>\n${linesOf(block)}`).join("\n");
}

function linesOf(block: Block): string {
  if (block.lines.length < 3) return elements("p", block.lines);
  return `<ul>\n${elements("li", block.lines)}\n</ul>`;
}
