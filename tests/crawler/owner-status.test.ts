import { describe, expect, it } from "vitest";
import { ownersStatus } from "../../crawler/owner-status.ts";
import { standingsOf } from "../../crawler/standings.ts";
import { describeStatus } from "../../crawler/upkeep/describe-status.ts";
import { openArchive } from "../../data/archive/archive.ts";
import { assembleStatus } from "../../data/assemble-status.ts";
import type { Alarm } from "../../data/model/alarm.ts";
import type { Capture } from "../../data/model/capture.ts";
import { PlatformId } from "../../data/model/ids.ts";
import type { OwnerStatus } from "../../data/model/status.ts";
import { addHours, Instant } from "../../data/model/time.ts";
import { Workspace } from "../../data/model/workspace.ts";
import { capture, platform } from "../support/builders.ts";

const now = Instant.parse("2026-03-10T04:00:00Z");
const shop = platform({
  name: "甲演示卡盟",
  home: "http://jia.test/",
  pages: [{ kind: "refund", url: "http://jia.test/refund", browser: false }],
});
const silent = platform({ id: PlatformId.parse("yi"), name: "乙演示卡盟" });
const registry = { workspace: Workspace.parse({ title: "x", demo: true }), platforms: [shop, silent] };

/** How the shop stands when these are its visits, in a real archive. */
function standing(visits: readonly Partial<Capture>[], alarms: readonly Alarm[] = []): OwnerStatus {
  const archive = openArchive(":memory:");
  for (const visit of visits)
    archive.append(capture(visit), visit.outcome === undefined ? Buffer.from("<p>退款规则</p>") : null);
  const aside = { alarms, platformsOf: new Map(), runs: new Map([["platform:jia", addHours(now, -30)]]) };
  const [jia] = standingsOf(archive, registry, aside, now);
  archive.close();
  if (jia === undefined) throw new Error("the shop is in the registry");
  return jia;
}

describe("how an owner stands", () => {
  it("counts each page once a day, by its last visit, in the days of Shanghai", () => {
    const { strip } = standing([
      { fetchedAt: Instant.parse("2026-03-07T15:59:59Z") },
      { fetchedAt: Instant.parse("2026-03-07T16:00:00Z"), outcome: "timeout" },
      { fetchedAt: Instant.parse("2026-03-07T18:00:00Z") },
      { fetchedAt: Instant.parse("2026-03-07T18:00:01Z"), address: "http://jia.test/refund", outcome: "login_wall" },
      { fetchedAt: Instant.parse("2026-03-07T18:00:02Z"), address: "http://jia.test/robots.txt", kind: "robots" },
    ]);
    expect(strip.map(({ day }) => day)).toEqual(
      ["04", "05", "06", "07", "08", "09", "10"].map((day) => `2026-03-${day}`),
    );
    expect(strip[3]).toEqual({ day: "2026-03-07", visits: 1, read: 1, walled: 0 });
    expect(strip[4]).toEqual({ day: "2026-03-08", visits: 2, read: 1, walled: 1 });
    expect(strip[6]).toMatchObject({ visits: 0 });
  });

  it("counts a robots.txt that could not be had: nobody may say that nobody went there", () => {
    const robots = { fetchedAt: now, address: "http://jia.test/robots.txt", kind: "robots" };
    expect(standing([{ ...robots, outcome: "dns" }]).strip[6]).toMatchObject({ visits: 1, read: 0 });
    expect(standing([{ ...robots, outcome: "gone" }]).strip[6]).toMatchObject({ visits: 0 });
  });

  it("is fresh within ninety days, then stale, and its scores are marked", () => {
    const read = (days: number) => standing([{ fetchedAt: addHours(now, -24 * days) }]);
    expect(read(1)).toMatchObject({ freshness: "fresh", effect: { state: "current" }, needs: [] });
    expect(read(20)).toMatchObject({ freshness: "fresh", effect: { state: "ageing" } });
    expect(read(91)).toMatchObject({ freshness: "stale", effect: { state: "outdated", dimensions: ["transparency"] } });
    expect(read(91).needs).toContainEqual({ kind: "stale", days: 91 });
    expect(standing([{ outcome: "timeout" }])).toMatchObject({ freshness: "never", effect: { state: "missing" } });
  });

  it("says of the scores where a page of another shape could not be read", () => {
    const strange = { owner: "platform:jia", address: "http://jia.test/refund", message: "没有", at: now };
    const seen = (kind: Alarm["kind"], days = 1) =>
      standing([{ fetchedAt: addHours(now, -24 * days) }], [{ ...strange, kind }]).effect.state;
    expect([seen("shape"), seen("drift"), seen("shape", 91)]).toEqual(["misread", "current", "outdated"]);
  });

  it("is due by its schedule, but not while its host is at rest; who has no page has no schedule", () => {
    const met = standing([{ fetchedAt: addHours(now, -1) }]);
    expect((met.nextDue ?? "9") <= now).toBe(true);
    const walled = standing([{ fetchedAt: addHours(now, -1), outcome: "challenge" }]);
    expect(walled).toMatchObject({ nextDue: addHours(now, 23), needs: [{ kind: "wall", outcome: "challenge" }] });
    const known = { hosts: [], alarms: [], endings: [], calls: new Map(), platformsOf: new Map() };
    expect(ownersStatus(registry, known, now)[1]).toMatchObject({
      owner: "platform:yi",
      schedule: null,
      nextDue: null,
    });
  });

  it("is told to people with walls, selectors, effect, queue and the last round", () => {
    const alarm = {
      owner: "platform:jia",
      address: "http://jia.test/",
      kind: "shape",
      selector: ".help",
      message: "没有",
      at: now,
    } as const;
    const jia = { ...standing([{ fetchedAt: addHours(now, -1), outcome: "challenge" }]), alarms: [alarm] };
    const round = { startedAt: now, endedAt: now, stage: "build", code: 3 };
    const said = describeStatus(
      assembleStatus([jia], registry.workspace, now),
      { underWay: null, past: [round] },
      false,
    );
    expect(said).toContain("······▲");
    expect(said).toMatch(/platform:jia jia\.test：遇到验证，停止，03-11 11:00 以前不再去/);
    expect(said).toMatch(/http:\/\/jia\.test\/ 选择器 \.help/);
    expect(said).toMatch(/服务透明：还没有读到，暂不计入（甲演示卡盟）/);
    expect(said).toMatch(/队列：0 页现在该看；知道而从未看过的有 1 页/);
    expect(said).toMatch(/停在 build，退出码 3/);
    expect(said).toMatch(/该做什么\n {2}遇到墙：不绕过(.|\n)*npm run build，它会说出原因/);
  });

  it("is told in one line where one change of a site broke many pages, and in none where all is well", () => {
    const broken = Array.from({ length: 300 }, (_, page) => ({
      ...{ owner: "platform:jia", address: `http://jia.test/${page}`, kind: "shape" as const },
      ...{ selector: ".help", message: "没有", at: now },
    }));
    const jia = standing([{ fetchedAt: addHours(now, -1) }]);
    const many = Array.from({ length: 90 }, (_, place) => ({ ...jia, owner: `platform:jia-${place}` }));
    const needy = { ...jia, alarms: broken, needs: [{ kind: "misread" as const, pages: 300 }] };
    const status = assembleStatus([needy, ...many], registry.workspace, now);
    const said = describeStatus(status, { underWay: null, past: [] }, false);
    expect(said).toMatch(/警报 300 条\n.*http:\/\/jia\.test\/0 选择器 \.help（300 页，这是一页）\n {4}没有\n\n/);
    expect(said).toContain("还有 90 个不需要人看");
    expect(said.split("\n").length).toBeLessThan(20);
    expect(describeStatus(status, { underWay: null, past: [] }, true)).toContain("platform:jia-89");
  });
});
