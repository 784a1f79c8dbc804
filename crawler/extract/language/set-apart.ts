/** ①…⑳, ⑴…⒇, ⒈…⒛, ⓪, ⓫…⓿, ❶…➓. */
export function isCircled(code: number): boolean {
  if (code < 0x2460 || code > 0x2793) return false;
  return code <= 0x249b || code >= 0x2776 || (code >= 0x24ea && code <= 0x24ff);
}

const DIGIT = /[\p{Nd}零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖]/u;
/** ① ③ ⑨: what stands between figures that are set apart. */
const SEPARATOR = /[ .-]/;
const LONG_NUMBER = /^[\d\s]{6}/;

/**
 * Whether a circled figure numbers an item of a list (②48小时内退款). Side by side, or within or before a long number,
 * it is a figure written so to slip past filters.
 */
export function numbersAnItem(text: string, at: number): boolean {
  if (isCircled(text.charCodeAt(at - 1)) || isCircled(text.charCodeAt(at + 1))) return false;
  const [beforeThat, behindThat] = [text.charCodeAt(at - 2), text.charCodeAt(at + 2)];
  if (SEPARATOR.test(text.charAt(at + 1)) && isCircled(behindThat)) return false;
  if (SEPARATOR.test(text.charAt(at - 1)) && isCircled(beforeThat)) return false;
  const behind = text.charAt(at + 1);
  const before = text.charAt(at - 1);
  return !(DIGIT.test(before) && DIGIT.test(behind)) && !LONG_NUMBER.test(text.slice(at + 1, at + 7));
}

const LETTERS_APART =
  /[\u4e00-\u9fff](?:[，。：、,:]?[ \u3000][\u4e00-\u9fff\d]|[，。：、,:][\u4e00-\u9fff\d](?=[ \u3000])){5,}/g;

/** The places of the spaces in 退 款 说 明, where each letter stands by itself. */
export function spacesBetweenLetters(text: string): ReadonlySet<number> {
  const places = new Set<number>();
  for (const { 0: run, index } of text.matchAll(LETTERS_APART))
    for (const space of run.matchAll(/[ \u3000]/g)) places.add(index + space.index);
  return places;
}
