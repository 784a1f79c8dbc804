import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { momentsIn } from "../../../crawler/extract/language/dates.ts";
import { Instant } from "../../../data/model/time.ts";
import { endOfWorkday, isWorkday, workdaysBefore } from "../../../data/model/workdays.ts";

const Row = z.object({
  text: z.string(),
  ref: z.string(),
  iso: z.string().nullable(),
  grain: z.string().nullable(),
  span: z.string().nullable(),
});
const rows = readFileSync(new URL("../../posts/dates.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => Row.parse(JSON.parse(line)));

describe("dates as people write them, read in Shanghai on a host in Newfoundland", () => {
  it.each(rows.filter((each) => each.iso !== null))(
    "$text, written at $ref, is $iso",
    ({ text, ref, iso, grain, span }) => {
      const [first] = momentsIn(text, Date.parse(ref));
      expect(first).toMatchObject({ iso, grain });
      expect(text.slice(first?.start, first?.end)).toBe(span);
    },
  );

  it.each(rows.filter((each) => each.iso === null))("$text names no moment", ({ text, ref }) => {
    expect(momentsIn(text, Date.parse(ref))).toEqual([]);
  });
});

describe("days on which people work", () => {
  it.each([
    ["2025-02-08", true],
    ["2025-10-08", false],
    ["2026-02-14", true],
    ["2026-09-25", false],
    ["2025-03-15", false],
  ])("%s: %s", (day, worked) => {
    expect(isWorkday(Date.parse(day))).toBe(worked);
  });

  it("are counted over a holiday", () => {
    expect(workdaysBefore(Date.parse("2025-10-09"), 1)).toBe(Date.parse("2025-09-30"));
    expect(endOfWorkday(Instant.parse("2025-09-30T02:00:00Z"), 1)).toBe("2025-10-09T16:00:00Z");
    expect(endOfWorkday(Instant.parse("2025-09-30T17:00:00Z"), 2)).toBe("2025-10-10T16:00:00Z");
  });
});
