import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import Database from "better-sqlite3";
import { parse } from "csv-parse/sync";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { columnsOf } from "../../../data/dataset/fields.ts";
import { rowsOfPlatform } from "../../../data/dataset/rows.ts";
import { KEYS, ROWS, TABLE_NAMES, type TableName } from "../../../data/dataset/tables.ts";
import { openDataset } from "../../../data/dataset/write-dataset.ts";
import { PlatformId } from "../../../data/model/ids.ts";
import { spokenSample, writeDataset } from "./support/sample-dataset.ts";

const sample = spokenSample();
const folder = writeDataset(sample);
const again = writeDataset(sample);
const DataRows = z.array(z.record(z.string(), z.unknown()));

afterAll(() => {
  for (const each of [folder, again]) rmSync(each, { recursive: true, force: true });
});

const ndjson = (name: TableName) =>
  DataRows.parse(
    readFileSync(join(folder, `${name}.ndjson`), "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line): unknown => JSON.parse(line)),
  );

/** A value as every format can say it: numbers as numbers, moments in milliseconds, missing as null. */
function comparable(value: unknown, type: string): unknown {
  if (value === null || value === undefined || value === "") return null;
  if (type === "datetime") return Date.parse(`${String(value).slice(0, 19).replace(" ", "T")}Z`);
  if (type === "integer" || type === "number") return Number(value);
  if (type === "boolean") return value === true || value === 1 || value === "true" || value === "1";
  return String(value);
}

function asRows(name: TableName, rows: readonly Record<string, unknown>[]): unknown[] {
  const columns = columnsOf(ROWS[name]);
  return rows.map((row) => columns.map((column) => comparable(row[column.name], column.type)));
}

describe("the data set", () => {
  it("has rows in every table but those the sample says nothing of", () => {
    const empty = TABLE_NAMES.filter((name) => ndjson(name).length === 0);
    expect(empty).toEqual([]);
  });

  it("says the same in CSV, NDJSON, Parquet and SQLite, row for row", async () => {
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const file = new Database(join(folder, "all.sqlite"), { readonly: true });
    for (const name of TABLE_NAMES) {
      const expected = asRows(name, ndjson(name));
      const order = KEYS[name].map((key) => `"${key}"`).join(", ");
      const readers = [
        `read_csv('${join(folder, name)}.csv', header = true, all_varchar = true)`,
        `'${join(folder, name)}.parquet'`,
      ];
      for (const from of readers) {
        const read = await connection.runAndReadAll(`select * from ${from}`);
        expect(asRows(name, DataRows.parse(read.getRowObjectsJson())), `${name} from ${from}`).toEqual(expected);
      }
      const stored = DataRows.parse(file.prepare(`select * from "${name}" order by ${order}`).all());
      expect(new Set(asRows(name, stored).map((row) => JSON.stringify(row)))).toEqual(
        new Set(expected.map((row) => JSON.stringify(row))),
      );
      const excel = DataRows.parse(
        parse(readFileSync(join(folder, "excel", `${name}.csv`)), {
          bom: true,
          columns: columnsOf(ROWS[name]).map((each) => each.name),
          from: 2,
        }),
      );
      const armed = (cell: unknown) => (typeof cell === "string" ? cell.replace(/^'(?=[=+\-@\t\r]|\d)/, "") : cell);
      const unquoted = excel.map((row) =>
        Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, armed(cell)])),
      );
      expect(asRows(name, unquoted), `${name} from Excel's CSV`).toEqual(expected);
    }
    expect(file.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(file.pragma("foreign_key_check")).toEqual([]);
    const linked = file.prepare("select count(distinct m.name) from sqlite_schema m, pragma_foreign_key_list(m.name)");
    expect(linked.pluck().get()).toBe(TABLE_NAMES.length - 3);
    file.close();
    connection.closeSync();
  });

  it("has the capture of every quotation, clause and policy, and says of a page that could not be had why", () => {
    const captures = ndjson("captures");
    const keyOf = (row: Record<string, unknown>) =>
      `${row["platform"]} ${row["address"]} ${row["captured_at"]} ${row["body_sha256"]}`;
    const known = new Set(captures.map(keyOf));
    const behind = (["evidence", "clauses", "policies"] as const).flatMap(ndjson);
    expect(behind.length).toBeGreaterThan(10);
    expect(behind.map(keyOf).filter((key) => !known.has(key))).toEqual([]);
    const failed = captures.filter(({ outcome }) => outcome === "not_had");
    expect(failed.length).toBeGreaterThan(0);
    for (const { body_sha256, reason } of failed) expect([body_sha256, typeof reason]).toEqual([null, "string"]);
  });

  it("is written alike the second time, to the byte", () => {
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.includes("."));
    for (const name of names) {
      expect(readFileSync(join(folder, name)).equals(readFileSync(join(again, name))), name).toBe(true);
    }
  });

  it("explains every column in both languages", () => {
    for (const name of TABLE_NAMES) {
      for (const { zh, en } of columnsOf(ROWS[name])) {
        expect(zh).toMatch(/[\u4e00-\u9fff]/);
        expect(en).toMatch(/^[\u0020-\u007e]+$/);
      }
    }
    const book = readFileSync(join(folder, "codebook.zh.md"), "utf8");
    expect(book).toContain("| `ci_low` | 区间下限 | number | 0–100 |  | 是 |");
  });

  it("leaves missing empty and says why beside it", () => {
    const rows = DataRows.parse(parse(readFileSync(join(folder, "scorecards.csv")), { columns: true }));
    const unrated = rows.filter(({ status }) => status === "insufficient");
    expect(unrated.length).toBeGreaterThan(0);
    for (const row of unrated) {
      expect(row["points"]).toBe("");
      expect(row["reasons"]).not.toBe("");
    }
  });

  it("lets no spreadsheet take a name for a formula, and no cell break a line", () => {
    const [first] = sample.platforms;
    if (first === undefined) throw new Error("no platform");
    const own = mkdtempSync(join(tmpdir(), "kaxin-dataset-"));
    const dataset = openDataset(own, sample.report);
    dataset.add({ ...first, platform: { ...first.platform, name: '=cmd|"/c calc"!A1', aliases: ["a\r\nb"] } });
    const others = ["\t=1+1", "\r@SUM(A1)", "＝1+1", " -2+3", "0571", "123456789012345678", "12e5", "858卡盟", "-"];
    for (const [at, name] of others.entries()) {
      const id = PlatformId.parse(`z${at}`);
      const bare = { complaints: [], policies: [], corrections: [], policyChanges: [], alarms: [] };
      dataset.add({
        ...first,
        ...bare,
        platform: { ...first.platform, id, name },
        scorecard: { ...first.scorecard, platform: id },
      });
    }
    dataset.finish(() => []);
    const rows: string[][] = parse(readFileSync(join(own, "excel", "platforms.csv")), { bom: true, from: 3 });
    expect(rows.map(([, name]) => name)).toEqual([
      "'\t=1+1",
      "⏎@SUM(A1)",
      "'＝1+1",
      "' -2+3",
      "'0571",
      "'123456789012345678",
      "'12e5",
      "858卡盟",
      "'-",
    ]);
    expect(readFileSync(join(own, "excel", "platforms.csv"), "utf8")).toContain(`"'=cmd|""/c calc""!A1"`);
    expect(readFileSync(join(own, "platforms.csv"), "utf8").split("\n").length).toBe(12);
    rmSync(own, { recursive: true, force: true });
  });

  it("describes itself to who looks for data: what it is, under which licence, and every file with its digest", () => {
    const Described = z.looseObject({
      "@type": z.literal("Dataset"),
      license: z.url(),
      variableMeasured: z.array(z.looseObject({ "@type": z.literal("PropertyValue"), name: z.string() })).min(1),
      distribution: z.array(z.looseObject({ contentUrl: z.string(), sha256: z.string().length(64) })),
    });
    const { distribution } = Described.parse(JSON.parse(readFileSync(join(folder, "dataset.jsonld"), "utf8")));
    expect(distribution.map(({ contentUrl }) => contentUrl)).toContain("scorecards.parquet");
  });

  it("tells in its changelog what it changed, by kind, and a name there is letters only", () => {
    const log = readFileSync(join(folder, "CHANGELOG.md"), "utf8");
    expect(log).toContain("和 2026.11.09 相比，2 处变化");
    expect(log).toContain(
      "## 评级变了 / Grade changed\n\n- 青禾卡盟 (`qinghe`) · 88.0 A → 84.0 B · 数据 / data; 方法 / method",
    );
    expect(log).toContain("方法 / method −2.5 · 数据 / data −1.5");
    expect(log).toContain("\\*\\*旧\\*\\* \\[店\\](x) (`gone`) · 20.0 E → —");
    expect(ndjson("changes").map(({ platform, causes }) => [platform, causes])).toEqual([
      ["qinghe", "data;method"],
      ["gone", "data"],
    ]);
  });

  it("carries the licence of the data and that of the code", () => {
    expect(readFileSync(join(folder, "LICENSE-data.txt"), "utf8")).toContain("Attribution 4.0");
    expect(readFileSync(join(folder, "LICENSE-code.txt"), "utf8")).toContain("Apache License");
  });

  it("refuses a row that is not of its schema", () => {
    const [first] = sample.platforms;
    if (first === undefined) throw new Error("no platform");
    expect(() => rowsOfPlatform({ ...first, complaintsTotal: -1 })).toThrow();
  });
});
