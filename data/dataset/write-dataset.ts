import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Change } from "../model/changes.ts";
import type { Exclusion } from "../model/exclusion.ts";
import type { PlatformReport } from "../model/report.ts";
import { changelog } from "./changelog.ts";
import { filesIn, writeSums } from "./checksums.ts";
import { codebook } from "./codebook.ts";
import {
  aboutOf,
  citation,
  type DatasetHead,
  dataPackage,
  datasetteMetadata,
  LICENCE,
  roCrate,
  schemaOrg,
} from "./describe.ts";
import { columnsOf } from "./fields.ts";
import { rowsOfChanges, rowsOfPlatform, rowsOfReport } from "./rows.ts";
import { isOfPlatform, KEYS, ROWS, type Rows, TABLE_NAMES, type TableName } from "./tables.ts";
import { writeParquet } from "./write-parquet.ts";
import { openSqlite } from "./write-sqlite.ts";
import { type TableWriter, writeCsv, writeExcelCsv, writeNdjson } from "./write-texts.ts";

export type Dataset = {
  /** Platforms must come in the order of their ids. */
  readonly add: (platform: PlatformReport, exclusions?: readonly Exclusion[]) => void;
  /**
   * Writes the rest: parameters, changes, codebook, descriptions, digests. Nothing can be added any more. `changes` is asked
   * when every other row stands in its NDJSON, so that it may read them.
   */
  readonly finish: (changes: () => readonly Change[]) => void;
};

/** `2026.11.22`: the day of the newest visit. */
export function versionOf({ asOf }: Pick<DatasetHead, "asOf">): string {
  return asOf.slice(0, 10).replaceAll("-", ".");
}

/** Writes the tidy tables of one publication into `folder`, in every format at once. The same report gives the same bytes. */
export function openDataset(folder: string, head: DatasetHead): Dataset {
  mkdirSync(join(folder, "excel"), { recursive: true });
  const version = versionOf(head);
  const about = aboutOf(head, version);
  const sqlite = openSqlite(join(folder, "all.sqlite"), about);
  const writers = new Map<TableName, readonly TableWriter[]>(
    TABLE_NAMES.map((name) => {
      const columns = columnsOf(ROWS[name]);
      return [
        name,
        [
          writeCsv(join(folder, `${name}.csv`), columns),
          writeExcelCsv(join(folder, "excel", `${name}.csv`), columns),
          writeNdjson(join(folder, `${name}.ndjson`)),
          writeParquet(join(folder, `${name}.parquet`), columns, about),
          sqlite.table(name, columns, { primary: KEYS[name], isOfPlatform: isOfPlatform(name) }),
        ],
      ];
    }),
  );
  const counts = new Map<TableName, number>();
  const write = (rows: Rows) => {
    for (const [name, each] of writers) {
      const own = rows[name] ?? [];
      counts.set(name, (counts.get(name) ?? 0) + own.length);
      for (const writer of each) writer.write(own);
    }
  };
  return {
    add: (platform, exclusions) => write(rowsOfPlatform(platform, exclusions)),
    finish(changes) {
      write(rowsOfReport(head));
      const changed = changes();
      write(rowsOfChanges(changed));
      for (const writer of [...writers.values()].flat()) writer.close();
      sqlite.close();
      const described = { head, version, counts, files: filesIn(folder) };
      writeJson(join(folder, "datapackage.json"), dataPackage(described));
      writeJson(join(folder, "dataset.jsonld"), schemaOrg(described));
      writeFileSync(join(folder, "codebook.zh.md"), codebook(described, "zh"));
      writeFileSync(join(folder, "codebook.en.md"), codebook(described, "en"));
      writeFileSync(join(folder, "CITATION.cff"), citation(described));
      writeFileSync(join(folder, "metadata.yaml"), datasetteMetadata(described));
      writeFileSync(join(folder, "CHANGELOG.md"), changelog(version, changed));
      writeFileSync(join(folder, "LICENSE-data.txt"), LICENCE_TEXT);
      copyFileSync(LICENCE_OF_CODE, join(folder, "LICENSE-code.txt"));
      writeJson(join(folder, "ro-crate-metadata.json"), roCrate({ ...described, files: filesIn(folder) }));
      writeSums(folder);
    },
  };
}

const LICENCE_OF_CODE = join(import.meta.dirname, "../../LICENSE");
const LICENCE_TEXT = `评分、编码和汇总：${LICENCE.title}，${LICENCE.path}
引文的权利属于各自作者；引文很短、已打码、注明出处。

Scores, codes and aggregates: ${LICENCE.title}, ${LICENCE.path}
Quotations remain their authors'; they are short, masked and name their source.
`;

function writeJson(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value, null, 1)}\n`);
}
