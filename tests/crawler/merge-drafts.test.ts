import { describe, expect, it } from "vitest";
import { joinExports, mergeDrafts, type SeenDraft } from "../../crawler/merge-drafts.ts";
import { BodyHash } from "../../data/model/ids.ts";
import { Instant } from "../../data/model/time.ts";
import { draft } from "../support/builders.ts";

describe("views of one complaint", () => {
  const monday = Instant.parse("2026-03-02T02:00:00Z");
  const tuesday = Instant.parse("2026-03-03T02:00:00Z");
  const seen = (given: Partial<SeenDraft["draft"]>, seenAt: Instant, hash: string): SeenDraft => ({
    draft: draft(given),
    seenAt,
    bodySha256: BodyHash.parse(hash.repeat(64)),
  });

  it("become one record: the full page wins over the list, and a later list brings the state up to date", () => {
    const detail = seen({ view: "detail", narrative: "全文", state: "处理中" }, monday, "a");
    const list = seen({ view: "feed", narrative: "摘要...", state: "已回复" }, tuesday, "b");
    for (const order of [
      [detail, list],
      [list, detail],
    ]) {
      const [record] = [...mergeDrafts(order).values()];
      expect(record?.draft.narrative).toBe("全文");
      expect(record?.draft.state).toBe("已回复");
      expect(record?.seenAt).toBe(tuesday);
      expect(record?.bodySha256).toBe(detail.bodySha256);
    }
  });

  it("learn from a later list what has happened since, though not when", () => {
    const reply = { actor: "merchant", kind: "replied", at: null, text: "" } as const;
    const detail = seen({ view: "detail", state: "处理中" }, monday, "a");
    const list = seen({ view: "feed", state: "已回复", events: [...draft().events, reply] }, tuesday, "b");
    const earlier = seen({ view: "feed", state: "已回复", events: [...draft().events, reply] }, monday, "b");
    const later = seen({ view: "detail", state: "处理中" }, tuesday, "a");
    const kinds = (order: SeenDraft[]) => [...mergeDrafts(order).values()][0]?.draft.events.map(({ kind }) => kind);
    expect(kinds([list, detail])).toEqual(["posted", "replied"]);
    expect(kinds([earlier, later])).toEqual(["posted"]);
  });

  it("take the later of two full pages", () => {
    const before = seen({ state: "处理中" }, monday, "a");
    const after = seen({ state: "已完成" }, tuesday, "b");
    expect([...mergeDrafts([after, before]).values()][0]?.draft.state).toBe("已完成");
  });

  it("are one complaint, too, where one was exported by hand: the number printed on it tells", () => {
    const own = { isExport: false, seen: [seen({ number: "7", view: "feed", narrative: "摘要..." }, tuesday, "a")] };
    const table = {
      isExport: true,
      seen: [
        seen({ number: "7", view: "detail", narrative: "全文", address: "https://heimao.test/7" }, monday, "b"),
        seen({ number: "8", view: "detail" }, monday, "c"),
      ],
    };
    const numbers = (each: { seen: readonly SeenDraft[] }) => each.seen.map(({ draft }) => draft.number);
    for (const order of [
      [own, table],
      [table, own],
    ]) {
      const [site, exported] = joinExports(order).sort((one, other) => Number(one.isExport) - Number(other.isExport));
      expect(site?.seen && [...mergeDrafts(site.seen).values()].map(({ draft }) => draft.narrative)).toEqual(["全文"]);
      expect(exported && numbers(exported)).toEqual(["8"]);
    }
    expect(joinExports([table])).toEqual([table]);
  });
});
