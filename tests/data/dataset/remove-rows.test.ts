import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import Database from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { removeRows } from "../../../data/dataset/remove-rows.ts";
import { openDataset } from "../../../data/dataset/write-dataset.ts";
import { sampleReport } from "../../site/support/sample-report.ts";
import { filesWith } from "../../support/care-workspace.ts";
import { temporaryFolder } from "../../support/run.ts";

it("takes rows out of every format of a data set and mends its digests", async () => {
  const folder = temporaryFolder("rows");
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { report, platforms } = sampleReport();
  const dataset = openDataset(folder, report);
  for (const each of [...platforms].sort((one, other) => (one.platform.id < other.platform.id ? -1 : 1)))
    dataset.add(each);
  dataset.finish(() => []);
  const rows = linesOf(folder);
  const quote = String(JSON.parse(rows[0] ?? "").quote);
  const isGone = (row: Readonly<Record<string, unknown>>) => row["quote"] === quote;
  const expected = rows.filter((line) => JSON.parse(line).quote !== quote);
  expect(filesWith(folder, Buffer.from(quote)).length).toBeGreaterThan(3);

  const removed = removeRows(folder, isGone, "2026-11-22");
  expect(removed).toBeGreaterThanOrEqual(rows.length - expected.length);
  expect(filesWith(folder, Buffer.from(quote))).toEqual([]);
  expect(linesOf(folder)).toEqual(expected);
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  for (const format of ["csv", "parquet"]) {
    const read = await connection.runAndReadAll(
      `select count(*)::int as n from '${join(folder, `evidence.${format}`)}'`,
    );
    expect(read.getRowObjects()).toEqual([{ n: expected.length }]);
  }
  const file = new Database(join(folder, "all.sqlite"), { readonly: true });
  expect(file.prepare("select count(*) from evidence").pluck().get()).toBe(expected.length);
  file.close();
  const sums = readFileSync(join(folder, "SHA256SUMS"), "utf8").trim().split("\n");
  for (const line of sums) {
    const bytes = readFileSync(join(folder, line.slice(66)));
    expect(line.slice(0, 64)).toBe(createHash("sha256").update(bytes).digest("hex"));
  }
  expect(sums.length).toBe(
    readdirSync(folder, { recursive: true, withFileTypes: true }).filter((e) => e.isFile()).length - 1,
  );
  const { resources } = JSON.parse(readFileSync(join(folder, "datapackage.json"), "utf8"));
  const described = resources.find((each: { path: string }) => each.path === "evidence.csv");
  expect(sums).toContain(`${described.hash.slice("sha256:".length)}  evidence.csv`);
  expect(described.bytes).toBe(readFileSync(join(folder, "evidence.csv")).byteLength);
  expect(removeRows(folder, isGone, "2026-11-23")).toBe(0);
});

function linesOf(folder: string): string[] {
  return readFileSync(join(folder, "evidence.ndjson"), "utf8").split("\n").filter(Boolean);
}
