import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Changes } from "../../../data/model/changes.ts";
import type { Complaint } from "../../../data/model/complaint.ts";
import { ContactTest } from "../../../data/model/contact-test.ts";
import { Correction } from "../../../data/model/correction.ts";
import type { FieldNotes } from "../../../data/model/field-notes.ts";
import { Platform } from "../../../data/model/platform.ts";
import { History, PlatformReport } from "../../../data/model/report.ts";
import { Review } from "../../../data/model/review.ts";
import { addHours, type Instant } from "../../../data/model/time.ts";
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
const sized = Platform.parse({
  ...platform("alpha"),
  exposure: { size: 5000, unit: "orders", asOf: "2026-03-31", source: "https://reports.example/1" },
});
const registry = {
  platforms: names.map((id) => (id === "alpha" ? sized : platform(id))),
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

// One platform tested by telephone, looked at by two, and heard.
const notes: FieldNotes = {
  contactTests: [1, 4, 8, 15, 22].map((days) =>
    ContactTest.parse({
      id: `test-${days}`,
      platform: "mid",
      channel: "phone",
      started: daysAgo(days),
      firstHumanAnswer: addHours(daysAgo(days), days / 60),
      ended: addHours(daysAgo(days), 1),
      outcome: "human",
      note: "secret remark",
    }),
  ),
  reviews: [
    Review.parse({
      id: "clause",
      platform: "zeta",
      ceiling: "regulatory",
      reviewers: ["secret one", "secret two"],
      since: daysAgo(30),
      statement: "公示了一次处罚",
      address: "https://notice.example/1",
    }),
  ],
  corrections: [
    Correction.parse({
      id: "answer",
      platform: "alpha",
      kind: "statement",
      state: "noted",
      receivedAt: daysAgo(20),
      text: "我们已增派客服。",
    }),
  ],
};
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kaxin-verify-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function publishAt(published: string, asOf: Instant, all: readonly Complaint[]): void {
  const store = openStore(":memory:");
  store.fill({
    asOf,
    readBy: sha256("code"),
    visits: {},
    complaints: all.flatMap((each) => freezeComplaint(each, asOf) ?? []),
    policies: [policy({}, { platform: "mid" })],
    versions: [],
    continuities: [],
    tallies: [],
    alarms: [],
    sources: [{ ...source(), complaints: all.length, lastVisit: asOf }],
  });
  score(store, registry, notes, sha256, NO_PROGRESS);
  publish(store, registry, notes, published, sha256, NO_PROGRESS);
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

  it("carries what maintainers wrote down, so that it counts again", () => {
    const read = (id: string) =>
      PlatformReport.parse(JSON.parse(readFileSync(join(folder, "there", "platforms", `${id}.json`), "utf8")));
    expect(read("zeta").scorecard.ceilings.map(({ id }) => id)).toContain("regulatory");
    expect(read("alpha").corrections).toHaveLength(1);
    const rows = read("mid").scorecard.dimensions.flatMap(({ indicators }) => indicators);
    expect(rows.find(({ id }) => id === "human-contact")?.measurement.kind).toBe("measured");
  });

  it("says of every quote what found it, which version of it, and how surely", () => {
    const files = names.map((id) => readFileSync(join(folder, "there", "platforms", `${id}.json`), "utf8"));
    const quotes = files
      .map((text) => PlatformReport.parse(JSON.parse(text)).scorecard)
      .flatMap(({ dimensions, penalties, ceilings }) => [
        ...dimensions.flatMap(({ indicators }) => indicators),
        ...penalties,
        ...ceilings,
      ])
      .flatMap((figure) => figure.quotes);
    const versions = new Set(quotes.map(({ extractor }) => extractor?.version));
    expect([...versions]).toEqual([sha256("code").slice(0, 12)]);
    const rules = quotes.map(({ extractor }) => extractor?.id);
    expect(rules).toContain("complaint/site");
    expect(rules).toContain("policy/policy-public");
    expect(quotes.every(({ extractor }) => extractor !== undefined && extractor.confidence > 0.5)).toBe(true);
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

  it("published before there was English, or a word on what a figure rests on, still comes out the same", () => {
    const older = join(folder, "older");
    cpSync(join(folder, "there"), older, { recursive: true });
    const YOUNGER = new Set(["improvement", "censored", "windowDays", "prior", "extractor"]);
    const withoutEnglish = (key: string, value: unknown) =>
      key.startsWith("english") || YOUNGER.has(key) ? undefined : value;
    for (const name of ["report.json", ...names.map((id) => join("platforms", `${id}.json`))]) {
      const text = readFileSync(join(older, name), "utf8");
      writeFileSync(join(older, name), JSON.stringify(JSON.parse(text, withoutEnglish)));
    }
    expect(readFileSync(join(older, "report.json"), "utf8")).not.toContain("english");
    expect(verify(older)).toEqual([]);
    const alpha = join(older, "platforms", "alpha.json");
    cpSync(join(folder, "there", "platforms", "alpha.json"), alpha);
    writeFileSync(alpha, readFileSync(alpha, "utf8").replace(/"english": "[^"]+"/, '"english": "All is well"'));
    expect(verify(older).map(({ published }) => published)).toEqual(['"All is well"']);
  });

  it("that lacks its evidence says which file to fetch", () => {
    const partial = join(folder, "partial");
    cpSync(join(folder, "there"), partial, { recursive: true });
    rmSync(join(partial, "evidence", "mid.json"));
    expect(() => verify(partial)).toThrow(/evidence.mid\.json 没有/);
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
    const { publications, changes } = Changes.parse(JSON.parse(readFileSync(join(published, "changes.json"), "utf8")));
    expect(publications.map(({ asOf }) => asOf)).toEqual([AS_OF, daysAgo(40)]);
    expect(changes.length).toBeGreaterThan(0);
    execFileSync("sha256sum", ["-c", "--quiet", "--strict", "SHA256SUMS"], { cwd: published });

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

  it("keeps what was published before, though a publication was killed between its two steps", () => {
    const published = join(folder, "killed");
    publishAt(published, daysAgo(40), complaints);
    const versions = () => readdirSync(join(published, "data"));
    const [older = ""] = versions();
    renameSync(published, `${published}.old`);
    publishAt(published, AS_OF, complaints);
    const { reports } = History.parse(JSON.parse(readFileSync(join(published, "history.json"), "utf8")));
    expect(reports.map(({ asOf }) => asOf)).toEqual([daysAgo(40), AS_OF]);
    expect(versions()).toContain(older);
    expect(versions()).toHaveLength(2);
    expect(readdirSync(folder).filter((name) => /^killed\./.test(name))).toEqual([]);
  });
});
