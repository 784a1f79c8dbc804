import type { Duration } from "./durations.ts";

/** ISO 8601, with `BD` for business days and `A..B` for a range: `PT24H`, `P7D`, `P1M`, `P3BD..P5BD`. */
export function isoDuration({ minSeconds, maxSeconds, unit, start, end }: Duration, text: string): string {
  const written = text.slice(start, end);
  const max = iso(maxSeconds, unit, written);
  return minSeconds > 0 && minSeconds < maxSeconds ? `${iso(minSeconds, unit, written)}..${max}` : max;
}

const SECONDS = { second: 1, minute: 60, hour: 3600, day: 86_400, workday: 86_400 } as const;

function iso(seconds: number, unit: Duration["unit"], written: string): string {
  const count = Math.round((seconds / SECONDS[unit]) * 100) / 100;
  if (unit === "workday") return `P${count}BD`;
  if (unit === "day") return calendar(count, written);
  if (!Number.isInteger(count) && unit !== "second")
    return iso(seconds, unit === "hour" ? "minute" : "second", written);
  return `PT${count}${unit.charAt(0).toUpperCase()}`;
}

/** Months and years keep their own letter where they are whole. */
function calendar(days: number, written: string): string {
  if (/年/.test(written) && days % 365 === 0) return `P${days / 365}Y`;
  if (/月/.test(written) && days % 30 === 0) return `P${days / 30}M`;
  return Number.isInteger(days) ? `P${days}D` : `PT${days * 24}H`;
}
