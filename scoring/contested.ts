import type { Correction } from "../data/model/correction.ts";
import type { PlatformEvidence } from "./contract.ts";
import { RULES_IN_ENGLISH } from "./english/rules.ts";
import type { Told } from "./words.ts";

export function contestedIn({ notes }: PlatformEvidence): ReadonlySet<string> {
  return openContests(notes.corrections);
}

/** What open objections contest: ids of penalties and ceilings, addresses of complaints. */
export function openContests(corrections: readonly Correction[]): ReadonlySet<string> {
  return new Set(
    corrections.flatMap(({ kind, state, contests }) => (kind === "objection" && state === "open" ? contests : [])),
  );
}

/** The evidence that penalties and ceilings may rest on: contested complaints stay out, and count everywhere else. */
export function withoutContested(evidence: PlatformEvidence, contested: ReadonlySet<string>): PlatformEvidence {
  if (contested.size === 0) return evidence;
  const observations = evidence.observations.filter((each) => !contested.has(each.record()?.address ?? ""));
  return { ...evidence, observations };
}

/** What is shown beside a score while something is contested. */
export function contestedFlag({ id, zh }: { readonly id: string; readonly zh: string }): Told {
  return {
    statement: `有异议，受理中，暂不计入：${zh}`,
    english: `Contested and being looked into, not counted meanwhile: ${RULES_IN_ENGLISH[id]?.name ?? id}`,
  };
}
