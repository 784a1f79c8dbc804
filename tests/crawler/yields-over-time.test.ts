import { describe, expect, it } from "vitest";
import { type ComplaintDraft, NOTHING_READ } from "../../crawler/contract.ts";
import { openYields } from "../../crawler/yields.ts";
import { addHours, Instant } from "../../data/model/time.ts";
import { drawNormal, type Random, randomFrom } from "../../scoring/statistics/random.ts";
import { draft } from "../support/builders.ts";

type Page = { readonly kind: string; readonly complaints: readonly ComplaintDraft[] };
/** How a source is from day to day. `share`: of what it has otherwise. */
type Habit = { readonly name: string; readonly day: (random: Random, share: number) => Page[] };

const FIRST = Instant.parse("2026-01-01T04:00:00Z");
const DAYS = 50;
/** What `parse` remembers of lists. */
const LISTS = 30;

const around = (random: Random, mean: number) => Math.round(mean * Math.exp(0.35 * drawNormal(random)));
const list = (kind: string, records: number, given: Partial<ComplaintDraft> = {}): Page => ({
  kind,
  complaints: new Array(records).fill(draft(given)),
});
const many = <Each>(count: number, make: () => Each) => Array.from({ length: count }, make);

const HABITS: readonly Habit[] = [
  {
    name: "full lists, the last of them not",
    day: (random, share) => many(6, () => list("feed", Math.round(share * (random() < 0.15 ? 1 + 19 * random() : 20)))),
  },
  {
    name: "one list a day, of what is new",
    day: (random, share) => [list("feed", Math.round(share * around(random, 8)))],
  },
  {
    name: "lists that vary by the week",
    day: (random, share) =>
      many(3, () => list("merchant", Math.round(share * around(random, random() < 0.3 ? 6 : 14)))),
  },
];
/** Pages of a complaint each; some fields are often empty, and one day is unlike another. */
const DETAILS: Habit = {
  name: "pages of complaints",
  day: (random, share) => {
    const lenient = 0.55 + 0.4 * random();
    return many(12, () => {
      const state = random() < lenient * share ? "已回复" : "";
      return list("complaint", 1, { state, amountCny: random() < 0.6 ? 10 : null });
    });
  },
};

describe("the yield of a source over months", () => {
  it("raises less than one false alarm a source and year", () => {
    let [alarms, days] = [0, 0];
    for (const habit of [...HABITS, DETAILS]) {
      for (let seed = 1; seed <= 5; seed += 1) {
        const raised = alarmsOverTime(habit, `quiet ${seed}`, () => 1);
        alarms += raised.filter((each, day) => each && !raised[day - 1]).length;
        days += raised.length;
      }
    }
    expect((alarms / days) * 365).toBeLessThan(1);
  }, 60_000);

  it.each(HABITS)("tells within a week that lists have lost four fifths: $name", (habit) => {
    for (let seed = 1; seed <= 6; seed += 1) {
      const raised = alarmsOverTime(habit, `less ${seed}`, (day) => (day < 40 ? 1 : 0.2));
      expect(raised.slice(40, 47)).toContain(true);
    }
  });

  it("tells within three days that a field is hardly ever filled any more", () => {
    for (let seed = 1; seed <= 6; seed += 1) {
      const raised = alarmsOverTime(DETAILS, `field ${seed}`, (day) => (day < 40 ? 1 : 0.05));
      expect(raised.slice(40, 43)).toContain(true);
    }
  });

  it("takes a change for granted once it has lasted", () => {
    for (const habit of HABITS) {
      const raised = alarmsOverTime(habit, "lasting", (day) => (day < 20 ? 1 : 0.2));
      expect(raised.at(-1)).toBe(false);
    }
  });
});

/** Day by day: would `parse` have raised an alarm? It remembers every complaint, and the newest lists. */
function alarmsOverTime({ day }: Habit, seed: string, shareOn: (day: number) => number): boolean[] {
  const random = randomFrom(`yields ${seed}`);
  const complaints = openYields();
  const lists: Parameters<typeof complaints.see>[] = [];
  let pages = 0;
  return Array.from({ length: DAYS }, (_, place) => {
    const at = addHours(FIRST, 24 * place);
    for (const page of day(random, shareOn(place))) {
      pages += 1;
      const seen = { kind: page.kind, address: `https://tousu.test/${pages}`, at };
      const reading = { ...NOTHING_READ, complaints: page.complaints };
      if (page.kind === "complaint") complaints.see(seen, reading);
      else lists.push([seen, reading]);
    }
    const newest = openYields();
    for (const each of lists.slice(-LISTS)) newest.see(...each);
    return [newest, complaints].some((yields) => yields.alarms("source:heimao").length > 0);
  });
}
