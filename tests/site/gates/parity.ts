import type { CheerioAPI } from "cheerio";
import { type Gate, languageOf, onEveryPage, type Site } from "./gate.ts";

/** Both languages hold the same pages, each names the other, and English pages mark what is Chinese in them. */
export const parity: Gate = {
  name: "languages",
  about: "the same pages in zh and en, hreflang both ways with x-default, Chinese in English pages marked",
  async check(site) {
    return onEveryPage(site, ($, address) => [
      ...missingTwin(site, address),
      ...wrongAlternates($, site, address),
      ...(languageOf(address) === "en" ? unmarkedChinese($) : []),
    ]);
  },
};

const twinOf = (address: string): string =>
  languageOf(address) === "en" ? address.replace(/^\/en/, "") : `/en${address}`;

function missingTwin(site: Site, address: string): string[] {
  if (address === "/404.html" || site.pages.has(twinOf(address))) return [];
  return [`no page ${twinOf(address)}`];
}

function wrongAlternates($: CheerioAPI, site: Site, address: string): string[] {
  if (!site.pages.has(twinOf(address)) || $("meta[name=robots][content=noindex]").length > 0) return [];
  const [inChinese, inEnglish] = languageOf(address) === "zh" ? [address, twinOf(address)] : [twinOf(address), address];
  const wanted = { "zh-CN": inChinese, en: inEnglish, "x-default": inChinese };
  return Object.entries(wanted)
    .filter(([lang, path]) => $(`link[rel=alternate][hreflang="${lang}"]`).attr("href") !== `${site.url}${path}`)
    .map(([lang, path]) => `hreflang ${lang} is not ${path}`);
}

function unmarkedChinese($: CheerioAPI): string[] {
  const body = $("body").clone();
  body.find("[lang^=zh], script").remove();
  const found = /[^\n]{0,20}\p{Script=Han}+[^\n]{0,20}/u.exec(body.text());
  const labels = body
    .find("[aria-label], [title], [placeholder], [alt]")
    .toArray()
    .flatMap((element) => ["aria-label", "title", "placeholder", "alt"].map((name) => $(element).attr(name) ?? ""))
    .filter((label) => /\p{Script=Han}/u.test(label));
  return [
    ...(found === null ? [] : [`Chinese without lang: …${found[0].trim()}…`]),
    ...[...new Set(labels)].map((label) => `Chinese in a label: ${label.slice(0, 40)}`),
  ];
}
