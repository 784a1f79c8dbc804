import { describe, expect, it } from "vitest";
import { lookUp } from "../../../site/present/contact-lookup.ts";

const PUBLISHED = ["400-000-6839", "kf@qinghe.test", "9900001617", "虚城市乌有区子虚路90号"];

describe("looking up a contact", () => {
  it("knows a number however it is written", () => {
    for (const asked of ["4000006839", " 400 000 6839", "４００－０００－６８３９", "+86 400-000-6839"]) {
      expect(lookUp(asked, PUBLISHED)).toEqual({ kind: "exact", at: [0] });
    }
    expect(lookUp("KF@Qinghe.test", PUBLISHED).at).toEqual([1]);
  });

  it("shows what is similar without calling it the same", () => {
    expect(lookUp("99000016", PUBLISHED)).toEqual({ kind: "similar", at: [2] });
    expect(lookUp("乌有区子", PUBLISHED).kind).toBe("similar");
  });

  it("takes one sign more or another one for another number", () => {
    for (const asked of ["99000016171", "400-000-6838"]) expect(lookUp(asked, PUBLISHED).kind).toBe("unknown");
  });

  it("says nothing before enough is asked", () => {
    for (const asked of ["", "  - ", "400"]) expect(lookUp(asked, PUBLISHED)).toEqual({ kind: "nothing", at: [] });
  });
});
