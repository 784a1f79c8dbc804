import { fetchPage, readPages } from "./other-pages.ts";

/** A line of `/search/`: a platform or a page, with what else it goes by. */
export type DirectoryLine = { readonly line: HTMLElement; readonly name: string; readonly words: string };

/** The lines below `root`. */
export function linesIn(root: ParentNode): DirectoryLine[] {
  return [...root.querySelectorAll<HTMLElement>("li[data-words]")].map((line) => ({
    line,
    name: line.querySelector("a")?.textContent ?? "",
    words: line.dataset["words"] ?? "",
  }));
}

/** Every platform of the directory of which `page` is one page. */
export async function platformsOf(page: Document): Promise<DirectoryLine[]> {
  const pages = await readPages(page);
  return pages.flatMap((each) => [...each.querySelectorAll(".directory")].flatMap(linesIn));
}

/** The same, from any other page. */
export async function fetchPlatforms(address: string): Promise<DirectoryLine[]> {
  return platformsOf(await fetchPage(address));
}
