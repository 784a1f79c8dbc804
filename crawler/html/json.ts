import type { z } from "zod";
import { PageShapeError } from "./select.ts";

/**
 * Columns that a source prints in every row, empty or not. Where no row has a `vital` one any more, it was renamed, and what is
 * not read in it would pass for the merchants' silence: the page is of another shape. Of the others it is said, and nothing is lost.
 */
export function missedColumns(
  rows: readonly unknown[],
  { vital, others = [] }: { readonly vital: readonly string[]; readonly others?: readonly string[] },
  place: string,
): string[] {
  if (rows.length === 0) return [];
  const isGone = (name: string) => rows.every((row) => typeof row === "object" && row !== null && !(name in row));
  const [gone] = vital.filter(isGone);
  if (gone !== undefined) throw new PageShapeError(`${place}.${gone}`, 0, "这一列");
  return others
    .filter(isGone)
    .map((name) => `「${place}.${name}」一条也没有，其余照读：请看来源是不是改了这一列的名字。`);
}

/** What a page sends below `place` is not of the form that it had. */
export function otherShape({ issues: [issue] }: z.ZodError, place = ""): PageShapeError {
  const where = [place, ...(issue?.path ?? [])].map(String).filter(Boolean).join(".");
  return new PageShapeError(where, 0, "", `：${issue?.message ?? "写法变了"}`);
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
