import type { Measurement, PointsRange } from "../../data/model/scorecard.ts";
import type { Language } from "./words.ts";

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

const counts = new Intl.NumberFormat("zh-CN", { maximumFractionDigits: 1 });

export function formatCount(count: number): string {
  return counts.format(count);
}

/** A model is never as sure as it says. */
export function formatProbability(probability: number, language: Language = "zh"): string {
  if (probability > 0.99) return { zh: "99% 以上", en: "over 99%" }[language];
  return probability < 0.01 ? { zh: "不到 1%", en: "under 1%" }[language] : formatShare(probability);
}

/** With a true minus sign. */
export function formatLoss(points: number): string {
  return points === 0 ? "0" : `−${formatCount(points)}`;
}

const TIME_UNITS = {
  zh: { minutes: "分钟", hours: "小时", days: "天" },
  en: { minutes: "min", hours: "hours", days: "days" },
} as const;

export function formatHours(hours: number, language: Language = "zh"): string {
  const units = TIME_UNITS[language];
  if (hours < 1) return `${formatCount(hours * 60)} ${units.minutes}`;
  if (hours >= 72 && hours % 24 === 0) return `${formatCount(hours / 24)} ${units.days}`;
  return `${formatCount(hours)} ${units.hours}`;
}

type Measured = Extract<Measurement, { kind: "measured" }>;

/** The natural quantity behind the points; `null` where the points are the quantity. */
export function formatQuantity(value: number | null, unit: Measured["unit"], language: Language = "zh"): string | null {
  if (value === null) return null;
  switch (unit) {
    case "share":
      return formatShare(value);
    case "hours":
      return formatHours(value, language);
    case "percent":
      return `${formatCount(value)}%`;
    case "ratio":
      // No minus before nothing.
      return `${{ zh: "比值", en: "ratio" }[language]} ${formatCount(Math.round(value * 10) / 10 || 0).replace("-", "−")}`;
    case "points":
      return `${formatCount(value)} ${{ zh: "分", en: "points" }[language]}`;
    default:
      return unit satisfies never;
  }
}
