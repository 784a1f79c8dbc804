import { describe, expect, it } from "vitest";
import { type ComplaintDraft, NOTHING_READ } from "../../crawler/contract.ts";
import { openYields } from "../../crawler/yields.ts";
import { addHours, Instant } from "../../data/model/time.ts";
import { draft } from "../support/builders.ts";

const today = Instant.parse("2026-03-10T04:00:00Z");

type Page = { readonly daysAgo: number; readonly records: number; readonly given?: Partial<ComplaintDraft> };

function alarmsOf(pages: readonly Page[]) {
  const yields = openYields();
  for (const [place, { daysAgo, records, given = {} }] of pages.entries()) {
    const page = { kind: "feed", address: `https://tousu.test/${place}`, at: addHours(today, -24 * daysAgo) };
    yields.see(page, { ...NOTHING_READ, complaints: Array.from({ length: records }, () => draft(given)) });
  }
  return yields.alarms("source:heimao");
}

const usual = (records: number, given?: Partial<ComplaintDraft>): Page[] =>
  Array.from({ length: 12 }, (_, place) => ({
    daysAgo: 1 + place,
    records: records + (place % 3),
    ...(given && { given }),
  }));
const now = (records: number, given?: Partial<ComplaintDraft>): Page[] =>
  Array.from({ length: 4 }, () => ({ daysAgo: 0, records, ...(given && { given }) }));

describe("the yield of a source", () => {
  it("raises no alarm while it is as it was, nor where little is known", () => {
    expect(alarmsOf([...usual(20), ...now(19)])).toEqual([]);
    expect(alarmsOf([...usual(20).slice(0, 4), ...now(1)])).toEqual([]);
    expect(alarmsOf(now(1))).toEqual([]);
  });

  it("raises one when pages yield far less, or far more, than they used to", () => {
    const [less, ...more] = alarmsOf([...usual(20), ...now(3)]);
    expect(more).toEqual([]);
    expect(less).toMatchObject({ kind: "drift", owner: "source:heimao", at: today });
    expect(less?.message).toMatch(/每页读出 3 条.*以前是 21 条/);
    expect(alarmsOf([...usual(20), ...now(70)])).toHaveLength(1);
  });

  it("raises none when it is again as it was, after a while of less", () => {
    const less = now(2).map((page) => ({ ...page, daysAgo: 1 }));
    const before = usual(20).map((page) => ({ ...page, daysAgo: page.daysAgo + 3 }));
    expect(alarmsOf([...before.slice(0, 6), ...less, ...less, ...less, ...now(20)])).toEqual([]);
  });

  it("allows a source that has always varied to vary", () => {
    const wild = Array.from(
      { length: 12 },
      (_, place): Page => ({ daysAgo: 1 + place, records: 1 + ((place * 7) % 40) }),
    );
    expect(alarmsOf([...wild, ...now(3)])).toEqual([]);
  });

  it("raises one for a field that has gone empty, and names it", () => {
    const alarms = alarmsOf([...usual(20), ...now(20, { narrative: "" })]);
    expect(alarms.map(({ message }) => message)).toEqual([
      expect.stringMatching(/「正文」只有 0% 有内容，以前是 100%/),
    ]);
    // It was never there.
    expect(alarmsOf([...usual(20, { narrative: "" }), ...now(20, { narrative: "" })])).toEqual([]);
  });
});
