import { readPages } from "./other-pages.ts";

/**
 * Sets the sections of the other pages of a long table around those of this one, in order, and takes away the links to
 * those pages. A group that goes on from page to page becomes one section. False: this page is all there is.
 */
export async function joinPages(element: HTMLElement): Promise<boolean> {
  const links = element.querySelector<HTMLElement>("nav.pages");
  const table = element.querySelector("table");
  if (!links || !table) return false;
  const pages = await readPages(document);
  const joined: HTMLTableSectionElement[] = [];
  for (const section of pages.flatMap((page) => sectionsOf(page === document ? table : tableOf(page)))) {
    const before = joined.at(-1);
    if (before && headingOf(before) === headingOf(section)) {
      before.append(...section.querySelectorAll("tr.platform-row"));
      section.remove();
    } else joined.push(section);
  }
  table.append(...joined);
  links.remove();
  return true;
}

function tableOf(page: Document): HTMLTableElement {
  const table = page.querySelector<HTMLTableElement>("table.comparison");
  if (!table) throw new Error("a page of the comparison has no table");
  return table;
}

function sectionsOf(table: HTMLTableElement): HTMLTableSectionElement[] {
  return [...table.tBodies];
}

function headingOf(section: HTMLTableSectionElement): string {
  return section.querySelector(".group-heading span")?.textContent ?? "";
}
