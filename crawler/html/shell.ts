import { allOf, type HtmlElement, type HtmlNode, parseHtml } from "./select.ts";
import { visibleText } from "./visible-text.ts";

/** Letters without white space. Up to so many, a page shows nothing, … */
const NOTHING = 7;
/** … a name and a menu, say, around any place that scripts may fill, … */
const A_FEW = 30;
/** … or around one that bears the name such places have. */
const LITTLE = 60;
/** With as much as this, it has to say besides that it needs scripts. */
const SOME = 150;

/** Is there next to no text that a visitor would see? Pure. */
export function showsNothing(html: string): boolean {
  return lettersOf(visibleText(html).text) <= NOTHING;
}

/**
 * Does the page show nothing of its own until its scripts have run? It has scripts, next to no visible text (what such pages
 * say while one waits does not count), and a place left empty for scripts to fill, or words that ask for JavaScript. Pure.
 */
export function isShell(html: string): boolean {
  const page = parseHtml(html);
  if (!allOf(page, "script").some(mayDraw)) return false;
  const { text } = visibleText(html);
  const letters = lettersOf(text);
  if (letters <= NOTHING) return true;
  if (letters > SOME) return false;
  const asks = NEEDS_SCRIPTS.test(text) || allOf(page, "noscript").some((each) => NEEDS_SCRIPTS.test(wordsIn(each)));
  const bare = allOf(page, "div, main, section, article, span, :is([id])")
    .slice(0, MOST_PLACES)
    .filter((each) => lettersOf(wordsIn(each)) <= NOTHING);
  const hasMount = bare.some(isMount);
  if (letters > LITTLE) return asks && hasMount;
  return asks || hasMount || (letters <= A_FEW && bare.some(({ attribs }) => attribs["id"] !== undefined));
}

const MOST_PLACES = 60;

/** Code, of this page or another file; not data, and not a template. */
function mayDraw({ attribs }: HtmlElement): boolean {
  return /^(module|((text|application)\/)?(x-)?(java|ecma)script(\b.*)?|)$/i.test(attribs["type"]?.trim() ?? "");
}

/** Where frameworks are told to draw. */
const MOUNT =
  /^(__)?((react|vue|app|main|page|site|spa|my|web|h5|ice|umi|svelte|ember|angular|gatsby|layout)[-_]*)?(root|app|next|nuxt|gatsby|mount|container|wrap|wrapper|view|router-view|content|main|body)$/i;

function isMount({ name, attribs }: HtmlElement): boolean {
  const names = [attribs["id"] ?? "", ...(attribs["class"] ?? "").split(/\s+/, 3), name.includes("-") ? name : ""];
  return names.some((each) => MOUNT.test(each));
}

const NEEDS_SCRIPTS =
  /(启用|开启|打开|允许|支持|需要|使用|enable|allow|activate|turn(ed)? on|requires?|needs?|without|support)[^。.!！\n]{0,30}(java ?script|脚本)|(java ?script|脚本)[^。.!！\n]{0,30}(启用|开启|打开|禁用|关闭|enabled?|disabled?|turned (on|off)|required?|needed)/i;

const OLD_BROWSER = /浏览器(版本)?(过低|太旧|过旧|不(被)?支持)|(upgrade|update|升级|更换)[^\n]{0,20}(browser|浏览器)/i;
const WAITING = /加载|载入|初始化|请稍[候等后]|耐心等待|loading|please wait/i;
const FOOTER = /copyright|©|\(c\)|版权所有|all rights reserved|ICP备|网安备/i;
/** A longer line says something of its own besides. */
const MOST_IN_FILLER = 80;
/** What a template has in the place of words. */
const BLANKS = /\{\{[^{}]{0,200}\}\}/g;

/** What is said in the place of content, or under any content. */
function isFiller(line: string): boolean {
  return line.length <= MOST_IN_FILLER && [NEEDS_SCRIPTS, OLD_BROWSER, WAITING, FOOTER].some((each) => each.test(line));
}

function lettersOf(text: string): number {
  const lines = text.split("\n").filter((line) => !isFiller(line));
  return lines
    .join("\n")
    .replace(BLANKS, "")
    .replace(/[\s\p{P}\p{S}]/gu, "").length;
}

const SILENT: ReadonlySet<string> = new Set(["script", "style", "noscript", "template", "title"]);

/** All words inside, shown or not. Walks without recursion. */
function wordsIn(element: HtmlElement): string {
  const words: string[] = [];
  const nodes: HtmlNode[] = [...element.children].reverse();
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    if (node.type === "text") words.push(node.data);
    else if ("children" in node && !("name" in node && SILENT.has(node.name)))
      nodes.push(...[...node.children].reverse());
  }
  return words.join("\n");
}
