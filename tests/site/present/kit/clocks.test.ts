import { describe, expect, it } from "vitest";
import { clocksOf, toCalendar, workdaysAfter } from "../../../../site/present/kit/clocks.ts";
import { toEvidenceCsv } from "../../../../site/present/kit/evidence-list.ts";
import { KIT_WORDS } from "../../../../site/words/kit-english.ts";

describe("the clocks of a grievance", () => {
  const contacted = new Date("2026-11-20T21:30:00");
  const filed = new Date("2026-11-27T09:00:00");

  it("strike 48 hours after the first contact, and after 7 and 45 working days of a filing", () => {
    const clocks = clocksOf(contacted, filed);
    expect(clocks.map(({ id }) => id)).toEqual(["escalate", "payment", "accepted", "mediated"]);
    expect(clocks[0]?.at).toEqual(new Date("2026-11-22T21:30:00"));
    // Friday 27 November, and seven working days on: Tuesday 8 December.
    expect(clocks[2]?.at).toEqual(new Date("2026-12-08T09:00:00"));
    expect(clocksOf(null, null)).toEqual([]);
  });

  it("skip week-ends", () => {
    expect(workdaysAfter(new Date("2026-11-20T00:00:00"), 1)).toEqual(new Date("2026-11-23T00:00:00"));
  });

  it("make a calendar file of short lines with one alarm an event", () => {
    const text = toCalendar(clocksOf(contacted, filed), KIT_WORDS.zh.clocks.words, contacted);
    expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(4);
    expect(text.match(/BEGIN:VALARM/g)).toHaveLength(4);
    for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.replaceAll("\r\n ", "")).toContain("SUMMARY:客服 48 小时未解决：要求升级");
  });
});

describe("the list of evidence", () => {
  it("is a table that a spreadsheet opens and never executes", () => {
    const changedAt = new Date("2026-11-20T00:00:00Z");
    const text = toEvidenceCsv(
      [{ name: '=HYPERLINK("x")', bytes: 12, changedAt, sha256: "ab".repeat(32) }],
      KIT_WORDS.zh.evidence.csv,
    );
    expect(text.startsWith("\ufeff")).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
  });
});
