import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { sampleRankCorrelation } from "simple-statistics";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { findPersonalData } from "../crawler/extract/privacy/find-personal-data.ts";
import { PlatformReport, Report } from "../data/model/report.ts";
import { run, start, temporaryFolder } from "./support/run.ts";

const demo = (root: string, seed: number) => ["data/demo/cli.ts", "demo", "--seed", String(seed), "--into", root];

describe("the whole way", () => {
  const whole = temporaryFolder("whole");
  const killed = temporaryFolder("killed");
  const other = temporaryFolder("other");
  afterAll(() => {
    for (const root of [whole, killed, other]) rmSync(root, { recursive: true, force: true });
  });

  beforeAll(async () => {
    const { code, err } = await run(demo(whole, 1));
    expect(err).not.toMatch(/at .*\.ts:\d+/);
    expect(code).toBe(0);
  }, 240_000);

  it("reads at least twelve invented platforms and six hundred complaints", () => {
    const { totals, demo: isDemo } = reportOf(whole);
    expect(isDemo).toBe(true);
    expect(totals.platforms).toBeGreaterThanOrEqual(12);
    expect(totals.complaints).toBeGreaterThanOrEqual(600);
    expect(totals.policies).toBeGreaterThan(30);
    expect(totals.rated).toBeGreaterThanOrEqual(8);
  });

  it("tells walls, refusals and broken pages as alarms", () => {
    const messages = reportOf(whole)
      .alarms.map((alarm) => alarm.message)
      .join("\n");
    expect(messages).toContain("需要登录");
    expect(messages).toContain("按 robots.txt 不抓");
    expect(messages).toContain("页面结构变了");
  });

  it("orders platforms as their hidden qualities do, in this world", () => {
    expect(agreement(whole)).toBeGreaterThanOrEqual(0.8);
  });

  it("says 演示数据 on each page", () => {
    const site = join(whole, "local", "site");
    const pages = readdirSync(site, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".html"));
    expect(pages.length).toBeGreaterThan(12);
    expect(pages.filter((page) => !readFileSync(join(site, page), "utf8").includes("演示数据"))).toEqual([]);
  });

  it("publishes nobody's telephone, order number or name", () => {
    const texts = readdirSync(join(whole, "published", "platforms")).flatMap((name) => {
      const { complaints } = PlatformReport.parse(
        JSON.parse(readFileSync(join(whole, "published", "platforms", name), "utf8")),
      );
      return complaints.map(({ number, title, narrative, events }) => ({
        number,
        text: [title, narrative, ...events.map((event) => event.text)].join("\n"),
      }));
    });
    expect(texts.length).toBeGreaterThan(500);
    expect(texts.flatMap(({ number, text }) => findPersonalData(text, { exempt: [number] }))).toEqual([]);
  });

  it("comes back byte for byte when all that is derived is deleted", async () => {
    const before = derived(whole);
    rmSync(join(whole, "local", "kaxin.sqlite"));
    rmSync(join(whole, "published"), { recursive: true });
    for (const [door, command] of [
      ["crawler/cli.ts", "parse"],
      ["scoring/cli.ts", "score"],
      ["scoring/cli.ts", "publish"],
    ] as const) {
      const { code, err } = await run([door, command], {
        KAXIN_DATA: whole,
        TZ: "Asia/Kathmandu",
        LANG: "tr_TR.UTF-8",
      });
      expect(err).not.toMatch(/fault|Error/);
      expect(code).toBe(0);
    }
    expect(derived(whole)).toEqual(before);
  }, 120_000);

  it("ends with the same store and report after kill -9 at any moment", async () => {
    for (const milliseconds of [700, 4_000, 9_000, 15_000]) {
      const { ended, kill } = start(demo(killed, 1));
      setTimeout(kill, milliseconds).unref();
      await ended;
    }
    const { code } = await run(demo(killed, 1));
    expect(code).toBe(0);
    expect(derived(killed)).toEqual(derived(whole));
  }, 240_000);

  it("orders platforms as their hidden qualities do, in another world", async () => {
    const { code, err } = await run(demo(other, 7));
    expect(code, err).toBe(0);
    expect(agreement(other)).toBeGreaterThanOrEqual(0.8);
  }, 240_000);
});

function reportOf(root: string): Report {
  return Report.parse(JSON.parse(readFileSync(join(root, "published", "report.json"), "utf8")));
}

/** Spearman's rank correlation of hidden quality and score, over the rated platforms. */
function agreement(root: string): number {
  const hidden = z
    .record(z.string(), z.looseObject({ quality: z.number() }))
    .parse(JSON.parse(readFileSync(join(root, "local", "hidden-qualities.json"), "utf8")));
  const pairs = reportOf(root).platforms.flatMap(({ platform, scorecard }) => {
    const quality = hidden[platform.id]?.quality;
    return scorecard.rating.kind === "rated" && quality !== undefined
      ? [{ quality, points: scorecard.rating.points }]
      : [];
  });
  expect(pairs.length).toBeGreaterThanOrEqual(8);
  return sampleRankCorrelation(
    pairs.map((each) => each.quality),
    pairs.map((each) => each.points),
  );
}

/** Everything that can be made again, by name. */
function derived(root: string): Record<string, string> {
  const published = readdirSync(join(root, "published"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => `published/${name}`);
  return Object.fromEntries(
    ["local/kaxin.sqlite", ...published].map((name) => [name, readFileSync(join(root, name)).toString("base64")]),
  );
}
