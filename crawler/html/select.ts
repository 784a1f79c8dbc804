import { type CheerioAPI, load } from "cheerio/slim";

type Root = ReturnType<CheerioAPI["root"]>[number];
export type HtmlNode = Root["children"][number];
export type HtmlElement = Extract<HtmlNode, { attribs: Record<string, string> }>;

/** A page is of another shape than its parser knows. Becomes an alarm; nothing is guessed. */
export class PageShapeError extends Error {
  readonly selector: string;
  readonly found: number;

  constructor(selector: string, found: number, expected: string) {
    super(`Expected ${expected} at "${selector}", found ${found}`);
    this.name = "PageShapeError";
    this.selector = selector;
    this.found = found;
  }
}

export function parseHtml(html: string): CheerioAPI {
  return load(html);
}

/** The words of the one element at `selector`; anything but exactly one is another shape of page. */
export function textOf($: CheerioAPI, selector: string): string {
  const found = $(selector);
  if (found.length !== 1) throw new PageShapeError(selector, found.length, "exactly one element");
  return found.text().trim();
}

/** The words of the element at `selector`, or `null` where there is none. More than one is another shape of page. */
export function maybeTextOf($: CheerioAPI, selector: string): string | null {
  const found = $(selector);
  if (found.length > 1) throw new PageShapeError(selector, found.length, "at most one element");
  return found.length === 0 ? null : found.text().trim();
}

/** The words of each element at `selector`, in the order of the page. */
export function manyOf($: CheerioAPI, selector: string): string[] {
  return $(selector)
    .toArray()
    .map((element) => $(element).text().trim());
}
