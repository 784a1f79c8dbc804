import { z } from "zod";
import { PlatformId } from "../data/model/ids.ts";
import { isListed } from "../data/model/platform.ts";
import { DimensionId, Grade } from "../data/model/scorecard.ts";
import { Instant } from "../data/model/time.ts";
import { readVersions } from "./publications.ts";
import { hasFile, readPublished, readReport } from "./report.ts";

const number = z.number().nullable().default(null);
const range = { points: number, ci_low: number, ci_high: number };
/** Data sets from before anything was told in English lack it. */
const english = z.string().nullable().default(null);

/** Read loosely: a data set of another time may have other columns. */
const TABLES = {
  scorecards: z.looseObject({
    platform: PlatformId,
    ...range,
    grade: Grade.nullable(),
    grade_probability: number,
    provisional: z.boolean().nullable().default(null),
    raw: number,
    penalties: number,
    ceiling: number,
    coverage: z.number(),
    n_raw: z.number(),
    n_dedup: z.number(),
    n_eff: z.number(),
    rank_low: number,
    rank_high: number,
    reasons: z.string().nullable().default(null),
    reasons_en: english,
    method_version: z.string(),
    params_sha256: z.string(),
    as_of: Instant,
  }),
  dimensions: z.looseObject({ platform: PlatformId, dimension: DimensionId, ...range, coverage: z.number() }),
  indicators: z.looseObject({
    platform: PlatformId,
    indicator: z.string(),
    ...range,
    statement: z.string(),
    statement_en: english,
  }),
  deductions: z.looseObject({
    platform: PlatformId,
    kind: z.enum(["penalty", "ceiling"]),
    rule: z.string(),
    points: z.number(),
    statement: z.string(),
    statement_en: english,
  }),
} as const;
type Name = keyof typeof TABLES;
type RowOf<Table extends Name> = z.infer<(typeof TABLES)[Table]>;

/** A platform's scorecard as one publication said it. */
export type OlderScorecard = {
  readonly card: RowOf<"scorecards">;
  readonly dimensions: readonly RowOf<"dimensions">[];
  readonly indicators: readonly RowOf<"indicators">[];
  readonly deductions: readonly RowOf<"deductions">[];
};

/** Every publication that still stands, newest first, with the platforms it scored and that are still listed. */
export function scorecardsByVersion(): readonly {
  readonly version: string;
  readonly platforms: readonly PlatformId[];
}[] {
  kept ??= readVersions().map(({ version }) => {
    const listed = new Set(readReport().platforms.flatMap(({ platform }) => (isListed(platform) ? [platform.id] : [])));
    const scored = rowsOf(version, "scorecards").map(({ platform }) => platform);
    return { version, platforms: scored.filter((id) => listed.has(id)) };
  });
  return kept;
}

let kept: ReturnType<typeof scorecardsByVersion> | undefined;

/** The publications in which a platform was scored, newest first. */
export function versionsOf(id: PlatformId): readonly string[] {
  if (byPlatform === undefined) {
    byPlatform = new Map();
    for (const { version, platforms } of scorecardsByVersion()) {
      for (const each of platforms) byPlatform.set(each, [...(byPlatform.get(each) ?? []), version]);
    }
  }
  return byPlatform.get(id) ?? [];
}

let byPlatform: Map<PlatformId, string[]> | undefined;

/** One of them. Only the publication asked for last is kept, so ask for all of one before the next. */
export function readScorecard(version: string, id: PlatformId): OlderScorecard {
  if (last?.version !== version) last = { version, tables: readTables(version) };
  const { scorecards, dimensions, indicators, deductions } = last.tables;
  const [card] = scorecards.get(id) ?? [];
  if (card === undefined) throw new Error(`data/${version}/scorecards.ndjson has no row of ${id}`);
  return {
    card,
    dimensions: dimensions.get(id) ?? [],
    indicators: indicators.get(id) ?? [],
    deductions: deductions.get(id) ?? [],
  };
}

let last: { readonly version: string; readonly tables: ReturnType<typeof readTables> } | undefined;

function readTables(version: string) {
  return {
    scorecards: Map.groupBy(rowsOf(version, "scorecards"), ({ platform }) => platform),
    dimensions: Map.groupBy(rowsOf(version, "dimensions"), ({ platform }) => platform),
    indicators: Map.groupBy(rowsOf(version, "indicators"), ({ platform }) => platform),
    deductions: Map.groupBy(rowsOf(version, "deductions"), ({ platform }) => platform),
  };
}

/** The rows of a table; none where that version had no such table. */
function rowsOf<Table extends Name>(version: string, name: Table): RowOf<Table>[] {
  const file = `data/${version}/${name}.ndjson`;
  if (!hasFile(file)) return [];
  const lines = readPublished(file).split("\n");
  const schema: z.ZodType<RowOf<Table>> = TABLES[name] as never;
  return lines.filter((line) => line !== "").map((line) => schema.parse(JSON.parse(line)));
}
