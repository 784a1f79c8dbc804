import type { PolicyPageKind } from "../data/model/platform.ts";
import type { ChannelType, Policy, PolicyFacts } from "../data/model/policy.ts";
import { type Excerpt, MaskedText } from "../data/model/quote.ts";
import { hoursBetween, type Instant } from "../data/model/time.ts";
import { type Told, trim } from "./words.ts";

/** Words on a page that answer a question. */
export type Found = { readonly policy: Policy; readonly excerpt: Excerpt };

/** The level reached (one of the question's levels), why in both languages, and the words that show it. */
export type Answer = Told & {
  readonly level: number;
  readonly found: readonly Found[];
};

/** A question to a platform's own pages. */
export type RubricRow = {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly question: string;
  /** Out of 100 for the whole rubric. */
  readonly points: number;
  /** Possible levels, lowest first; 0 is "the pages do not say". */
  readonly levels: readonly number[];
  /** How the levels are reached, in words. */
  readonly scale: string;
  /** One of these pages must have been read before "does not say" may be believed. */
  readonly pages: readonly PolicyPageKind[];
  answer(policies: readonly Policy[]): Answer;
};

/** All facts of a kind over the pages, each with its page. */
export function gather<Fact extends { readonly excerpt: Excerpt }>(
  policies: readonly Policy[],
  pick: (facts: PolicyFacts) => readonly Fact[],
): (Found & { readonly fact: Fact })[] {
  return policies.flatMap((policy) => pick(policy.facts).map((fact) => ({ policy, fact, excerpt: fact.excerpt })));
}

/** Pages read so recently that they still speak. */
export function freshPolicies(policies: readonly Policy[], asOf: Instant, days: number): Policy[] {
  return policies.filter(({ capturedAt }) => hoursBetween(capturedAt, asOf) <= days * 24);
}

// A group, a foreign messenger or a postal address is no desk where somebody answers.
const OFFICIAL: ReadonlySet<ChannelType> = new Set([
  "online_chat",
  "ticket",
  "phone",
  "qq",
  "wechat",
  "wechat_official",
  "wecom",
  "email",
  "app",
]);

/** One entry a kind of official channel. */
export function officialChannels(
  policies: readonly Policy[],
): (Found & { readonly fact: { readonly type: ChannelType } })[] {
  const channels = gather(policies, (facts) => facts.channels).filter(({ fact }) => OFFICIAL.has(fact.type));
  return [...new Map(channels.map((channel) => [channel.fact.type, channel])).values()];
}

export type LicenceFact = { readonly what: "operator" | "uscc" | "licence"; readonly excerpt: Excerpt };

export function licencesOf({ licences }: PolicyFacts): LicenceFact[] {
  const { operator, uscc, icp, psb, valueAddedTelecom } = licences;
  const named: readonly (readonly [LicenceFact["what"], { readonly excerpt: Excerpt } | null])[] = [
    ["operator", operator],
    ["uscc", licences.usccCheck === "fails" ? null : uscc],
    ["licence", icp],
    ["licence", valueAddedTelecom],
    ["licence", psb],
  ];
  return named.flatMap(([what, fact]) => (fact === null ? [] : [{ what, excerpt: fact.excerpt }]));
}

/** How a page begins: the proof that it could be read. */
export function firstWords(policy: Policy): Found[] {
  const end = Math.min(policy.text.length, 60);
  const text = policy.text.slice(0, end).replace(/[\uD800-\uDBFF]$/, "");
  return text === "" ? [] : [{ policy, excerpt: { start: 0, end: text.length, text: MaskedText.parse(text) } }];
}

export function inDays(hours: number): string {
  return hours < 24 ? `${trim(hours)} 小时` : `${trim(hours / 24)} 天`;
}
