import type { Measurement, PointsRange } from "../../data/model/scorecard.ts";

/** Whole points: the range is wider than any decimal. */
export function formatPoints(points: number): string {
  return String(Math.round(points));
}

export function formatRange(low: number, high: number): string {
  return `${Math.round(low)}–${Math.round(high)}`;
}

/** `74 (66–81)`: never a score without its range. */
export function formatPointsRange(range: PointsRange): string {
  return `${formatPoints(range.points)} (${formatRange(range.low, range.high)})`;
}

/** Near the ends one decimal stays, so that 99.6 % does not read as all of them. */
export function formatShare(share: number): string {
  const percent = share * 100;
  const nearEnd = (percent > 99 && percent < 100) || (percent > 0 && percent < 1);
  return `${nearEnd ? percent.toFixed(1) : Math.round(percent)}%`;
}

export function formatShareRange(low: number, high: number): string {
  if (formatShare(low) === formatShare(high)) return formatShare(low);
  return `${Math.round(low * 100)}–${Math.round(high * 100)}%`;
}

export function formatCount(count: number): string {
  return new Intl.NumberFormat("zh-CN", { maximumFractionDigits: 1 }).format(count);
}

/** A model is never as sure as it says. */
export function formatProbability(probability: number): string {
  if (probability > 0.99) return "99% 以上";
  return probability < 0.01 ? "不到 1%" : formatShare(probability);
}

/** With a true minus sign. */
export function formatLoss(points: number): string {
  return points === 0 ? "0" : `−${formatCount(points)}`;
}

export function formatHours(hours: number): string {
  if (hours < 1) return `${formatCount(hours * 60)} 分钟`;
  if (hours >= 72 && hours % 24 === 0) return `${formatCount(hours / 24)} 天`;
  return `${formatCount(hours)} 小时`;
}

type Measured = Extract<Measurement, { kind: "measured" }>;

/** The natural quantity behind the points; `null` where the points are the quantity. */
export function formatQuantity(value: number | null, unit: Measured["unit"]): string | null {
  if (value === null) return null;
  switch (unit) {
    case "share":
      return formatShare(value);
    case "hours":
      return formatHours(value);
    case "percent":
      return `${formatCount(value)}%`;
    case "ratio":
      return `比值 ${formatCount(value).replace("-", "−")}`;
    case "points":
      return `${formatCount(value)} 分`;
    default:
      return unit satisfies never;
  }
}
