import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { PlatformReport, Report } from "../../data/model/report.ts";
import { readScorecard, scorecardsByVersion, versionsOf } from "../../site/older-scorecards.ts";
import { figuresOf, ratingOf, told } from "../../site/present/older-scorecard.ts";
import { writeDataset } from "../data/dataset/support/sample-dataset.ts";
import { sampleReport, writeSample } from "./support/sample-report.ts";

const folder = mkdtempSync(join(tmpdir(), "kaxin-scorecards-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("reads every scorecard as each publication said it, but none of a platform that was removed since", () => {
  const now = sampleReport({ only: ["qinghe", "nuanyang", "heishi"] });
  const asOf = "2026-01-02T02:00:00Z";
  const older = writeDataset({
    report: Report.parse({ ...now.report, asOf }),
    platforms: now.platforms.map((each) =>
      PlatformReport.parse({ ...each, asOf, scorecard: { ...each.scorecard, asOf, methodVersion: "kts-0.1.0" } }),
    ),
  });
  const fate = { kind: "removed" as const, since: "2026-02-01", reason: "应平台请求，经核实。" };
  const platforms = now.report.platforms.map((row) =>
    row.platform.id === "heishi" ? { ...row, platform: { ...row.platform, fate } } : row,
  );
  writeSample({ ...now, report: { ...now.report, platforms } }, folder);
  cpSync(older, join(folder, "data", "2026.01.02"), { recursive: true });
  rmSync(older, { recursive: true });
  process.env["KAXIN_REPORT"] = folder;

  const old = scorecardsByVersion().find(({ version }) => version === "2026.01.02");
  expect(old?.platforms.toSorted()).toEqual(["nuanyang", "qinghe"]);
  const [rated, notRated] = ["qinghe", "nuanyang"].map((id) =>
    now.platforms.find(({ platform }) => platform.id === id),
  );
  if (rated === undefined || notRated === undefined) throw new Error("the sample lacks a platform");
  expect(versionsOf(rated.platform.id)).toContain("2026.01.02");

  const found = readScorecard("2026.01.02", rated.platform.id);
  expect(found.card).toMatchObject({ method_version: "kts-0.1.0", as_of: asOf });
  expect(ratingOf(found.card, "zh")).toEqual(rated.scorecard.rating);
  expect(found.dimensions.map(({ points }) => points)).toEqual(
    rated.scorecard.dimensions.map(({ score }) => score?.points ?? null),
  );
  const measured = rated.scorecard.dimensions.flatMap(({ indicators }) => indicators);
  for (const row of found.indicators) {
    expect(told(row, "zh")).toBe(measured.find(({ id }) => id === row.indicator)?.measurement.statement);
  }
  expect(figuresOf(found.card, "en").length).toBeGreaterThan(3);
  expect(ratingOf(readScorecard("2026.01.02", notRated.platform.id).card, "zh")).toEqual({
    kind: "not_rated",
    reasons: notRated.scorecard.rating.kind === "not_rated" ? notRated.scorecard.rating.reasons : [],
  });
});
