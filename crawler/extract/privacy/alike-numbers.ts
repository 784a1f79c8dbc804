import { matchesOf } from "../language/matches.ts";
import { isComplaintNumber } from "./complaint-numbers.ts";
import { isPublicNumber } from "./handle-patterns.ts";
import type { Found } from "./types.ts";

const TOKEN = /(?<![a-z0-9@./_-])[a-z0-9_-]{7,40}(?![a-z0-9@_-]|\.[a-z\d])/g;
const MEASURED = /^ ?[元块万年月日天个次张条分秒%点币]/;

/** Numbers written as one that was told before: 两个单子A1109TT88和A1109TT89. */
export function findAlike(text: string, taken: readonly Found[]): Found[] {
  const shapes = new Map(
    taken
      .filter(({ type, start, end }) => (type === "order_no" || type === "game_account") && end - start > 6)
      .map(({ type, start, end }): [string, Found["type"]] => [shapeOf(text.slice(start, end)), type]),
  );
  shapes.delete("");
  if (shapes.size === 0) return [];
  return matchesOf(TOKEN, text).flatMap(({ index: start, 0: token }) => {
    const type = shapes.get(shapeOf(token));
    const end = start + token.length;
    const before = text.slice(Math.max(0, start - 32), start);
    const after = text.slice(end, end + 8);
    const isOther = MEASURED.test(after) || isPublicNumber(before) || isComplaintNumber(token, before, after);
    return type === undefined || isOther ? [] : [{ type, start, end }];
  });
}

/** A1109TT88 → a9999aa99; a number of eight figures may be a day and has no shape. */
function shapeOf(token: string): string {
  if (/^(?:19|20)\d\d-?[01]\d-?[0-3]\d$|^[a-z-]+$/.test(token)) return "";
  return token.replace(/\d/g, "9").replace(/[a-z]/g, "a");
}
