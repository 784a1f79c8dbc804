import { describe, expect, it } from "vitest";
import { drawSubject } from "../../../data/demo/words/subject.ts";
import { CAST } from "../../../data/demo/world/cast.ts";
import { inPromotion, WORLD_NOW, WORLD_START } from "../../../data/demo/world/clock.ts";
import type { DemoComplaint } from "../../../data/demo/world/complaint.ts";
import { hiddenQualities } from "../../../data/demo/world/hidden.ts";
import { BROKEN_SN, DELETED_SN } from "../../../data/demo/world/oddities.ts";
import { randomOf } from "../../../data/demo/world/random.ts";
import { type DemoWorld, makeWorld } from "../../../data/demo/world/world.ts";
import { codesOf, ISSUES, REMEDIES, SIGNALS } from "../../../data/model/taxonomy.ts";
import { hoursBetween, toShanghai } from "../../../data/model/time.ts";

const SEEDS = [1, 2, 3, 7, 42];
const worlds = new Map(SEEDS.map((seed) => [seed, makeWorld(seed)]));

function worldOf(seed: number): DemoWorld {
  return worlds.get(seed) ?? makeWorld(seed);
}

function about(world: DemoWorld, platform: string): DemoComplaint[] {
  return world.complaints.filter(
    (complaint) => complaint.platform === platform && complaint.oddity !== "bought_praise",
  );
}

function replyHours(complaint: DemoComplaint): number | null {
  const assigned = complaint.steps.find((step) => step.status === "商家处理中");
  const reply = complaint.steps.find((step) => step.who === "merchant");
  return assigned === undefined || reply === undefined ? null : hoursBetween(assigned.at, reply.at);
}

function member(world: DemoWorld, archetype: string): string {
  return [...world.characters].find(([, character]) => character.archetype === archetype)?.[0] ?? "";
}

describe("the invented world", () => {
  it("is the same for the same seed, and another for another", () => {
    expect(JSON.stringify(makeWorld(1))).toBe(JSON.stringify(worldOf(1)));
    expect(JSON.stringify(worldOf(2).complaints)).not.toBe(JSON.stringify(worldOf(1).complaints));
    expect(hiddenQualities(2)).not.toEqual(hiddenQualities(1));
  });

  it.each(SEEDS)("holds enough to measure, and nothing after its own present (seed %i)", (seed) => {
    const { complaints } = worldOf(seed);
    expect(complaints.length).toBeGreaterThan(700);
    expect(new Set(complaints.map((complaint) => complaint.sn)).size).toBe(complaints.length);
    for (const complaint of complaints) {
      expect(complaint.sn).toMatch(/^1999\d{7}$/);
      expect(complaint.postedAt >= WORLD_START && complaint.postedAt <= WORLD_NOW).toBe(true);
      const moments = complaint.steps.map((step) => step.at);
      expect(moments).toEqual(moments.toSorted());
      expect(moments.every((at) => at <= WORLD_NOW)).toBe(true);
    }
  });

  it.each(SEEDS)("gives each platform its number of complaints (seed %i)", (seed) => {
    const world = worldOf(seed);
    for (const { id } of CAST) {
      const own = about(world, id).length;
      if (world.characters.get(id)?.archetype === "few_complaints") expect(own).toBe(3);
      else expect(own).toBeGreaterThanOrEqual(40);
    }
  });

  it.each(SEEDS)("shows its hidden qualities in what can be seen (seed %i)", (seed) => {
    const world = worldOf(seed);
    const rated = CAST.filter(({ id }) => about(world, id).length > 3);
    const quality = rated.map(({ id }) => world.characters.get(id)?.quality ?? 0);
    const visible = rated.map(({ id }) => {
      const own = about(world, id);
      const share = (test: (complaint: DemoComplaint) => boolean) => own.filter(test).length / own.length;
      return (
        share((complaint) => (replyHours(complaint) ?? 999) <= 24) +
        share((complaint) => complaint.steps.some((step) => step.status === "确认完成"))
      );
    });
    expect(spearman(quality, visible)).toBeGreaterThan(0.85);
  });

  it.each(SEEDS)("keeps its odd lives (seed %i)", (seed) => {
    const world = worldOf(seed);
    const burst = world.complaints.filter((complaint) => complaint.oddity === "bought_praise");
    expect(burst.length).toBeGreaterThanOrEqual(20);
    const latest = about(world, member(world, "vanished")).filter((complaint) => complaint.postedAt > "2026-07-01");
    expect(latest.some((complaint) => replyHours(complaint) !== null)).toBe(false);
    const atNight = about(world, member(world, "night_silent"))
      .filter((complaint) => complaint.oddity !== "praise")
      .flatMap((complaint) => complaint.steps.filter((step) => step.who === "merchant"))
      .filter((step) => toShanghai(step.at).hour < 8 || toShanghai(step.at).hour >= 22);
    expect(atNight).toEqual([]);
    const slumping = about(world, member(world, "promotion_slump"));
    const median = (promoted: boolean) =>
      slumping
        .filter((complaint) => inPromotion(complaint.postedAt) === promoted)
        .map((complaint) => replyHours(complaint) ?? 9999)
        .toSorted((one, other) => one - other)
        .at(Math.floor(slumping.filter((complaint) => inPromotion(complaint.postedAt) === promoted).length / 2)) ?? 0;
    expect(median(true)).toBeGreaterThan(median(false) * 3);
  });

  it("has one page of another shape and one taken down, under fixed numbers", () => {
    for (const seed of SEEDS) {
      const oddityOf = (sn: string) => worldOf(seed).complaints.find((complaint) => complaint.sn === sn)?.oddity;
      expect([oddityOf(BROKEN_SN), oddityOf(DELETED_SN)]).toEqual(["broken_page", "deleted"]);
    }
  });

  it("knows every issue, signal and remedy of the taxonomy", () => {
    const random = randomOf(1, "coverage");
    const drawn = Array.from({ length: 4000 }, (_, place) => drawSubject(place / 4000, place < 400, random));
    const met = new Set<string>(drawn.flatMap((each) => [...each.issues, ...each.signals, ...each.remedies]));
    const all = [...codesOf(ISSUES), ...codesOf(SIGNALS), ...codesOf(REMEDIES)];
    expect(all.filter((code) => !met.has(code))).toEqual([]);
    const told = new Set<string>(
      worldOf(1).complaints.flatMap(({ meant }) => [...(meant?.issues ?? []), ...(meant?.signals ?? [])]),
    );
    expect([...codesOf(ISSUES), ...codesOf(SIGNALS)].filter((code) => !told.has(code))).toEqual([]);
  });
});

function spearman(one: readonly number[], other: readonly number[]): number {
  const ranks = (values: readonly number[]) => values.map((value) => values.filter((each) => each < value).length);
  const [a, b] = [ranks(one), ranks(other)];
  const squares = a.reduce((sum, rank, place) => sum + (rank - (b[place] ?? 0)) ** 2, 0);
  return 1 - (6 * squares) / (a.length * (a.length ** 2 - 1));
}
