import type { PlatformSummary, Report } from "../../data/model/report.ts";
import type { Scorecard } from "../../data/model/scorecard.ts";
import { listed, recentCourse, withWeights } from "./comparison.ts";
import { drawsBytes, drawsIndex } from "./draws.ts";
import { PRESETS, type PresetId, type Reweighed, reweigh, wholeWeights, writeWeights } from "./own-weights.ts";
import { longestReply } from "./sentences.ts";
import { type TableRow, tableCsv } from "./table-csv.ts";
import { TABLE_WORDS } from "./table-words.ts";
import type { Language } from "./words.ts";

/** The report's platforms under a preset's weights; as published without one. */
export function comparedPlatforms(
  report: Report,
  preset: PresetId | null,
  language: Language,
): readonly PlatformSummary[] {
  if (preset === null) return listed(report.platforms);
  return withWeights(listed(report.platforms), reweighedBy(report, preset), TABLE_WORDS[language].tooLittle);
}

/** Reckoned once for the pages of both languages and the file. */
function reweighedBy(report: Report, preset: PresetId): readonly Reweighed[] {
  const kept = reckoned.get(report) ?? new Map<PresetId, readonly Reweighed[]>();
  const found = kept.get(preset) ?? reweigh(drawsIndex(report), drawsBytes(report), PRESETS[preset]);
  reckoned.set(report, kept.set(preset, found));
  return found;
}

const reckoned = new WeakMap<Report, Map<PresetId, readonly Reweighed[]>>();

/** The comparison as a file: the same numbers as its page. */
export function comparisonCsv(report: Report, preset: PresetId | null, days: number | null): string {
  const weights = preset === null ? wholeWeights(report.method.dimensions.map((each) => each.weight)) : PRESETS[preset];
  return tableCsv(
    comparedPlatforms(report, preset, "zh").map((summary) => toRow(summary, writeWeights(weights), days)),
  );
}

function toRow({ platform, scorecard, rank }: PlatformSummary, weights: string, days: number | null): TableRow {
  const { rating, dimensions } = scorecard;
  const points = (id: string) => written(dimensions.find((each) => each.id === id)?.score?.points);
  const rated = rating.kind === "rated" ? rating : null;
  return {
    platform: platform.id,
    name: platform.name,
    grade: rated?.grade ?? "",
    score: written(rated?.points),
    score_low: written(rated?.low),
    score_high: written(rated?.high),
    rank_low: written(rank?.low),
    rank_high: written(rank?.high),
    tier: written(rank?.tier),
    response: points("response"),
    resolution: points("resolution"),
    transparency: points("transparency"),
    reputation: points("reputation"),
    ...(days === null ? wholeCourse(scorecard) : lastCourse(scorecard, days)),
    coverage: written(scorecard.coverage),
    weights,
  };
}

function wholeCourse(scorecard: Scorecard): Pick<TableRow, "replied" | "resolved" | "sample"> {
  return {
    replied: written(longestReply(scorecard)?.share),
    resolved: written(scorecard.resolutionBounds?.likely),
    sample: written(scorecard.counts.grievances),
  };
}

function lastCourse(scorecard: Scorecard, days: number): Pick<TableRow, "replied" | "resolved" | "sample"> {
  const course = recentCourse(scorecard, days);
  return {
    replied: written(course?.replied?.share),
    resolved: written(course?.resolved?.share),
    sample: written(course?.complaints ?? 0),
  };
}

function written(value: number | null | undefined): string {
  return value === null || value === undefined ? "" : String(value);
}
