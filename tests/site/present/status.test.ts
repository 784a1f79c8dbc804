import { describe, expect, it } from "vitest";
import { byAttention, dayMark } from "../../../site/present/status.ts";
import { sampleStatus } from "../support/sample-status.ts";

describe("the status of many platforms", () => {
  const [well, , walled] = sampleStatus.owners;
  if (well === undefined || walled === undefined) throw new Error("the sample has three owners");

  it("shows few in full", () => {
    expect(byAttention([well, walled])).toEqual({ full: [well, walled], named: [], left: 0 });
  });

  it("shows of two thousand those in need in full, others by name, and says how many are left", () => {
    const many = Array.from({ length: 2000 }, (_, at) => (at % 500 === 0 ? walled : well));
    const { full, named, left } = byAttention(many);
    expect(full).toEqual([walled, walled, walled, walled]);
    expect(named.length + left).toBe(1996);
    expect(left).toBeGreaterThan(1000);
  });
});

it("marks a day by shape, not by colour alone", () => {
  const day = { day: "2026-11-20", visits: 4, read: 0, walled: 0 };
  const marks = [{ read: 4 }, { read: 2 }, { walled: 4 }, {}, { visits: 0 }].map(
    (each) => dayMark({ ...day, ...each }).mark,
  );
  expect(new Set(marks).size).toBe(5);
});
