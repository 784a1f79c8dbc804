/**
 * What https://datapackage.org/standard/data-package/, /data-resource/, /table-dialect/ and /table-schema/ (version 2.0,
 * 2024-06-26) demand of a package of tables, as JSON Schema: every MUST about the properties that we write. The names of
 * resources are held to the pattern that version 1 demanded and 2 recommends.
 */
const text = { type: "string", minLength: 1 };
const LOCAL_PATH = "^(?=[^./~])(?!file:)((?!/\\.\\./)(?!\\\\)(?!://).)*$";
const FIELD_TYPES = [
  ...["string", "number", "integer", "boolean", "object", "array", "list", "datetime", "date", "time"],
  ...["year", "yearmonth", "duration", "geopoint", "geojson", "any"],
];

const field = {
  type: "object",
  required: ["name", "type"],
  properties: {
    name: text,
    type: { enum: FIELD_TYPES },
    format: text,
    title: text,
    description: text,
    constraints: {
      type: "object",
      additionalProperties: false,
      properties: { required: { type: "boolean" }, enum: { type: "array", minItems: 1, uniqueItems: true } },
    },
  },
};

const schema = {
  type: "object",
  required: ["fields"],
  properties: {
    fields: { type: "array", minItems: 1, items: field },
    missingValues: { type: "array", items: { type: "string" } },
    primaryKey: { type: "array", minItems: 1, uniqueItems: true, items: text },
    foreignKeys: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        required: ["fields", "reference"],
        properties: {
          fields: { type: "array", minItems: 1, items: text },
          reference: {
            type: "object",
            required: ["fields"],
            properties: { resource: { type: "string" }, fields: { type: "array", minItems: 1, items: text } },
          },
        },
      },
    },
  },
};

const dialect = {
  type: "object",
  properties: {
    delimiter: { type: "string", minLength: 1, maxLength: 1 },
    lineTerminator: text,
    header: { type: "boolean" },
  },
};

const resource = {
  type: "object",
  required: ["name", "path"],
  // One has either a path or inline data, and a table has `type` where version 1 had `profile`.
  not: { anyOf: [{ required: ["data"] }, { required: ["profile"] }] },
  properties: {
    name: { type: "string", pattern: "^[-a-z0-9._/]+$" },
    path: { type: "string", pattern: LOCAL_PATH },
    type: { const: "table" },
    format: text,
    mediatype: { type: "string", pattern: "^(.+)/(.+)$" },
    encoding: text,
    bytes: { type: "integer", minimum: 0 },
    hash: { type: "string", pattern: "^(sha256:[a-f0-9]{64}|[a-f0-9]{32})$" },
    schema,
    dialect,
  },
};

export const DATA_PACKAGE_2 = {
  $schema: "http://json-schema.org/draft-07/schema#",
  type: "object",
  required: ["$schema", "resources"],
  properties: {
    $schema: { const: "https://datapackage.org/profiles/2.0/datapackage.json" },
    name: { type: "string", pattern: "^[-a-z0-9._/]+$" },
    title: text,
    description: text,
    version: text,
    created: { type: "string", format: "date-time" },
    licenses: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        anyOf: [{ required: ["name"] }, { required: ["path"] }],
        properties: { name: { type: "string", pattern: "^[-a-zA-Z0-9._]+$" }, path: { type: "string", format: "uri" } },
      },
    },
    contributors: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        minProperties: 1,
        properties: { title: text, roles: { type: "array", minItems: 1, items: text } },
      },
    },
    resources: { type: "array", minItems: 1, items: resource },
  },
};

/** Of https://github.com/citation-file-format/citation-file-format, version 1.2.0: all that it demands, and of the rest what we write. */
export const CITATION_FILE_1_2 = {
  $schema: "http://json-schema.org/draft-07/schema#",
  type: "object",
  additionalProperties: false,
  required: ["authors", "cff-version", "message", "title"],
  properties: {
    "cff-version": { const: "1.2.0" },
    message: text,
    title: text,
    type: { enum: ["dataset", "software"] },
    authors: {
      type: "array",
      minItems: 1,
      uniqueItems: true,
      // An entity needs its name.
      items: { type: "object", additionalProperties: false, required: ["name"], properties: { name: text } },
    },
    version: { type: ["string", "number"] },
    "date-released": { type: "string", format: "date", pattern: "^\\d{4}-\\d{2}-\\d{2}$" },
    license: { enum: ["CC-BY-4.0"] },
  },
};
