/** All pages of a list that is cut, in order, as the links of `page`, one of them, name them. Without links `page` is all there is. */
export function readPages(page: Document): Promise<Document[]> {
  const links = [...page.querySelectorAll<HTMLAnchorElement>("nav.pages a")];
  if (links.length === 0) return Promise.resolve([page]);
  return Promise.all(links.map((link) => (link.getAttribute("aria-current") === "page" ? page : fetchPage(link.href))));
}

export async function fetchPage(address: string): Promise<Document> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}
