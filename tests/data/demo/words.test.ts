import { describe, expect, it } from "vitest";
import { creditCode, identityOf } from "../../../data/demo/sites/identity.ts";
import { CAST } from "../../../data/demo/world/cast.ts";
import { randomOf } from "../../../data/demo/world/random.ts";
import { makeWorld } from "../../../data/demo/world/world.ts";

const { complaints } = makeWorld(1);
const stories = complaints.filter((complaint) => complaint.oddity === "none" && complaint.couid !== null);

describe("the stories", () => {
  it("are as long as stories are", () => {
    for (const { title, narrative } of stories) {
      expect(title.length, title).toBeGreaterThanOrEqual(6);
      expect(title.length, title).toBeLessThanOrEqual(25);
      expect(narrative.length, narrative).toBeGreaterThanOrEqual(35);
      expect(narrative.length, narrative).toBeLessThanOrEqual(370);
      expect(narrative).not.toMatch(/[{}]/);
    }
  });

  it("are not one template with another number in it", () => {
    const alike = CAST.flatMap((member) => {
      const own = stories.filter((story) => story.platform === member.id).map((story) => threeGrams(story.narrative));
      return own.flatMap((one, place) => own.slice(place + 1).map((other) => jaccard(one, other)));
    });
    expect(alike.filter((likeness) => likeness > 0.5).length / alike.length).toBeLessThan(0.001);
  });

  it("repeat themselves where that is the point", () => {
    const bought = complaints.filter((complaint) => complaint.oddity === "bought_praise");
    const [first, second] = bought.map((complaint) => threeGrams(complaint.narrative));
    expect(jaccard(first ?? new Set(), second ?? new Set())).toBeGreaterThan(0.5);
    const twins = complaints.filter((complaint) => complaint.oddity === "twin");
    for (const twin of twins) {
      const others = complaints.filter((complaint) => complaint.narrative === twin.narrative);
      expect(new Set(others.map((complaint) => complaint.postedAt)).size).toBe(1);
      expect(others.length).toBe(2);
    }
  });

  it("carry personal data that belongs to nobody, so that masking can be proven", () => {
    const texts = stories.map((story) => story.narrative).join("\n");
    expect(texts.match(/1990000\d{4}/g)?.length ?? 0).toBeGreaterThan(5);
    expect(texts).not.toMatch(/(?<!\d)1(?!990000)[3-9]\d{9}(?!\d)/);
  });
});

describe("the operators", () => {
  it("have numbers that pass their checks and were given to nobody", () => {
    const identities = CAST.map((member) => identityOf(member, randomOf(1, "identities")));
    for (const identity of identities) {
      expect(identity.uscc).toMatch(/^91990000[0-9A-HJ-NPQRTUWXY]{10}$/);
      expect(identity.icp).toMatch(/^\p{Script=Han}ICP备2099\d{6}号-1$/u);
    }
    expect(new Set(identities.map((identity) => identity.uscc)).size).toBe(CAST.length);
  });

  it("compute the check as the standard does", () => {
    const code = creditCode("MA003A48");
    expect(code).toHaveLength(18);
    expect(code.slice(8, 17)).toBe("MA003A481");
  });
});

function threeGrams(text: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 2) }, (_, place) => text.slice(place, place + 3)));
}

function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((gram) => other.has(gram)).length;
  return shared / (one.size + other.size - shared);
}
