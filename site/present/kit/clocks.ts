/** A day to remember: what is due then, and what to do if nothing has come. */
export type Clock = { readonly id: string; readonly at: Date; readonly title: string; readonly todo: string };

const HOUR = 3_600_000;

/**
 * The clocks of one grievance from its first contact and, once filed, from the complaint to 12315: accepted or not within
 * 7 working days, mediation over after 45 (市场监督管理投诉举报处理暂行办法, 2019). Working days are Monday to Friday here:
 * holidays make them later, never earlier.
 */
export function clocksOf(contacted: Date | null, filed: Date | null): readonly Clock[] {
  const fromContact =
    contacted === null
      ? []
      : [
          {
            id: "escalate",
            at: new Date(contacted.getTime() + 48 * HOUR),
            title: "客服 48 小时未解决：要求升级",
            todo: "发出第二封信，要求转给售后主管。",
          },
          {
            id: "payment",
            at: new Date(contacted.getTime() + 96 * HOUR),
            title: "升级后 48 小时仍无结果：支付渠道申诉",
            todo: "从支付 App 的这一笔账单里提交申诉。",
          },
        ];
  const fromFiling =
    filed === null
      ? []
      : [
          {
            id: "accepted",
            at: workdaysAfter(filed, 7),
            title: "12315：是否受理应已告知",
            todo: "登录全国 12315 平台看受理结果。",
          },
          {
            id: "mediated",
            at: workdaysAfter(filed, 45),
            title: "12315：调解期限届满",
            todo: "调解不成的，可以考虑起诉或仲裁。",
          },
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
export function toCalendar(clocks: readonly Clock[], stamp: Date): string {
  const events = clocks.flatMap(({ id, at, title, todo }) => [
    "BEGIN:VEVENT",
    `UID:${id}-${utc(at)}@kaxin.invalid`,
    `DTSTAMP:${utc(stamp)}`,
    `DTSTART:${utc(at)}`,
    "DURATION:PT30M",
    `SUMMARY:${escapeText(title)}`,
    `DESCRIPTION:${escapeText(todo)}`,
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "TRIGGER:PT0S",
    `DESCRIPTION:${escapeText(title)}`,
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
