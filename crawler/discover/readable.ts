import type { Page } from "../contract.ts";
import { isShell } from "../html/shell.ts";
import { visibleText } from "../html/visible-text.ts";
import { inlineData, inlineNotices } from "./inline-data.ts";
import { jsonAsPage } from "./json-as-page.ts";

/**
 * A platform's page as HTML that shows all it says: JSON gets the shape of a page, and what a page's own scripts would show
 * stands at its end. Pure.
 */
export function readable(page: Pick<Page, "contentType" | "text">): string {
  const { contentType, text } = page;
  if (contentType.includes("json")) return jsonPage(text);
  const notices = inlineNotices(text).map((words) => `<div class="notice">公告：${words}</div>`);
  const shown = inlineData(text).map(jsonAsPage);
  const said = [...notices, ...shown].filter((each) => each !== "");
  return said.length === 0 ? text : `${text}\n${said.join("\n")}`;
}

function jsonPage(text: string): string {
  try {
    return jsonAsPage(JSON.parse(text));
  } catch {
    // What calls itself JSON and is not, shows nothing.
    return "";
  }
}

/** Fewer letters than this is a page that only its scripts could fill. */
const SHELL_LETTERS = 200;
const EMPTY_ROOT =
  /<(div|main)\b[^>]{0,300}\bid\s*=\s*["']?(?:app|root|__next|__nuxt|q-app|main-app)["']?(?=[\s>])[^>]{0,300}>\s*(?:<!--[^>]{0,200}-->\s*)?(?:<(?:div|span|img|p)\b[^>]{0,300}>[^<]{0,40}(?:<\/(?:div|span|p)>)?\s*){0,6}<\/\1>/i;

/** A home page that leads nowhere until its scripts have run: it shows nothing, or little beside its empty place. Pure. */
export function needsScripts(page: Pick<Page, "contentType" | "text">): boolean {
  if (!page.contentType.includes("html")) return false;
  const shown = readable(page);
  return isShell(shown) || (hasEmptyRoot(page.text) && lettersIn(shown) < SHELL_LETTERS);
}

function lettersIn(html: string): number {
  return visibleText(html).text.replaceAll(/\s/g, "").length;
}

/** Is there a place that scripts would fill, and nothing in it? Pure. */
export function hasEmptyRoot(markup: string): boolean {
  return EMPTY_ROOT.test(markup);
}
