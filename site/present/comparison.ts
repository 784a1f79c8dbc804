import type { PlatformSummary } from "../../data/model/report.ts";

/** Platforms that cannot be told apart stand together, by name; those not rated stand apart, in no order of merit. */
export type ComparisonGroup =
  | { readonly kind: "tier"; readonly tier: number; readonly platforms: readonly PlatformSummary[] }
  | { readonly kind: "not_rated"; readonly platforms: readonly PlatformSummary[] };

export function groupPlatforms(platforms: readonly PlatformSummary[]): ComparisonGroup[] {
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

/** In the order of the Chinese phone book. */
function byName(platforms: readonly PlatformSummary[]): PlatformSummary[] {
  const collator = new Intl.Collator("zh-CN");
  return [...platforms].sort((a, b) => collator.compare(a.platform.name, b.platform.name));
}

/** Every pair of rated platforms, in the order of the table; none when there would be too many pages. */
export function ratedPairs(
  platforms: readonly PlatformSummary[],
  most: number,
): (readonly [PlatformSummary, PlatformSummary])[] {
  const rated = groupPlatforms(platforms).flatMap((group) => (group.kind === "tier" ? group.platforms : []));
  if (rated.length > most) return [];
  return rated.flatMap((first, index) => rated.slice(index + 1).map((second) => [first, second] as const));
}

export const PAIRS_UP_TO = 20;

function tierOf({ rank }: PlatformSummary): number {
  return rank?.tier ?? Number.MAX_SAFE_INTEGER;
}
