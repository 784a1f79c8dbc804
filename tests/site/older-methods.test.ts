import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { Report } from "../../data/model/report.ts";
import { readOlderMethods } from "../../site/older-methods.ts";
import { writeDataset } from "../data/dataset/support/sample-dataset.ts";
import { sampleReport, writeSample } from "./support/sample-report.ts";

const folder = mkdtempSync(join(tmpdir(), "kaxin-older-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("keeps every method that a publication was made by, with its parameters and its publications", () => {
  const sample = sampleReport({ only: ["qinghe"] });
  writeSample(sample, folder);
  const { method } = sample.report;
  for (const [version, day, weight] of [
    ["kts-0.1.0", "2026-01-02", 1],
    ["kts-0.2.0", "2026-02-02", 2],
    ["kts-0.2.0", "2026-03-02", 2],
  ] as const) {
    const asOf = `${day}T02:00:00Z`;
    const older = writeDataset({
      ...sample,
      report: Report.parse({ ...sample.report, asOf, method: { ...method, version, parameters: { a: { weight } } } }),
    });
    cpSync(older, join(folder, "data", day.replaceAll("-", ".")), { recursive: true });
    rmSync(older, { recursive: true });
  }
  process.env["KAXIN_REPORT"] = folder;
  const found = readOlderMethods().map(({ version, parameters, publications }) => ({
    version,
    parameters,
    of: publications.map((each) => each.version),
  }));
  expect(found).toEqual([
    { version: "kts-0.2.0", parameters: { "a.weight": "2" }, of: ["2026.03.02", "2026.02.02"] },
    { version: "kts-0.1.0", parameters: { "a.weight": "1" }, of: ["2026.01.02"] },
  ]);
});
