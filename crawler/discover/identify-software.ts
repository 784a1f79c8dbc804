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
/** Beyond this, a page is content. */
const MOST_MARKUP = 600_000;

/**
 * The software behind a page, the likeliest first; none where too little speaks for any. `headers` may give it away by the
 * name of a cookie. Pure.
 */
export function identifySoftware(markup: string, headers: Readonly<Record<string, string>> = {}): Identified[] {
  const signs = `${headers["set-cookie"] ?? ""}\n${headers["x-powered-by"] ?? ""}\n${markup.slice(0, MOST_MARKUP)}`;
  return SOFTWARE.map(({ id, marks }) => {
    const shown = marks.filter(([, pattern]) => pattern.test(signs));
    return { id, score: shown.reduce((sum, [weight]) => sum + weight, 0), reasons: shown.map(([, , words]) => words) };
  })
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((one, other) => other.score - one.score);
}
