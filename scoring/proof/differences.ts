/** One place where two values differ, as a path like `scorecard.raw` or `ranks.3.low`. */
export type Difference = { readonly path: string; readonly published: string; readonly computed: string };

/** What stands for a value that one of the two does not have. */
export const NOT_TOLD = "–";

const LONGEST = 60;

/** Every leaf in which two JSON values differ, in the order of the first. Equal numbers only are equal. */
export function differencesOf(published: unknown, computed: unknown, path: readonly string[] = []): Difference[] {
  if (Object.is(published, computed)) return [];
  if (!isTree(published) || !isTree(computed) || Array.isArray(published) !== Array.isArray(computed)) {
    return [{ path: path.join("."), published: shown(published), computed: shown(computed) }];
  }
  const keys = new Set([...Object.keys(published), ...Object.keys(computed)]);
  return [...keys].flatMap((key) => differencesOf(published[key], computed[key], [...path, key]));
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function shown(value: unknown): string {
  if (value === undefined) return NOT_TOLD;
  const text = JSON.stringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
