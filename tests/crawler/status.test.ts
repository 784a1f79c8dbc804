import { describe, expect, it } from "vitest";
import { describePlan } from "../../crawler/describe-crawl.ts";
import { openFrontier } from "../../crawler/frontier.ts";
import { entryPages } from "../../crawler/plan-visits.ts";
import { SOURCES } from "../../crawler/sources/index.ts";
import { statusOf } from "../../crawler/status.ts";
import type { Capture } from "../../data/model/capture.ts";
import { BodyHash } from "../../data/model/ids.ts";
import { compare } from "../../data/model/order.ts";
import { addHours, Instant } from "../../data/model/time.ts";
import { Workspace } from "../../data/model/workspace.ts";
import { capture, platform } from "../support/builders.ts";

const now = Instant.parse("2026-03-10T04:00:00Z");
const hash = BodyHash.parse("a".repeat(64));
const shop = platform({
  name: "甲演示卡盟",
  home: "http://jia.test/",
  pages: [{ kind: "refund", url: "http://jia.test/refund", browser: false }],
});

function world(captures: readonly Capture[], hours?: string) {
  const source = {
    id: "heimao",
    adapter: "heimao",
    name: "x",
    origin: "https://tousu.test",
    limits: "x",
    licence: "x",
  };
  const workspace = Workspace.parse({
    title: "x",
    sources: [{ ...source, ...(hours === undefined ? {} : { hours }) }],
  });
  const registry = { workspace, platforms: [shop] };
  const archive = {
    owners: () => [...new Set(captures.map(({ owner }) => owner))],
    capturesInTurn: (owner: string) =>
      captures.filter((each) => each.owner === owner).sort((one, other) => compare(one.address, other.address)),
    receivedBy: () => [],
    body: () => Buffer.from("<p>退款规则</p>"),
  };
  const entry = entryPages(workspace, [shop], SOURCES, { source: undefined, platform: undefined });
  return { entry, frontier: openFrontier(archive, registry, now) };
}

const status = (captures: readonly Capture[], alarms: Parameters<typeof statusOf>[2] = []) => {
  const { entry, frontier } = world(captures);
  return Object.fromEntries(statusOf(entry, frontier, alarms, now).map((each) => [each.host, each]));
};
const seen = (given: Partial<Capture>) => capture({ bodySha256: hash, fetchedAt: addHours(now, -2), ...given });

describe("the status", () => {
  it("of what was never visited is that all of it is due, and nobody is needed", () => {
    const { "jia.test": shopHost, "tousu.test": source } = status([]);
    expect(shopHost).toMatchObject({ pages: 0, lastVisit: null, dueNow: 2, neverVisited: 2, needs: [] });
    expect(source).toMatchObject({ owner: "source:heimao", dueNow: 2, needs: [] });
  });

  it("says when a host is asked next, and what has waited longest", () => {
    const old = seen({ address: "http://jia.test/refund", kind: "refund", fetchedAt: addHours(now, -30) });
    expect(status([seen({}), old])["jia.test"]).toMatchObject({
      lastVisit: addHours(now, -2),
      nextVisit: addHours(now, 22),
      dueNow: 1,
      neverVisited: 0,
      oldestDue: { address: "http://jia.test/refund", since: addHours(now, -6) },
      outcomes: { ok: 2 },
      needs: [],
    });
  });

  it("says when complaints are asked for next: the open ones by the day, the closed ones later", () => {
    const source = { owner: "source:heimao", kind: "complaint" };
    const visited = (hours: number, at: number) =>
      seen({ ...source, address: `https://tousu.test/complaint/view/1${at}`, fetchedAt: addHours(now, -hours) });
    // None of them shows an open complaint, so that they rest for three days.
    const { "tousu.test": host } = status([visited(2, 1), visited(30, 2), visited(80, 3)]);
    expect(host).toMatchObject({ nextVisit: addHours(now, 42) });
  });

  it("calls for a maintainer at a wall, and leaves its host alone for a day", () => {
    const walled = seen({ outcome: "login_wall", bodySha256: null });
    expect(status([walled])["jia.test"]).toMatchObject({
      walls: 1,
      dueNow: 0,
      neverVisited: 1,
      needs: [{ kind: "wall", outcome: "login_wall" }],
    });
  });

  it("calls for a maintainer where many pages fail", () => {
    const failed = seen({ outcome: "tls", bodySha256: null });
    expect(status([failed])["jia.test"]).toMatchObject({ errorRate: 1, needs: [{ kind: "errors", share: 1 }] });
  });

  it("says that a host is down as soon as it is, however few of its pages were asked for", () => {
    const robots = (outcome: Capture["outcome"], hours: number) =>
      capture({ address: "http://jia.test/robots.txt", kind: "robots", outcome, fetchedAt: addHours(now, -hours) });
    const down = [{ kind: "down", outcome: "unreachable" }];
    expect(status([seen({}), robots("unreachable", 1)])["jia.test"]?.needs).toEqual(down);
    expect(status([robots("unreachable", 3), robots("ok", 2), seen({})])["jia.test"]?.needs).toEqual([]);
    // A certificate that is not valid does not pass by itself, and no page is asked for without the rules either.
    expect(status([robots("tls", 1)])["jia.test"]?.needs).toEqual([{ kind: "down", outcome: "tls" }]);
    expect(status([robots("too_many_redirects", 1)])["jia.test"]?.needs).toEqual([]);
    const page = (number: number, given: Partial<Capture>) => seen({ address: `http://jia.test/${number}`, ...given });
    const read = Array.from({ length: 30 }, (_, number) => page(number, { fetchedAt: addHours(now, -30) }));
    const failed = (count: number) =>
      Array.from({ length: count }, (_, number) => page(number, { outcome: "unreachable", bodySha256: null }));
    expect(status([...read.slice(3), ...failed(3)])["jia.test"]?.needs).toEqual(down);
    expect(status([...read.slice(2), ...failed(2)])["jia.test"]?.needs).toEqual([]);
    expect(status([...read.slice(4), ...failed(3), page(4, {})])["jia.test"]?.needs).toEqual([]);
  });

  it("calls for a maintainer when a page has changed its shape, or nothing has been read for a week", () => {
    const alarm = { owner: "platform:jia", address: "http://jia.test/", kind: "shape", message: "x", at: now } as const;
    expect(status([seen({})], [alarm])["jia.test"]?.needs).toEqual([{ kind: "misread", pages: 1 }]);
    const long = seen({ fetchedAt: addHours(now, -200) });
    expect(status([long])["jia.test"]?.needs).toEqual([{ kind: "silent", days: 8 }]);
  });
});

describe("the plan", () => {
  it("gives each page that is due its reason", () => {
    const { entry, frontier } = world([seen({ fetchedAt: addHours(now, -25) })]);
    const plan = describePlan(entry, frontier, now, false);
    expect(plan).toMatch(/home +只看过一次 +http:\/\/jia\.test\//);
    expect(plan).toMatch(/refund +第一次 +http:\/\/jia\.test\/refund/);
  });

  it("says what waits for the hours of its source", () => {
    const { entry, frontier } = world([], "01:00-06:00");
    expect([...frontier.due(entry)].map(({ owner }) => owner)).toEqual(["platform:jia", "platform:jia"]);
    expect(describePlan(entry, frontier, now, false)).toMatch(/source:heimao +feed +等它的时段/);
  });
});
