import { PageShapeError } from "./select.ts";

/**
 * Columns that a source prints in every row, empty or not: one that no row has any more was renamed, and what is not read
 * in it would pass for the merchants' silence.
 */
export function expectColumns(rows: readonly unknown[], names: readonly string[], place: string): void {
  const [gone] = names.filter((name) => rows.every((row) => typeof row === "object" && row !== null && !(name in row)));
  if (rows.length > 0 && gone !== undefined) throw new PageShapeError(`${place}.${gone}`, 0, "a column");
}

/** Plain JSON, or the same handed to a function: `name(…);`, `try{name(…);}catch(e){};`. `undefined`: neither. Pure. */
export function readJson(text: string): unknown {
  const body = text.replace(/^\ufeff/, "").trim();
  try {
    return JSON.parse(/^[[{]/.test(body) ? body : argumentOf(body));
  } catch {
    return undefined;
  }
}

const CALL = /^(?:\/\*\*\/)?\s*(?:try\s*\{\s*)?(?:typeof [\w$.]+ ?=== ?'function' ?&& ?)?[\w$.]+\(/;
const CALL_END = /\)\s*;?\s*(?:\}\s*catch\s*\(\w*\)\s*\{\s*\}\s*;?\s*)?$/;

function argumentOf(body: string): string {
  const start = CALL.exec(body)?.[0].length ?? 0;
  return body.slice(start, body.length - (CALL_END.exec(body.slice(-60))?.[0].length ?? 0));
}
