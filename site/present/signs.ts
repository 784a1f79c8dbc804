import type { PlatformId } from "../../data/model/ids.ts";
import type { PlatformSummary, Report } from "../../data/model/report.ts";
import { platformPath } from "./paths.ts";

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

/** On how many platforms a sign was seen, of those whose pages were read; and on which, as far as that is known. */
export type Frequency = { readonly seen: number; readonly of: number; readonly on: readonly PlatformId[] };

/** Of fewer platforms no frequency is told. */
export const FEWEST_PLATFORMS = 10;

/** How often a sign was seen; `null`: too few platforms to say, or the report does not know. */
export function frequencyOf(
  sign: SignId,
  { platforms, market }: Pick<Report, "platforms" | "market">,
  withClause: (rule: string) => readonly PlatformId[],
): Frequency | null {
  const by = SIGNS[sign];
  const { clauses } = market;
  if ("clause" in by) {
    const seen = clauses?.platformsWith[by.clause] ?? 0;
    return enough(clauses && { seen, of: clauses.platforms, on: withClause(by.clause) });
  }
  const measured = platforms.flatMap((each) => pointsOf(each, by.indicator));
  const on = measured.filter(({ points }) => points >= by.least && points <= by.most).map(({ platform }) => platform);
  return enough({ seen: on.length, of: measured.length, on });
}

/** Where the page of a platform shows the words that a sign is counted by. */
export function signPath(sign: SignId, platform: PlatformId): string {
  const by = SIGNS[sign];
  return `${platformPath(platform)}#${"clause" in by ? "policies" : `indicator-${by.indicator}`}`;
}

function pointsOf({ platform, scorecard }: PlatformSummary, id: string) {
  return scorecard.dimensions
    .flatMap(({ indicators }) => indicators.filter((each) => each.id === id))
    .flatMap(({ measurement }) =>
      measurement.kind === "measured" ? [{ platform: platform.id, points: measurement.points }] : [],
    );
}

function enough(frequency: Frequency | null): Frequency | null {
  return frequency === null || frequency.of < FEWEST_PLATFORMS ? null : frequency;
}
