import { type HtmlElement, type HtmlNode, parseHtml } from "./select.ts";

/** The words inside an element, up to `most` letters, whatever the depth of nesting: no recursion. Scripts do not count. */
export function wordsIn(element: HtmlElement, most: number): string {
  const pieces: string[] = [];
  let length = 0;
  const pending: HtmlNode[] = [element];
  for (let node = pending.pop(); node !== undefined && length < most; node = pending.pop()) {
    if (node.type === "text") {
      pieces.push(node.data);
      length += node.data.length;
    } else if (node.type === "tag") for (const child of node.children.toReversed()) pending.push(child);
  }
  return pieces.join("").slice(0, most);
}

const MOST_LETTERS = 100_000;

/** The element right under `<body>` that holds most of the words, as `div#main`; a page's skeleton, roughly. Pure. */
export function rootOf(markup: string): string {
  const children = childrenOfBody(parseHtml(markup).children);
  const elements = children.flatMap((child) => (child.type === "tag" ? child : []));
  const largest = elements
    .map((element) => ({ element, letters: wordsIn(element, MOST_LETTERS).trim().length }))
    .sort((one, other) => other.letters - one.letters)[0];
  if (largest === undefined || largest.letters === 0) return "body";
  const { name, attribs } = largest.element;
  const [first] = (attribs["class"] ?? "").trim().split(/\s+/);
  return `${name}${attribs["id"] ? `#${attribs["id"]}` : first ? `.${first}` : ""}`.slice(0, 60);
}

function childrenOfBody(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  const html = nodes.find((node) => node.type === "tag" && node.name === "html");
  const inside = html?.type === "tag" ? html.children : nodes;
  const body = inside.find((node) => node.type === "tag" && node.name === "body");
  return body?.type === "tag" ? body.children : inside;
}
