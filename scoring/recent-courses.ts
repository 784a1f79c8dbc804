import type { RecentCourse } from "../data/model/scorecard.ts";
import type { Context, Weighted } from "./contract.ts";
import { replyCurve, resolutionCurve } from "./curves.ts";

/** How far back a reader may want to look, in days; the score itself always looks at its whole window. */
const WINDOWS = [90, 180];

/** What the complaints of the last 90 and 180 days alone say of replies and solutions. Not part of the score. */
export function recentCourses(observations: readonly Weighted[], context: Context): RecentCourse[] {
  return WINDOWS.map((days) => {
    const young = observations.filter(({ ageDays }) => ageDays <= days);
    return {
      days,
      complaints: new Set(young.map(({ cluster }) => cluster)).size,
      replied: replyCurve(young, context).at(-1) ?? null,
      resolved: resolutionCurve(young, context).at(-1) ?? null,
    };
  });
}
