import type { Mark } from "./marks.ts";
import { SOFTWARE } from "./software.ts";
import type { SoftwareId } from "./software-names.ts";

/** How sure we are of a software, and what speaks for it. */
export type Identified = {
  readonly id: SoftwareId;
  /** Sum of the weights of `reasons`. */
  readonly score: number;
  readonly reasons: readonly string[];
};

/** Less than this is chance: paths and classes that several systems share. */
const LEAST_SCORE = 4;
/** One mark alone settles it only where nothing else carries it. */
const SETTLES_ALONE = 5;
/** 卖的是卡: without it an old page in gb2312 is any old page. */
const NEEDS: Partial<Record<SoftwareId, string>> = { classic: "卖的是卡" };
/** A page that names another system as what runs it. */
const OF_ANOTHER =
  /<meta[^>]{0,40}name=["']?generator["']?[^>]{0,20}content=["']?(?:wordpress|discuz|ecshop|dedecms|shopify|opencart|magento|prestashop|typecho|hexo|hugo|ghost|joomla|drupal|phpcms|empirecms|帝国|wix)|powered by\s*(?:<[^>]{0,200}>)?\s*(?:discuz|wordpress|ecshop|dedecms|whmcs|opencart)/i;
/** href="order-search", src=./assets/…: the marks know paths from the root. */
const RELATIVE = /(\b(?:href|src|action)\s{0,2}=\s{0,2}["']?)(?:\.{1,2}\/)*(?=[a-z][\w-]{0,60}(?:[/."'\s>?#]|$))/gi;
/** Beyond this, a page is content. */
const MOST_MARKUP = 600_000;

/**
 * The software behind a page, the likeliest first; none where too little speaks for any. `headers` may give it away by the
 * name of a cookie. Pure.
 */
export function identifySoftware(markup: string, headers: Readonly<Record<string, string>> = {}): Identified[] {
  const page = markup.slice(0, MOST_MARKUP);
  if (OF_ANOTHER.test(page)) return [];
  const told = withoutArticles(page).replaceAll(RELATIVE, "$1/");
  const signs = `${headers["set-cookie"] ?? ""}\n${headers["x-powered-by"] ?? ""}\n${told}`;
  return SOFTWARE.map(({ id, marks }) => {
    const shown = marks.filter(([, pattern]) => pattern.test(signs));
    return { id, shown, score: shown.reduce((sum, [weight]) => sum + weight, 0) };
  })
    .filter(({ id, shown, score }) => score >= LEAST_SCORE && isEnough(id, shown))
    .sort((one, other) => other.score - one.score)
    .map(({ id, shown, score }) => ({ id, score, reasons: shown.map(([, , words]) => words) }));
}

/** What an article tells of software is no sign of what runs the page. */
function withoutArticles(page: string): string {
  return page
    .split(/<article\b/i)
    .map((piece, at) => (at === 0 ? piece : piece.slice(piece.search(/<\/article>|$/i))))
    .join("");
}

function isEnough(id: SoftwareId, shown: readonly Mark[]): boolean {
  const needed = NEEDS[id];
  if (needed !== undefined && !shown.some(([, , words]) => words === needed)) return false;
  return shown.length > 1 || shown.some(([weight]) => weight >= SETTLES_ALONE);
}
