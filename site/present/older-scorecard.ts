import type { PointsRange } from "../../data/model/scorecard.ts";
import type { OlderScorecard } from "../older-scorecards.ts";
import { OLDER_SCORECARD_WORDS } from "../words/older-scorecard.ts";
import { formatCount, formatPoints, formatPointsRange, formatProbability, formatShare } from "./points.ts";
import { rankPlace } from "./tiers.ts";
import type { Language, Rating } from "./words.ts";

type Card = OlderScorecard["card"];
type Ranged = { readonly points: number | null; readonly ci_low: number | null; readonly ci_high: number | null };

/** A row's points with their range; `null`: there were none. */
export function rangeOf({ points, ci_low: low, ci_high: high }: Ranged): PointsRange | null {
  return points === null || low === null || high === null ? null : { points, low, high };
}

/** What a page says or not has no spread. */
export function pointsWord(range: PointsRange): string {
  return range.low === range.high ? formatPoints(range.points) : formatPointsRange(range);
}

/** What a row says in words, Chinese where nobody put it into English. */
export function told(
  row: { readonly statement: string; readonly statement_en: string | null },
  language: Language,
): string {
  return (language === "en" ? row.statement_en : null) ?? row.statement;
}

export function ratingOf(card: Card, language: Language): Rating {
  const range = rangeOf(card);
  const { grade } = card;
  if (range === null || grade === null) {
    const reasons = (language === "en" ? card.reasons_en : null) ?? card.reasons ?? "";
    return { kind: "not_rated", reasons: reasons.split(/；|; /).filter((reason) => reason !== "") };
  }
  const gradeProbability = card.grade_probability ?? 0;
  return { kind: "rated", ...range, grade, gradeProbability, provisional: card.provisional ?? false };
}

/** The facts below a score, as far as that publication told them. */
export function figuresOf(card: Card, language: Language): { readonly word: string; readonly figure: string }[] {
  const words = OLDER_SCORECARD_WORDS[language].figures;
  const { rank_low: low, rank_high: high, raw, penalties, ceiling } = card;
  return [
    ...(low === null || high === null ? [] : [{ word: words.rank, figure: rankPlace({ low, high }, language) }]),
    ...(card.grade_probability === null
      ? []
      : [{ word: words.sure, figure: formatProbability(card.grade_probability, language) }]),
    { word: words.sample, figure: words.complaints(formatCount(card.n_dedup), formatCount(card.n_raw)) },
    { word: words.effective, figure: formatCount(card.n_eff) },
    { word: words.coverage, figure: formatShare(card.coverage) },
    ...(raw === null || (!penalties && ceiling === null) ? [] : [{ word: words.raw, figure: formatPoints(raw) }]),
  ];
}
