const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Longer waits are all the same: not in this run, and not in the next either. */
const LONGEST_WAIT_SECONDS = 30 * 24 * 3600;

/**
 * Seconds to wait as a `Retry-After` header says (RFC 9110 §10.2.3): a number of seconds, or a date in one of its three
 * forms. `null`: the value is not one of these and must be ignored. A date gone by means now.
 */
export function retryAfterSeconds(value: string, nowMs: number): number | null {
  const text = value.trim();
  if (/^[0-9]+$/.test(text)) return Math.min(Number(text), LONGEST_WAIT_SECONDS);
  const moment = httpDate(text, nowMs);
  if (moment === null) return null;
  return Math.min(Math.max(0, Math.ceil((moment - nowMs) / 1000)), LONGEST_WAIT_SECONDS);
}

const FORMS = [
  /^[a-z]{3}, (?<day>\d{2}) (?<month>[a-z]{3}) (?<year>\d{4}) (?<time>\d{2}:\d{2}:\d{2}) gmt$/i,
  /^[a-z]{6,9}, (?<day>\d{2})-(?<month>[a-z]{3})-(?<year>\d{2}) (?<time>\d{2}:\d{2}:\d{2}) gmt$/i,
  /^[a-z]{3} (?<month>[a-z]{3}) (?<day>[ \d]\d) (?<time>\d{2}:\d{2}:\d{2}) (?<year>\d{4})$/i,
];

function httpDate(text: string, nowMs: number): number | null {
  for (const form of FORMS) {
    const parts = form.exec(text)?.groups;
    if (parts === undefined) continue;
    const { day = "", month = "", year = "", time = "" } = parts;
    const [hour = 0, minute = 0, second = 0] = time.split(":").map(Number);
    const monthIndex = MONTHS.indexOf(month.toLowerCase());
    if (monthIndex < 0) return null;
    return Date.UTC(fullYear(year, nowMs), monthIndex, Number(day), hour, minute, second);
  }
  return null;
}

/** RFC 9110 §5.6.7: a two-digit year more than 50 years ahead is one of the century before. */
function fullYear(year: string, nowMs: number): number {
  if (year.length === 4) return Number(year);
  const present = new Date(nowMs).getUTCFullYear();
  const candidate = present - (present % 100) + Number(year);
  return candidate > present + 50 ? candidate - 100 : candidate;
}
