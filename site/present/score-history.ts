import type { History, PlatformReport } from "../../data/model/report.ts";
import type { Instant } from "../../data/model/time.ts";
import { percentOf } from "./charts.ts";

type Rating = History["reports"][number]["platforms"][number]["rating"];
export type MarkKind = "method" | "policy" | "correction";

/** One report of a platform's past. */
export type HistoryPoint = {
  readonly asOf: Instant;
  readonly rating: Rating;
  readonly recomputed: boolean;
  readonly methodVersion: string;
  /** What happened since the report before. */
  readonly marks: readonly MarkKind[];
};

/** A platform through all reports, oldest first; reports before it was listed are left out. */
export function scoreHistory(
  reports: History["reports"],
  { platform, policyChanges, corrections }: Pick<PlatformReport, "platform" | "policyChanges" | "corrections">,
): HistoryPoint[] {
  const own = reports.flatMap((report) => {
    const found = report.platforms.find((each) => each.id === platform.id);
    return found === undefined ? [] : [{ ...report, rating: found.rating }];
  });
  return own.map(({ asOf, rating, recomputed, methodVersion }, index) => {
    const before = own[index - 1];
    const isSince = (moment: Instant) => before !== undefined && moment > before.asOf && moment <= asOf;
    const marks: MarkKind[] = [
      ...(before !== undefined && before.methodVersion !== methodVersion ? (["method"] as const) : []),
      ...(policyChanges.some(({ firstSeen }) => isSince(firstSeen)) ? (["policy"] as const) : []),
      ...(corrections.some((each) => isSince(each.decidedAt ?? each.receivedAt)) ? (["correction"] as const) : []),
    ];
    return { asOf, rating, recomputed, methodVersion, marks };
  });
}

export type PlacedPoint = {
  readonly x: `${number}%`;
  readonly y: number;
  readonly low: number;
  readonly high: number;
  readonly point: HistoryPoint;
};

/** The rated points on a drawing `height` high; time runs to the right, 100 points is the top. */
export function placeHistory(points: readonly HistoryPoint[], height: number): PlacedPoint[] {
  const times = points.map(({ asOf }) => Date.parse(asOf));
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  const fromTop = (score: number) => Math.round((1 - score / 100) * height * 10) / 10;
  return points.flatMap((point, index) => {
    if (point.rating === null) return [];
    const share = last === first ? 0.5 : ((times[index] ?? first) - first) / (last - first);
    const { points: score, low, high } = point.rating;
    return [{ x: percentOf(3 + 94 * share), y: fromTop(score), low: fromTop(low), high: fromTop(high), point }];
  });
}
