import { describe, expect, it } from "vitest";
import { killCrawls } from "../bench/kill-crawls.ts";

const silent = () => undefined;

describe("a crawl that is stopped again and again", () => {
  it("by kill -9, ends with the store of an undisturbed one, and asks for nothing that it had captured", async () => {
    const killed = await killCrawls({ times: 4, seed: 3, signal: "SIGKILL", platforms: 1, say: silent });
    expect(killed).toMatchObject({ sameStore: true, repeated: [] });
    expect(killed.codes.filter((code) => code === null).length).toBeGreaterThan(0);
    // At most what was under way at each of some ten hosts.
    expect(killed.lost).toBeLessThanOrEqual(4 * 10);
  }, 120_000);

  it("by SIGTERM, ends each time with all it had asked for in the archive", async () => {
    const stopped = await killCrawls({ times: 2, seed: 1, signal: "SIGTERM", platforms: 1, say: silent });
    expect(stopped).toMatchObject({ sameStore: true, repeated: [], lost: 0 });
    expect(stopped.codes.at(-1)).toBe(0);
  }, 120_000);
});
