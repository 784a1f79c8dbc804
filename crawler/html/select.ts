import { compile } from "css-select";
import { DomHandler, DomUtils, Parser, type parseDocument } from "htmlparser2";
import { flatten, MOST_DEPTH } from "./flatten.ts";

export type HtmlDocument = ReturnType<typeof parseDocument>;
export type HtmlNode = HtmlDocument["children"][number];
export type HtmlElement = Extract<HtmlNode, { attribs: Record<string, string> }>;
type Place = HtmlDocument | HtmlElement;

/** A page is of another shape than its parser knows. Becomes an alarm; nothing is guessed. `expected`: in Chinese, as a maintainer reads it. */
export class PageShapeError extends Error {
  readonly selector: string;
  readonly found: number;

  constructor(selector: string, found: number, expected: string, wrong = `应有${expected}，${countOf(found)}`) {
    super(`「${selector}」${wrong}`);
    this.name = "PageShapeError";
    this.selector = selector;
    this.found = found;
  }
}

function countOf(found: number): string {
  return found === 0 ? "没有找到" : `找到 ${found} 处`;
}

/** With `upTo`, what follows the first element of that class is not read: most of a long page may be of no concern. */
export function parseHtml(html: string, { upTo = null }: { readonly upTo?: string | null } = {}): HtmlDocument {
  return parseFlat(html, upTo).root;
}

/** What could not be flattened is read so far down. */
const DEEPEST = 4 * MOST_DEPTH;

/** The page, and whether it had to be flattened first: hardly any is nested so deep. */
export function parseFlat(html: string, upTo: string | null = null): { root: HtmlDocument; isFlattened: boolean } {
  const { root, isDeeper } = readPage(html, MOST_DEPTH, upTo);
  return { root: isDeeper ? readPage(flatten(html), DEEPEST, upTo).root : root, isFlattened: isDeeper };
}

function readPage(html: string, mostDepth: number, upTo: string | null): PageReader {
  const reader = new PageReader(upTo, mostDepth, () => parser.pause());
  const parser = new Parser(reader);
  parser.end(html);
  return reader;
}

class PageReader extends DomHandler {
  /** Than `mostDepth`: reading ended there. */
  isDeeper = false;
  readonly #last: string | null;
  readonly #mostDepth: number;
  readonly #stop: () => void;

  constructor(last: string | null, mostDepth: number, stop: () => void) {
    super();
    this.#last = last;
    this.#mostDepth = mostDepth;
    this.#stop = stop;
  }

  override onopentag(name: string, attributes: Record<string, string>): void {
    super.onopentag(name, attributes);
    // The lowest on the stack is the page itself.
    if (this.tagStack.length - 1 <= this.#mostDepth) return;
    this.isDeeper = true;
    this.#stop();
  }

  override onclosetag(): void {
    const closed = this.tagStack.at(-1);
    super.onclosetag();
    if (this.#last !== null && closed !== undefined && "attribs" in closed && hasClass(closed, this.#last))
      this.#stop();
  }
}

function hasClass({ attribs }: HtmlElement, name: string): boolean {
  return attribs["class"]?.split(/\s+/).includes(name) ?? false;
}

/** The words of the one element at `selector`; anything but exactly one is another shape of page. */
export function textOf(place: Place, selector: string): string {
  return wordsOf(oneOf(place, selector));
}

/** The words of the element at `selector`, or `null` where there is none. More than one is another shape of page. */
export function maybeTextOf(place: Place, selector: string): string | null {
  const [first, ...more] = allOf(place, selector);
  if (more.length > 0) throw new PageShapeError(selector, more.length + 1, "至多一个元素");
  return first === undefined ? null : wordsOf(first);
}

/** The one element at `selector`; anything but exactly one is another shape of page. */
export function oneOf(place: Place, selector: string): HtmlElement {
  const [first, ...more] = allOf(place, selector);
  if (first === undefined || more.length > 0) {
    throw new PageShapeError(selector, first === undefined ? 0 : more.length + 1, "正好一个元素");
  }
  return first;
}

/** Each element at `selector`, in the order of the page. Walks from node to node: the library's own walk takes twice as long. */
export function allOf(place: Place, selector: string): HtmlElement[] {
  const test = compiled(selector);
  const found: HtmlElement[] = [];
  for (let node = place.children[0] ?? null; node !== null; node = nodeAfter(node, place)) {
    if ("attribs" in node && test(node)) found.push(node);
  }
  return found;
}

/** The next node inside `place`: the first child, or what follows the node or whatever it is the end of. */
function nodeAfter(node: HtmlNode, place: Place): HtmlNode | null {
  if ("children" in node && node.children[0] !== undefined) return node.children[0];
  for (let at: HtmlNode | Place | null = node; at !== null && at !== place; at = at.parent) {
    if (at.next !== null) return at.next;
  }
  return null;
}

/** The words inside an element, or inside several as one text, trimmed; of no element, none. */
export function wordsOf(elements: HtmlElement | HtmlElement[] | undefined): string {
  return elements === undefined ? "" : DomUtils.textContent(elements).trim();
}

type Test = ReturnType<typeof compile<HtmlNode, HtmlElement>>;

const COMPILED = new Map<string, Test>();

/** Selectors are constants of our own code: each is understood once, for all pages. */
function compiled(selector: string): Test {
  const test = COMPILED.get(selector) ?? compile<HtmlNode, HtmlElement>(selector, { cacheResults: false });
  COMPILED.set(selector, test);
  return test;
}
