import { bytesToDraws, DRAWS_KEPT } from "../../data/model/draws.ts";
import type { DrawsIndex } from "../../data/model/draws-index.ts";
import type { Grade, PointsRange, RankRange } from "../../data/model/scorecard.ts";
import { coverageOf, finish, geometricMean } from "../../scoring/aggregate.ts";
import { gradeOf } from "../../scoring/grades.ts";
import { isAheadOfAll, rankPlatforms } from "../../scoring/rank-platforms.ts";
import { clamp, quantilesOf } from "../../scoring/statistics/scale.ts";

/** How much each dimension counts, 0 to 10, in the method's order. */
export type Weights = readonly number[];

export const MOST_WEIGHT = 10;

/** A platform under somebody's own weights. */
export type Reweighed = PointsRange & { readonly id: string; readonly grade: Grade; readonly rank: RankRange };

/**
 * Every platform's score, range and ranks under `weights`, by the rules that made the published ones: penalties, ceilings
 * and limits on copies stay as they are. A platform of which too little was measured for these weights is left out.
 * `bytes` are those of `draws.bin`.
 */
export function reweigh(index: DrawsIndex, bytes: Uint8Array, weights: Weights): Reweighed[] {
  const { rules, dimensions } = index;
  const length = dimensions.length * DRAWS_KEPT;
  const scored = index.platforms.flatMap((platform, place) => {
    const own = bytes.subarray(place * length, (place + 1) * length);
    const found = scoreOf(platform, bytesToDraws(own), weights, rules);
    return found === null ? [] : [found];
  });
  const ranks = new Map(
    rankPlatforms(scored, { rankSure: rules.sure, rankDraws: rules.rankDraws }, isAheadOfAll).map((rank) => [
      rank.platform,
      rank,
    ]),
  );
  return scored.flatMap(({ platform, points, totals }) => {
    const rank = ranks.get(platform);
    if (rank === undefined) return [];
    const [low = points, high = points] = quantilesOf(totals, [(1 - rules.level) / 2, (1 + rules.level) / 2]);
    const range = { points, low: Math.min(points, low), high: Math.max(points, high) };
    return [{ id: platform, ...range, grade: gradeOf(points, range.low, rules), rank }];
  });
}

type Entry = DrawsIndex["platforms"][number];

function scoreOf(entry: Entry, rows: readonly (number[] | null)[], weights: Weights, rules: DrawsIndex["rules"]) {
  const parts = entry.points.map((points, index) => ({ weight: weights[index] ?? 0, points }));
  if (coverageOf(parts) < rules.needed - 1e-9) return null;
  const total = (points: readonly (number | null)[]): number | null => {
    const raw = geometricMean(points.map((each, index) => ({ weight: weights[index] ?? 0, points: each })));
    if (raw === null) return null;
    return clamp(finish(raw, entry.penalties, entry.ceilings, rules.penaltyMost) + entry.shift, 0, 100);
  };
  const points = total(entry.points);
  if (points === null) return null;
  const totals = Array.from(
    { length: DRAWS_KEPT },
    (_, draw) => total(rows.map((row) => row?.[draw] ?? null)) ?? points,
  );
  return { platform: entry.id, points, totals: totals.sort((one, other) => one - other) };
}

/** The method's own weights as the smallest whole numbers up to `MOST_WEIGHT`; the nearest where there are none. */
export function wholeWeights(shares: readonly number[]): number[] {
  for (let unit = 1; unit <= 100; unit += 1) {
    const scaled = shares.map((share) => share * unit);
    if (scaled.some((each) => each > MOST_WEIGHT)) break;
    if (scaled.every((each) => Math.abs(each - Math.round(each)) < 1e-9)) return scaled.map(Math.round);
  }
  const largest = Math.max(...shares);
  return shares.map((share) => Math.round((share / largest) * MOST_WEIGHT));
}

/** `5.7.4.4` of an address; `null` for what is no such thing, or weighs nothing. */
export function readWeights(text: string | null, dimensions: number): number[] | null {
  const parts = (text ?? "").split(".");
  if (parts.length !== dimensions || !parts.every((part) => /^\d{1,2}$/.test(part))) return null;
  const weights = parts.map((part) => Math.min(Number(part), MOST_WEIGHT));
  return weights.some((weight) => weight > 0) ? weights : null;
}

export function writeWeights(weights: Weights): string {
  return weights.join(".");
}

export type PresetId = "fast" | "resolve" | "rules" | "voices";

/** What people who look for one thing above all would weigh: response, resolution, transparency, reputation. */
export const PRESETS: Readonly<Record<PresetId, Weights>> = {
  fast: [10, 5, 2, 3],
  resolve: [3, 10, 2, 3],
  rules: [2, 4, 10, 2],
  voices: [2, 4, 2, 10],
};
