import type { LookupAddress } from "node:dns";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  BlockedAddressError,
  guardedLookup,
  isPublicAddress,
  judgeHost,
} from "../../../crawler/fetch/guard-address.ts";

const Case = z.object({ input: z.string(), expected: z.enum(["allow", "block", "resolve-then-check"]) });
const cases = z
  .array(Case)
  .parse(JSON.parse(readFileSync(new URL("../fixtures/net/ssrf-hosts.json", import.meta.url), "utf8")));

const answer = (...addresses: readonly string[]) =>
  new Promise<LookupAddress[] | string | Error>((resolve) => {
    const found = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
    guardedLookup((_, tell) => tell(null, found))("a.example", { all: true }, (error, got) => resolve(error ?? got));
  });

describe("the guard of addresses", () => {
  it.each(cases)("says $expected of $input", ({ input, expected }) => {
    const verdict = judgeHost(new URL(`http://${input}/`).hostname);
    expect(verdict === "resolve" ? "resolve-then-check" : verdict).toBe(expected);
  });

  it("takes no invented host for a real one", () => {
    expect(judgeHost("shop.test")).toBe("block");
    expect(judgeHost("intranet")).toBe("block");
  });

  it("connects to the addresses it has checked", async () => {
    expect(await answer("93.184.216.34", "2606:2800::1")).toEqual([
      { address: "93.184.216.34", family: 4 },
      { address: "2606:2800::1", family: 6 },
    ]);
  });

  it.each([["127.0.0.1"], ["93.184.216.34", "10.0.0.1"], ["::1"], ["::ffff:192.168.0.1"], []])(
    "refuses a name that leads to %s",
    async (...addresses) => {
      expect(await answer(...addresses)).toBeInstanceOf(BlockedAddressError);
    },
  );

  it("answers with one address where one is asked for", () => {
    guardedLookup((_, tell) => tell(null, [{ address: "1.1.1.1", family: 4 }]))("a", {}, (error, address, family) => {
      expect([error, address, family]).toEqual([null, "1.1.1.1", 4]);
    });
  });

  it("takes what is no address for not public", () => {
    expect(isPublicAddress("a.example")).toBe(false);
  });
});
