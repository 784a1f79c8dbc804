import { type Instant, toShanghai } from "../model/time.ts";

/** `11-22 17:30`, by the clock in Shanghai. */
export function clock(instant: Instant): string {
  const { month, day, hour, minute } = toShanghai(instant);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}
