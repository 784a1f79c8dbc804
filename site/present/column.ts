import type { MethodDescription, PlatformReport } from "../../data/model/report.ts";
import type { Measurement, PointsRange } from "../../data/model/scorecard.ts";
import { COLUMN_WORDS, type ColumnWords } from "../words/column.ts";
import { PROMISE_WORDS } from "../words/promises.ts";
import { type Cell, cell, ranged, unknown } from "./cells.ts";
import { dayWord } from "./dates.ts";
import { evidencePath, platformPath } from "./paths.ts";
import { formatCount, formatHours, formatShare, formatShareRange } from "./points.ts";
import { answerQuestions } from "./policy-answers.ts";
import { findChannels, findClauses } from "./policy-pages.ts";
import { keptPromises } from "./promises.ts";
import { longestReply } from "./sentences.ts";
import { rankSentence } from "./tiers.ts";
import { issueWord, type Language, ratingChip, shorten } from "./words.ts";

type Row = Cell & { readonly label: string };
export type ColumnGroup = {
  readonly heading: string;
  readonly rows: readonly Row[];
  /** Where the platform's own pages show what these rows rest on. */
  readonly proof: string;
};

type Voice = { readonly words: ColumnWords; readonly language: Language };

const TOP_ISSUES = 5;

/** One platform told in the rows that all platforms share, so that any two columns fit side by side. */
export function toColumn(report: PlatformReport, method: MethodDescription, language: Language = "zh"): ColumnGroup[] {
  const voice = { words: COLUMN_WORDS[language], language };
  const { groups } = voice.words;
  const { id } = report.platform;
  const at = (place: string) => `${platformPath(id)}#${place}`;
  return [
    { heading: groups.overall, rows: overall(report, voice), proof: platformPath(id) },
    { heading: groups.dimensions, rows: dimensions(report, voice), proof: at("dimensions") },
    { heading: groups.promises, rows: promises(report, voice), proof: at("promises") },
    { heading: groups.rates, rows: rates(report, voice), proof: at("course") },
    { heading: groups.rules, rows: rules(report, voice), proof: at("policies") },
    { heading: groups.clauses, rows: clauses(report, voice), proof: at("policies") },
    { heading: groups.channels, rows: channels(report, voice), proof: at("policies") },
    { heading: groups.issues, rows: issues(report, voice), proof: evidencePath(id) },
    { heading: groups.reply, rows: replies(report, voice), proof: at("corrections") },
    { heading: groups.indicators, rows: indicators(report, method, voice), proof: at("dimensions") },
  ];
}

function overall({ scorecard, rank, asOf }: PlatformReport, { words, language }: Voice): Row[] {
  const { rating, counts } = scorecard;
  const chip = ratingChip(rating, language);
  const isRated = rating.kind === "rated";
  const grade = isRated ? `${chip.letter} ${chip.word}` : chip.word;
  const sample = counts.complaints === 0 ? words.noComplaints : words.folded(formatCount(counts.grievances));
  const why = isRated ? chip.provisional : rating.reasons.join("；");
  return [
    { label: words.grade, ...cell(grade, why) },
    { label: words.score, ...(isRated ? ranged(rating) : unknown("—", words.notRated)) },
    { label: words.rank, ...(rank ? cell(rankSentence(rank, language)) : unknown("—")) },
    { label: words.sample, ...cell(words.complaints(formatCount(counts.complaints)), sample) },
    { label: words.coverage, ...cell(formatShare(scorecard.coverage)) },
    { label: words.asOf, ...cell(dayWord(asOf, language)) },
  ];
}

function dimensions({ scorecard }: PlatformReport, { words }: Voice): Row[] {
  return scorecard.dimensions.map((each) => ({
    label: words.dimensions[each.id],
    ...(each.score ? ranged(each.score) : unknown(words.unscored, words.onlyMeasured(formatShare(each.coverage)))),
  }));
}

function promises(report: PlatformReport, { words, language }: Voice): Row[] {
  const say = PROMISE_WORDS[language];
  return keptPromises(report, language).map(({ about, promise, practice, verdict }) => ({
    label: say.about[about],
    ...(report.policies.length === 0
      ? unknown(words.notCaptured, words.noProof)
      : promise === null
        ? unknown(say.notPromised)
        : cell(`${promise.text} · ${say.verdicts[verdict]}`, practice.join(language === "zh" ? "；" : "; "))),
  }));
}

function rates({ scorecard }: PlatformReport, { words, language }: Voice): Row[] {
  const reply = longestReply(scorecard);
  const bounds = scorecard.resolutionBounds;
  const replied =
    reply &&
    cell(
      formatShare(reply.share),
      `${words.within(formatHours(reply.hours, language))} · ${formatShareRange(reply.low, reply.high)}`,
    );
  const resolved =
    bounds && cell(formatShare(bounds.likely), words.maybe(formatShareRange(bounds.lower, bounds.upper)));
  return [
    { label: words.replied, ...(replied ?? unknown(words.unknown)) },
    { label: words.resolved, ...(resolved ?? unknown(words.unknown)) },
  ];
}

/** Item by item: 有, 没有, or 没写清 where only a vague clause touches it. */
function rules({ policies }: PlatformReport, { words, language }: Voice): Row[] {
  return answerQuestions(policies, language).map(({ id, question, answers: [first] }) => {
    if (policies.length === 0) return { label: question, ...unknown(words.notCaptured, words.noProof) };
    if (first) return { label: question, ...cell(words.states.has, first.text) };
    const isVague = id === "refund-window" && hasVague(policies, /退/);
    return { label: question, ...(isVague ? unknown(words.states.vague) : unknown(words.none)) };
  });
}

function hasVague(policies: PlatformReport["policies"], about: RegExp): boolean {
  return policies.some(({ facts }) =>
    facts.clauses.some(({ severity, excerpt }) => severity === "vague" && about.test(excerpt.text)),
  );
}

function clauses({ policies }: PlatformReport, { words, language }: Voice): Row[] {
  const found = findClauses(policies, language);
  return (["blocker", "bad", "vague"] as const).map((severity) => {
    const own = found.filter((each) => each.severity === severity);
    const count =
      own.length === 0
        ? unknown(words.none)
        : cell(words.complaints(String(own.length)), shorten(own[0]?.text ?? "", 80));
    return {
      label: words.clause[severity],
      ...(policies.length === 0 ? unknown(words.notCaptured, words.noProof) : count),
    };
  });
}

function channels({ policies }: PlatformReport, { words }: Voice): Row[] {
  const found = findChannels(policies);
  const types = [...new Set(found.map((each) => words.channelTypes[each.type] ?? each.type))];
  const hours = [...new Set(found.flatMap((each) => each.hours ?? []))];
  const notRead = policies.length === 0 ? unknown(words.notCaptured, words.noProof) : null;
  return [
    { label: words.channels, ...(notRead ?? (types.length > 0 ? cell(types.join(words.join)) : unknown(words.none))) },
    { label: words.hours, ...(notRead ?? (hours.length > 0 ? cell(hours.join(words.join)) : unknown(words.none))) },
  ];
}

function issues({ topIssues }: PlatformReport, { words, language }: Voice): Row[] {
  return Array.from({ length: TOP_ISSUES }, (_, index) => {
    const issue = topIssues[index];
    return {
      label: words.issue(index + 1),
      ...(issue ? cell(issueWord(issue.code, language), words.share(formatShare(issue.share))) : unknown("—")),
    };
  });
}

function replies({ corrections }: PlatformReport, { words, language }: Voice): Row[] {
  const [last] = corrections;
  const said =
    last && cell(words.complaints(String(corrections.length)), words.repliedOn(dayWord(last.receivedAt, language)));
  return [{ label: words.replies, ...(said ?? unknown(words.noReply)) }];
}

function indicators({ scorecard }: PlatformReport, method: MethodDescription, voice: Voice): Row[] {
  const found = new Map(
    scorecard.dimensions.flatMap((each) => each.indicators).map((each) => [each.id, each.measurement]),
  );
  return method.dimensions
    .flatMap((each) => each.indicators)
    .map(({ id, zh, en }) => {
      const measurement = found.get(id);
      const label = voice.language === "zh" ? zh : en;
      return { label, ...(measurement ? measured(measurement, voice.words) : unknown(voice.words.unknown)) };
    });
}

function measured(measurement: Measurement, words: ColumnWords): Cell {
  switch (measurement.kind) {
    case "measured":
      return ranged(measurement as PointsRange);
    case "insufficient":
      return unknown(words.insufficient, `${formatCount(measurement.have)} / ${formatCount(measurement.needed)}`);
    case "not_applicable":
      return unknown(words.notApplicable);
    case "unreachable":
      return unknown(words.notCaptured, words.noProof);
    default:
      return measurement satisfies never;
  }
}
