import type { PlatformReport } from "../../data/model/report.ts";
import { STATE_WORDS, type StateWords } from "../words/states.ts";
import { dayWord, plainDayWord, staleDays } from "./dates.ts";
import { formatCount } from "./points.ts";
import type { Language } from "./words.ts";

export type PlatformState = { readonly id: keyof StateWords | "flag"; readonly text: string };

type Voice = { readonly say: StateWords; readonly language: Language };

/** What a reader must know before any number, gravest first. */
export function platformStates(report: PlatformReport, language: Language): PlatformState[] {
  const voice = { say: STATE_WORDS[language], language };
  return [
    ...fates(report, voice),
    ...evidenceStates(report, voice),
    ...captureStates(report, voice),
    ...judgements(report, voice),
    ...report.scorecard.flags.map(
      (text) => ({ id: /^(?:来源不一致|Sources disagree)/.test(text) ? "conflict" : "flag", text }) as const,
    ),
  ];
}

function fates({ platform, continuity }: PlatformReport, { say, language }: Voice): PlatformState[] {
  const { fate } = platform;
  const silent = continuity?.silentSince ?? null;
  return [
    ...(fate?.kind === "renamed"
      ? [{ id: "renamed", text: say.renamed(plainDayWord(fate.since, language), fate.to) } as const]
      : []),
    ...(fate?.kind === "clone" ? [{ id: "clone", text: say.clone(fate.of) } as const] : []),
    ...(silent === null ? [] : [{ id: "closed", text: say.closed(dayWord(silent, language)) } as const]),
  ];
}

/** How much stands behind a rating, or why there is none. */
function evidenceStates({ scorecard, policies }: PlatformReport, { say }: Voice): PlatformState[] {
  const { rating, counts } = scorecard;
  if (rating.kind === "rated") return rating.provisional ? [{ id: "provisional", text: say.provisional }] : [];
  if (counts.complaints > 0) return [{ id: "few", text: say.few }];
  if (policies.length > 0) return [{ id: "policyOnly", text: say.policyOnly }];
  return [{ id: "none", text: say.none }];
}

function captureStates({ complaints, policies, alarms, asOf }: PlatformReport, { say }: Voice): PlatformState[] {
  const captured = [...complaints.map((each) => each.lastObservedAt), ...policies.map((each) => each.capturedAt)];
  const days = staleDays(captured, asOf);
  const unread = alarms.filter((each) => each.kind === "access").length;
  return [
    ...(days === null ? [] : [{ id: "stale", text: say.stale(days) } as const]),
    ...(unread === 0 ? [] : [{ id: "unreachable", text: say.unreachable(unread) } as const]),
  ];
}

function judgements({ scorecard, corrections }: PlatformReport, { say }: Voice): PlatformState[] {
  const taken = scorecard.penalties.reduce((sum, each) => sum + each.points, 0);
  const limits = scorecard.ceilings.map((each) => each.limit);
  const open = corrections.filter((each) => each.kind === "objection" && each.state === "open").length;
  const replied = corrections.some((each) => each.kind === "statement");
  return [
    ...(taken > 0 ? [{ id: "penalty", text: say.penalty(formatCount(taken)) } as const] : []),
    ...(limits.length > 0 ? [{ id: "ceiling", text: say.ceiling(Math.min(...limits)) } as const] : []),
    ...(open > 0 ? [{ id: "objection", text: say.objection(open) } as const] : []),
    ...(replied ? [{ id: "replied", text: say.replied } as const] : []),
  ];
}
