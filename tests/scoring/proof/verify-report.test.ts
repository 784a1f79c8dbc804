import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Complaint } from "../../../data/model/complaint.ts";
import { History } from "../../../data/model/report.ts";
import type { Instant } from "../../../data/model/time.ts";
import { Workspace } from "../../../data/model/workspace.ts";
import { openStore } from "../../../data/store/store.ts";
import { NO_PROGRESS } from "../../../data/terminal/progress.ts";
import { freezeComplaint } from "../../../scoring/proof/freeze-complaint.ts";
import { verifyReport } from "../../../scoring/proof/verify-report.ts";
import { publish } from "../../../scoring/publish.ts";
import { score } from "../../../scoring/score.ts";
import { AS_OF, complaint, daysAgo, platform, policy, source } from "../support/builders.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const names = ["zeta", "alpha", "mid"];
const registry = {
  platforms: names.map(platform),
  workspace: Workspace.parse({ title: "示例", demo: true, sources: [source()] }),
};
// Each third complaint is by the same person.
const complaints = names.flatMap((name, rank) =>
  Array.from({ length: 70 }, (_, index) =>
    complaint({
      platform: name,
      ageDays: 5 + index * 4,
      authorKey: index % 3 === 0 ? `secret-${name}` : `secret-${name}-${index}`,
      steps: (index + rank) % 3 === 0 ? [["replied", 30]] : [],
    }),
  ),
);

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kaxin-verify-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function publishAt(published: string, asOf: Instant, all: readonly Complaint[]): void {
  const store = openStore(":memory:");
  store.fill({
    asOf,
    visits: {},
    complaints: all.flatMap((each) => freezeComplaint(each, asOf) ?? []),
    policies: [policy({}, { platform: "mid" })],
    tallies: [],
    alarms: [],
    sources: [{ ...source(), complaints: all.length, lastVisit: asOf }],
  });
  score(store, registry, sha256, NO_PROGRESS);
  publish(store, registry, published, sha256, NO_PROGRESS);
  store.close();
}

const verify = (path: string) => verifyReport(path, sha256, () => undefined);

describe("a published report", () => {
  it("comes out the same from what lies beside it, in another place", () => {
    publishAt(join(folder, "here"), AS_OF, complaints);
    cpSync(join(folder, "here"), join(folder, "there"), { recursive: true });
    rmSync(join(folder, "here"), { recursive: true });
    expect(verify(join(folder, "there"))).toEqual([]);
  });

  it("lets no author's key out, and still knows who wrote several", () => {
    const files = readdirSync(join(folder, "there"), { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".json"),
    );
    const text = files.map((name) => readFileSync(join(folder, "there", name), "utf8")).join();
    expect(text).not.toContain("secret");
    const evidence = readFileSync(join(folder, "there", "evidence", "mid.json"), "utf8");
    expect(evidence.match(/"author-1"/g)).toHaveLength(24);
    expect(evidence).not.toContain("author-2");
  });

  it("is found out when a figure was changed, and when a record was", () => {
    const changed = join(folder, "changed");
    cpSync(join(folder, "there"), changed, { recursive: true });
    const file = join(changed, "platforms", "alpha.json");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace(/"complaintsTotal": 70/, '"complaintsTotal": 7'));
    expect(verify(changed)).toEqual([
      { file: join("platforms", "alpha.json"), path: "complaintsTotal", published: "7", computed: "70" },
    ]);
    writeFileSync(file, text);
    const evidence = join(changed, "evidence", "alpha.json");
    writeFileSync(evidence, readFileSync(evidence, "utf8").replace('"kind": "replied"', '"kind": "confirmed"'));
    expect(verify(changed).some(({ path }) => path.startsWith("scorecard."))).toBe(true);
  });

  it("that lacks its evidence says which file to fetch", () => {
    const partial = join(folder, "partial");
    cpSync(join(folder, "there"), partial, { recursive: true });
    rmSync(join(partial, "evidence", "mid.json"));
    expect(() => verify(partial)).toThrow(/evidence.mid\.json is missing/);
  });

  it("is remembered by the next one, and computed again when the method has changed", () => {
    const published = join(folder, "series");
    const read = () => History.parse(JSON.parse(readFileSync(join(published, "history.json"), "utf8"))).reports;
    publishAt(published, daysAgo(40), complaints);
    const [first] = read();
    publishAt(published, AS_OF, complaints);
    expect(read().map(({ asOf }) => asOf)).toEqual([daysAgo(40), AS_OF]);
    expect(read()[0]).toEqual(first);
    publishAt(published, AS_OF, complaints);
    expect(read()).toHaveLength(2);

    const text = readFileSync(join(published, "history.json"), "utf8");
    writeFileSync(
      join(published, "history.json"),
      text.replace(/"methodVersion": "[^"]*"/, '"methodVersion": "kts-0"'),
    );
    publishAt(published, AS_OF, complaints);
    const [again] = read();
    expect(again).toMatchObject({ asOf: daysAgo(40), recomputed: true, methodVersion: first?.methodVersion });
    expect(again?.platforms.map(({ id }) => id)).toEqual(first?.platforms.map(({ id }) => id));
    for (const [index, { rating }] of (again?.platforms ?? []).entries()) {
      expect(rating?.points).toBeCloseTo(first?.platforms[index]?.rating?.points ?? Number.NaN, 9);
    }
  });
});
