import { FRAME_WORDS } from "./frame-words.ts";
import { inLanguage } from "./languages.ts";
import type { Language } from "./words.ts";

/** Where a page lies on the web: whole where the site's own address is known, else from its root. */
export function addressOn(site: URL | undefined, path: string): string {
  return site === undefined ? path : new URL(path, site).href;
}

/** What a search engine is told of a page, as schema.org has it: the site on its home page, elsewhere the way there. */
export function structuredPage({
  path,
  title,
  language,
  site,
}: {
  path: string;
  title: string;
  language: Language;
  site: URL | undefined;
}): object {
  const home = inLanguage("/", language);
  const { brand, lang } = FRAME_WORDS[language];
  if (path === home) {
    return {
      "@context": "https://schema.org",
      "@type": "WebSite",
      name: brand,
      inLanguage: lang,
      url: addressOn(site, home),
      potentialAction: {
        "@type": "SearchAction",
        target: `${addressOn(site, inLanguage("/search/", language))}?q={q}`,
        "query-input": "required name=q",
      },
    };
  }
  const steps = [
    { name: brand, path: home },
    { name: title, path },
  ];
  return {
    "@context": "https://schema.org",
    "@type": "BreadcrumbList",
    itemListElement: steps.map((step, at) => ({
      "@type": "ListItem",
      position: at + 1,
      name: step.name,
      item: addressOn(site, step.path),
    })),
  };
}

/** JSON that may stand in a page: no `<` that could end the element around it. */
export function inlineJson(data: object): string {
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}
