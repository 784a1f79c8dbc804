/** One element we asked for: the text of its children by local name, and the attributes of those that have some. */
export type XmlRecord = {
  readonly name: string;
  /** Text of the record itself. */
  readonly own: string;
  /** The first child of each name. */
  readonly fields: ReadonlyMap<string, string>;
  readonly links: readonly string[];
};

/**
 * Gives each element named in `names`, one after another, in one pass that no markup can make slow or deep. Prefixes are
 * left out and nothing is checked: where the text breaks off or is broken, what was read until there is given.
 */
export function* xmlRecords(text: string, names: ReadonlySet<string>): Generator<XmlRecord> {
  let open: Open | null = null;
  for (const token of tokensOf(text)) {
    const isBorder = token.kind !== "text" && names.has(token.name);
    if (!isBorder) {
      if (open !== null) take(open, token);
      continue;
    }
    if (open !== null) yield finished(open);
    open = token.kind === "open" ? { name: token.name, own: "", fields: new Map(), links: [], path: [] } : null;
  }
  if (open !== null) yield finished(open);
}

type Open = { name: string; own: string; fields: Map<string, string>; links: string[]; path: string[] };
type Tag = { readonly name: string; readonly attributes: string; readonly isEmpty: boolean };
type Token =
  | { readonly kind: "text"; readonly text: string }
  | (Tag & { readonly kind: "open" })
  | (Tag & { readonly kind: "close" });

const MOST_DEPTH = 50;

function take(open: Open, token: Token): void {
  switch (token.kind) {
    case "text":
      write(open, token.text);
      break;
    case "open":
      stepIn(open, token);
      break;
    case "close":
      stepOut(open, token.name);
      break;
    default:
      token satisfies never;
  }
}

function stepOut({ path }: Open, name: string): void {
  const at = path.findLastIndex((each) => each.trim() === name);
  if (at >= 0) path.length = at;
}

function write(open: Open, text: string): void {
  const [field] = open.path;
  if (field === undefined) open.own += text;
  else if (open.path.length === 1) open.fields.set(field, (open.fields.get(field) ?? "") + text);
}

function stepIn(open: Open, token: Tag): void {
  const isChild = open.path.length === 0;
  if (isChild && token.name === "link" && token.attributes !== "") open.links.push(token.attributes);
  if (token.isEmpty || open.path.length >= MOST_DEPTH) return;
  // Of two children of one name the first counts; the other is kept under a name nobody asks for.
  open.path.push(isChild && open.fields.has(token.name) ? ` ${token.name}` : token.name);
}

function finished({ name, own, fields, links }: Open): XmlRecord {
  return { name, own, fields, links };
}

function* tokensOf(text: string): Generator<Token> {
  for (let at = 0; at < text.length; ) {
    const start = endOrLength(text, text.indexOf("<", at));
    if (start !== at) yield { kind: "text", text: decoded(text.slice(at, start)) };
    const [opening, closing] = MARKS.find(([mark]) => text.startsWith(mark, start)) ?? COMMENT;
    const end = endOrLength(text, text.indexOf(closing, start + opening.length));
    const inside = text.slice(start + opening.length, end);
    if (opening === CDATA) yield { kind: "text", text: inside };
    else if (opening === "<" && end < text.length) yield tagOf(inside);
    at = end + closing.length;
  }
}

function endOrLength(text: string, found: number): number {
  return found < 0 ? text.length : found;
}

const CDATA = "<![CDATA[";
const COMMENT = ["<!--", "-->"] as const;
const MARKS = [COMMENT, [CDATA, "]]>"], ["<?", "?>"], ["<", ">"]] as const;

function tagOf(inside: string): Token {
  const isClose = inside.startsWith("/");
  const body = isClose ? inside.slice(1) : inside;
  const end = body.search(/[\s/]/);
  const name = (end < 0 ? body : body.slice(0, end)).toLowerCase();
  return {
    kind: isClose ? ("close" as const) : ("open" as const),
    name: name.slice(name.indexOf(":") + 1),
    attributes: end < 0 ? "" : body.slice(end, end + 2000),
    isEmpty: body.endsWith("/"),
  };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The five entities of XML, and characters by number. */
export function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
