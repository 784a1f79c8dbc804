import { describe, expect, it } from "vitest";
import { type Answer, failed } from "../../../crawler/fetch/answer.ts";
import { createPoliteness } from "../../../crawler/fetch/politeness.ts";

const answered = (latencyMs: number): Answer => ({
  kind: "answered",
  status: 200,
  headers: {},
  body: new Uint8Array(),
  latencyMs,
});
const turn = (latencyMs: number) => async () => answered(latencyMs);

describe("the clock of a host", () => {
  it("lets one ask at a time, a gap apart, whoever asks", async () => {
    const clock = createPoliteness({ gapMs: 40, random: () => 0 }).of("a.test");
    const starts: number[] = [];
    const ends: number[] = [];
    let asking = 0;
    const request = async () => {
      asking += 1;
      expect(asking).toBe(1);
      starts.push(performance.now());
      await new Promise((resolve) => setTimeout(resolve, 5));
      asking -= 1;
      ends.push(performance.now());
      return answered(1);
    };
    await Promise.all([clock.turn(request), clock.turn(request), clock.turn(request)]);
    const gaps = starts.slice(1).map((at, before) => at - (ends[before] ?? at));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(40);
  });

  it("gives a slow host twice the time it needs, up to a limit", async () => {
    const { of } = createPoliteness({ gapMs: 10, mostRestMs: 500, random: () => 0 });
    await of("slow.test").turn(turn(100));
    await of("stuck.test").turn(turn(60_000));
    expect(of("slow.test").waitMs()).toBeGreaterThan(150);
    expect(of("slow.test").waitMs()).toBeLessThanOrEqual(200);
    expect(of("stuck.test").waitMs()).toBeLessThanOrEqual(500);
    expect(of("other.test").waitMs()).toBe(0);
  });

  it("adds to the gap by chance, and never takes off", async () => {
    const { of } = createPoliteness({ gapMs: 1000, random: () => 1 });
    await of("a.test").turn(turn(1));
    expect(of("a.test").waitMs()).toBeGreaterThan(1100);
  });

  it("waits as long as it is told, and is never told to hurry", async () => {
    const clock = createPoliteness({ gapMs: 0, random: () => 0 }).of("a.test");
    clock.holdFor(5000);
    clock.holdFor(10);
    clock.slowTo(2000);
    clock.slowTo(1);
    expect(clock.waitMs()).toBeGreaterThan(4900);
    const other = createPoliteness({ gapMs: 0, random: () => 0 }).of("b.test");
    await other.turn(async () => failed("timeout", ""));
    other.slowTo(2000);
    expect(other.waitMs()).toBeGreaterThan(1900);
  });

  it("waits a gap from the start of the process where one that was killed may have asked a moment before", () => {
    const askedBefore = (hostname: string) => hostname === "a.test";
    const { of } = createPoliteness({ gapMs: performance.now() + 60_000, askedBefore });
    expect(of("a.test").waitMs()).toBeGreaterThan(50_000);
    expect(of("b.test").waitMs()).toBe(0);
  });

  it("lets nobody ask once it is over", async () => {
    const stop = new AbortController();
    const politeness = createPoliteness({ gapMs: 60_000, signal: stop.signal });
    await politeness.of("a.test").turn(turn(1));
    const waiting = politeness.of("a.test").turn(() => Promise.reject(new Error("was asked")));
    stop.abort();
    expect(await waiting).toMatchObject({ kind: "failed" });
    expect(politeness.isOver()).toBe(true);
  });
});
