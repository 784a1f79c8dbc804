import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { z } from "zod";
import { filesIn, writeSums } from "./checksums.ts";
import type { Column } from "./fields.ts";
import { writeParquet } from "./write-parquet.ts";
import { deleteRows, readMetadata } from "./write-sqlite.ts";
import type { DataRow } from "./write-texts.ts";

/**
 * Takes rows out of a published data set in every format, mends its digests and notes in it how many went and when. Returns
 * how many. A data set stays otherwise as it was published.
 */
export function removeRows(folder: string, isGone: (row: DataRow) => boolean, day: string): number {
  const tables = readdirSync(folder).filter((name) => name.endsWith(".ndjson"));
  const before = digestsIn(folder);
  const removed = tables.reduce((sum, name) => sum + removeFromTable(folder, name.slice(0, -7), isGone), 0);
  if (removed === 0) return 0;
  deleteRows(join(folder, "all.sqlite"), isGone);
  appendFileSync(
    join(folder, "REMOVALS.txt"),
    `${day}: 应本人要求移除 ${removed} 行。 / ${removed} rows removed on request.\n`,
  );
  for (const name of readdirSync(folder).filter((each) => /\.json(ld)?$/.test(each))) mend(folder, name, before);
  writeSums(folder);
  return removed;
}

/** The rows of every text format stand in the same order. */
function removeFromTable(folder: string, table: string, isGone: (row: DataRow) => boolean): number {
  const file = join(folder, `${table}.ndjson`);
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  const rows = lines.map((line) => Row.parse(JSON.parse(line)));
  const stays = rows.map((row) => !isGone(row));
  if (stays.every(Boolean)) return 0;
  writeFileSync(file, lines.flatMap((line, at) => (stays[at] ? [`${line}\n`] : [])).join(""));
  for (const [name, mark, end] of [
    [`${table}.csv`, "", "\n"],
    [join("excel", `${table}.csv`), "\ufeff", "\r\n"],
  ] as const) {
    const cells: string[][] = parse(readFileSync(join(folder, name)), { bom: true });
    const kept = cells.filter((_, at) => at === 0 || stays[at - 1]);
    writeFileSync(join(folder, name), mark + stringify(kept, { record_delimiter: end }));
  }
  const parquet = join(folder, `${table}.parquet`);
  rmSync(parquet, { force: true });
  const writer = writeParquet(parquet, columnsIn(folder, table), readMetadata(join(folder, "all.sqlite")));
  writer.write(rows.filter((_, at) => stays[at]));
  writer.close();
  return stays.filter((each) => !each).length;
}

const Row = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

const Package = z.looseObject({
  resources: z.array(
    z.looseObject({
      path: z.string(),
      schema: z.looseObject({
        fields: z.array(
          z.looseObject({
            name: z.string(),
            type: z.enum(["string", "integer", "number", "boolean", "datetime"]),
            constraints: z.looseObject({ required: z.boolean().default(false) }),
          }),
        ),
      }),
    }),
  ),
});

/** The columns as that version of the data set itself describes them. */
function columnsIn(folder: string, table: string): Pick<Column, "name" | "type" | "required">[] {
  const { resources } = Package.parse(JSON.parse(readFileSync(join(folder, "datapackage.json"), "utf8")));
  const fields = resources.find(({ path }) => path === `${table}.csv`)?.schema.fields ?? [];
  return fields.map(({ name, type, constraints }) => ({ name, type, required: constraints.required }));
}

type Digests = ReadonlyMap<string, { readonly sha256: string; readonly bytes: number }>;

function digestsIn(folder: string): Digests {
  return new Map(filesIn(folder).map(({ name, ...digest }) => [name, digest]));
}

/** Gives the files that changed their new digest and size wherever a description names them. */
function mend(folder: string, name: string, before: Digests): void {
  const after = digestsIn(folder);
  const changes = [...before].flatMap(([file, old]) => {
    const now = after.get(file);
    return now === undefined || now.sha256 === old.sha256 ? [] : [{ old, now }];
  });
  const mended = (_: string, value: unknown): unknown => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const change = changes.find(({ old }) => Object.values(value).some((each) => String(each).includes(old.sha256)));
    return change === undefined ? value : Object.fromEntries(Object.entries(value).map(withDigest(change)));
  };
  const path = join(folder, name);
  if (existsSync(path))
    writeFileSync(path, `${JSON.stringify(JSON.parse(readFileSync(path, "utf8"), mended), null, 1)}\n`);
}

type Change = { readonly old: { sha256: string; bytes: number }; readonly now: { sha256: string; bytes: number } };

function withDigest({ old, now }: Change) {
  return ([key, value]: [string, unknown]): [string, unknown] => {
    if (typeof value === "string") {
      if (value === String(old.bytes)) return [key, String(now.bytes)];
      return [key, value.replace(old.sha256, now.sha256)];
    }
    return [key, value === old.bytes ? now.bytes : value];
  };
}
