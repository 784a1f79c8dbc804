import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { retryAfterSeconds } from "../../../crawler/fetch/retry-after.ts";

const File = z.object({
  now: z.string(),
  cases: z.array(z.object({ v: z.string(), expected: z.union([z.number(), z.null(), z.literal("clamp")]) })),
});
const { now, cases } = File.parse(
  JSON.parse(readFileSync(new URL("../fixtures/http/retry-after.json", import.meta.url), "utf8")),
);

describe("Retry-After", () => {
  it.each(cases)("'$v' means $expected", ({ v, expected }) => {
    const seconds = retryAfterSeconds(v, Date.parse(now));
    expect(seconds).toBe(expected === "clamp" ? 30 * 24 * 3600 : expected);
  });

  it("takes a two-digit year far ahead for one gone by", () => {
    expect(retryAfterSeconds("Sunday, 06-Nov-94 08:49:37 GMT", Date.parse(now))).toBe(0);
  });
});
