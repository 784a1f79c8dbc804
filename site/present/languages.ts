import type { Language } from "./words.ts";

/**
 * The static paths of a page under `pages/[...lang]/`: Chinese at `/`, English under `/en/`. A new array each time: Astro
 * writes the keys of a page into the one it is given.
 */
export function inBothLanguages() {
  return [
    { params: { lang: undefined }, props: { language: "zh" as Language } },
    { params: { lang: "en" }, props: { language: "en" as Language } },
  ];
}

/** The static paths of a page that stands once for each of `ids`, its languages together: what both show is read once. */
export function eachInBothLanguages<Id extends string>(ids: readonly Id[]) {
  return ids.flatMap((id) => inBothLanguages().map(({ params, props }) => ({ params: { ...params, id }, props })));
}

/** Where a page lies in a language: `/en/help/` for `/help/`. */
export function inLanguage(path: string, language: Language): string {
  return language === "en" ? `/en${path}` : path;
}

/** The address of the same page in the other language. */
export function translationOf(path: string, language: Language): string {
  return language === "en" ? path.replace(/^\/en(?=\/)/, "") : inLanguage(path, "en");
}

/** What an element carries on an English page when its words are, or may hold, Chinese as published. */
export function inChinese(language: Language, words?: string): { readonly lang?: "zh-CN" } {
  return language === "en" && (words === undefined || /\p{Script=Han}/u.test(words)) ? { lang: "zh-CN" } : {};
}

type Run = { readonly text: string; readonly isChinese: boolean };

// A name may hold digits, letters and full-width marks, but no space: beyond it the sentence goes on.
const CHINESE_RUN = /[《（“]?\p{Script=Han}(?:[\p{L}\p{N}·、，。：（）《》“”-]*[\p{Script=Han}）》。”])?/gu;

/** A sentence cut into what is Chinese and what is not. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(CHINESE_RUN)) {
    if (index > end) runs.push({ text: text.slice(end, index), isChinese: false });
    runs.push({ text: found, isChinese: true });
    end = index + found.length;
  }
  if (end < text.length) runs.push({ text: text.slice(end), isChinese: false });
  return runs;
}
