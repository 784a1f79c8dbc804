import type { BlockKind, Span } from "../../data/model/quote.ts";
import { blockKindOf } from "./blocks.ts";
import { type Block, blankPaper, type Link, type Paper } from "./paper.ts";
import { type HtmlElement, type HtmlNode, parseFlat } from "./select.ts";
import { contactInData } from "./structured-contact.ts";
import { widgetsIn } from "./support-widgets.ts";

/** What a visitor sees of a page, as text, with the blocks it stands in and the links it offers. */
export type VisibleText = {
  readonly title: string;
  readonly text: string;
  /** In order, not overlapping, covering all of `text`. */
  readonly blocks: readonly Block[];
  readonly links: readonly Link[];
  /** Hosts of scripts and frames, each once: support widgets show themselves there. */
  readonly scriptHosts: readonly string[];
  /** Where the addresses of embedded chat windows stand in `text`: nobody sees them, and they answer. */
  readonly widgets: readonly Span[];
  /** Tags were nested so deep that the deepest were left out. */
  readonly isDeep?: true;
};

const UNSEEN: ReadonlySet<string> = new Set(
  "script style template noscript del s strike title svg iframe object canvas audio video".split(" "),
);
const LINE: ReadonlySet<string> = new Set(
  (
    "address article aside blockquote body br button dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr " +
    "label legend li main nav ol option p pre section summary table tbody tfoot thead tr ul"
  ).split(" "),
);
const CELL: ReadonlySet<string> = new Set(["td", "th"]);
// What customers say is no word of the platform's.
const OTHERS_WORDS =
  /(?:^|[\s_-])(?:testimonials?|user-?reviews?|comments|comment-?(?:list|area|box|wrap|items?)|reviews|pingjia|evaluations?)(?:$|[\s_-])/i;
const HIDDEN_STYLE = /(?:display\s*:\s*none|visibility\s*:\s*hidden|(?:font-size|opacity)\s*:\s*0(?:px)?\s*(?:;|!|$))/i;

type Step =
  | { readonly kind: "enter"; readonly node: HtmlNode; readonly block: BlockKind }
  | { readonly kind: "break"; readonly mark: "\n" | " " }
  | { readonly kind: "close_link"; readonly href: string; readonly start: number };

/** Pure. Walks without recursion, so that no depth of nesting is too deep. */
export function visibleText(html: string): VisibleText {
  const paper = blankPaper();
  const steps: Step[] = [];
  const aside: Aside = { hosts: new Set(), structured: [], titles: [], widgets: new Set() };
  const { root, isFlattened } = parseFlat(html);
  pushChildren(root.children, "body", steps);
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if (step.kind === "break") paper.breakWith(step.mark);
    else if (step.kind === "close_link") paper.link(step.href, step.start);
    else enter(step.node, step.block, steps, paper, aside);
  }
  const added = [contactInData(aside.structured), ...aside.widgets].filter((line) => line !== "");
  const spans = added.map((line) => writeLine(paper, line));
  const widgets = spans.slice(added.length - aside.widgets.size);
  return {
    title: aside.titles[0] ?? "",
    ...paper.finish(),
    scriptHosts: [...aside.hosts],
    widgets,
    ...(isFlattened ? { isDeep: true } : {}),
  };
}

function writeLine(paper: Paper, line: string): Span {
  paper.breakWith("\n");
  const start = paper.length();
  paper.write(line, "contact");
  return { start, end: paper.length() };
}

/** What a page says about itself beside what it shows. */
type Aside = {
  readonly hosts: Set<string>;
  readonly structured: string[];
  readonly titles: string[];
  readonly widgets: Set<string>;
};

function enter(node: HtmlNode, block: BlockKind, steps: Step[], paper: Paper, aside: Aside): void {
  if (node.type === "text") paper.write(node.data, block);
  if (node.type !== "tag" && node.type !== "script" && node.type !== "style") return;
  lookAside(node, aside);
  if (node.name === "head") pushChildren(node.children, block, steps);
  else if (!isUnseen(node)) enterElement(node, block, steps, paper);
}

function lookAside(element: HtmlElement, aside: Aside): void {
  const isLoader = element.name === "script" || element.name === "iframe";
  const host = hostOf(element.attribs["src"]);
  if (host !== null && isLoader) aside.hosts.add(host);
  const code = isLoader ? `${element.attribs["src"] ?? ""} ${wordsIn(element)}` : element.attribs["onclick"];
  for (const address of code === undefined ? [] : widgetsIn(code)) aside.widgets.add(address);
  if (element.name === "title") aside.titles.push(wordsIn(element).replace(/\s+/g, " ").trim());
  if (element.attribs["type"] === "application/ld+json") aside.structured.push(wordsIn(element));
}

function wordsIn(element: HtmlElement): string {
  return element.children.map((child) => (child.type === "text" ? child.data : "")).join("");
}

function enterElement(element: HtmlElement, around: BlockKind, steps: Step[], paper: Paper): void {
  const block = blockKindOf(element.name, `${element.attribs["class"] ?? ""} ${element.attribs["id"] ?? ""}`, around);
  const mark = LINE.has(element.name) ? "\n" : CELL.has(element.name) ? " " : null;
  if (mark !== null) {
    paper.breakWith(mark);
    steps.push({ kind: "break", mark });
  }
  if (element.name === "img") writeContactOf(element, block, paper);
  const href = element.attribs["href"];
  if (element.name === "a" && href !== undefined) steps.push({ kind: "close_link", href, start: paper.length() });
  pushChildren(element.children, block, steps);
}

/** A picture of a code to scan says in words whose it is: alt="微信扫一扫添加客服". */
function writeContactOf(image: HtmlElement, block: BlockKind, paper: Paper): void {
  const words = image.attribs["alt"]?.trim() ?? "";
  if (words.length > LONGEST_ALT || !CONTACT_IN_PICTURE.test(words)) return;
  paper.breakWith("\n");
  paper.write(words, block);
  paper.breakWith("\n");
}

const LONGEST_ALT = 40;
const CONTACT_IN_PICTURE =
  /(?:微信|企微|qq|公众号|telegram).{0,12}(?:客服|售后|联系|咨询|添加)|(?:客服|售后|联系|添加).{0,12}(?:微信|企微|qq|公众号|telegram)/i;

function pushChildren(children: readonly HtmlNode[], block: BlockKind, steps: Step[]): void {
  for (let at = children.length - 1; at >= 0; at -= 1) {
    const node = children[at];
    if (node !== undefined) steps.push({ kind: "enter", node, block });
  }
}

function isUnseen(element: HtmlElement): boolean {
  const { attribs, name } = element;
  if (OTHERS_WORDS.test(attribs["class"] ?? "")) return true;
  if (UNSEEN.has(name) || attribs["hidden"] !== undefined) return true;
  if (attribs["aria-hidden"] === "true" && !isDialog(attribs)) return true;
  return HIDDEN_STYLE.test(attribs["style"] ?? "");
}

/** 公告, 购买提示: kept from screen readers until a script opens it before everybody's eyes. */
function isDialog(attribs: HtmlElement["attribs"]): boolean {
  return attribs["role"] === "dialog" || /(?:^|[\s_-])(?:modal|dialog|popup)(?:$|[\s_-])/i.test(attribs["class"] ?? "");
}

function hostOf(address: string | undefined): string | null {
  const found = /^(?:https?:)?\/\/([a-z0-9.-]{3,253})/i.exec(address ?? "");
  return found?.[1]?.toLowerCase() ?? null;
}
