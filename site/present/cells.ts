import type { PointsRange } from "../../data/model/scorecard.ts";
import { formatPoints, formatRange } from "./points.ts";

/** One cell of a side-by-side table. */
export type Cell = {
  readonly text: string;
  readonly note: string;
  readonly range: PointsRange | null;
  /** False where the text says why there is nothing to tell. */
  readonly known: boolean;
};

export const cell = (text: string, note = "", range: PointsRange | null = null): Cell => ({
  text,
  note,
  range,
  known: true,
});

export const unknown = (text: string, note = ""): Cell => ({ text, note, range: null, known: false });

export function ranged({ points, low, high }: PointsRange): Cell {
  // What a page says or not has no spread.
  return low === high
    ? cell(formatPoints(points))
    : cell(formatPoints(points), formatRange(low, high), { points, low, high });
}
