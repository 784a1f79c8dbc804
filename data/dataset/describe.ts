import { stringify } from "yaml";
import type { Report } from "../model/report.ts";
import { type Column, columnsOf } from "./fields.ts";
import { ABOUT, KEYS, ROWS, TABLE_NAMES, type TableName } from "./tables.ts";

/** A file of the data set as it was written. */
export type WrittenFile = { readonly name: string; readonly bytes: number; readonly sha256: string };

type Described = { readonly report: Report; readonly version: string; readonly files: readonly WrittenFile[] };

export const LICENCE = {
  name: "CC-BY-4.0",
  path: "https://creativecommons.org/licenses/by/4.0/",
  title: "Creative Commons Attribution 4.0",
};

const titleOf = (report: Report) => `${report.demo ? "演示数据 · " : ""}卡盟平台信任评分数据集`;

/** The facts that every file of the set carries with it. */
export function aboutOf(report: Report, version: string): Record<string, string> {
  return {
    title: titleOf(report),
    version,
    as_of: report.asOf,
    method_version: report.method.version,
    params_sha256: report.method.paramsSha256,
    licence: LICENCE.name,
    demo: String(report.demo),
  };
}

/** Data Package v2: `datapackage.json`. */
export function dataPackage({ report, version, files }: Described): unknown {
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: "kaxin-trust-scores",
    title: titleOf(report),
    description: report.notice === "" ? "Trust scores of card platforms, with intervals and evidence." : report.notice,
    version,
    created: report.asOf,
    licenses: [LICENCE],
    contributors: [{ title: "Kaxin 卡信", roles: ["creator"] }],
    resources: TABLE_NAMES.flatMap((name) =>
      files.filter((file) => file.name === `${name}.csv`).map((file) => resourceOf(name, file)),
    ),
  };
}

function resourceOf(name: TableName, file: WrittenFile): unknown {
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
    },
  };
}

/** CITATION.cff 1.2.0. */
export function citation({ report, version }: Described): string {
  return stringify({
    "cff-version": "1.2.0",
    message: "引用这份数据时，请写明版本和访问日期。 / Please cite version and date of access.",
    type: "dataset",
    title: titleOf(report),
    authors: [{ name: "Kaxin 卡信" }],
    version,
    "date-released": report.asOf.slice(0, 10),
    license: LICENCE.name,
  });
}

/** Datasette's `metadata.yaml`. */
export function datasetteMetadata({ report }: Described): string {
  const tables = TABLE_NAMES.map((name) => {
    const columns = columnsOf(ROWS[name]).map((column) => [column.name, `${column.zh} / ${column.en}`] as const);
    return [
      name,
      { description: `${ABOUT[name].zh} / ${ABOUT[name].en}`, columns: Object.fromEntries(columns) },
    ] as const;
  });
  return stringify({
    title: titleOf(report),
    license: LICENCE.name,
    license_url: LICENCE.path,
    databases: { all: { tables: Object.fromEntries(tables) } },
  });
}

/** schema.org Dataset, as a page or a crawler of data sets reads it. */
export function schemaOrg({ report, version, files }: Described): Record<string, unknown> {
  return {
    "@context": "https://schema.org/",
    "@type": "Dataset",
    name: titleOf(report),
    description: "Trust scores of card platforms from public complaints and published policies, with 90 % intervals.",
    license: LICENCE.path,
    version,
    dateModified: report.asOf,
    isAccessibleForFree: true,
    creator: { "@type": "Organization", name: "Kaxin 卡信" },
    measurementTechnique: report.method.version,
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
  const { report, version, files } = described;
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
        name: titleOf(report),
        description: "Trust scores of card platforms, with intervals and evidence.",
        datePublished: report.asOf.slice(0, 10),
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

/** The codebook, one section a table, from the schemas that guard the rows. */
export function codebook({ report, version }: Described, language: "zh" | "en"): string {
  const words = {
    zh: ["字段", "含义", "类型", "单位", "取值", "可缺"],
    en: ["Column", "Meaning", "Type", "Unit", "Values", "May be missing"],
  };
  const sections = TABLE_NAMES.map((name) => {
    const rows = columnsOf(ROWS[name]).map((column) => tableLine(codebookCells(column, language)));
    return [
      `## ${name}`,
      "",
      ABOUT[name][language],
      "",
      tableLine(words[language]),
      tableLine(words[language].map(() => "---")),
      ...rows,
    ].join("\n");
  });
  const head = {
    zh: `# 数据字典 ${version}\n\n方法 ${report.method.version}。缺失是空值，原因看同一行的 \`status\`：绝不用 0 或 99 代替。区间都是 90%。`,
    en: `# Codebook ${version}\n\nMethod ${report.method.version}. Missing is empty, and \`status\` in the same row says why: never 0, never 99. Intervals are 90 %.`,
  };
  return `${[head[language], ...sections].join("\n\n")}\n`;
}

function codebookCells(column: Column, language: "zh" | "en"): string[] {
  const may = { zh: ["否", "是"], en: ["no", "yes"] }[language][column.required ? 0 : 1] ?? "";
  return [`\`${column.name}\``, column[language], column.type, column.unit, column.values.join(", "), may];
}

function tableLine(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
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
