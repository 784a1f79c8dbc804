import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { assembleStatus } from "../data/assemble-status.ts";
import { writeSums } from "../data/dataset/checksums.ts";
import { changesOf, keepChanges } from "../data/dataset/keep-changes.ts";
import { openDataset, versionOf } from "../data/dataset/write-dataset.ts";
import { Changes } from "../data/model/changes.ts";
import { OfficialContacts } from "../data/model/continuity.ts";
import { type FieldNotes, NO_NOTES } from "../data/model/field-notes.ts";
import type { PlatformId } from "../data/model/ids.ts";
import { isListed } from "../data/model/platform.ts";
import { PolicyHistory } from "../data/model/policy-history.ts";
import { History, PlatformEvidenceFile, PlatformReport, REPORT_SCHEMA, Report } from "../data/model/report.ts";
import type { Registry } from "../data/registry.ts";
import type { Store } from "../data/store/store.ts";
import { Fault } from "../data/terminal/door.ts";
import type { Progress } from "../data/terminal/progress.ts";
import { assembleReport } from "./assemble-report.ts";
import { describeMethod, type Sha256 } from "./describe-method.ts";
import { notesOf } from "./evidence/assemble-evidence.ts";
import { maskAuthors, maskNotes } from "./mask-authors.ts";
import { METHOD } from "./method.ts";
import { entryOf, keepHistory } from "./proof/keep-history.ts";
import { foretellIfPossible } from "./proof/look-ahead.ts";
import { officialContacts, policyHistories } from "./publish-pages.ts";
import { recordsOf } from "./score.ts";

/**
 * Writes the report beside the old one and then puts it in its place, so that a reader finds the one or the other, whole.
 * The same store gives the same bytes, but for the history, which keeps what was published before. Author keys stay
 * home: they serve to count a person once, and name nobody outside.
 */
export function publish(
  store: Store,
  registry: Registry,
  notes: FieldNotes,
  folder: string,
  sha256: Sha256,
  progress: Progress,
): Report {
  const records = recordsOf(store, registry, notes);
  const scorecards = store.scorecards();
  if (scorecards.length === 0) throw new Fault("还没有打过分。先运行 npm run score。");
  const { asOf } = records;
  const method = describeMethod(METHOD, sha256);
  const gone = new Set(registry.platforms.filter((each) => !isListed(each)).map(({ id }) => id));
  const isShown = ({ platform }: { readonly platform: PlatformId }) => !gone.has(platform);
  const shown = scorecards.filter(isShown);
  const versions = store.versions().filter(isShown);
  const continuities = store.continuities().filter(isShown);
  recover(folder);
  const by = { methodVersion: method.version, paramsSha256: method.paramsSha256 };
  const history = keepHistory(readHistory(folder)?.reports ?? [], entryOf(asOf, by, shown), records, sha256);
  const fresh = `${folder}.fresh`;
  rmSync(fresh, { recursive: true, force: true });
  for (const inside of ["platforms", "policies", "evidence"]) mkdirSync(join(fresh, inside), { recursive: true });
  const version = versionOf({ asOf });
  keepOlder(join(folder, "data"), join(fresh, "data"), version);
  const dataset = openDataset(join(fresh, "data", version), { ...registry.workspace, asOf, method });
  const input = {
    workspace: registry.workspace,
    asOf,
    readBy: records.readBy,
    method,
    platforms: registry.platforms,
    complaintsOf: store.complaintsOf,
    corrections: notes.corrections,
    policies: store.policies(),
    versions,
    continuities,
    tallies: store.tallies(),
    alarms: store.alarms(),
    visits: store.visits(),
    sources: store.sources(),
    scorecards: shown,
    ranks: store.ranks(),
    lookAhead: foretellIfPossible(records),
  };
  const published: Pick<PlatformReport, "platform">[] = [];
  const report = assembleReport(input, (each, complaints, exclusions) => {
    const { platform } = each;
    published.push({ platform });
    writeJson(join(fresh, "platforms", `${platform.id}.json`), PlatformReport.parse(each));
    const evidence = {
      schema: REPORT_SCHEMA,
      platform: platform.id,
      asOf,
      complaints: maskAuthors(complaints),
      ...maskNotes(isListed(platform) ? notesOf(platform.id, notes, asOf) : NO_NOTES),
    };
    writeJson(join(fresh, "evidence", `${platform.id}.json`), PlatformEvidenceFile.parse(evidence));
    if (isListed(platform)) dataset.add(each, exclusions);
    progress.step(platform.name);
  });
  dataset.finish(() => changesOf(join(fresh, "data"), version, history));
  writeJson(join(fresh, "report.json"), Report.parse(report));
  writeJson(join(fresh, "history.json"), History.parse(history));
  const changes = keepChanges(join(folder, "changes.json"), join(fresh, "data"), history);
  writeJson(join(fresh, "changes.json"), Changes.parse(changes));
  for (const pages of policyHistories(published, versions, asOf)) {
    writeJson(join(fresh, "policies", `${pages.platform}.json`), PolicyHistory.parse(pages));
  }
  writeJson(join(fresh, "contacts.json"), OfficialContacts.parse(officialContacts(continuities, asOf)));
  writeJson(join(fresh, "status.json"), assembleStatus(store.standings(), registry.workspace, asOf));
  // Each data set has its own.
  writeSums(fresh, ["data"]);
  replace(folder, fresh);
  return report;
}

/** What was published before is the only copy of earlier scores and data sets: it goes when the new folder stands. */
function replace(folder: string, fresh: string): void {
  const old = asideOf(folder);
  rmSync(old, { recursive: true, force: true });
  if (existsSync(folder)) renameSync(folder, old);
  renameSync(fresh, folder);
  rmSync(old, { recursive: true, force: true });
}

/** Puts back what a publication that was killed between its two steps had laid aside. */
function recover(folder: string): void {
  if (!existsSync(folder) && existsSync(asideOf(folder))) renameSync(asideOf(folder), folder);
}

function asideOf(folder: string): string {
  return `${folder}.old`;
}

/** A data set that was published stays readable under its version for ever. */
function keepOlder(from: string, to: string, version: string): void {
  const older = existsSync(from) ? readdirSync(from).filter((name) => name !== version) : [];
  for (const name of older) cpSync(join(from, name), join(to, name), { recursive: true });
}

/** What the last published report remembers; `null` where there is none. */
export function readHistory(folder: string): History | null {
  const path = join(folder, "history.json");
  if (!existsSync(path)) return null;
  try {
    return History.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    throw new Fault(`${path} 坏了。从备份放回来，或删掉它、从头记。`);
  }
}

function writeJson(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value, null, 1)}\n`);
}
