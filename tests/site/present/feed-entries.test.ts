import { describe, expect, it } from "vitest";
import { Status } from "../../../data/model/status.ts";
import { entriesOfStatus } from "../../../site/present/feed-entries.ts";
import { sampleStatus } from "../support/sample-status.ts";

describe("the feed of the crawl status", () => {
  const [owner] = sampleStatus.owners;
  if (owner === undefined) throw new Error("the sample has no owner");
  const named = (lastSuccess: string | null, asOf = "2026-11-20T02:00:00Z") =>
    entriesOfStatus(
      Status.parse({
        ...sampleStatus,
        asOf,
        owners: [{ ...owner, lastSuccess, needs: [{ kind: "wall", outcome: "login_wall" }] }],
      }),
      "zh",
      (text) => `urn:${text}`,
    );

  it("keeps the name of what goes on being wrong, and names anew what breaks again after a success", () => {
    const before = named("2026-11-01T00:00:00Z");
    expect(before).toHaveLength(1);
    expect(before[0]?.title).toBe(`${owner.name}：需要登录`);
    expect(named("2026-11-01T00:00:00Z", "2026-11-25T02:00:00Z")[0]?.id).toBe(before[0]?.id);
    expect(named("2026-11-10T00:00:00Z")[0]?.id).not.toBe(before[0]?.id);
  });

  it("is empty while nothing is wrong", () => {
    const well = { ...sampleStatus, owners: [{ ...owner, needs: [] }] };
    expect(entriesOfStatus(Status.parse(well), "en", (text) => text)).toEqual([]);
  });
});
