import type { PlatformId } from "../data/model/ids.ts";
import type { RankRange } from "../data/model/scorecard.ts";
import type { Parameters } from "./parameters.ts";
import { randomFrom } from "./statistics/random.ts";
import { type Estimate, rankIntervals } from "./statistics/rank-intervals.ts";
import { sum } from "./statistics/scale.ts";

/** A rated platform: its points, and its score drawn many times. */
export type Contender = {
  readonly platform: PlatformId;
  readonly points: number;
  readonly totals: ArrayLike<number>;
};

/**
 * Where each rated platform may stand, best first. Two are told apart only when one is ahead in 95 % of draws; a tier
 * holds those who cannot be told from its first. The range of ranks is the wider of that and of the marginal
 * confidence set. Most platforms are too close for a bare rank.
 */
export function rankPlatforms(
  contenders: readonly Contender[],
  parameters: Pick<Parameters, "rankSure" | "rankDraws">,
  isAhead: typeof isSurelyAhead = isSurelyAhead,
): RankRange[] {
  const sorted = [...contenders].sort(
    (one, other) => other.points - one.points || (one.platform < other.platform ? -1 : 1),
  );
  const ahead = surelyAhead(
    sorted.map(({ totals }) => Float64Array.from(totals)),
    parameters.rankSure,
    isAhead,
  );
  const marginal = rankIntervals(sorted.map(estimateOf), {
    level: parameters.rankSure,
    draws: parameters.rankDraws,
    random: randomFrom("ranks"),
  });
  const isSure = (one: number, other: number) => ahead[one]?.[other] === 1;
  let tier = 0;
  let leader = -1;
  return sorted.map(({ platform }, index) => {
    if (leader < 0 || isSure(leader, index)) {
      tier += 1;
      leader = index;
    }
    let [better, worse] = [0, 0];
    const indistinguishable: PlatformId[] = [];
    for (let other = 0; other < sorted.length; other += 1) {
      if (isSure(other, index)) better += 1;
      else if (isSure(index, other)) worse += 1;
      else if (other !== index) indistinguishable.push((sorted[other] as Contender).platform);
    }
    return {
      platform,
      low: Math.min(1 + better, marginal[index]?.low ?? 1, index + 1),
      high: Math.max(sorted.length - worse, marginal[index]?.high ?? sorted.length, index + 1),
      tier,
      indistinguishable,
    };
  });
}

/** For each pair 1 where the first is ahead in so large a share of draws, else 0; ties count half. */
function surelyAhead(totals: readonly Float64Array[], sure: number, isAhead: typeof isSurelyAhead): Uint8Array[] {
  const spans = totals.map((each) => spanOf(each, sure));
  return totals.map((one, index) =>
    Uint8Array.from(totals, (theirs, other) => {
      const plain = comparedAtOnce(spans[index] as Span, spans[other] as Span);
      return plain ?? (index !== other && isAhead(one, theirs, sure) ? 1 : 0);
    }),
  );
}

/** Where draws lie: all of them, and but for half of those that may speak against being ahead, on either side. */
type Span = { readonly lowest: number; readonly low: number; readonly high: number; readonly highest: number };

function spanOf(totals: Float64Array, sure: number): Span {
  const sorted = totals.slice().sort();
  const outside = Math.floor(((1 - sure) * sorted.length) / 2);
  const at = (place: number) => sorted[place] ?? Number.NaN;
  return { lowest: at(0), low: at(outside), high: at(sorted.length - 1 - outside), highest: at(sorted.length - 1) };
}

/** 1: the one is surely ahead, 0: it is not, `null`: draws must be looked at one by one. */
function comparedAtOnce(one: Span, other: Span): 1 | 0 | null {
  // At most half of those that may lie out of place on either side: together no more than may.
  if (one.low > other.high) return 1;
  return one.highest < other.lowest ? 0 : null;
}

/** Stops as soon as too many draws speak against it: that is soon for most. */
function isSurelyAhead(one: Float64Array, other: Float64Array, sure: number): boolean {
  const length = Math.min(one.length, other.length);
  const spare = 2 * length * (1 - sure);
  let against = 0;
  for (let draw = 0; draw < length; draw += 1) {
    const own = one[draw] as number;
    const theirs = other[draw] as number;
    if (own > theirs) continue;
    against += own === theirs ? 1 : 2;
    if (against > spare + 1e-9) return false;
  }
  return length > 0;
}

/**
 * Whether one is ahead in so large a share of all pairs of draws. Both rows in rising order and of one length. Most pairs
 * need no counting: where the lowest part `s` of the one lies below the highest part `s` of the other, s² of them speak against it.
 */
export function isAheadOfAll(one: Float64Array, other: Float64Array, sure: number): boolean {
  const last = one.length - 1;
  const part = Math.floor(Math.sqrt(1 - sure) * one.length);
  if ((one[part] as number) < (other[last - part] as number)) return false;
  return (one[0] as number) > (other[last] as number) || shareAheadOfAll(one, other) >= sure;
}

/** Every draw of one against every draw of the other: what few draws can tell, they tell so. Both rows in rising order. */
export function shareAheadOfAll(one: Float64Array, other: Float64Array): number {
  let [below, upTo, ahead] = [0, 0, 0];
  for (const draw of one) {
    while (below < other.length && (other[below] as number) < draw) below += 1;
    while (upTo < other.length && (other[upTo] as number) <= draw) upTo += 1;
    ahead += below + upTo;
  }
  const pairs = one.length * other.length;
  return pairs > 0 ? ahead / (2 * pairs) : 0.5;
}

function estimateOf({ points, totals }: Contender): Estimate {
  if (totals.length === 0) return { value: points, deviation: 0 };
  const mean = sum(totals) / totals.length;
  const squares = Float64Array.from(totals, (each) => (each - mean) ** 2);
  return { value: points, deviation: Math.sqrt(sum(squares) / totals.length) };
}
