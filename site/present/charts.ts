import type { CurvePoint } from "../../data/model/scorecard.ts";

/** Left to right in percent of the width, so that a chart fits any screen while its letters keep their size. */
export type Percent = `${number}%`;

export const percentOf = (value: number): Percent => `${Number(value.toFixed(2))}%`;

/** A range on the one scale of the site, 0 to 100. Never thinner than can be seen. */
export function placeRange(low: number, high: number): { readonly x: Percent; readonly width: Percent } {
  const width = Math.max(high - low, 1);
  return { x: percentOf(Math.min(low, 100 - width)), width: percentOf(width) };
}

export function placePoint(points: number): Percent {
  return percentOf(points);
}

export type Zone = {
  readonly grade: string;
  readonly from: number;
  readonly x: Percent;
  readonly width: Percent;
  readonly middle: Percent;
};

/** The grades as stretches of the scale, lowest first. */
export function gradeZones(grades: readonly { readonly grade: string; readonly from: number }[]): Zone[] {
  const rising = [...grades].sort((a, b) => a.from - b.from);
  return rising.map(({ grade, from }, index) => {
    const to = rising[index + 1]?.from ?? 100;
    return { grade, from, x: percentOf(from), width: percentOf(to - from), middle: percentOf((from + to) / 2) };
  });
}

export type CurveDot = {
  readonly x: Percent;
  readonly y: number;
  readonly low: number;
  readonly high: number;
  readonly hours: number;
  readonly share: number;
};

/** The deadlines of all curves, shortest first: the columns of the chart and of its table. */
export function deadlinesOf(...curves: readonly (readonly CurvePoint[])[]): number[] {
  return [...new Set(curves.flat().map((each) => each.hours))].sort((a, b) => a - b);
}

/** Deadlines stand at equal steps; heights in pixels from the top of a drawing `height` high. */
export function placeCurve(
  curve: readonly CurvePoint[],
  deadlines: readonly number[],
  height: number,
  shift = 0,
): CurveDot[] {
  const step = 100 / deadlines.length;
  const fromTop = (share: number) => Math.round((1 - share) * height * 10) / 10;
  return curve.map(({ hours, share, low, high }) => ({
    x: percentOf(step * (deadlines.indexOf(hours) + 0.5) + shift),
    y: fromTop(share),
    low: fromTop(low),
    high: fromTop(high),
    hours,
    share,
  }));
}

/** Foretold share to the right, observed share upwards: on the diagonal the forecast came true. */
export function placeForecasts(
  bins: readonly { readonly foretold: number; readonly observed: number }[],
  height: number,
): { readonly x: Percent; readonly y: number }[] {
  return bins.map(({ foretold, observed }) => ({
    x: percentOf(100 * foretold),
    y: Math.round((1 - observed) * height * 10) / 10,
  }));
}

export type MonthBar = {
  readonly month: string;
  readonly x: Percent;
  readonly width: Percent;
  readonly middle: Percent;
  readonly heights: { readonly complaints: number; readonly replied: number; readonly resolved: number };
};

type Month = {
  readonly month: string;
  readonly complaints: number;
  readonly replied: number;
  readonly resolved: number;
};

/** One bar a month, the tallest as high as the drawing. */
export function placeMonths(months: readonly Month[], height: number): MonthBar[] {
  const most = Math.max(1, ...months.map((each) => each.complaints));
  const step = 100 / Math.max(1, months.length);
  const scale = (count: number) => Math.round((count / most) * height * 10) / 10;
  return months.map(({ month, complaints, replied, resolved }, index) => ({
    month,
    x: percentOf(step * index + step * 0.16),
    width: percentOf(step * 0.68),
    middle: percentOf(step * (index + 0.5)),
    heights: { complaints: scale(complaints), replied: scale(replied), resolved: scale(resolved) },
  }));
}
