import { describe, expect, it } from "vitest";
import { entryPages, isDue, isOpen, isWithinHours, type Look, nextVisit } from "../../crawler/plan-visits.ts";
import { SOURCES } from "../../crawler/sources/index.ts";
import type { Capture } from "../../data/model/capture.ts";
import { BodyHash } from "../../data/model/ids.ts";
import { addHours, hoursBetween, Instant } from "../../data/model/time.ts";
import { Workspace } from "../../data/model/workspace.ts";
import { capture, draft, platform } from "../support/builders.ts";

const now = Instant.parse("2026-03-10T00:00:00Z");

const look = (given: Partial<Look> = {}): Look => ({ sameWords: () => false, isOpen: () => false, ...given });
const hash = (letter: string) => letter.repeat(64);

/** Visits one after the other, each when the one before had made it due; the pauses between them in hours. */
function pausesOf(visits: readonly Partial<Capture>[], given: Partial<Look> = {}): number[] {
  let at = now;
  const history: Capture[] = [];
  return visits.map((visit) => {
    history.push(capture({ ...visit, fetchedAt: at }));
    const next = nextVisit(history, look(given)).at ?? at;
    const pause = hoursBetween(at, next);
    at = next;
    return pause;
  });
}

describe("what is due", () => {
  const due = (given: Partial<Capture>) => isDue(nextVisit([capture({ fetchedAt: now, ...given })], look()), now);

  it("is everything never visited, and what a passing trouble kept from us", () => {
    expect(nextVisit([], look())).toEqual({ at: null, reason: "first" });
    expect(due({ outcome: "timeout" })).toBe(true);
    expect(due({ outcome: "rate_limited" })).toBe(true);
  });

  it("is not what said no a moment ago, nor a list that did", () => {
    expect(due({ outcome: "login_wall" })).toBe(false);
    expect(due({ outcome: "robots_denied" })).toBe(false);
    expect(due({ outcome: "refused", owner: "source:heimao", kind: "feed", fetchedAt: addHours(now, -2) })).toBe(false);
  });

  it("is, seen once, a list by the hour, a policy by the day, a complaint every three days", () => {
    const seen = (kind: string, hours: number, owner = "source:heimao") =>
      due({ owner, kind, fetchedAt: addHours(now, -hours) });
    expect([seen("feed", 0.5), seen("feed", 1)]).toEqual([false, true]);
    expect([seen("refund", 23, "platform:jia"), seen("refund", 24, "platform:jia")]).toEqual([false, true]);
    expect([seen("complaint", 23, "platform:jia"), seen("complaint", 24, "platform:jia")]).toEqual([false, true]);
    expect([seen("complaint", 71), seen("complaint", 72)]).toEqual([false, true]);
  });

  it("comes twice as soon after a change, down to an hour", () => {
    const changing = ["a", "b", "c", "d", "e", "f", "0"].map((letter) => ({
      bodySha256: BodyHash.parse(hash(letter)),
    }));
    expect(pausesOf(changing)).toEqual([24, 12, 6, 3, 1.5, 1, 1]);
  });

  it("comes later by half where nothing changes, to fourteen days, and a 304 is no change", () => {
    const same = { bodySha256: BodyHash.parse(hash("a")) };
    const pauses = pausesOf([same, same, { outcome: "not_modified" }, same, ...Array.from({ length: 6 }, () => same)]);
    expect(pauses.slice(0, 4)).toEqual([24, 36, 54, 81]);
    expect(pauses.at(-1)).toBe(14 * 24);
  });

  it("goes by the words of a page and not by its markup", () => {
    const bodies = [hash("a"), hash("b")].map((each) => ({ bodySha256: BodyHash.parse(each) }));
    expect(pausesOf(bodies)).toEqual([24, 12]);
    expect(pausesOf(bodies, { sameWords: () => true })).toEqual([24, 36]);
  });

  it("forgets a passing trouble once it is over", () => {
    const same = { bodySha256: BodyHash.parse(hash("a")) };
    expect(pausesOf([same, { outcome: "timeout" }, same])).toEqual([24, 0, 36]);
  });

  it("is an open complaint every day at the latest, until it is closed", () => {
    const history = [capture({ owner: "source:heimao", kind: "complaint", fetchedAt: now })];
    expect(nextVisit(history, look({ isOpen: () => true }))).toEqual({ at: addHours(now, 24), reason: "open" });
    expect(nextVisit(history, look())).toEqual({ at: addHours(now, 72), reason: "once" });
    expect(isOpen(draft({ state: "处理中" }))).toBe(true);
    expect(["已完成", "已关闭", "撤诉"].map((state) => isOpen(draft({ state })))).toEqual([false, false, false]);
    const confirmed = { actor: "consumer", kind: "confirmed", at: now, text: "" } as const;
    expect(isOpen(draft({ events: [confirmed] }))).toBe(false);
    expect(isOpen(draft({ removed: true }))).toBe(false);
  });
});

describe("the hours of a source", () => {
  const inShanghai = (clock: string) => addHours(Instant.parse(`2026-03-10T${clock}:00Z`), -8);
  const within = (hours: string, ...clocks: string[]) => clocks.map((each) => isWithinHours(hours, inShanghai(each)));

  it("are by the clock in Shanghai, the end left out", () => {
    expect(within("01:00-06:00", "00:59", "01:00", "05:59", "06:00")).toEqual([false, true, true, false]);
  });

  it("may go over midnight", () => {
    expect(within("22:30-06:00", "22:29", "22:30", "23:59", "00:00", "05:59", "06:00", "12:00")).toEqual([
      ...[false, true, true, true, true, false, false],
    ]);
  });

  it("are all hours where none are declared, or they end when they begin", () => {
    expect(within("06:00-06:00", "05:59", "06:00")).toEqual([true, true]);
    expect(isWithinHours(undefined, now)).toBe(true);
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
