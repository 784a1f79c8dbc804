import type { MethodDescription, PlatformSummary } from "../../data/model/report.ts";
import type { CurvePoint, Scorecard } from "../../data/model/scorecard.ts";
import { formatCount, formatHours, formatShare, formatShareRange } from "./points.ts";
import type { Language } from "./words.ts";

const NO_COMPLAINTS = "未见公开投诉，不等于服务好";

/** What the figures say in one breath: no adjective that is not a number. */
export function summarySentence({ scorecard }: Pick<PlatformSummary, "scorecard">, language: Language = "zh"): string {
  if (language === "en") return englishSummary(scorecard);
  const { complaints, grievances, months } = scorecard.counts;
  if (complaints === 0) return `${NO_COMPLAINTS}。`;
  const folded = grievances < complaints ? `，去重后 ${formatCount(grievances)} 条` : "";
  const parts = [`据公开材料，${months} 个月里有 ${formatCount(complaints)} 条投诉${folded}`];
  const reply = longestReply(scorecard);
  if (reply) parts.push(`${formatHours(reply.hours)}内得到回复的约 ${formatShare(reply.share)}`);
  const bounds = scorecard.resolutionBounds;
  if (bounds) {
    const range = formatShareRange(bounds.lower, bounds.upper);
    parts.push(`确认解决的${range.includes("–") ? `在 ${range} 之间` : `约 ${range}`}`);
  }
  return `${parts.join("；")}。`;
}

function englishSummary(scorecard: Scorecard): string {
  const { complaints, grievances, months } = scorecard.counts;
  if (complaints === 0) return "No public complaints found; that is not proof of good service.";
  const folded = grievances < complaints ? `, ${formatCount(grievances)} after folding duplicates` : "";
  const parts = [`Public material shows ${formatCount(complaints)} complaints in ${months} months${folded}`];
  const reply = longestReply(scorecard);
  if (reply) parts.push(`about ${formatShare(reply.share)} were answered within ${formatHours(reply.hours, "en")}`);
  const bounds = scorecard.resolutionBounds;
  if (bounds) parts.push(`${formatShareRange(bounds.lower, bounds.upper)} were confirmed as settled`);
  return `${parts.join("; ")}.`;
}

/** The last point of the reply curve: the share that ever gets an answer, as far as the method looks. */
export function longestReply(scorecard: Scorecard): CurvePoint | null {
  return scorecard.replyCurve.at(-1) ?? null;
}

/** `区间很宽：可能在 C 到 B 之间`, when the range reaches over more than one grade. */
export function wideRangeSentence(
  scorecard: Scorecard,
  grades: MethodDescription["grades"],
  language: Language = "zh",
): string | null {
  if (scorecard.rating.kind !== "rated") return null;
  const low = gradeAt(scorecard.rating.low, grades);
  const high = gradeAt(scorecard.rating.high, grades);
  if (low === null || high === null || low === high) return null;
  return { zh: `区间很宽：可能在 ${low} 到 ${high} 之间`, en: `Wide range: could be ${low} to ${high}` }[language];
}

function gradeAt(points: number, grades: MethodDescription["grades"]): string | null {
  const reached = grades.filter((each) => points >= each.from).sort((a, b) => b.from - a.from);
  return reached[0]?.grade ?? null;
}

const DEDUCTION_WORDS = {
  zh: {
    raw: (points: number) => `四个维度合计 ${points} 分`,
    taken: (points: string) => `扣 ${points} 分`,
    limit: (points: number) => `封顶 ${points} 分`,
    comma: "，",
    stop: "。",
  },
  en: {
    raw: (points: number) => `Four dimensions: ${points} points`,
    taken: (points: string) => `${points} taken off`,
    limit: (points: number) => `at most ${points}`,
    comma: ", ",
    stop: ".",
  },
};

/** Why the total is what it is: what was taken off, and what it may not exceed. */
export function deductionSentence(scorecard: Scorecard, language: Language = "zh"): string | null {
  const words = DEDUCTION_WORDS[language];
  const taken = scorecard.penalties.reduce((sum, each) => sum + each.points, 0);
  const limits = scorecard.ceilings.map((each) => each.limit);
  const parts: string[] = [];
  if (scorecard.raw !== null && (taken > 0 || limits.length > 0)) parts.push(words.raw(Math.round(scorecard.raw)));
  if (taken > 0) parts.push(words.taken(formatCount(taken)));
  if (limits.length > 0) parts.push(words.limit(Math.min(...limits)));
  return parts.length > 0 ? `${parts.join(words.comma)}${words.stop}` : null;
}
