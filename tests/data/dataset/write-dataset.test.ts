import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import Database from "better-sqlite3";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { z } from "zod";
import { columnsOf } from "../../../data/dataset/fields.ts";
import { rowsOfPlatform } from "../../../data/dataset/rows.ts";
import { KEYS, ROWS, TABLE_NAMES, type TableName } from "../../../data/dataset/tables.ts";
import { openDataset } from "../../../data/dataset/write-dataset.ts";
import { sampleReport } from "../../site/support/sample-report.ts";

const sample = sampleReport();
const folder = mkdtempSync(join(tmpdir(), "kaxin-dataset-"));
const again = mkdtempSync(join(tmpdir(), "kaxin-dataset-"));
const DataRows = z.array(z.record(z.string(), z.unknown()));

function write(into: string): void {
  const dataset = openDataset(into, sample.report);
  const inOrder = [...sample.platforms].sort((one, other) => (one.platform.id < other.platform.id ? -1 : 1));
  for (const each of inOrder) dataset.add(each);
  dataset.finish();
}

beforeAll(() => {
  write(folder);
  write(again);
});
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
      expect(excel.length).toBe(expected.length);
    }
    expect(file.pragma("integrity_check", { simple: true })).toBe("ok");
    file.close();
    connection.closeSync();
  });

  it("is written alike the second time, to the byte", () => {
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.includes("."));
    for (const name of names) {
      expect(readFileSync(join(folder, name)).equals(readFileSync(join(again, name))), name).toBe(true);
    }
  });

  it("lists the digest of every other file", () => {
    const lines = readFileSync(join(folder, "SHA256SUMS"), "utf8").trimEnd().split("\n");
    const listed = lines.map((line) => line.split("  "));
    for (const [sha256, name = ""] of listed) {
      expect(
        createHash("sha256")
          .update(readFileSync(join(folder, name)))
          .digest("hex"),
        name,
      ).toBe(sha256);
    }
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /[.]|^SHA/.test(name));
    expect(listed.length).toBe(files.length - 1);
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
    dataset.finish();
    expect(readFileSync(join(own, "excel", "platforms.csv"), "utf8")).toContain(`"'=cmd|""/c calc""!A1"`);
    expect(readFileSync(join(own, "platforms.csv"), "utf8").split("\n").length).toBe(3);
    rmSync(own, { recursive: true, force: true });
  });

  it("describes itself: package, citation, Datasette, RO-Crate and schema.org name the same files and licence", () => {
    const json = (name: string) =>
      z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(join(folder, name), "utf8")));
    const Resource = z.looseObject({ name: z.string().regex(/^[a-z0-9-]+$/), path: z.string(), bytes: z.int() });
    const resources = z.array(Resource).parse(json("datapackage.json")["resources"]);
    expect(resources.map(({ path }) => path)).toEqual(TABLE_NAMES.map((name) => `${name}.csv`));
    for (const { path, bytes } of resources) expect(readFileSync(join(folder, path)).byteLength).toBe(bytes);
    expect(parseYaml(readFileSync(join(folder, "CITATION.cff"), "utf8"))).toMatchObject({
      type: "dataset",
      license: "CC-BY-4.0",
    });
    expect(parseYaml(readFileSync(join(folder, "metadata.yaml"), "utf8"))).toHaveProperty(
      "databases.all.tables.scorecards",
    );
    const graph = z.array(z.looseObject({ "@id": z.string() })).parse(json("ro-crate-metadata.json")["@graph"]);
    expect(graph.map((each) => each["@id"])).toContain("scorecards.parquet");
    expect(json("dataset.jsonld")["@type"]).toBe("Dataset");
  });

  it("refuses a row that is not of its schema", () => {
    const [first] = sample.platforms;
    if (first === undefined) throw new Error("no platform");
    expect(() => rowsOfPlatform({ ...first, complaintsTotal: -1 })).toThrow();
  });
});
