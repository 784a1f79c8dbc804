import type { BlockKind, Span } from "../../data/model/quote.ts";

export type Block = Span & { readonly kind: BlockKind };
export type Link = Span & { readonly href: string; readonly text: string };

/** Takes words down one after another and keeps where each block and link begins and ends. */
export type Paper = {
  readonly length: () => number;
  readonly write: (words: string, kind: BlockKind) => void;
  readonly breakWith: (mark: "\n" | " ") => void;
  readonly link: (href: string, start: number) => void;
  readonly finish: () => { readonly text: string; readonly blocks: Block[]; readonly links: Link[] };
};

export function blankPaper(): Paper {
  const pieces: string[] = [];
  const blocks: { kind: BlockKind; start: number; end: number }[] = [];
  const links: { href: string; start: number; end: number }[] = [];
  let length = 0;
  let last = "\n";

  function put(words: string, kind: BlockKind | null): void {
    if (words === "") return;
    pieces.push(words);
    const open = blocks.at(-1);
    if (open !== undefined && (kind === null || open.kind === kind)) open.end += words.length;
    else blocks.push({ kind: kind ?? "body", start: length, end: length + words.length });
    length += words.length;
    last = words.charAt(words.length - 1);
  }

  return {
    length: () => length,
    write(words, kind) {
      const folded = words.replace(/\s+/g, " ");
      put(last === "\n" || last === " " ? folded.trimStart() : folded, kind);
    },
    breakWith(mark) {
      if (mark === " " ? last !== "\n" && last !== " " : last !== "\n") put(mark, null);
    },
    link(href, start) {
      links.push({ href, start, end: length });
    },
    finish() {
      const text = pieces.join("");
      return { text, blocks, links: links.map((each) => ({ ...each, text: text.slice(each.start, each.end).trim() })) };
    },
  };
}
