import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Complaint } from "../../data/model/complaint.ts";
import { NO_NOTES } from "../../data/model/field-notes.ts";
import { MaskedText } from "../../data/model/quote.ts";
import { Workspace } from "../../data/model/workspace.ts";
import { openMemo } from "../../data/store/memo.ts";
import { openStore } from "../../data/store/store.ts";
import { NO_PROGRESS } from "../../data/terminal/progress.ts";
import { score } from "../../scoring/score.ts";
import { AS_OF, complaint, platform, source } from "./support/builders.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const names = Array.from({ length: 12 }, (_, index) => `shop-${String(index).padStart(2, "0")}`);
const complaints = names.flatMap((name, rank) =>
  Array.from({ length: 40 }, (_, index) =>
    complaint({
      platform: name,
      ageDays: 35 + index * 6,
      steps: (index * 5) % 12 >= rank ? [["replied", 4 + rank]] : [],
    }),
  ),
);
const registry = {
  platforms: names.map(platform),
  workspace: Workspace.parse({ title: "示例", demo: true, sources: [source()] }),
};

/** What is kept after scoring, and whose scorecards were computed for it. */
function scoreWith(all: readonly Complaint[], memo?: ReturnType<typeof openMemo>) {
  const store = openStore(":memory:");
  store.fill({
    asOf: AS_OF,
    visits: {},
    complaints: all,
    policies: [],
    versions: [],
    continuities: [],
    tallies: [],
    alarms: [],
    sources: [{ ...source(), complaints: all.length, lastVisit: AS_OF }],
  });
  const computed: string[] = [];
  const watched = memo && {
    ...memo,
    recall: <Value>(id: string, kind: string, key: string, compute: () => Value) =>
      memo.recall(id, kind, key, () => {
        computed.push(`${kind} ${id}`);
        return compute();
      }),
  };
  score(store, registry, NO_NOTES, sha256, NO_PROGRESS, watched);
  const kept = JSON.stringify([store.scorecards(), store.ranks()]);
  store.close();
  return { kept, computed };
}

describe("scoring again", () => {
  const memo = openMemo(":memory:");
  const first = scoreWith(complaints, memo);

  it("gives the same bytes with a memo and without", () => {
    expect(first.kept).toBe(scoreWith(complaints).kept);
    expect(first.computed).toHaveLength(4 * names.length);
  });

  it("computes nothing where nothing changed", () => {
    expect(scoreWith(complaints, memo)).toEqual({ kept: first.kept, computed: [] });
  });

  it("computes the one platform that changed, and the ranks, as if all were computed", () => {
    const [one] = complaints.filter((each) => each.platform === "shop-07");
    const changed = complaints.map((each) =>
      each === one ? { ...each, title: MaskedText.parse("另一个标题，附付款截图") } : each,
    );
    const again = scoreWith(changed, memo);
    expect(again.computed).toEqual(["signs shop-07", "learnt shop-07", "observed shop-07", "scored shop-07"]);
    expect(again.kept).toBe(scoreWith(changed).kept);
  });

  it("leaves most others alone when an answer came, whatever it teaches", () => {
    const late = complaints.findLast((each) => each.platform === "shop-05" && each.events.length === 0);
    const answered = complaints.map((each) =>
      each === late
        ? { ...complaint({ platform: "shop-05", ageDays: 35 + 39 * 6, steps: [["replied", 9]] }), number: each.number }
        : each,
    );
    const again = scoreWith(answered, memo);
    expect(again.computed).toContain("scored shop-05");
    expect(again.computed.filter((each) => each.startsWith("learnt") && each !== "learnt shop-05")).toEqual([
      "learnt shop-07",
    ]);
    expect(again.computed.length).toBeLessThan(names.length);
    expect(again.kept).toBe(scoreWith(answered).kept);
  });
});
