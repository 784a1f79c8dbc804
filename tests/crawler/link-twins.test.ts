import { describe, expect, it } from "vitest";
import { linkTwins } from "../../crawler/link-twins.ts";
import type { SeenDraft } from "../../crawler/merge-drafts.ts";
import { BodyHash } from "../../data/model/ids.ts";
import { Instant } from "../../data/model/time.ts";
import { joinTwins } from "../../scoring/evidence/join-twins.ts";
import { draft } from "../support/builders.ts";

const narrative = "在演示平台买的点卡打不开，店铺和平台互相推，至今没有退款。";
const second = Instant.parse("2026-03-01T02:00:00Z");

const seen = (number: string, merchantAsNamed: string, given: Partial<SeenDraft["draft"]> = {}): SeenDraft => ({
  draft: draft({ number, merchantAsNamed, narrative, postedAt: second, author: "洞察喵", ...given }),
  seenAt: second,
  bodySha256: BodyHash.parse("a".repeat(64)),
});

describe("twins", () => {
  it("are the same words at one sitting against different merchants, whatever nickname the site drew", () => {
    const links = linkTwins([seen("17382167486", "演示平台"), seen("17382167485", "演示小店", { author: "正义喵" })]);
    expect(Object.fromEntries(links)).toEqual({ "17382167486": ["17382167485"], "17382167485": ["17382167486"] });
  });

  it("are known by the part of a text that a list shows, and some minutes apart", () => {
    const full = seen("1", "演示平台", { narrative: narrative.repeat(8) });
    const cut = seen("2", "演示小店", {
      narrative: `${narrative.repeat(8).slice(0, 180)}...`,
      postedAt: Instant.parse("2026-03-01T02:07:00Z"),
    });
    expect(linkTwins([cut, full]).get("1")).toEqual(["2"]);
  });

  it("are not two posts against one merchant, of other words, of another day, or by two names", () => {
    const pairs = [
      [seen("1", "演示平台"), seen("2", "演示 平台")],
      [seen("1", "演示平台"), seen("2", "演示小店", { narrative: `${narrative}后来又买了一张，也打不开。`.repeat(2) })],
      [seen("1", "演示平台"), seen("2", "演示小店", { postedAt: Instant.parse("2026-03-02T02:00:00Z") })],
      [seen("1", "演示平台", { author: "甲" }), seen("2", "演示小店", { author: "乙" })],
    ];
    expect(pairs.map((pair) => linkTwins(pair).size)).toEqual([0, 0, 0, 0]);
  });

  it("of few words are posted in the same second", () => {
    const short = { narrative: "不退款", title: "不退款" };
    expect(linkTwins([seen("1", "演示平台", short), seen("2", "演示小店", short)]).size).toBe(2);
    const later = { ...short, postedAt: Instant.parse("2026-03-01T02:00:09Z") };
    expect(linkTwins([seen("1", "演示平台", short), seen("2", "演示小店", later)]).size).toBe(0);
  });

  it("are none where a text stands against a crowd: that is a template", () => {
    const crowd = Array.from({ length: 40 }, (_, at) => seen(String(at), `演示店${at}`));
    expect(linkTwins(crowd).size).toBe(0);
  });

  it("count once", () => {
    const of = (number: string, twins: string[]) => ({ source: draftSource, number, twins });
    expect(joinTwins([of("1", []), of("2", ["3"]), of("4", []), of("3", ["2"])], [0, 1, 2, 3])).toEqual([0, 1, 2, 1]);
  });
});

const draftSource = "heimao" as Parameters<typeof joinTwins>[0][number]["source"];
