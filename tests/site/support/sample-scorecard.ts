import { packDraws } from "../../../data/model/draws.ts";
import { Scorecard } from "../../../data/model/scorecard.ts";
import { sampleMethod } from "./sample-method.ts";
import { quote, SAMPLE_TIME } from "./sample-texts.ts";

/** What matters about a card; the rest is filled in plausibly. `null` for a dimension: not measured. */
export type CardWishes = {
  readonly id: string;
  readonly rating:
    | { readonly grade: string; readonly points: number; readonly spread?: number; readonly provisional?: boolean }
    | { readonly reasons: readonly string[] };
  readonly dimensions: readonly [number | null, number | null, number | null, number | null];
  readonly complaints: number;
  readonly replied?: number;
  readonly resolved?: number;
  readonly unreachablePolicy?: boolean;
  readonly penalty?: number;
  readonly ceiling?: number;
  readonly flags?: readonly string[];
};

export function sampleScorecard(wishes: CardWishes): Scorecard {
  const { id, rating, penalty = 0 } = wishes;
  const isRated = "grade" in rating;
  return Scorecard.parse({
    platform: id,
    methodVersion: sampleMethod.version,
    paramsSha256: sampleMethod.paramsSha256,
    asOf: SAMPLE_TIME,
    dimensions: dimensions(wishes),
    raw: isRated ? Math.min(100, rating.points + penalty) : null,
    penalties: penalties(wishes),
    ceilings: ceilings(wishes),
    rating: isRated
      ? {
          kind: "rated",
          ...around(rating.points, rating.spread ?? 6),
          grade: rating.grade,
          gradeProbability: rating.provisional ? 0.52 : 0.84,
          provisional: rating.provisional ?? false,
        }
      : { kind: "not_rated", reasons: rating.reasons },
    draws: isRated ? draws(wishes, rating.spread ?? 6) : "",
    coverage: isRated ? 0.78 : 0.34,
    ...course(wishes),
    flags: wishes.flags ?? [],
  });
}

function dimensions(wishes: CardWishes) {
  return sampleMethod.dimensions.map(({ id, weight, indicators }, index) => {
    const points = wishes.dimensions[index] ?? null;
    return {
      id,
      weight,
      score: points === null ? null : around(points, 8),
      coverage: points === null ? 0 : 0.75,
      lost: points === null ? null : (100 - points) * weight,
      indicators: indicators.map((each, place) => ({
        id: each.id,
        weight: each.weight,
        measurement: measurement(points, place, wishes),
        quotes: points === null || place > 0 ? [] : [quote("我们将在 24 小时内给出处理方案", help(wishes.id))],
      })),
    };
  });
}

/** All dimensions rise and fall together, nearly twice the total's spread from end to end. */
function draws({ dimensions: points }: CardWishes, spread: number): string {
  const steps = Array.from({ length: 200 }, (_, draw) => ((draw + 0.5) / 200 - 0.5) * 2.2 * spread);
  const rows = points.map((own) => (own === null ? [] : steps.map((step) => Math.min(100, Math.max(0, own + step)))));
  return packDraws(rows, steps);
}

function penalties({ id, penalty = 0 }: CardWishes) {
  if (penalty === 0) return [];
  const statement = "写明 24 小时内给出方案，公开投诉里做到的约 31%（22–41%）。";
  const quotes = [quote("承诺 24 小时内给出解决方案，超时必赔", help(id))];
  return [{ id: "promise-gap", points: penalty, statement, quotes }];
}

function ceilings({ ceiling }: CardWishes) {
  if (ceiling === undefined) return [];
  return [{ id: "silent", limit: ceiling, statement: "30 天内得到回复的不到一半（上限 38%）。", quotes: [] }];
}

/** Counts and curves; too few complaints have no curve. */
function course({ complaints, replied = 0.6, resolved = 0.4 }: CardWishes) {
  const grievances = Math.round(complaints * 0.92);
  const isEnough = complaints >= 5;
  return {
    counts: {
      complaints,
      grievances,
      nEff: Math.round(grievances * 6) / 10,
      open: Math.min(3, grievances),
      months: Math.min(9, complaints),
    },
    resolutionBounds: isEnough ? { lower: resolved * 0.7, likely: resolved, upper: Math.min(1, resolved * 1.5) } : null,
    replyCurve: isEnough ? curve(replied) : [],
    resolutionCurve: isEnough ? curve(resolved * 0.9) : [],
  };
}

const help = (id: string): string => `https://www.${id}.test/help`;

function measurement(points: number | null, place: number, { complaints, unreachablePolicy }: CardWishes) {
  if (points === null) {
    if (unreachablePolicy) return { kind: "unreachable", statement: "规则页面没抓到（需要登录），不代表没有。" };
    return {
      kind: "insufficient",
      have: Math.min(complaints, 4),
      needed: 10,
      statement: `只有 ${Math.min(complaints, 4)} 条有效投诉，至少要 10 条。`,
    };
  }
  if (place > 0 && complaints < 100) return { kind: "not_applicable", statement: "高峰期内没有足够的投诉可以比较。" };
  return {
    kind: "measured",
    ...around(points, 8),
    value: place > 0 ? 31.5 : points / 100,
    unit: place > 0 ? "hours" : "share",
    n: Math.max(1, complaints),
    nEff: Math.round(Math.max(1, complaints) * 6) / 10,
    statement: `据 ${Math.max(1, complaints)} 条公开投诉，做到的约 ${points}%。`,
  };
}

function curve(share: number) {
  const parts = [0.1, 0.4, 0.6, 0.85, 1];
  return [2, 24, 48, 168, 720].map((hours, index) => {
    const reached = share * (parts[index] ?? 1);
    return { hours, share: reached, low: Math.max(0, reached - 0.08), high: Math.min(1, reached + 0.08) };
  });
}

function around(points: number, spread: number) {
  return { points, low: Math.max(0, points - spread), high: Math.min(100, points + spread) };
}
