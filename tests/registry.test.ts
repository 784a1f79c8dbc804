import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SOURCES } from "../crawler/sources/index.ts";
import { METHOD } from "../scoring/method.ts";

const root = join(import.meta.dirname, "..");

describe("what is listed", () => {
  const rows = METHOD.dimensions.flatMap((dimension) => dimension.rows);

  it("names every source after its file, once", () => {
    const files = readdirSync(join(root, "crawler/sources")).filter(
      (name) => name.endsWith(".ts") && name !== "index.ts",
    );
    expect(SOURCES.map((each) => `${each.id}.ts`).sort()).toEqual(files.sort());
  });

  it("has every indicator in the method once", () => {
    const ids = rows.map((row) => row.indicator.id);
    expect(new Set(ids).size).toBe(ids.length);
    const files = readdirSync(join(root, "scoring/indicators")).map((name) => name.replace(/\.ts$/, ""));
    const single = files.filter((name) => name !== "policy-rubric");
    expect(single.filter((name) => !ids.includes(name))).toEqual([]);
  });

  it("weighs each dimension, and all together, to one", () => {
    const sum = (weights: readonly number[]) => weights.reduce((total, each) => total + each, 0);
    expect(sum(METHOD.dimensions.map((dimension) => dimension.weight))).toBeCloseTo(1, 12);
    for (const { rows: own } of METHOD.dimensions) expect(sum(own.map((row) => row.weight))).toBeCloseTo(1, 12);
  });
});
