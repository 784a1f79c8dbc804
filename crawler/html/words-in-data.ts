import { readJson } from "./json.ts";

/** A shorter string is a name, a code, a label. */
const LEAST_LETTERS = 8;
const MARKUP = /<(p|br|div|h[1-6]|li|ul|ol|span|strong|b|table|section)\b[^<>]{0,500}>/i;
const ADDRESS = /^(https?:)?\/\/\S*$|^data:/i;

/**
 * The sentences in an answer that a page got for its scripts, as markup to be read like a page: of JSON each string that
 * reads like words, of anything else all of it. Pure.
 */
export function wordsInData(text: string): string {
  const value = readJson(text);
  if (value === undefined) return MARKUP.test(text) ? text : paragraph(text);
  return stringsIn(value)
    .filter((each) => lettersOf(each) >= LEAST_LETTERS && !ADDRESS.test(each.trim()))
    .map((each) => (MARKUP.test(each) ? `<div>${each}</div>` : paragraph(each)))
    .join("\n");
}

/** In the order of the text. Walks without recursion. */
function stringsIn(value: unknown): string[] {
  const strings: string[] = [];
  const pending: unknown[] = [value];
  while (pending.length > 0) {
    const each = pending.pop();
    if (typeof each === "string") strings.push(each);
    else if (typeof each === "object" && each !== null) pending.push(...Object.values(each).reverse());
  }
  return strings;
}

function lettersOf(text: string): number {
  return text.replace(/[^\p{L}\p{N}]/gu, "").length;
}

function paragraph(text: string): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return escaped
    .split(/\r?\n/)
    .map((line) => `<p>${line}</p>`)
    .join("\n");
}
