import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Publication } from "../model/changes.ts";
import { CORRECTION_KINDS } from "../model/correction.ts";
import { PlatformId } from "../model/ids.ts";
import { Instant } from "../model/time.ts";

/** What a publication said that a later one may change. Read loosely: a data set of another time may have other columns. */
const PlatformRow = z.object({ platform: PlatformId, name: z.string() });
const ScoreRow = z.object({
  platform: PlatformId,
  points: z.number().nullable(),
  grade: z.string().nullable(),
  method_version: z.string(),
  params_sha256: z.string(),
  as_of: Instant,
});
const DeductionRow = z.object({
  platform: PlatformId,
  kind: z.enum(["penalty", "ceiling"]),
  rule: z.string(),
  points: z.number(),
  statement: z.string(),
  /** Data sets from before it was told in English lack it. */
  statement_en: z.string().nullable().default(null),
});
const PolicyChangeRow = z.object({
  platform: PlatformId,
  address: z.string(),
  first_seen: Instant,
  sentences_added: z.number(),
  sentences_removed: z.number(),
  weakenings: z.string().nullable(),
});
const CorrectionRow = z.object({
  platform: PlatformId,
  correction: z.string(),
  kind: z.enum(Object.keys(CORRECTION_KINDS) as [keyof typeof CORRECTION_KINDS]),
  state: z.string(),
  received_at: Instant,
  decided_at: Instant.nullable(),
  contests: z.string().nullable(),
  text: z.string(),
});
const ParameterRow = z.object({ method_version: z.string(), params_sha256: z.string(), as_of: Instant });

export type DatasetFacts = Publication & {
  readonly names: ReadonlyMap<PlatformId, string>;
  readonly scores: ReadonlyMap<PlatformId, z.infer<typeof ScoreRow>>;
  readonly deductions: readonly z.infer<typeof DeductionRow>[];
  readonly policyChanges: readonly z.infer<typeof PolicyChangeRow>[];
  readonly corrections: readonly z.infer<typeof CorrectionRow>[];
};

/** When a version was published and by which method; `null` where nothing was published under that name. */
export function readPublication(folder: string, version: string): Publication | null {
  const [parameters] = readTable(join(folder, version), "method_params", ParameterRow);
  if (parameters === undefined) return null;
  const { as_of: asOf, method_version: methodVersion, params_sha256: paramsSha256 } = parameters;
  return { version, asOf, methodVersion, paramsSha256 };
}

/** Reads one published version from its NDJSON tables. */
export function readDataset(folder: string, publication: Publication): DatasetFacts {
  const within = join(folder, publication.version);
  return {
    ...publication,
    names: new Map(readTable(within, "platforms", PlatformRow).map((row) => [row.platform, row.name])),
    scores: new Map(readTable(within, "scorecards", ScoreRow).map((row) => [row.platform, row])),
    deductions: readTable(within, "deductions", DeductionRow),
    policyChanges: readTable(within, "policy_changes", PolicyChangeRow),
    corrections: readTable(within, "corrections", CorrectionRow),
  };
}

/** The rows of a table; none where that version had no such table. */
function readTable<Schema extends z.ZodType>(folder: string, name: string, schema: Schema): z.output<Schema>[] {
  const path = join(folder, `${name}.ndjson`);
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => schema.parse(JSON.parse(line)));
}
