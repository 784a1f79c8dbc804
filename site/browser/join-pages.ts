/**
 * Sets the sections of the other pages of a long table around those of this one, in order, and takes away the links to
 * those pages. A group that goes on from page to page becomes one section. False: this page is all there is.
 */
export async function joinPages(element: HTMLElement): Promise<boolean> {
  const links = element.querySelector<HTMLElement>("nav.pages");
  const table = element.querySelector("table");
  if (!links || !table) return false;
  const own = [...table.tBodies];
  const pages = await Promise.all(
    [...links.querySelectorAll("a")].map((link) =>
      link.getAttribute("aria-current") === "page" ? own : fetchSections(link.href),
    ),
  );
  const joined: HTMLTableSectionElement[] = [];
  for (const section of pages.flat()) {
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

async function fetchSections(address: string): Promise<HTMLTableSectionElement[]> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const table = page.querySelector<HTMLTableElement>("table.comparison");
  if (!table) throw new Error(`${address}: no table`);
  return [...table.tBodies];
}

function headingOf(section: HTMLTableSectionElement): string {
  return section.querySelector(".group-heading span")?.textContent ?? "";
}
