import type { Grade } from "../data/model/scorecard.ts";
import type { Parameters } from "./parameters.ts";

const DESCENDING = ["A", "B", "C", "D", "E"] as const satisfies readonly Grade[];

/** The grade of `points`. An A must also hold at the low end of its range: else it is a B. */
export function gradeOf(points: number, low: number, bands: Pick<Parameters, "gradesFrom" | "gradeALow">): Grade {
  const { gradesFrom, gradeALow } = bands;
  const grade = DESCENDING.find((each) => points >= gradesFrom[each]) ?? "E";
  return grade === "A" && low < gradeALow ? "B" : grade;
}

/** Share of `draws` that fall into the band of `grade`. */
export function gradeProbability(grade: Grade, draws: Float64Array, { gradesFrom }: Parameters): number {
  if (draws.length === 0) return 1;
  const from = gradesFrom[grade];
  const below = DESCENDING[DESCENDING.indexOf(grade) - 1];
  const to = below === undefined ? Number.POSITIVE_INFINITY : gradesFrom[below];
  return draws.filter((draw) => draw >= from && draw < to).length / draws.length;
}
