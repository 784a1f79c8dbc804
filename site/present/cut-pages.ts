import { ROWS_A_PAGE } from "./compare-pages.ts";
import { inBothLanguages, inLanguage } from "./languages.ts";
import type { Language } from "./words.ts";

/** A list cut into pages, at least one. */
export function cutPages<Each>(all: readonly Each[], most = ROWS_A_PAGE): Each[][] {
  const count = Math.max(1, Math.ceil(all.length / most));
  return Array.from({ length: count }, (_, at) => all.slice(at * most, (at + 1) * most));
}

/** Where the pages of a list lie, whose first is `first`. */
export function pageAddresses(first: string, count: number, language: Language): string[] {
  return Array.from({ length: count }, (_, at) => inLanguage(at === 0 ? first : `${first}${at + 1}/`, language));
}

/** The static paths of the pages after the first. */
export function laterPages(count: number) {
  return Array.from({ length: count - 1 }, (_, at) => at + 2).flatMap((page) =>
    inBothLanguages().map(({ params, props }) => ({
      params: { ...params, page: String(page) },
      props: { ...props, page },
    })),
  );
}
