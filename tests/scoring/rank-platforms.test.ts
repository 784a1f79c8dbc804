import fc from "fast-check";
import { expect, it } from "vitest";
import { isAheadOfAll, shareAheadOfAll } from "../../scoring/rank-platforms.ts";

const rows = fc.integer({ min: 1, max: 40 }).chain((length) => {
  const row = fc
    .array(fc.integer({ min: 0, max: 30 }), { minLength: length, maxLength: length })
    .map((each) => Float64Array.from(each).sort());
  return fc.tuple(row, row);
});

it("tells who is surely ahead without counting just as counting every pair of draws does", () => {
  fc.assert(
    fc.property(rows, fc.constantFrom(0.5, 0.9, 0.95, 0.99), ([one, other], sure) => {
      expect(isAheadOfAll(one, other, sure)).toBe(shareAheadOfAll(one, other) >= sure);
    }),
    { numRuns: 2000 },
  );
});
