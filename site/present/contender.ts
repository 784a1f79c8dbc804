import type { PlatformSummary } from "../../data/model/report.ts";
import { formatPointsRange } from "./points.ts";
import type { Contender } from "./verdict.ts";

export function toContender({
  platform,
  scorecard,
  rank,
}: Pick<PlatformSummary, "platform" | "scorecard" | "rank">): Contender {
  const { rating } = scorecard;
  const isRated = rating.kind === "rated";
  return {
    id: platform.id,
    name: platform.name,
    points: isRated ? rating.points : null,
    score: isRated ? formatPointsRange(rating) : "",
    indistinguishable: rank?.indistinguishable ?? [],
    draws: isRated ? scorecard.draws : "",
  };
}
