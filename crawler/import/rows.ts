import type { Cell } from "./mapping.ts";

/** One record of a table: its cells by the key of their column, and the lists of records that stand inside it. */
export type Row = { readonly cells: ReadonlyMap<string, string>; readonly lists: ReadonlyMap<string, readonly Row[]> };

const MOST_DEPTH = 4;
const MOST_CELLS = 2000;

/** Column names differ in spaces, width, case and a colon at the end; they mean the same. */
export function keyOf(column: string): string {
  return column
    .normalize("NFKC")
    .replace(/[\s:]+$/, "")
    .trim()
    .toLowerCase();
}

/** What an object holds: inner ones by dotted names, e.g. `main.sn`; lists of words joined by commas. */
export function rowOf(object: object, depth = 0): Row {
  const cells = new Map<string, string>();
  const lists = new Map<string, readonly Row[]>();
  takeAll(object, "", depth, { cells, lists });
  return { cells, lists };
}

type Taken = { readonly cells: Map<string, string>; readonly lists: Map<string, readonly Row[]> };

function takeAll(object: object, prefix: string, depth: number, taken: Taken): void {
  for (const [name, value] of Object.entries(object)) take(value, keyOf(`${prefix}${name}`), depth, taken);
}

function take(value: unknown, name: string, depth: number, taken: Taken): void {
  const { cells, lists } = taken;
  if (cells.size >= MOST_CELLS) return;
  if (!isObject(value)) {
    if (!cells.get(name)) cells.set(name, wordsOf(value));
    return;
  }
  if (!Array.isArray(value)) {
    if (depth < MOST_DEPTH) takeAll(value, `${name}.`, depth + 1, taken);
    return;
  }
  const inner = value.filter(isObject);
  if (inner.length === 0) cells.set(name, value.map(wordsOf).join(","));
  else if (depth < MOST_DEPTH)
    lists.set(
      name,
      inner.map((each) => rowOf(each, depth + 1)),
    );
}

/** The first of the places that holds something, `""` when none does. */
export function cellOf({ cells }: Row, places: readonly Cell[] | null): string {
  for (const place of places ?? []) {
    const found =
      typeof place === "string" ? (cells.get(keyOf(place)) ?? "") : between(cells.get(keyOf(place.in)) ?? "", place);
    const value = withoutDress(found);
    if (value !== "") return value;
  }
  return "";
}

export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function between(text: string, { after, until }: Exclude<Cell, string>): string {
  const at = text.indexOf(after);
  if (at < 0) return "";
  const rest = text.slice(at + after.length);
  const ends = until.map((mark) => rest.indexOf(mark)).filter((end) => end >= 0);
  return rest.slice(0, Math.min(rest.length, ...ends));
}

/** How programs write that there is nothing, and how they keep a spreadsheet from spoiling a number. */
function withoutDress(printed: string): string {
  const value = printed.trim();
  if (/^(?:nan|none|null|nat|undefined|n\/a|-{1,2})$/i.test(value)) return "";
  return /^="([^"]*)"$/.exec(value)?.[1]?.trim() ?? value;
}

function wordsOf(value: unknown): string {
  return value === null || value === undefined ? "" : String(value);
}
