import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changesBetween, keepChanges } from "../../../data/dataset/keep-changes.ts";
import { type Change, Changes } from "../../../data/model/changes.ts";
import { History, PlatformReport, REPORT_SCHEMA, Report } from "../../../data/model/report.ts";
import type { Sample } from "../../site/support/sample-report.ts";
import { spokenSample, writeDataset } from "./support/sample-dataset.ts";

const earlier = at(spokenSample(), "2026-11-09T02:00:00Z");
const later = at(spokenSample(), "2026-11-20T02:00:00Z", (each) => {
  const { scorecard } = each;
  switch (each.platform.id) {
    case "qinghe":
      return withRating(each, { points: 84, grade: "B" });
    case "baichuan":
      return withRating(each, { points: 76.4, grade: "B" });
    case "feiyu":
      return { ...each, scorecard: { ...scorecard, rating: { kind: "not_rated", reasons: ["有效投诉少于 10 条"] } } };
    case "heishi":
      return { ...each, scorecard: { ...scorecard, penalties: [] } };
    case "longmen":
      return null;
    default:
      return each;
  }
});

function at(sample: Sample, asOf: string, change: (each: PlatformReport) => unknown = (each) => each): Sample {
  const dated = { ...sample, report: Report.parse({ ...sample.report, asOf }) };
  const platforms = sample.platforms.flatMap((each) => {
    const changed = change(PlatformReport.parse({ ...each, asOf, scorecard: { ...each.scorecard, asOf } }));
    return changed === null ? [] : PlatformReport.parse(changed);
  });
  return { ...dated, platforms };
}

function withRating(each: PlatformReport, rating: object) {
  return { ...each, scorecard: { ...each.scorecard, rating: { ...each.scorecard.rating, ...rating } } };
}

function byAnotherMethod({ report, platforms }: Sample): Sample {
  const method = { version: "kts-2.0.0", paramsSha256: "a".repeat(64) };
  const by = { methodVersion: method.version, paramsSha256: method.paramsSha256 };
  return {
    report: Report.parse({ ...report, method: { ...report.method, ...method } }),
    platforms: platforms.map((each) => ({ ...each, scorecard: { ...each.scorecard, ...by } })),
  };
}

let root = "";
const [first, second] = ["2026.11.09", "2026.11.20"] as const;

function lay(into: string, sample: Sample): void {
  const folder = writeDataset(sample);
  cpSync(folder, join(root, into), { recursive: true });
  rmSync(folder, { recursive: true });
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "kaxin-changes-"));
  mkdirSync(join(root, "plain"));
  lay(`plain/${first}`, earlier);
  lay(`plain/${second}`, later);
  lay(`method/${first}`, earlier);
  lay(`method/${second}`, byAnotherMethod(later));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const NO_HISTORY = History.parse({ schema: REPORT_SCHEMA, reports: [] });
const plain = () => changesBetween(join(root, "plain"), first, second, null);
const of = (changes: readonly Change[], id: string) =>
  changes.filter(({ platform }) => platform?.id === id).map(({ kind, before, after }) => [kind, before, after]);

describe("what a publication changed", () => {
  it("tells grades, ratings, deductions, rules and words, and is silent about a fraction of a point", () => {
    const changes = plain();
    expect(of(changes, "qinghe")).toEqual([["grade", "88.0 A", "84.0 B"]]);
    expect(of(changes, "baichuan")).toEqual([]);
    expect(of(changes, "feiyu")).toEqual([["unrated", "46.0 D", null]]);
    expect(of(changes, "heishi").map(([kind]) => kind)).toEqual(["penalty_lifted"]);
    expect(of(changes, "longmen")).toEqual([["removed", null, null]]);
    expect(of(changes, "xingtu")).toEqual([
      ["policy", null, "+1 −1"],
      ["objection", null, "upheld"],
    ]);
  });

  it("says why: new data, a correction that was heard, another method", () => {
    expect(plain().find(({ platform }) => platform?.id === "qinghe")?.causes).toEqual(["data"]);
    const changes = changesBetween(join(root, "method"), first, second, null);
    expect(changes[0]).toMatchObject({ kind: "method", platform: null, before: "kts-1.0.0", after: "kts-2.0.0" });
    expect(changes.find(({ platform }) => platform?.id === "qinghe")?.causes).toEqual(["data", "method"]);
  });

  it("parts what the method moved from what the data moved, where the old day was computed again", () => {
    const rating = { points: 85.5, low: 80, high: 90, grade: "A" };
    const history = History.parse({
      schema: REPORT_SCHEMA,
      reports: [
        {
          asOf: "2026-11-09T02:00:00Z",
          methodVersion: "kts-2.0.0",
          paramsSha256: "a".repeat(64),
          recomputed: true,
          platforms: [{ id: "qinghe", rating }],
        },
      ],
    });
    const changes = changesBetween(join(root, "method"), first, second, history);
    expect(changes.find(({ platform }) => platform?.id === "qinghe")?.effect).toEqual({ method: -2.5, data: -1.5 });
  });

  it("keeps the name of a change when it is told again, and never gives a name twice", () => {
    const names = plain().map(({ id }) => id);
    expect(new Set(names).size).toBe(names.length);
    expect(plain().map(({ id }) => id)).toEqual(names);
    expect(changesBetween(join(root, "method"), first, second, null).map(({ id }) => id)).toEqual(
      expect.arrayContaining(names),
    );
  });

  it("remembers what was told of earlier publications as it was told", () => {
    const file = join(root, "changes.json");
    const fresh = Changes.parse(keepChanges(file, join(root, "plain"), NO_HISTORY));
    expect(fresh.publications.map(({ version }) => version)).toEqual([second, first]);
    expect(fresh.changes).toEqual(plain());
    writeFileSync(file, JSON.stringify(fresh));
    lay("plain/2026.11.27", at(later, "2026-11-27T02:00:00Z"));
    rmSync(join(root, "plain", first), { recursive: true });
    const next = Changes.parse(keepChanges(file, join(root, "plain"), NO_HISTORY));
    expect(next.changes.filter(({ version }) => version === second)).toEqual(fresh.changes);
  });

  it("says which versions there are when one is asked for that was never published", () => {
    expect(() => changesBetween(join(root, "method"), first, "2026.01.01", null)).toThrow(/有的是：2026.11.09、2026/);
  });
});
