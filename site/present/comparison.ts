import { isListed } from "../../data/model/platform.ts";
import type { PlatformSummary } from "../../data/model/report.ts";
import type { RecentCourse, Scorecard } from "../../data/model/scorecard.ts";
import type { Reweighed } from "./own-weights.ts";
import type { Rating } from "./words.ts";

/** Platforms that cannot be told apart stand together, by name; those not rated stand apart, in no order of merit. */
export type ComparisonGroup =
  | { readonly kind: "tier"; readonly tier: number; readonly platforms: readonly PlatformSummary[] }
  | { readonly kind: "not_rated"; readonly platforms: readonly PlatformSummary[] };

/** Those that are compared: of what was removed only a tombstone stays. */
export function listed(platforms: readonly PlatformSummary[]): PlatformSummary[] {
  return platforms.filter(({ platform }) => isListed(platform));
}

export function groupPlatforms(all: readonly PlatformSummary[]): ComparisonGroup[] {
  const platforms = listed(all);
  const rated = platforms.filter((each) => each.scorecard.rating.kind === "rated");
  const tiers = [...new Set(rated.map(tierOf))].sort((a, b) => a - b);
  const groups: ComparisonGroup[] = tiers.map((tier) => ({
    kind: "tier",
    tier,
    platforms: byName(rated.filter((each) => tierOf(each) === tier)),
  }));
  const notRated = platforms.filter((each) => each.scorecard.rating.kind === "not_rated");
  return notRated.length === 0 ? groups : [...groups, { kind: "not_rated", platforms: byName(notRated) }];
}

/** The platforms as they stand under other weights; those about whom too little is known for them are not rated. */
export function withWeights(
  platforms: readonly PlatformSummary[],
  reweighed: readonly Reweighed[],
  tooLittle: string,
): PlatformSummary[] {
  const found = new Map(reweighed.map((each) => [each.id, each]));
  return platforms.map((summary) => {
    const { rating } = summary.scorecard;
    if (rating.kind === "not_rated") return summary;
    const own = found.get(summary.platform.id);
    if (own === undefined) {
      const unknown = { kind: "not_rated" as const, reasons: [tooLittle] };
      return { ...summary, rank: null, scorecard: { ...summary.scorecard, rating: unknown } };
    }
    const { points, low, high, grade, rank } = own;
    return { ...summary, rank, scorecard: { ...summary.scorecard, rating: { ...rating, points, low, high, grade } } };
  });
}

/** What a reader may ask for before comparing. `recent`: there are complaints of the last 90 days; `human`: somebody tried to reach a human, and wrote down what came of it. */
export const ROW_FACTS = ["rated", "firm", "operator", "refund", "human", "recent"] as const;
export type RowFact = (typeof ROW_FACTS)[number];

export function factsOf({ scorecard }: PlatformSummary): RowFact[] {
  const { rating, dimensions } = scorecard;
  const measured = new Map<string, number>();
  for (const { id, measurement } of dimensions.flatMap(({ indicators }) => indicators)) {
    if (measurement.kind === "measured") measured.set(id, measurement.points);
  }
  const holds: Record<RowFact, boolean> = {
    rated: rating.kind === "rated",
    firm: rating.kind === "rated" && !rating.provisional,
    operator: (measured.get("operator") ?? 0) > 0,
    // 10 points are for "as soon as possible", which is no time.
    refund: (measured.get("refund-limit") ?? 0) > 10,
    human: measured.has("human-contact"),
    recent: (recentCourse(scorecard, 90)?.complaints ?? 0) > 0,
  };
  return ROW_FACTS.filter((fact) => holds[fact]);
}

/** How many days back the report can look, shortest first. */
export function windowsOf(platforms: readonly PlatformSummary[]): number[] {
  const days = platforms.flatMap(({ scorecard }) => scorecard.recent.map((each) => each.days));
  return [...new Set(days)].sort((a, b) => a - b);
}

/** What the last `days` say; `null`: the report does not know. */
export function recentCourse({ recent }: Scorecard, days: number): RecentCourse | null {
  return recent.find((each) => each.days === days) ?? null;
}

const collator = new Intl.Collator("zh-CN");

/** In the order of the Chinese phone book. */
function byName(platforms: readonly PlatformSummary[]): PlatformSummary[] {
  return [...platforms].sort((a, b) => collator.compare(a.platform.name, b.platform.name));
}

/** Every pair of rated platforms, in the order of the table; none when there would be too many pages. */
export function ratedPairs(
  platforms: readonly PlatformSummary[],
  most: number,
): (readonly [PlatformSummary, PlatformSummary])[] {
  // A page of every platform asks: where there are too many, the first few tell.
  const isRated = ({ platform, scorecard }: PlatformSummary) => isListed(platform) && scorecard.rating.kind === "rated";
  if (platforms.values().filter(isRated).drop(most).next().done !== true) return [];
  const rated = groupPlatforms(platforms).flatMap((group) => (group.kind === "tier" ? group.platforms : []));
  return rated.flatMap((first, index) => rated.slice(index + 1).map((second) => [first, second] as const));
}

export const PAIRS_UP_TO = 20;

type RatedLine = { readonly id: string; readonly rating: Extract<Rating, { kind: "rated" }> };

/** The rated, best first. Kept for `platforms`: the page of every platform shows them all. */
export function ratedByPoints(platforms: readonly PlatformSummary[]): readonly RatedLine[] {
  const known = BY_POINTS.get(platforms);
  if (known !== undefined) return known;
  const rated = platforms
    .flatMap(({ platform: { id }, scorecard: { rating } }): RatedLine[] =>
      rating.kind === "rated" ? [{ id, rating }] : [],
    )
    .sort((one, other) => other.rating.points - one.rating.points);
  BY_POINTS.set(platforms, rated);
  return rated;
}

const BY_POINTS = new WeakMap<readonly PlatformSummary[], readonly RatedLine[]>();

function tierOf({ rank }: PlatformSummary): number {
  return rank?.tier ?? Number.MAX_SAFE_INTEGER;
}
