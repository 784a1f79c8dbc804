import { readFileSync } from "node:fs";
import { z } from "zod";

const Labelled = z.object({ html: z.string() });
const PAGE_LETTERS = 30_000;
const STYLE = `<style>${".footer-links{display:flex;padding:12px 16px}".repeat(80)}</style>`;
const GOODS =
  '<div class="goods-item"><a href="/buy/12" class="btn"><img src="/g/12.png" alt="">移动话费100元</a> <i>¥99.50</i> <em>已售1.2万</em></div><script>var _t=_t||[];_t.push(["view",12])</script>';

/** Policy pages of 30 KB: the labelled fragments one after another, among the styles, scripts and goods of a shop. */
export function makePolicyPages(count: number): string[] {
  const lines = readFileSync(new URL("../policies/pages.jsonl", import.meta.url), "utf8")
    .trim()
    .split("\n");
  const fragments = lines.map((line) => Labelled.parse(JSON.parse(line)).html);
  return Array.from({ length: count }, (_, page) => {
    const pieces = [`<html><head><title>帮助中心</title>${STYLE}</head><body>`];
    let letters = STYLE.length;
    for (let at = page * 7; letters < PAGE_LETTERS; at += 1) {
      const piece = at % 3 === 0 ? (fragments[at % fragments.length] ?? "") : GOODS.repeat(3);
      pieces.push(piece);
      letters += piece.length;
    }
    return `${pieces.join("\n")}</body></html>`;
  });
}
