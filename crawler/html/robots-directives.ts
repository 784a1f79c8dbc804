import type { Page } from "../contract.ts";

/** What a page asks of robots, in its headers or its head. */
export type Directives = { readonly noindex: boolean; readonly nofollow: boolean };

const MOST_HEAD = 100_000;
/** Directives that carry a value after a colon; before any other colon stands the name of a robot. */
const VALUED = new Set(["unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"]);

/** `X-Robots-Tag` and `<meta name="robots">`, as far as they are meant for everybody or for `agent`. Pure. */
export function robotsDirectives(
  page: Pick<Page, "contentType" | "text">,
  headers: Readonly<Record<string, string>>,
  agent: string,
): Directives {
  const said = new Set([
    ...fromHeader(headers["x-robots-tag"] ?? "", agent.toLowerCase()),
    ...(page.contentType.includes("html") ? fromHead(page.text, agent.toLowerCase()) : []),
  ]);
  const none = said.has("none");
  return { noindex: none || said.has("noindex"), nofollow: none || said.has("nofollow") };
}

/** In words for whoever reads the archive: `noindex, nofollow`; empty when nothing is asked. */
export function describeDirectives({ noindex, nofollow }: Directives): string {
  return [...(noindex ? ["noindex"] : []), ...(nofollow ? ["nofollow"] : [])].join(", ");
}

/** A robot's name holds for the directives after it, up to the next name. */
function fromHeader(header: string, agent: string): string[] {
  let isMeant = true;
  return header
    .toLowerCase()
    .split(",")
    .flatMap((part) => {
      const [name = "", value] = part.split(":", 2).map((each) => each.trim());
      if (value === undefined) return isMeant ? [name] : [];
      if (VALUED.has(name)) return [];
      isMeant = name === agent;
      return isMeant ? [value] : [];
    });
}

function fromHead(text: string, agent: string): string[] {
  const tags = text.slice(0, MOST_HEAD).match(/<meta\s[^>]{0,500}>/gi) ?? [];
  return tags.flatMap((tag) => {
    const name = attributeOf(tag, "name");
    if (name !== "robots" && name !== agent) return [];
    return attributeOf(tag, "content")
      .split(",")
      .map((each) => each.trim());
  });
}

const attribute = (name: string) => new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>"']+))`, "i");
const ATTRIBUTES = { name: attribute("name"), content: attribute("content") };

function attributeOf(tag: string, name: keyof typeof ATTRIBUTES): string {
  const [, double, single, bare] = ATTRIBUTES[name].exec(tag) ?? [];
  return (double ?? single ?? bare ?? "").trim().toLowerCase();
}
