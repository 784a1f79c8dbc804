import { hoursBetween, type Instant, toShanghai } from "../../data/model/time.ts";
import type { Language } from "./words.ts";

/** `2026年11月22日`, the day in Shanghai. */
export function formatDay(instant: Instant): string {
  const { year, month, day } = toShanghai(instant);
  return `${year}年${month}月${day}日`;
}

/** `2026年11月22日 09:05`, Shanghai time. */
export function formatMoment(instant: Instant): string {
  const { hour, minute } = toShanghai(instant);
  return `${formatDay(instant)} ${twoDigits(hour)}:${twoDigits(minute)}`;
}

/** `2026-11-22`, the day in Shanghai, for files and English pages. */
export function isoDay(instant: Instant): string {
  const { year, month, day } = toShanghai(instant);
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** `2026-11-22 09:05`, Shanghai time. */
export function isoMoment(instant: Instant): string {
  const { hour, minute } = toShanghai(instant);
  return `${isoDay(instant)} ${twoDigits(hour)}:${twoDigits(minute)}`;
}

/** The day as pages of a language write it. */
export function dayWord(instant: Instant, language: Language): string {
  return language === "zh" ? formatDay(instant) : isoDay(instant);
}

/** A plain day, `2026-10-01`, as pages of a language write it. */
export function plainDayWord(day: string, language: Language): string {
  if (language === "en") return day;
  const [year = "", month = "", date = ""] = day.split("-");
  return `${year}年${Number(month)}月${Number(date)}日`;
}

/** The minute as pages of a language write it. */
export function momentWord(instant: Instant, language: Language): string {
  return language === "zh" ? formatMoment(instant) : isoMoment(instant);
}

/** `2026-03` as `2026年3月`. */
export function formatMonth(month: string, language: Language = "zh"): string {
  if (language === "en") return month;
  const [year = "", number = ""] = month.split("-");
  return `${year}年${Number(number)}月`;
}

const STALE_DAYS = 90;

/** Whole days from the newest capture to `asOf` when that is too long ago to rely on; `null` when it is not. */
export function staleDays(captured: readonly Instant[], asOf: Instant): number | null {
  const newest = [...captured].sort().at(-1);
  if (newest === undefined) return null;
  const days = Math.floor(hoursBetween(newest, asOf) / 24);
  return days > STALE_DAYS ? days : null;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
