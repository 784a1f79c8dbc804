import { describe, expect, it } from "vitest";
import { entryPages, isDue } from "../../crawler/plan-visits.ts";
import { SOURCES } from "../../crawler/sources/index.ts";
import { addHours, Instant } from "../../data/model/time.ts";
import { Workspace } from "../../data/model/workspace.ts";
import { capture, platform } from "../support/builders.ts";

const now = Instant.parse("2026-03-10T00:00:00Z");

describe("what is due", () => {
  it("is everything never visited, and what a passing trouble kept from us", () => {
    expect(isDue(undefined, now)).toBe(true);
    expect(isDue(capture({ outcome: "timeout", fetchedAt: now }), now)).toBe(true);
    expect(isDue(capture({ outcome: "rate_limited", fetchedAt: now }), now)).toBe(true);
  });

  it("is not what said no a moment ago", () => {
    expect(isDue(capture({ outcome: "login_wall", fetchedAt: now }), now)).toBe(false);
    expect(isDue(capture({ outcome: "robots_denied", fetchedAt: now }), now)).toBe(false);
  });

  it("is a list by the hour, a policy by the day, a complaint every three days", () => {
    const seen = (kind: string, hours: number, owner = "source:heimao") =>
      isDue(capture({ owner, kind, fetchedAt: addHours(now, -hours) }), now);
    expect([seen("feed", 0.5), seen("feed", 1)]).toEqual([false, true]);
    expect([seen("refund", 23, "platform:jia"), seen("refund", 24, "platform:jia")]).toEqual([false, true]);
    expect([seen("complaint", 23, "platform:jia"), seen("complaint", 24, "platform:jia")]).toEqual([false, true]);
    expect([seen("complaint", 71), seen("complaint", 72)]).toEqual([false, true]);
  });
});

describe("a crawl begins", () => {
  const workspace = Workspace.parse({
    title: "x",
    sources: [{ id: "heimao", adapter: "heimao", name: "x", origin: "https://tousu.test", limits: "x", licence: "x" }],
  });
  const shop = platform({
    name: "甲演示卡盟",
    home: "http://jia.test/",
    pages: [{ kind: "refund", url: "http://jia.test/refund", browser: true }],
  });

  it("with every source's entry pages and every page a platform is known by", () => {
    const pages = entryPages(workspace, [shop], SOURCES, { source: undefined, platform: undefined });
    expect(pages.map((each) => [each.owner, each.kind, each.via])).toEqual([
      ["source:heimao", "search", "http"],
      ["source:heimao", "feed", "http"],
      ["platform:jia", "home", "http"],
      ["platform:jia", "refund", "browser"],
    ]);
  });

  it("with one source only, where that is asked for", () => {
    const pages = entryPages(workspace, [shop], SOURCES, { source: "heimao", platform: undefined });
    expect(pages.every((each) => each.owner === "source:heimao")).toBe(true);
  });
});
