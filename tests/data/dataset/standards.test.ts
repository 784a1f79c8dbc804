import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import Database from "better-sqlite3";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import frictionless from "datapackage";
import { afterAll, describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { z } from "zod";
import { TABLE_NAMES } from "../../../data/dataset/tables.ts";
import { CITATION_FILE_1_2, DATA_PACKAGE_2 } from "./support/data-package-2.ts";
import { spokenSample, writeDataset } from "./support/sample-dataset.ts";

const folder = writeDataset(spokenSample());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (name: string) => readFileSync(join(folder, name), "utf8");
const Resource = z.looseObject({
  name: z.string(),
  path: z.string(),
  rows: z.int(),
  schema: z.looseObject({ fields: z.array(z.looseObject({ name: z.string(), type: z.string() })) }),
});
const Package = z.looseObject({ licenses: z.array(z.looseObject({})), resources: z.array(Resource) });
const datapackage = Package.parse(JSON.parse(read("datapackage.json")));
const csv = (path: string) => z.array(z.array(z.string())).parse(parse(read(path)));

function faultsOf(schema: object, value: unknown): string[] {
  const ajv = new Ajv({ allErrors: true, strictTypes: false });
  // The package is CommonJS: its function is `default` of what is imported.
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe("the Data Package", () => {
  it("keeps to version 2 of the standard", () => {
    expect(faultsOf(DATA_PACKAGE_2, datapackage)).toEqual([]);
  });

  it("would be refused with another type of field, without resources, or with a licence that says nothing", () => {
    const [first] = datapackage.resources;
    const odd = { ...first, schema: { fields: [{ name: "a", type: "text" }] } };
    expect(faultsOf(DATA_PACKAGE_2, { ...datapackage, resources: [odd] })).not.toEqual([]);
    expect(faultsOf(DATA_PACKAGE_2, { ...datapackage, resources: [] })).not.toEqual([]);
    expect(faultsOf(DATA_PACKAGE_2, { ...datapackage, licenses: [{ title: "free" }] })).not.toEqual([]);
  });

  it("is read whole by the reference reader: every row fits its table, every key leads to a platform", async () => {
    expect(datapackage.resources.map(({ name }) => name)).toEqual(TABLE_NAMES.map((name) => name.replaceAll("_", "-")));
    const { valid, errors, resources } = await openPackage();
    expect(errors).toEqual([]);
    expect(valid).toBe(true);
    for (const resource of resources) {
      const { path, rows } = resource.descriptor;
      expect(await resource.read({ relations: true }), path).toHaveLength(rows);
      expect(resource.headers, path).toEqual(resource.schema.fieldNames);
    }
  });

  it.each([
    ["a cell that is not of its column", "scorecards.csv", "n_raw", "many"],
    ["a platform that is not there", "dimensions.csv", "platform", "nobody"],
  ])("is found out by that reader with %s", async (_, path, column, wrong) => {
    const before = read(path);
    const [head = [], first = [], ...rest] = csv(path);
    const spoilt = first.map((cell, at) => (head[at] === column ? wrong : cell));
    writeFileSync(join(folder, path), stringify([head, spoilt, ...rest]));
    const { resources } = await openPackage();
    const resource = resources.find(({ descriptor }) => descriptor.path === path);
    await expect(resource?.read({ relations: true })).rejects.toThrow();
    writeFileSync(join(folder, path), before);
  });
});

/** As the reader of version 1 wants a table to be called. */
function openPackage() {
  const resources = datapackage.resources.map((each) => ({ ...each, profile: "tabular-data-resource" }));
  const described = { ...datapackage, profile: "tabular-data-package", resources };
  return frictionless.Package.load(described, { basePath: folder });
}

describe("the other standards", () => {
  it("make a citation file of version 1.2.0", () => {
    const citation: unknown = parseYaml(read("CITATION.cff"));
    expect(faultsOf(CITATION_FILE_1_2, citation)).toEqual([]);
    expect(
      faultsOf(CITATION_FILE_1_2, { ...z.looseObject({}).parse(citation), "date-released": "20.11.2026" }),
    ).not.toEqual([]);
  });

  it("make an RO-Crate whose root has every file, and whose every reference is there", () => {
    const Entity = z.looseObject({ "@id": z.string(), "@type": z.string() });
    const Crate = z.strictObject({
      "@context": z.literal("https://w3id.org/ro/crate/1.2/context"),
      "@graph": z.array(Entity),
    });
    const graph = Crate.parse(JSON.parse(read("ro-crate-metadata.json")))["@graph"];
    const byId = new Map(graph.map((each) => [each["@id"], each]));
    expect(byId.size).toBe(graph.length);
    expect(byId.get("ro-crate-metadata.json")).toMatchObject({
      "@type": "CreativeWork",
      about: { "@id": "./" },
      conformsTo: { "@id": "https://w3id.org/ro/crate/1.2" },
    });
    const Root = z.looseObject({
      "@type": z.literal("Dataset"),
      name: z.string().min(1),
      description: z.string().min(1),
      datePublished: z.iso.date(),
      license: z.strictObject({ "@id": z.string() }),
      hasPart: z.array(z.strictObject({ "@id": z.string() })),
    });
    const root = Root.parse(byId.get("./"));
    for (const part of [...root.hasPart, root.license]) expect(byId.has(part["@id"]), part["@id"]).toBe(true);
    for (const { "@id": name } of root.hasPart) expect(() => read(name)).not.toThrow();
    expect(root.hasPart.map((each) => each["@id"])).toContain("datapackage.json");
  });

  it("make metadata with which Datasette explains every column of every table", () => {
    const Metadata = z.looseObject({
      license: z.string(),
      databases: z.strictObject({
        all: z.strictObject({
          tables: z.record(z.string(), z.looseObject({ columns: z.record(z.string(), z.string()) })),
        }),
      }),
    });
    const { tables } = Metadata.parse(parseYaml(read("metadata.yaml"))).databases.all;
    const file = new Database(join(folder, "all.sqlite"), { readonly: true });
    expect(file.pragma("integrity_check", { simple: true })).toBe("ok");
    for (const [name, { columns }] of Object.entries(tables)) {
      const real = z.array(z.looseObject({ name: z.string() })).parse(file.pragma(`table_info(${name})`));
      expect(Object.keys(columns), name).toEqual(real.map((column) => column.name));
    }
    expect(Object.keys(tables)).toEqual(TABLE_NAMES);
    file.close();
  });

  it("let sha256sum check every file, and find the one that was changed", () => {
    const check = () => execFileSync("sha256sum", ["-c", "--strict", "SHA256SUMS"], { cwd: folder, stdio: "pipe" });
    const said = check().toString().trim().split("\n");
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(said).toHaveLength(files.length - 1);
    const before = read("months.csv");
    writeFileSync(join(folder, "months.csv"), before.replace("2026-03", "2026-04"));
    expect(check).toThrow();
    writeFileSync(join(folder, "months.csv"), before);
  });

  it("keep counts, interval, coverage, method version and parameter hash in every row of scores", () => {
    const needed = [
      "n_raw",
      "n_eff",
      "ci_low",
      "ci_high",
      "ci_level",
      "coverage",
      "status",
      "method_version",
      "params_sha256",
    ];
    for (const name of ["scorecards", "dimensions", "indicators"]) {
      const [head = [], ...rows] = csv(`${name}.csv`);
      expect(
        needed.filter((column) => !head.includes(column)),
        name,
      ).toEqual([]);
      for (const row of rows) {
        const cell = (column: string) => row[head.indexOf(column)];
        const isMeasured = cell("status") === "measured";
        expect(
          [cell("points"), cell("ci_low"), cell("ci_high")].every((each) => (each !== "") === isMeasured),
          name,
        ).toBe(true);
        expect(cell("params_sha256"), name).toMatch(/^[0-9a-f]{64}$/);
        if (isMeasured) expect(cell("n_raw"), name).toMatch(/^\d+$/);
      }
    }
  });
});
