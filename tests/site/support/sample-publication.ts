import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keepChanges } from "../../../data/dataset/keep-changes.ts";
import { Changes } from "../../../data/model/changes.ts";
import { History, PlatformReport, REPORT_SCHEMA, Report } from "../../../data/model/report.ts";
import { spokenSample, writeDataset } from "../../data/dataset/support/sample-dataset.ts";
import { type Sample, writeSample } from "./sample-report.ts";
import { sampleStatus } from "./sample-status.ts";

const BEFORE = "2026-11-09T02:00:00Z";

/** A publication that has one before it: two data sets, what changed between them, and how the crawl stands. */
export function writePublication(): { readonly folder: string; readonly sample: Sample; readonly changes: Changes } {
  const folder = mkdtempSync(join(tmpdir(), "kaxin-publication-"));
  const sample = spokenSample();
  writeSample(sample, folder);
  const older = writeDataset(asItWas(sample));
  cpSync(older, join(folder, "data", "2026.11.09"), { recursive: true });
  rmSync(older, { recursive: true });
  const history = History.parse({ schema: REPORT_SCHEMA, reports: [] });
  const changes = Changes.parse(keepChanges(join(folder, "changes.json"), join(folder, "data"), history));
  writeFileSync(join(folder, "changes.json"), JSON.stringify(changes));
  writeFileSync(join(folder, "status.json"), JSON.stringify(sampleStatus));
  return { folder, sample, changes };
}

/** Eleven days before: one platform a grade better, one without its deduction, one not listed yet. */
function asItWas({ report, platforms }: Sample): Sample {
  return {
    report: Report.parse({ ...report, asOf: BEFORE }),
    platforms: platforms
      .filter(({ platform }) => platform.id !== "chuxin")
      .map((each) => {
        const { rating } = each.scorecard;
        const better = each.platform.id === "xingtu" ? { rating: { ...rating, points: 71, high: 74, grade: "B" } } : {};
        const milder = each.platform.id === "heishi" ? { penalties: [] } : {};
        return PlatformReport.parse({
          ...each,
          asOf: BEFORE,
          scorecard: { ...each.scorecard, asOf: BEFORE, ...better, ...milder },
        });
      }),
  };
}
