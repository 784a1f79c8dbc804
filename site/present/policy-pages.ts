import type { ClauseSeverity, Policy } from "../../data/model/policy.ts";
import { POLICY_WORDS } from "../words/policy.ts";
import { dayWord } from "./dates.ts";
import type { Language } from "./words.ts";

const NAMED = 3;

/** `退款/售后页、首页等 5 个页面，2026年11月18日抓取`: where something was read, and when last. */
export function pagesSentence(policies: readonly Policy[], language: Language = "zh"): string {
  const names = [...new Set(policies.map((each) => pageName(each.kind, language)))];
  const more = policies.length > NAMED ? policies.length : 0;
  const newest = newestPage(policies);
  const day = newest === undefined ? "" : dayWord(newest.capturedAt, language);
  return POLICY_WORDS[language].pagesRead(names.slice(0, NAMED), more, day);
}

/** The page that was captured last. */
export function newestPage(policies: readonly Policy[]): Policy | undefined {
  return policies.toSorted((one, other) => (one.capturedAt < other.capturedAt ? 1 : -1))[0];
}

export function pageName(kind: Policy["kind"], language: Language = "zh"): string {
  return POLICY_WORDS[language].pages[kind];
}

export type FoundClause = {
  readonly severity: ClauseSeverity;
  readonly word: string;
  readonly law: string | null;
  readonly text: string;
  readonly policies: readonly Policy[];
};

const ORDER = ["blocker", "bad", "vague"] as const;

/** Every clause once, the gravest first, with all the pages on which it stands. */
export function findClauses(policies: readonly Policy[], language: Language = "zh"): FoundClause[] {
  const found = new Map<string, FoundClause>();
  for (const policy of policies) {
    for (const { severity, law, excerpt } of policy.facts.clauses) {
      const key = `${severity} ${excerpt.text}`;
      const known = found.get(key);
      const word = POLICY_WORDS[language].severities[severity];
      const pages = [...(known?.policies ?? []), ...(known?.policies.includes(policy) ? [] : [policy])];
      found.set(key, { severity, word, law: known?.law ?? law, text: excerpt.text, policies: pages });
    }
  }
  return [...found.values()].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}

export type FoundChannel = Policy["facts"]["channels"][number] & { readonly policies: readonly Policy[] };

/** Every way to reach the platform once. */
export function findChannels(policies: readonly Policy[]): FoundChannel[] {
  const found = new Map<string, FoundChannel>();
  for (const policy of policies) {
    for (const channel of policy.facts.channels) {
      const key = `${channel.type} ${channel.value ?? ""} ${channel.hours ?? ""}`;
      found.set(key, { ...channel, policies: [...(found.get(key)?.policies ?? []), policy] });
    }
  }
  return [...found.values()];
}
