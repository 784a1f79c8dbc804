import { describe, expect, it } from "vitest";
import type { Complaint } from "../../../data/model/complaint.ts";
import { addHours } from "../../../data/model/time.ts";
import { freezeComplaint } from "../../../scoring/proof/freeze-complaint.ts";
import { latestFreeze, lookAhead } from "../../../scoring/proof/look-ahead.ts";
import { AS_OF, complaint, daysAgo, platform, source } from "../support/builders.ts";

describe("freezing a complaint", () => {
  const whole = complaint({
    ageDays: 60,
    steps: [
      ["assigned", 1],
      ["replied", 30],
      ["confirmed", 200],
    ],
  });

  it("forgets what came later", () => {
    const frozen = freezeComplaint(whole, addHours(whole.postedAt, 100));
    expect(frozen?.events.map(({ kind }) => kind)).toEqual(whole.events.slice(0, -1).map(({ kind }) => kind));
    expect(frozen?.lastObservedAt).toBe(addHours(whole.postedAt, 100));
  });

  it("knows nothing of a complaint not yet posted, and leaves alone what was seen for the last time before", () => {
    expect(freezeComplaint(whole, daysAgo(61))).toBeNull();
    expect(freezeComplaint(whole, AS_OF)).toBe(whole);
  });
});

describe("looking ahead", () => {
  const names = Array.from({ length: 10 }, (_, index) => `p${index}`);
  // Platform k answers within a day with chance k/10, before the freeze and after it.
  const complaints = names.flatMap((name, k) =>
    Array.from({ length: 40 }, (_, index) =>
      complaint({
        platform: name,
        ageDays: 31 + index * 5.9,
        narrative: `${name}${index}`,
        steps: index % 10 < k ? [["replied", 20]] : [],
        lastObservedAt: AS_OF,
      }),
    ),
  );
  const pastOf = (all: readonly Complaint[]) => ({
    platforms: names.map(platform),
    complaintsInTurn: () => all,
    complaintsOf: (id: string) => all.filter((each) => each.platform === id),
    sources: [source()],
    asOf: AS_OF,
  });
  const past = pastOf(complaints);

  it("foretells platforms that stay as they are", () => {
    const { frozenAt, until, questions } = lookAhead(past);
    expect(frozenAt).toBe(latestFreeze(AS_OF));
    expect(until).toBe(daysAgo(30));
    const reply = questions.find(({ id }) => id === "reply-48h");
    expect(reply?.test.units).toBe(10);
    expect(reply?.empiricalBayes.brierSkill).toBeGreaterThan(0.15);
    expect(reply?.empiricalBayes.spearman).toBeGreaterThan(0.9);
    expect(reply?.bins.reduce((sum, { trials }) => sum + trials, 0)).toBe(reply?.test.trials);
  });

  it("learns nothing from after the freeze", () => {
    const frozenAt = latestFreeze(AS_OF);
    const reversed = complaints.map((each) =>
      each.postedAt > frozenAt ? { ...each, platform: platform(names[9 - names.indexOf(each.platform)]).id } : each,
    );
    const [straight, turned] = [past, pastOf(reversed)].map((each) => lookAhead(each).questions[0]);
    expect(turned?.bins.map(({ foretold }) => foretold.toFixed(2))).not.toEqual([]);
    expect(turned?.empiricalBayes.spearman).toBeLessThan(-0.9);
    expect(straight?.pooled.brier).toBeCloseTo(turned?.pooled.brier ?? 0, 9);
  });

  it("says nothing where there is nothing to test", () => {
    expect(lookAhead(pastOf([])).questions).toEqual([]);
  });
});
