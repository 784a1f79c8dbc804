/** Scripts of a page that carry what it will show. */
const DATA =
  /(?:\b(?:var|let|const)\s+|window\.|[,;{\s])(config|goodsMsg|siteInfo|__INITIAL_STATE__|__NUXT__|pageData)\s*=\s*(?=[[{])|<script\b[^>]{0,200}\btype=["']?application\/json[^>]{0,200}>\s*(?=[[{])/g;
/** A notice that a script shows in a box: its words, with HTML in them, follow. */
const NOTICE =
  /\b(?:tipsCon|noticeCon|notice_content|gonggao)\s*=\s*["'`]|\btitle\s*:\s*["'][^"'\n]{0,8}(?:公告|通知|须知|提示)[^"'\n]{0,8}["']\s*,[^{}]{0,200}?\b(?:content|text|html)\s*:\s*["'`]/g;

const MOST_FOUND = 8;
const MOST_LENGTH = 500_000;

/** JSON written into the scripts of a page, as far as it can be read. Pure. */
export function inlineData(markup: string): unknown[] {
  return [...markup.matchAll(DATA).take(MOST_FOUND)].flatMap((found) => {
    const from = found.index + found[0].length;
    const written = balanced(markup, from);
    return written === null ? [] : parsed(written);
  });
}

/** Notices written into the scripts of a page. Pure. */
export function inlineNotices(markup: string): string[] {
  return [...markup.matchAll(NOTICE).take(MOST_FOUND)].flatMap(({ 0: found, index }) => {
    const written = quoted(markup, index + found.length, found.slice(-1));
    return written === null || written.trim() === "" ? [] : unescaped(written);
  });
}

const MOST_NOTICE = 20_000;

/** From behind a quotation mark to the one that ends it. */
function quoted(text: string, from: number, mark: string): string | null {
  const end = Math.min(text.length, from + MOST_NOTICE);
  for (let at = from; at < end; at += 1) {
    const sign = text.charAt(at);
    if (sign === "\\") at += 1;
    else if (sign === mark) return text.slice(from, at);
  }
  return null;
}

const STRINGS_AND_BRACKETS = /"(?:[^"\\]|\\.)*"|[{}[\]]/g;

/** From a bracket to the one that closes it, strings skipped. */
function balanced(text: string, from: number): string | null {
  const rest = text.slice(from, from + MOST_LENGTH);
  let depth = 0;
  for (const { 0: sign, index } of rest.matchAll(STRINGS_AND_BRACKETS)) {
    if (sign === "{" || sign === "[") depth += 1;
    if (sign === "}" || sign === "]") depth -= 1;
    if (depth === 0) return rest.slice(0, index + 1);
  }
  return null;
}

function parsed(written: string): unknown[] {
  try {
    return [JSON.parse(written)];
  } catch {
    // A script need not be JSON.
    return [];
  }
}

function unescaped(words: string): string {
  return words
    .replaceAll(/\\u([0-9a-f]{4})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    .replaceAll(/\\[nrt]/g, " ")
    .replaceAll(/\\(.)/g, "$1");
}
