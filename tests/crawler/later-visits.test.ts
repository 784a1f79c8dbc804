import { describe, expect, it } from "vitest";
import { Instant } from "../../data/model/time.ts";
import { type Archived, page, parsed } from "./support/archived-pages.ts";

const [monday, tuesday, wednesday] = ["2026-03-02", "2026-03-03", "2026-03-04"].map((day) =>
  Instant.parse(`${day}T02:00:00Z`),
) as [Instant, Instant, Instant];

const complaintAt = (at: Instant, change: (html: string) => string = (html) => html): Archived => {
  const read = page("heimao", "complaint", "complaint/view/17380000001", "complaint--new-year.html", at);
  return { ...read, bytes: Buffer.from(change(read.bytes.toString())) };
};
const missingAt = (at: Instant): Archived => {
  const read = page("heimao", "complaint", "complaint/view/17380000001", "complaint--gone.html", at);
  return { ...read, capture: { ...read.capture, outcome: "gone" } };
};

describe("a complaint visited again", () => {
  it("is brought up to date, and stays one record", async () => {
    const open = complaintAt(monday, (html) => html.replaceAll("已完成", "处理中"));
    const before = await parsed("heimao", [open]);
    expect(before?.complaints.map(({ state }) => state)).toEqual(["处理中"]);
    const after = await parsed("heimao", [open, complaintAt(tuesday)]);
    expect(after?.complaints.map(({ state }) => state)).toEqual(["已完成"]);
    expect(after?.complaints[0]?.lastObservedAt).toBe(tuesday);
  });

  it("keeps its tombstone when the site takes it down: all that was printed stays, marked as removed", async () => {
    const before = await parsed("heimao", [complaintAt(tuesday)]);
    const after = await parsed("heimao", [complaintAt(tuesday), missingAt(wednesday)]);
    expect(before?.complaints[0]?.removed).toBe(false);
    expect(after?.complaints).toHaveLength(1);
    const { removed, lastObservedAt: _, ...kept } = after?.complaints[0] ?? {};
    const { removed: __, lastObservedAt: ___, ...was } = before?.complaints[0] ?? {};
    expect(removed).toBe(true);
    expect(kept).toEqual(was);
    expect(after?.alarms.filter(({ kind }) => kind === "access")).toEqual([]);
  });
});
