import type { PlatformSummary, Report } from "../../data/model/report.ts";

/** The signs of the guide that the data can count: by a kind of clause, or by what an indicator found on the pages. */
const SIGNS = {
  "final-interpretation": { clause: "final_interpretation" },
  "never-refunds": { clause: "no_refund_for_any_reason" },
  "no-date": { indicator: "revision", least: 0, most: 0 },
  // 10 points are for "as soon as possible", which is no time.
  "refund-days": { indicator: "refund-limit", least: 11, most: 100 },
  "scope-by-goods": { indicator: "scope", least: 100, most: 100 },
  "human-hours": { indicator: "service-hours", least: 100, most: 100 },
  "dated-versions": { indicator: "revision", least: 100, most: 100 },
} as const;
export type SignId = keyof typeof SIGNS;

/** On how many platforms a sign was seen, of those whose pages were read. */
export type Frequency = { readonly seen: number; readonly of: number };

/** Of fewer platforms no frequency is told. */
export const FEWEST_PLATFORMS = 10;

/** How often a sign was seen; `null`: too few platforms to say, or the report does not know. */
export function frequencyOf(
  sign: SignId,
  { platforms, market }: Pick<Report, "platforms" | "market">,
): Frequency | null {
  const by = SIGNS[sign];
  const { clauses } = market;
  if ("clause" in by) return enough(clauses && { seen: clauses.platformsWith[by.clause] ?? 0, of: clauses.platforms });
  const points = platforms.flatMap((each) => pointsOf(each, by.indicator));
  return enough({ seen: points.filter((each) => each >= by.least && each <= by.most).length, of: points.length });
}

function pointsOf({ scorecard }: PlatformSummary, id: string): number[] {
  return scorecard.dimensions
    .flatMap(({ indicators }) => indicators.filter((each) => each.id === id))
    .flatMap(({ measurement }) => (measurement.kind === "measured" ? [measurement.points] : []));
}

function enough(frequency: Frequency | null): Frequency | null {
  return frequency === null || frequency.of < FEWEST_PLATFORMS ? null : frequency;
}
