type ClockId = "escalate" | "payment" | "accepted" | "mediated";

/** A day to remember. */
export type Clock = { readonly id: ClockId; readonly at: Date };

/** What is due on each of them, and what to do if nothing has come. */
export type ClockWords = Readonly<Record<ClockId, { readonly title: string; readonly todo: string }>>;

const HOUR = 3_600_000;

/**
 * The clocks of one grievance from its first contact and, once filed, from the complaint to 12315: accepted or not within
 * 7 working days, mediation over after 45 (市场监督管理投诉举报处理暂行办法, 2019). Working days are Monday to Friday here:
 * holidays make them later, never earlier.
 */
export function clocksOf(contacted: Date | null, filed: Date | null): readonly Clock[] {
  const fromContact: readonly Clock[] =
    contacted === null
      ? []
      : [
          { id: "escalate", at: new Date(contacted.getTime() + 48 * HOUR) },
          { id: "payment", at: new Date(contacted.getTime() + 96 * HOUR) },
        ];
  const fromFiling: readonly Clock[] =
    filed === null
      ? []
      : [
          { id: "accepted", at: workdaysAfter(filed, 7) },
          { id: "mediated", at: workdaysAfter(filed, 45) },
        ];
  return [...fromContact, ...fromFiling];
}

export function workdaysAfter(from: Date, days: number): Date {
  const at = new Date(from);
  let left = days;
  while (left > 0) {
    at.setDate(at.getDate() + 1);
    if (at.getDay() !== 0 && at.getDay() !== 6) left -= 1;
  }
  return at;
}

/** The clocks as a calendar file (RFC 5545), each with an alarm at its hour. `stamp` is the time of writing. */
export function toCalendar(clocks: readonly Clock[], words: ClockWords, stamp: Date): string {
  const events = clocks.flatMap(({ id, at }) => [
    "BEGIN:VEVENT",
    `UID:${id}-${utc(at)}@kaxin.invalid`,
    `DTSTAMP:${utc(stamp)}`,
    `DTSTART:${utc(at)}`,
    "DURATION:PT30M",
    `SUMMARY:${escapeText(words[id].title)}`,
    `DESCRIPTION:${escapeText(words[id].todo)}`,
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "TRIGGER:PT0S",
    `DESCRIPTION:${escapeText(words[id].title)}`,
    "END:VALARM",
    "END:VEVENT",
  ]);
  const all = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kaxin//complaint kit//ZH", ...events, "END:VCALENDAR"];
  return `${all.map(folded).join("\r\n")}\r\n`;
}

function utc(at: Date): string {
  return at.toISOString().replaceAll(/[-:]|\.\d{3}/g, "");
}

function escapeText(text: string): string {
  return text.replaceAll(/[\\;,]/g, (mark) => `\\${mark}`).replaceAll("\n", "\\n");
}

/** Lines are at most 75 octets; a Chinese character takes three of them. */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = "";
  let octets = 0;
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (octets + size > 74) {
      pieces.push(piece);
      piece = "";
      octets = 0;
    }
    piece += letter;
    octets += size;
  }
  return [...pieces, piece].join("\r\n ");
}
