import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CRITERIA, criteriaTable } from "../../scoring/criteria.ts";
import { describeMethod, namesOf } from "../../scoring/describe-method.ts";
import { METHOD } from "../../scoring/method.ts";

describe("the claims of the guides", () => {
  it("are all there, each once", () => {
    const ids = CRITERIA.map(({ id }) => id);
    expect(ids.slice(0, 21)).toEqual(Array.from({ length: 21 }, (_, index) => String(index + 1)));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("are answered by what the method has, where they count", () => {
    const names = namesOf(METHOD);
    for (const { id, fate, by, note } of CRITERIA) {
      expect(
        by.filter((each) => !names.has(each)),
        id,
      ).toEqual([]);
      expect(by.length > 0 || fate === "displayed" || fate === "not_observable", id).toBe(true);
      expect(by.length > 0 && fate === "not_observable", id).toBe(false);
      expect(note, id).not.toBe("");
    }
  });

  it("stand in the README as they are", () => {
    const readme = readFileSync(new URL("../../scoring/README.md", import.meta.url), "utf8");
    const rows = readme.split("\n").map(plain);
    for (const line of criteriaTable().filter((each) => !each.includes("---"))) expect(rows).toContain(plain(line));
  });

  it("go to the method's page with the names of what answers them", () => {
    const { criteria } = describeMethod(METHOD, () => "x");
    expect(criteria).toHaveLength(CRITERIA.length);
    expect(criteria[0]).toMatchObject({ fate: "核对承诺", by: ["服务时间", "伪全天候"] });
  });
});

/** A table's row without the spaces that line it up. */
function plain(row: string): string {
  return row.replace(/\s+/gu, "");
}
