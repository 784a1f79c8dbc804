import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openDataset, versionOf } from "../data/dataset/write-dataset.ts";
import type { FieldNotes } from "../data/model/field-notes.ts";
import { PlatformReport, Report } from "../data/model/report.ts";
import type { Registry } from "../data/registry.ts";
import type { Store } from "../data/store/store.ts";
import { Fault } from "../data/terminal/door.ts";
import type { Progress } from "../data/terminal/progress.ts";
import { assembleReport } from "./assemble-report.ts";
import { describeMethod, type Sha256 } from "./describe-method.ts";
import { METHOD } from "./method.ts";

/**
 * Writes the report beside the old one and then puts it in its place, so that a reader finds the one or the other, whole.
 * The same store gives the same bytes. Author keys stay home: they serve to count a person once, and name nobody outside.
 */
export function publish(
  store: Store,
  registry: Registry,
  { corrections }: FieldNotes,
  folder: string,
  sha256: Sha256,
  progress: Progress,
): Report {
  const asOf = store.asOf();
  const scorecards = store.scorecards();
  if (asOf === null || scorecards.length === 0) throw new Fault("nothing is scored yet. Run `npm run score` first.");
  const { report, platforms } = assembleReport({
    workspace: registry.workspace,
    asOf,
    method: describeMethod(METHOD, sha256),
    platforms: registry.platforms,
    complaints: store.complaints().map((complaint) => ({ ...complaint, authorKey: null })),
    corrections,
    policies: store.policies(),
    tallies: store.tallies(),
    alarms: store.alarms(),
    visits: store.visits(),
    sources: store.sources(),
    scorecards,
    ranks: store.ranks(),
  });
  const fresh = `${folder}.fresh`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(join(fresh, "platforms"), { recursive: true });
  writeJson(join(fresh, "report.json"), Report.parse(report));
  const version = versionOf(report);
  keepOlder(join(folder, "data"), join(fresh, "data"), version);
  const dataset = openDataset(join(fresh, "data", version), report);
  for (const each of platforms) {
    writeJson(join(fresh, "platforms", `${each.platform.id}.json`), PlatformReport.parse(each));
    dataset.add(each);
    progress.step(each.platform.name);
  }
  dataset.finish();
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
  return report;
}

/** A data set that was published stays readable under its version for ever. */
function keepOlder(from: string, to: string, version: string): void {
  const older = existsSync(from) ? readdirSync(from).filter((name) => name !== version) : [];
  for (const name of older) cpSync(join(from, name), join(to, name), { recursive: true });
}

function writeJson(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value, null, 1)}\n`);
}
