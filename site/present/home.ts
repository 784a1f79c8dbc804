import type { History, PlatformSummary } from "../../data/model/report.ts";
import { longestReply } from "./sentences.ts";

/** Replies and solutions over all platforms. `null`: nobody has both. */
export type Gap = { readonly hours: number; readonly replied: number; readonly settled: number };

/** Weighted by complaints after folding duplicates, over the platforms for which both are known. */
export function replyGap(platforms: readonly PlatformSummary[]): Gap | null {
  let [weight, replied, settled, hours] = [0, 0, 0, 0];
  for (const { scorecard } of platforms) {
    const reply = longestReply(scorecard);
    const bounds = scorecard.resolutionBounds;
    if (reply === null || bounds === null) continue;
    const own = scorecard.counts.grievances;
    weight += own;
    replied += own * reply.share;
    settled += own * bounds.lower;
    hours = Math.max(hours, reply.hours);
  }
  return weight === 0 ? null : { hours, replied: replied / weight, settled: settled / weight };
}

type Rating = History["reports"][number]["platforms"][number]["rating"];

/** A platform whose score is not what the report before said, and whether that is due to what was read or how it is judged. */
export type Move = {
  readonly id: string;
  readonly before: Rating;
  readonly after: Rating;
  readonly cause: "data" | "method";
};

const WORTH_TELLING = 1;

/** What moved between the last two reports, the largest moves first. */
export function latestMoves(reports: History["reports"]): Move[] {
  const [now, earlier] = [reports.at(-1), reports.at(-2)];
  if (now === undefined || earlier === undefined) return [];
  const cause = now.paramsSha256 === earlier.paramsSha256 ? "data" : "method";
  const known = new Map(earlier.platforms.map(({ id, rating }) => [id, rating]));
  return now.platforms
    .flatMap(({ id, rating: after }): Move[] => {
      const before = known.get(id);
      if (before === undefined || Math.abs(sizeOf(before, after)) <= WORTH_TELLING) return [];
      return [{ id, before, after, cause }];
    })
    .sort((one, other) => sizeOf(other.before, other.after) - sizeOf(one.before, one.after));
}

/** Points moved; to and from 暂不评级 counts most. */
function sizeOf(before: Rating, after: Rating): number {
  if (before === null || after === null) return before === after ? 0 : Number.POSITIVE_INFINITY;
  return Math.abs(after.points - before.points);
}
