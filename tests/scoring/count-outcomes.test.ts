import { describe, expect, it } from "vitest";
import type { Exclusion } from "../../data/model/exclusion.ts";
import { countLately } from "../../scoring/count-outcomes.ts";
import { AS_OF, complaint, type Step } from "./support/builders.ts";

describe("the complaints of the last 30 days", () => {
  const steps: readonly Step[] = [
    ["replied", 30],
    ["confirmed", 60],
  ];

  it("are counted with what has become of them, older ones left out and copies once", () => {
    const settled = complaint({ ageDays: 10, steps });
    const silent = complaint({ ageDays: 20 });
    const [copy, contested] = [complaint({ ageDays: 5, steps }), complaint({ ageDays: 6 })];
    const excluded = (address: string, reason: Exclusion["reason"]): Exclusion => ({
      platform: settled.platform,
      record: "complaint",
      reason,
      source: settled.source,
      address,
      bodySha256: settled.bodySha256,
      countsWith: null,
    });
    const { lately, add } = countLately(AS_OF);
    add(
      [settled, silent, copy, contested, complaint({ ageDays: 31, steps })],
      [excluded(copy.address, "copy"), excluded(contested.address, "contested")],
    );
    expect(lately).toEqual({ days: 30, complaints: 3, replied: 1, resolved: 1 });
  });
});
