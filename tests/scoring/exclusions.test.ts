import { describe, expect, it } from "vitest";
import { type Correction, Correction as Written } from "../../data/model/correction.ts";
import { exclusionsOf } from "../../scoring/evidence/exclusions.ts";
import { PARAMETERS } from "../../scoring/parameters.ts";
import { AS_OF, complaint, daysAgo, evidenceOf, policy, source, story } from "./support/builders.ts";

const gate = { asOf: AS_OF, sources: new Map([["site", source()]]), parameters: PARAMETERS };
const told = story(900);
const first = complaint({ ageDays: 50, narrative: told });
const copy = complaint({ ageDays: 45, narrative: `${told}。` });
const twin = complaint({ ageDays: 44, narrative: "短", twins: [first.number] });
const old = complaint({ ageDays: 2 * PARAMETERS.windowDays });
const ownMistake = complaint({
  steps: [
    ["replied", 2],
    ["supplemented", 3, "是我自己填错了账号"],
  ],
});
const elsewhere = complaint({ source: "hearsay" });
const contested = complaint();
const complaints = [contested, elsewhere, ownMistake, old, twin, copy, first, complaint()];
const objection: Correction = Written.parse({
  id: "one",
  platform: "example",
  kind: "objection",
  state: "open",
  receivedAt: "2026-06-01T04:00:00Z",
  text: "这一条不属实。",
  contests: [contested.address],
});
const fresh = policy();
const stale = policy({}, { address: "https://example.test/old", capturedAt: daysAgo(PARAMETERS.policyDays + 1) });
const found = exclusionsOf({ complaints, policies: [stale, fresh], corrections: [objection] }, gate);

describe("what does not count", () => {
  it("is named with its reason", () => {
    expect(Object.fromEntries(found.map(({ address, reason }) => [address, reason]))).toEqual({
      [copy.address]: "copy",
      [twin.address]: "twin",
      [old.address]: "outside_window",
      [ownMistake.address]: "own_mistake",
      [elsewhere.address]: "source_unused",
      [contested.address]: "contested",
      [stale.address]: "stale_page",
    });
  });

  it("says with which one a copy counts", () => {
    const folded = found.filter(({ countsWith }) => countsWith !== null);
    expect(folded.map(({ reason, countsWith }) => [reason, countsWith])).toEqual([
      ["copy", first.address],
      ["twin", first.address],
    ]);
  });

  it("is exactly what the scorecard's counts leave out", () => {
    const evidence = evidenceOf(complaints);
    const count = (...reasons: string[]) => found.filter(({ reason }) => reasons.includes(reason)).length;
    expect(count("source_unused", "outside_window", "own_mistake")).toBe(evidence.setAside);
    expect(count("copy", "twin")).toBe(evidence.observations.length - evidence.clusters);
  });

  it("is the same whatever the order of what was read", () => {
    const turned = { complaints: [...complaints].reverse(), policies: [fresh, stale], corrections: [objection] };
    expect(exclusionsOf(turned, gate)).toEqual(found);
  });
});
