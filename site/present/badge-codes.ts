import { BADGE_WORDS } from "../words/badge.ts";
import { badgeFactsPath, badgePath, badgeVariantPath, embedPath } from "./badge.ts";
import { inLanguage } from "./languages.ts";
import { platformPath } from "./paths.ts";
import type { Language } from "./words.ts";

/** What to put on a page of one's own to show the badge of a platform; `origin` is this site's, where it is known. */
export function badgeCodes(id: string, language: Language, origin: string) {
  const { codes, alt, iframe } = BADGE_WORDS[language];
  const page = `${origin}${inLanguage(platformPath(id), language)}`;
  const picture = (theme: "light" | "dark") => `${origin}${badgeVariantPath(id, language, "large", theme)}`;
  return [
    {
      name: codes.image,
      code: `<a href="${page}"><img src="${origin}${badgePath(id, language)}" alt="${alt}"></a>`,
    },
    {
      name: codes.dark,
      code: `<a href="${page}"><picture><source media="(prefers-color-scheme: dark)" srcset="${picture("dark")}"><img src="${picture("light")}" alt="${alt}"></picture></a>`,
    },
    {
      name: codes.embed,
      code: `<iframe src="${origin}${embedPath(id, language)}" title="${iframe}" width="320" height="220" loading="lazy"></iframe>`,
    },
    { name: codes.facts, code: `${origin}${badgeFactsPath(id, language)}` },
  ];
}
