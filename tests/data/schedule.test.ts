import { describe, expect, it } from "vitest";
import { PlatformId } from "../../data/model/ids.ts";
import { Instant } from "../../data/model/time.ts";
import { Workspace } from "../../data/model/workspace.ts";
import { callsOf, cronFault, nextCall, schedulesOf } from "../../data/schedule.ts";
import { platform } from "../support/builders.ts";

const noon = Instant.parse("2026-03-10T04:00:00Z");

describe("a schedule", () => {
  it("goes by the clock in Shanghai, whatever the zone of the machine", () => {
    expect(nextCall({ cron: "30 3 * * *", jitterMinutes: 0 }, noon)).toBe("2026-03-10T19:30:00Z");
    expect(nextCall({ cron: "0 9 * * 1", jitterMinutes: 0 }, noon)).toBe("2026-03-16T01:00:00Z");
  });

  it("is late by a share of its jitter, the same for all who ask, and never skips or doubles a call", () => {
    const schedule = { cron: "*/10 * * * *", jitterMinutes: 15 };
    const calls: Instant[] = [];
    for (let at: Instant | null = noon; at !== null && calls.length < 144; at = nextCall(schedule, at)) calls.push(at);
    const late = calls.slice(1).map((call) => (Date.parse(call) / 60_000) % 10);
    // Half the way to the next at most.
    expect(Math.max(...late)).toBeLessThan(5);
    expect(new Set(late).size).toBeGreaterThan(100);
    const ticks = calls.slice(1).map((call) => Math.floor(Date.parse(call) / 600_000));
    expect(ticks.every((tick, place) => place === 0 || tick === (ticks[place - 1] ?? 0) + 1)).toBe(true);
    expect(nextCall(schedule, noon)).toBe(calls[1]);
  });

  it("is an owner's own, or the one of its kind", () => {
    const source = {
      id: "heimao",
      adapter: "heimao",
      name: "x",
      origin: "https://tousu.test",
      limits: "x",
      licence: "x",
    };
    const sources = [source, { ...source, id: "xfb", schedule: "5 5 * * *" }];
    const workspace = Workspace.parse({ title: "x", sources, schedules: { sources: "1 1 * * *" } });
    const schedules = schedulesOf({ workspace, platforms: [platform({ name: "甲演示卡盟" })] });
    const crons = Object.fromEntries([...schedules].map(([owner, { cron }]) => [owner, cron]));
    expect(crons).toEqual({ "source:heimao": "1 1 * * *", "source:xfb": "5 5 * * *", "platform:jia": "17 3 * * *" });
  });

  it("calls at once who never ran, and in the past who missed a call", () => {
    const workspace = Workspace.parse({ title: "x", schedules: { platforms: "0 3 * * *", jitterMinutes: 0 } });
    const declared = {
      workspace,
      platforms: [platform({ name: "甲" }), platform({ id: PlatformId.parse("yi"), name: "乙" })],
    };
    const runs = new Map([["platform:jia", Instant.parse("2026-03-01T00:00:00Z")]]);
    const calls = callsOf(["platform:jia", "platform:yi", "platform:gone"], declared, runs, noon);
    expect([...calls]).toEqual([
      ["platform:jia", "2026-03-01T19:00:00Z"],
      ["platform:yi", noon],
    ]);
  });

  it("is refused when nobody can understand it, or it never comes", () => {
    expect(cronFault("0 3 * * *")).toBeNull();
    expect(cronFault("61 3 * * *")).not.toBeNull();
    expect(cronFault("0 3 31 2 *")).toContain("never comes");
  });
});
