import { stringify } from "yaml";
import type { Report } from "../model/report.ts";
import { ABOUT } from "./about-tables.ts";
import { columnsOf } from "./fields.ts";
import { isOfPlatform, KEYS, ROWS, TABLE_NAMES, type TableName } from "./tables.ts";

/** A file of the data set as it was written. */
export type WrittenFile = { readonly name: string; readonly bytes: number; readonly sha256: string };

/** What a data set must know of its report before the first platform comes. */
export type DatasetHead = Pick<Report, "demo" | "notice" | "asOf" | "method">;

export type Described = {
  readonly head: DatasetHead;
  readonly version: string;
  /** Rows of each table. */
  readonly counts: ReadonlyMap<TableName, number>;
  readonly files: readonly WrittenFile[];
};

export const LICENCE = {
  name: "CC-BY-4.0",
  path: "https://creativecommons.org/licenses/by/4.0/",
  title: "Creative Commons Attribution 4.0",
};

const titleOf = (head: DatasetHead) => `${head.demo ? "演示数据 · " : ""}卡盟平台信任评分数据集`;

/** The facts that every file of the set carries with it. */
export function aboutOf(head: DatasetHead, version: string): Record<string, string> {
  return {
    title: titleOf(head),
    version,
    as_of: head.asOf,
    method_version: head.method.version,
    params_sha256: head.method.paramsSha256,
    licence: LICENCE.name,
    demo: String(head.demo),
  };
}

/** Data Package v2: `datapackage.json`. */
export function dataPackage({ head, version, counts, files }: Described): unknown {
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: "kaxin-trust-scores",
    title: titleOf(head),
    description: head.notice === "" ? "Trust scores of card platforms, with intervals and evidence." : head.notice,
    version,
    created: head.asOf,
    licenses: [LICENCE],
    contributors: [{ title: "Kaxin 卡信", roles: ["creator"] }],
    resources: TABLE_NAMES.flatMap((name) =>
      files.filter((file) => file.name === `${name}.csv`).map((file) => resourceOf(name, file, counts.get(name) ?? 0)),
    ),
  };
}

function resourceOf(name: TableName, file: WrittenFile, rows: number): unknown {
  return {
    name: name.replaceAll("_", "-"),
    type: "table",
    title: ABOUT[name].zh,
    description: ABOUT[name].en,
    path: file.name,
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    bytes: file.bytes,
    rows,
    hash: `sha256:${file.sha256}`,
    dialect: { delimiter: ",", lineTerminator: "\n" },
    schema: {
      fields: columnsOf(ROWS[name]).map((column) => ({
        name: column.name,
        type: column.type,
        title: column.zh,
        description: column.en + (column.unit === "" ? "" : ` (${column.unit})`),
        constraints: {
          ...(column.required ? { required: true } : {}),
          ...(column.values.length === 0 ? {} : { enum: column.values }),
        },
      })),
      missingValues: [""],
      primaryKey: KEYS[name],
      ...(isOfPlatform(name) ? { foreignKeys: [TO_PLATFORM] } : {}),
    },
  };
}

const TO_PLATFORM = { fields: ["platform"], reference: { resource: "platforms", fields: ["platform"] } };

/** CITATION.cff 1.2.0. */
export function citation({ head, version }: Described): string {
  return stringify({
    "cff-version": "1.2.0",
    message: "引用这份数据时，请写明版本和访问日期。 / Please cite version and date of access.",
    type: "dataset",
    title: titleOf(head),
    authors: [{ name: "Kaxin 卡信" }],
    version,
    "date-released": head.asOf.slice(0, 10),
    license: LICENCE.name,
  });
}

/** Datasette's `metadata.yaml`. */
export function datasetteMetadata({ head }: Described): string {
  const tables = TABLE_NAMES.map((name) => {
    const columns = columnsOf(ROWS[name]).map((column) => [column.name, `${column.zh} / ${column.en}`] as const);
    return [
      name,
      { description: `${ABOUT[name].zh} / ${ABOUT[name].en}`, columns: Object.fromEntries(columns) },
    ] as const;
  });
  return stringify({
    title: titleOf(head),
    license: LICENCE.name,
    license_url: LICENCE.path,
    databases: { all: { tables: Object.fromEntries(tables) } },
  });
}

/** schema.org Dataset, as a page or a crawler of data sets reads it. */
export function schemaOrg({ head, version, files }: Described): Record<string, unknown> {
  return {
    "@context": "https://schema.org/",
    "@type": "Dataset",
    name: titleOf(head),
    description: "Trust scores of card platforms from public complaints and published policies, with 90 % intervals.",
    license: LICENCE.path,
    version,
    dateModified: head.asOf,
    isAccessibleForFree: true,
    creator: { "@type": "Organization", name: "Kaxin 卡信" },
    measurementTechnique: head.method.version,
    variableMeasured: columnsOf(ROWS.scorecards).map((column) => ({
      "@type": "PropertyValue",
      name: column.name,
      description: column.en,
      ...(column.unit === "" ? {} : { unitText: column.unit }),
    })),
    distribution: files.map((file) => ({
      "@type": "DataDownload",
      contentUrl: file.name,
      encodingFormat: mediaTypeOf(file.name),
      contentSize: `${file.bytes} B`,
      sha256: file.sha256,
    })),
  };
}

/** RO-Crate 1.2: `ro-crate-metadata.json`. */
export function roCrate(described: Described): unknown {
  const { head, version, files } = described;
  return {
    "@context": "https://w3id.org/ro/crate/1.2/context",
    "@graph": [
      {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        conformsTo: { "@id": "https://w3id.org/ro/crate/1.2" },
        about: { "@id": "./" },
      },
      {
        "@id": "./",
        "@type": "Dataset",
        name: titleOf(head),
        description: "Trust scores of card platforms, with intervals and evidence.",
        datePublished: head.asOf.slice(0, 10),
        version,
        license: { "@id": LICENCE.path },
        hasPart: files.map(({ name }) => ({ "@id": name })),
      },
      { "@id": LICENCE.path, "@type": "CreativeWork", name: LICENCE.title },
      ...files.map(({ name, bytes }) => ({
        "@id": name,
        "@type": "File",
        name,
        encodingFormat: mediaTypeOf(name),
        contentSize: String(bytes),
      })),
    ],
  };
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  csv: "text/csv",
  ndjson: "application/x-ndjson",
  parquet: "application/vnd.apache.parquet",
  sqlite: "application/vnd.sqlite3",
  json: "application/json",
  md: "text/markdown",
  yaml: "application/yaml",
};

function mediaTypeOf(name: string): string {
  return MEDIA_TYPES[name.slice(name.lastIndexOf(".") + 1)] ?? "text/plain";
}
