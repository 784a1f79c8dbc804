import { describe, expect, it } from "vitest";
import { openSpill } from "../../data/store/spill.ts";

describe("what is laid aside", () => {
  it("is found at its place, in memory and in the file alike", () => {
    const spill = openSpill<{ number: string; twins: readonly string[] }>(2);
    const values = ["甲", "乙", "丙", "丁"].map((number) => ({ number, twins: [number] }));
    const places = values.map(spill.put);
    expect(places.toReversed().map(spill.get)).toEqual(values.toReversed());
    expect(places.map(spill.get)).toEqual(values);
  });

  it("is nowhere else", () => {
    const spill = openSpill<string>(1);
    spill.put("甲");
    expect(() => spill.get(1)).toThrow("place 1");
  });
});
