import { describe, expect, it } from "vitest";
import type { Complaint } from "../../data/model/complaint.ts";
import { openStore } from "../../data/store/store.ts";
import { packEvidence, unpackObservations } from "../../scoring/evidence/pack-evidence.ts";
import { findAmong } from "../../scoring/score-records.ts";
import { AS_OF, complaint, evidenceOf, label, source } from "./support/builders.ts";

const complaints = [
  complaint({ ageDays: 3 }),
  complaint({
    ageDays: 50,
    steps: [["replied", 5]],
    authorKey: "one",
    removed: true,
    issues: [label("fraud_suspected")],
  }),
  complaint({ ageDays: 51, authorKey: "one", signals: [label("bot_loop")], number: "a:b" }),
  complaint({ ageDays: 80, timely: false, narrative: "", title: "" }),
  complaint({
    ageDays: 90,
    steps: [
      ["replied", 2],
      ["withdrawn", 30],
    ],
  }),
  complaint({
    ageDays: 200,
    remedies: [label("refund")],
    rating: { attitude: null, speed: null, satisfaction: 4 },
    steps: [
      ["replied", 20],
      ["confirmed", 90],
    ],
  }),
];

describe("what was observed", () => {
  const evidence = evidenceOf(complaints);
  const again = unpackObservations(
    packEvidence(evidence),
    evidence.platform,
    findAmong(() => complaints),
  );

  it("comes out of its columns as it went in, down to the record", () => {
    const seen = evidence.observations.map(({ record, authorKey: _, ...each }) => ({ ...each, complaint: record() }));
    expect(again.map(({ record, authorKey: _, ...each }) => ({ ...each, complaint: record() }))).toEqual(seen);
  });

  it("still tells authors apart, without naming them", () => {
    const keys = again.map(({ authorKey }) => authorKey);
    expect(keys.filter((key) => key !== null)).toEqual(["0", "0"]);
  });
});

describe("complaints of a store", () => {
  const filled = (all: readonly Complaint[]) => {
    const store = openStore(":memory:");
    store.fill({
      asOf: AS_OF,
      visits: {},
      complaints: all,
      policies: [],
      versions: [],
      continuities: [],
      tallies: [],
      alarms: [],
      sources: [{ ...source(), complaints: all.length, lastVisit: AS_OF }],
    });
    return store;
  };

  it("are found one by one", () => {
    const store = filled(complaints);
    for (const each of complaints) expect(store.complaint(each)).toEqual(each);
    const [first] = complaints;
    expect(first && store.complaint({ ...first, number: "none" })).toBeNull();
    store.close();
  });

  it("are checked one by one where another version wrote them", () => {
    const old = complaints.map(({ twins: _, ...each }) => each as Complaint);
    const store = filled(old);
    const [one] = complaints;
    expect(one && store.complaintsOf(one.platform).every(({ twins }) => twins.length === 0)).toBe(true);
    store.close();
    const broken = filled(complaints.map((each) => ({ ...each, state: 7 }) as unknown as Complaint));
    expect(() => one && broken.complaintsOf(one.platform)).toThrow();
    broken.close();
  });
});
