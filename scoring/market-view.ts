import type { MarketView } from "../data/model/market.ts";
import { compare } from "../data/model/order.ts";
import type { Policy } from "../data/model/policy.ts";
import { DIMENSIONS, type DimensionId, type Scorecard } from "../data/model/scorecard.ts";
import { addHours, fromShanghai, type Instant, toShanghai } from "../data/model/time.ts";
import { windowsOf } from "./event-windows.ts";
import { groupBy } from "./group-by.ts";
import { quantileOf, sum } from "./statistics/scale.ts";

/** Seasons are counted over so many whole days. */
const DAYS = 365;

/** Complaints by Shanghai day. */
export type PerDay = ReadonlyMap<string, number>;

/** Counts complaints by Shanghai day as they pass, so that none needs to be kept. */
export function countDays(): { readonly perDay: PerDay; readonly add: (postedAt: Instant) => void } {
  const perDay = new Map<string, number>();
  return {
    perDay,
    add(postedAt) {
      const day = dayOf(postedAt);
      perDay.set(day, (perDay.get(day) ?? 0) + 1);
    },
  };
}

type Market = { readonly scorecards: readonly Scorecard[]; readonly policies: readonly Policy[] };

/** The whole market: when complaints come, what pages say, and where the middle platform stands. */
export function viewMarket(perDay: PerDay, { scorecards, policies }: Market, asOf: Instant): MarketView {
  const scored = new Set(scorecards.map(({ platform }) => platform));
  return {
    seasons: seasonsOf(perDay, asOf),
    clauses: countClauses(policies.filter(({ platform }) => scored.has(platform))),
    medians: mediansOf(scorecards),
  };
}

/** On how many platforms each kind of clause stands, in the order of their names. */
function countClauses(policies: readonly Policy[]): MarketView["clauses"] {
  const byPlatform = groupBy(policies, ({ platform }) => platform);
  const counts = new Map<string, number>();
  for (const pages of byPlatform.values()) {
    const rules = new Set(pages.flatMap(({ facts }) => facts.clauses.map(({ rule }) => rule)));
    for (const rule of rules) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  const platformsWith = Object.fromEntries([...counts].sort(([one], [other]) => compare(one, other)));
  return { platforms: byPlatform.size, platformsWith };
}

const USUAL = "平日";

/** Complaints a day inside each window of the calendar, against usual days; a day in two windows counts in both. */
function seasonsOf(perDay: PerDay, asOf: Instant): MarketView["seasons"] {
  const { year, month, day } = toShanghai(asOf);
  const noon = fromShanghai(year, month, day, 12);
  // The day of `asOf` is not over.
  const past = Array.from({ length: DAYS }, (_, index) => addHours(noon, -24 * (index + 1)));
  const days = past.flatMap((moment) => {
    const names = windowsOf(moment);
    const count = perDay.get(dayOf(moment)) ?? 0;
    return (names.length === 0 ? [USUAL] : names).map((zh) => ({ zh, count }));
  });
  const seasons = [...groupBy(days, ({ zh }) => zh)].map(([zh, all]) => {
    const total = sum(all.map(({ count }) => count));
    return { zh, days: all.length, complaints: total, rate: total / all.length };
  });
  const usual = seasons.find(({ zh }) => zh === USUAL)?.rate ?? 0;
  return seasons
    .filter(({ zh }) => zh !== USUAL)
    .sort((one, other) => (one.zh < other.zh ? -1 : 1))
    .map(({ rate, ...season }) => ({ ...season, timesUsual: usual === 0 ? null : rate / usual }));
}

function dayOf(moment: Instant): string {
  const { year, month, day } = toShanghai(moment);
  return `${year}-${month}-${day}`;
}

/** The middle of the rated platforms, for the whole score and each dimension; `null`: nobody has one. */
function mediansOf(scorecards: readonly Scorecard[]): MarketView["medians"] {
  const rated = scorecards.flatMap((each) => (each.rating.kind === "rated" ? [{ ...each, rating: each.rating }] : []));
  const ids = Object.keys(DIMENSIONS) as DimensionId[];
  return [
    { id: "total", zh: "总分", platforms: rated.length, median: medianOf(rated.map(({ rating }) => rating.points)) },
    ...ids.map((id) => {
      const points = rated.flatMap(({ dimensions }) => dimensions.find((each) => each.id === id)?.score?.points ?? []);
      return { id, zh: DIMENSIONS[id].zh, platforms: points.length, median: medianOf(points) };
    }),
  ];
}

function medianOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : quantileOf(values, 0.5);
}
