import { z } from "zod";
import type { Change } from "../model/changes.ts";
import type { Exclusion } from "../model/exclusion.ts";
import type { PlatformReport } from "../model/report.ts";
import type { DimensionScore, IndicatorScore, PointsRange, Scorecard } from "../model/scorecard.ts";
import type { DatasetHead } from "./describe.ts";
import { captureRows, exclusionRow } from "./rows-of-records.ts";
import { clauseRows, correctionRows, policyChangeRows, policyRow, sorted, sourceOf, written } from "./rows-of-words.ts";
import { ROWS, type Row, type Rows, TABLE_NAMES } from "./tables.ts";

/** Of every interval in the report. */
const LEVEL = 0.9;

/**
 * What the report says of one platform, as rows of the tidy tables, each in the order of its key. Checked: a row that is
 * not of its schema is a bug, and stops the publication.
 */
export function rowsOfPlatform(report: PlatformReport, exclusions: readonly Exclusion[] = []): Rows {
  return checked({
    ...platformRows(report),
    captures: captureRows(report),
    exclusions: exclusions.map(exclusionRow),
  });
}

/** Every leaf of the method's parameters, as a path. */
export function rowsOfReport({ method, asOf }: Pick<DatasetHead, "method" | "asOf">): Rows {
  const version = { method_version: method.version, params_sha256: method.paramsSha256, as_of: asOf };
  const rows = leavesOf(method.parameters, "").map(([parameter, value]) => ({ parameter, value, ...version }));
  return checked({ method_params: sorted(rows, (row) => row.parameter) });
}

/** What the publication changed of the one before. */
export function rowsOfChanges(changes: readonly Change[]): Rows {
  const rows = changes.map(({ id, since, kind, platform, about, before, after, causes, effect, ...said }) => ({
    change: id,
    since,
    kind,
    platform: platform?.id ?? null,
    about: written(about),
    before,
    after,
    causes: causes.join(";"),
    by_method: effect?.method ?? null,
    by_data: effect?.data ?? null,
    statement: written(said.statement),
    statement_en: written(said.english),
  }));
  return checked({ changes: sorted(rows, (row) => row.change) });
}

function checked(rows: Rows): Rows {
  const each = TABLE_NAMES.flatMap((name) => {
    const found = rows[name];
    return found === undefined ? [] : [[name, z.array(ROWS[name]).parse(found.map(inOneLine))] as const];
  });
  return Object.fromEntries(each);
}

function platformRows(report: PlatformReport): Rows {
  const { platform, scorecard, policies, months } = report;
  const of = { platform: platform.id };
  return {
    platforms: [
      {
        ...of,
        name: platform.name,
        aliases: written(platform.aliases.join(";")),
        home: platform.home,
        fictional: platform.fictional,
        complaints: report.complaintsTotal,
        policy_pages: policies.length,
      },
    ],
    scorecards: [scorecardRow(report)],
    dimensions: scorecard.dimensions.map((each) => dimensionRow(each, scorecard)),
    indicators: sorted(
      scorecard.dimensions.flatMap((each) => each.indicators.map((own) => indicatorRow(own, each, scorecard))),
      (row) => row.indicator,
    ),
    deductions: deductionRows(scorecard),
    evidence: evidenceRows(scorecard),
    policies: policies.map(policyRow),
    clauses: policies.flatMap(clauseRows),
    policy_changes: policyChangeRows(report),
    corrections: correctionRows(report),
    months: months.map((month) => ({ ...of, ...month })),
  };
}

function scorecardRow({ platform, scorecard, rank }: PlatformReport): Row<"scorecards"> {
  const { rating, counts, penalties, ceilings } = scorecard;
  const isRated = rating.kind === "rated";
  return {
    platform: platform.id,
    status: isRated ? "measured" : "insufficient",
    ...rangeOf(isRated ? rating : null),
    ci_level: LEVEL,
    grade: isRated ? rating.grade : null,
    grade_probability: isRated ? rating.gradeProbability : null,
    provisional: isRated ? rating.provisional : null,
    raw: scorecard.raw,
    penalties: penalties.reduce((sum, each) => sum + each.points, 0),
    ceiling: ceilings.length === 0 ? null : Math.min(...ceilings.map(({ limit }) => limit)),
    coverage: scorecard.coverage,
    n_raw: counts.complaints,
    n_dedup: counts.grievances,
    n_eff: counts.nEff,
    n_censored: counts.open,
    months: counts.months,
    rank_low: rank?.low ?? null,
    rank_high: rank?.high ?? null,
    tier: rank?.tier ?? null,
    reasons: isRated ? null : written(rating.reasons.join("；")),
    reasons_en: isRated ? null : written((rating.englishReasons ?? []).join("; ")),
    ...versionOf(scorecard),
  };
}

function dimensionRow(each: DimensionScore, scorecard: Scorecard): Row<"dimensions"> {
  return {
    platform: scorecard.platform,
    dimension: each.id,
    status: each.score === null ? "insufficient" : "measured",
    ...rangeOf(each.score),
    ci_level: LEVEL,
    weight: each.weight,
    coverage: each.coverage,
    n_raw: most(each, ({ n }) => n),
    n_eff: most(each, ({ nEff }) => nEff),
    lost: each.lost,
    ...versionOf(scorecard),
  };
}

type Measured = Extract<IndicatorScore["measurement"], { kind: "measured" }>;

function most({ indicators }: DimensionScore, count: (measured: Measured) => number): number {
  return indicators.reduce(
    (found, { measurement }) => (measurement.kind === "measured" ? Math.max(found, count(measurement)) : found),
    0,
  );
}

function indicatorRow(
  { id, weight, measurement }: IndicatorScore,
  dimension: DimensionScore,
  scorecard: Scorecard,
): Row<"indicators"> {
  const found = measurement.kind === "measured" ? measurement : null;
  const lacking = measurement.kind === "insufficient" ? measurement : null;
  return {
    platform: scorecard.platform,
    dimension: dimension.id,
    indicator: id,
    status: measurement.kind,
    ...rangeOf(found),
    ci_level: LEVEL,
    value: found?.value ?? null,
    unit: found?.unit ?? null,
    n_raw: found?.n ?? null,
    n_eff: found?.nEff ?? null,
    have: lacking?.have ?? null,
    needed: lacking?.needed ?? null,
    weight,
    coverage: dimension.coverage,
    ...wordsOf(measurement),
    ...versionOf(scorecard),
  };
}

function deductionRows(scorecard: Scorecard): Row<"deductions">[] {
  const { platform, penalties, ceilings } = scorecard;
  const rows = [
    ...penalties.map((each) => ({ kind: "penalty" as const, rule: each.id, points: each.points, ...wordsOf(each) })),
    ...ceilings.map((each) => ({ kind: "ceiling" as const, rule: each.id, points: each.limit, ...wordsOf(each) })),
  ];
  return sorted(
    rows.map((row) => ({ platform, ...row, ...versionOf(scorecard) })),
    (row) => `${row.kind}\n${row.rule}`,
  );
}

function evidenceRows({ platform, dimensions, penalties, ceilings }: Scorecard): Row<"evidence">[] {
  const used = [
    ...dimensions.flatMap(({ indicators }) => indicators.map((each) => ({ used_in: "indicator", ...each }))),
    ...penalties.map((each) => ({ used_in: "penalty", ...each })),
    ...ceilings.map((each) => ({ used_in: "ceiling", ...each })),
  ];
  return sorted(used, (each) => `${each.used_in}\n${each.id}`).flatMap(({ used_in, id, quotes }) =>
    quotes.map((quote, at) => ({ platform, used_in, rule: id, place: at + 1, ...sourceOf(quote) })),
  );
}

function rangeOf(range: PointsRange | null) {
  return { points: range?.points ?? null, ci_low: range?.low ?? null, ci_high: range?.high ?? null };
}

function versionOf({ methodVersion, paramsSha256, asOf }: Scorecard) {
  return { method_version: methodVersion, params_sha256: paramsSha256, as_of: asOf };
}

function wordsOf({ statement, english }: { readonly statement: string; readonly english?: string | undefined }) {
  return { statement, statement_en: english ?? null };
}

/** A line break inside a cell breaks more readers than it helps: it is shown as a mark. */
function inOneLine(row: object): Record<string, unknown> {
  const cells = Object.entries(row).map(([name, cell]: [string, unknown]) => {
    return [name, typeof cell === "string" ? cell.replaceAll(/\r\n|\r|\n/g, "⏎") : cell] as const;
  });
  return Object.fromEntries(cells);
}

function leavesOf(value: unknown, path: string): [string, string][] {
  if (typeof value !== "object" || value === null) return [[path, JSON.stringify(value)]];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, path === "" ? key : `${path}.${key}`));
}
