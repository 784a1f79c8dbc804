import type { Report } from "../data/model/report.ts";
import { GRADES, type Grade, type Scorecard } from "../data/model/scorecard.ts";
import { trim } from "./words.ts";

/** Something that a publication would say against a platform and the one before it did not. */
export type Reviewed = {
  readonly platform: string;
  readonly kind: "penalty" | "ceiling" | "grade";
  readonly before: string;
  readonly after: string;
  /** The sentence that would be published, and the page it rests on. */
  readonly statement: string;
  readonly address: string;
};

/**
 * What a maintainer should look at before it is published: penalties that are new or heavier, ceilings that are new or
 * lower, grades that fell. A platform that gets better, or is not rated any more, needs nobody's leave.
 */
export function reviewPublication(
  published: Pick<Report, "platforms"> | null,
  scorecards: readonly Scorecard[],
): Reviewed[] {
  const earlier = new Map(published?.platforms.map(({ scorecard }) => [scorecard.platform, scorecard]));
  return scorecards.flatMap((after) => {
    const before = earlier.get(after.platform);
    return [...newPenalties(before, after), ...newCeilings(before, after), ...fallenGrade(before, after)];
  });
}

function newPenalties(before: Scorecard | undefined, after: Scorecard): Reviewed[] {
  return after.penalties.flatMap(({ id, points, statement, quotes }) => {
    const was = before?.penalties.find((each) => each.id === id)?.points ?? null;
    if (was !== null && points <= was) return [];
    const words = { before: was === null ? "–" : `−${trim(was)}`, after: `−${trim(points)}` };
    return [{ platform: after.platform, kind: "penalty", ...words, statement, address: quotes[0]?.address ?? "" }];
  });
}

function newCeilings(before: Scorecard | undefined, after: Scorecard): Reviewed[] {
  return after.ceilings.flatMap(({ id, limit, statement, quotes }) => {
    const was = before?.ceilings.find((each) => each.id === id)?.limit ?? null;
    if (was !== null && limit >= was) return [];
    const words = { before: was === null ? "–" : `≤${trim(was)}`, after: `≤${trim(limit)}` };
    return [{ platform: after.platform, kind: "ceiling", ...words, statement, address: quotes[0]?.address ?? "" }];
  });
}

function fallenGrade(before: Scorecard | undefined, after: Scorecard): Reviewed[] {
  if (before?.rating.kind !== "rated" || after.rating.kind !== "rated") return [];
  const [was, is] = [before.rating, after.rating];
  if (ORDER.indexOf(is.grade) <= ORDER.indexOf(was.grade)) return [];
  const words = ({ grade, points }: { grade: Grade; points: number }) => `${grade} ${trim(points)}`;
  const statement = `${trim(is.low)}–${trim(is.high)}，${GRADES[is.grade].zh}${is.provisional ? "（暂定）" : ""}`;
  return [{ platform: after.platform, kind: "grade", before: words(was), after: words(is), statement, address: "" }];
}

/** Best first. */
const ORDER = Object.keys(GRADES);
