import { POLICY_PAGE_KINDS } from "../../data/model/platform.ts";
import { CLAUSE_SEVERITIES, type ClauseSeverity, type Policy } from "../../data/model/policy.ts";
import { formatDay } from "./dates.ts";

const NAMED = 3;

/** `退款/售后页、首页等 5 个页面，2026年11月18日抓取`: where something was read, and when last. */
export function pagesSentence(policies: readonly Policy[]): string {
  const names = [...new Set(policies.map((each) => pageName(each.kind)))];
  const rest = policies.length > NAMED ? `等 ${policies.length} 个页面` : "";
  const [newest] = policies
    .map((each) => each.capturedAt)
    .sort()
    .reverse();
  return `${names.slice(0, NAMED).join("、")}${rest}${newest ? `，${formatDay(newest)}抓取` : ""}`;
}

export function pageName(kind: Policy["kind"]): string {
  const word = POLICY_PAGE_KINDS[kind];
  return word.endsWith("页") ? word : `${word}页`;
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
export function findClauses(policies: readonly Policy[]): FoundClause[] {
  const found = new Map<string, FoundClause>();
  for (const policy of policies) {
    for (const { severity, law, excerpt } of policy.facts.clauses) {
      const key = `${severity} ${excerpt.text}`;
      const known = found.get(key);
      const word = CLAUSE_SEVERITIES[severity];
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
