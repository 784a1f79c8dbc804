import { sum } from "./scale.ts";

/** How a wait ended: the end we ask about, another end that forbids it, or not yet. */
type Ending = "wanted" | "other" | "open";

export type Course = { readonly hours: number; readonly ending: Ending; readonly weight: number };

const ORDER: Readonly<Record<Ending, number>> = { wanted: 0, other: 0, open: 1 };

/**
 * Aalen–Johansen: the probability that the wanted ending has come by each of the rising `times`, others having had
 * their chance to come first: Σ S(tᵢ₋)·dᵢ/Yᵢ. (1 − Kaplan–Meier would treat other endings as "not yet" and be too high.)
 */
export function cumulativeIncidence(courses: readonly Course[], times: readonly number[]): number[] {
  const sorted = [...courses].sort((one, other) => one.hours - other.hours || ORDER[one.ending] - ORDER[other.ending]);
  const shares: number[] = [];
  let risk = sum(sorted.map((course) => course.weight));
  let free = 1;
  let incidence = 0;
  let index = 0;
  for (const time of times) {
    while ((sorted[index]?.hours ?? Number.POSITIVE_INFINITY) <= time) {
      const hours = sorted[index]?.hours;
      const tied = { wanted: 0, other: 0, open: 0 };
      for (let course = sorted[index]; course !== undefined && course.hours === hours; course = sorted[index]) {
        tied[course.ending] += course.weight;
        index += 1;
      }
      if (risk > 0) {
        incidence += (free * tied.wanted) / risk;
        free *= Math.max(0, 1 - (tied.wanted + tied.other) / risk);
      }
      risk -= tied.wanted + tied.other + tied.open;
    }
    shares.push(Math.min(1, incidence));
  }
  return shares;
}
