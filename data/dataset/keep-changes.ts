import { existsSync, readdirSync, readFileSync } from "node:fs";
import { CHANGES_SCHEMA, type Change, Changes } from "../model/changes.ts";
import { compare } from "../model/order.ts";
import type { History } from "../model/report.ts";
import { Fault } from "../terminal/door.ts";
import { diffDatasets, type Recomputed } from "./diff-datasets.ts";
import { type DatasetFacts, readDataset, readPublication } from "./read-dataset.ts";

/** The versions published in `folder`, oldest first. */
function versionsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^\d{4}\.\d{2}\.\d{2}$/.test(name))
    .sort(compare);
}

/**
 * `changes.json` with what the newest version in `datasets` changed. What `file` remembers of the others stays as it was
 * told; what it does not know is compared now.
 */
export function keepChanges(file: string, datasets: string, history: History): Changes {
  const told = existsSync(file) ? readChanges(file) : null;
  const publications = versionsIn(datasets).flatMap((version) => readPublication(datasets, version) ?? []);
  const newest = publications.at(-1);
  if (newest === undefined) throw new Fault(`${datasets} 里没有数据集。再运行一次 npm run publish。`);
  const known = new Set(told?.publications.map(({ version }) => version));
  known.delete(newest.version);
  const changes = publications.flatMap((newer, at): Change[] => {
    const older = publications[at - 1];
    if (known.has(newer.version)) return told?.changes.filter(({ version }) => version === newer.version) ?? [];
    return older === undefined ? [] : changesBetween(datasets, older.version, newer.version, history);
  });
  return {
    schema: CHANGES_SCHEMA,
    asOf: newest.asOf,
    publications: publications.reverse(),
    changes: changes.sort((one, other) => compare(other.version, one.version)),
  };
}

/** What `version` changed of the one before it in `datasets`; nothing where it is the first. */
export function changesOf(datasets: string, version: string, history: History): Change[] {
  const before = versionsIn(datasets).findLast((each) => each < version && readPublication(datasets, each) !== null);
  return before === undefined ? [] : changesBetween(datasets, before, version, history);
}

/** What version `to` changed of version `from`. */
export function changesBetween(datasets: string, from: string, to: string, history: History | null): Change[] {
  const [older, newer] = [from, to].map((version) => {
    const publication = readPublication(datasets, version);
    if (publication !== null) return readDataset(datasets, publication);
    throw new Fault(`没有发布过 ${version}。有的是：${versionsIn(datasets).join("、") || "一个也没有"}。`);
  });
  if (older === undefined || newer === undefined) return [];
  return diffDatasets(older, newer, history === null ? new Map() : recomputedIn(history, older, newer));
}

/** The older report as the newer one's method sees it, if the history has it. */
function recomputedIn({ reports }: History, older: DatasetFacts, newer: DatasetFacts): Recomputed {
  const entry = reports.find(({ asOf, paramsSha256 }) => asOf === older.asOf && paramsSha256 === newer.paramsSha256);
  return new Map((entry?.platforms ?? []).flatMap(({ id, rating }) => (rating === null ? [] : [[id, rating.points]])));
}

function readChanges(file: string): Changes {
  try {
    return Changes.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    throw new Fault(`${file} 坏了。从拷贝放回来，或者删掉它：下一次 publish 从 data/ 重新做。`);
  }
}
