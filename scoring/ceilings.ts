import type { Review } from "../data/model/review.ts";
import type { Ceiling } from "../data/model/scorecard.ts";
import { hoursBetween } from "../data/model/time.ts";
import { contestedFlag } from "./contested.ts";
import type { Context, PlatformEvidence } from "./contract.ts";
import { weightedShare } from "./measure-share.ts";
import { freshPolicies, gather, licencesOf } from "./policy-facts.ts";
import { pickQuotes, quotePolicy } from "./quote-evidence.ts";
import { estimateReply } from "./reply-waits.ts";
import { betaQuantile } from "./statistics/beta.ts";
import { sum } from "./statistics/scale.ts";
import { votesOf } from "./votes.ts";
import { percent, some, type Told } from "./words.ts";

/** What no score may exceed. */
export type CeilingRule = {
  readonly id: string;
  readonly zh: string;
  readonly limit: number;
  readonly question: string;
  /** By figures alone; all others are only flagged until two people have looked. */
  readonly automatic: boolean;
  readonly holds: (evidence: PlatformEvidence, context: Context) => Omit<Ceiling, "id" | "limit"> | null;
};

export const CEILINGS: readonly CeilingRule[] = [
  {
    id: "hardly-any-reply",
    zh: "多数投诉没人回",
    limit: 49,
    question: "30 天回复率的上限（95%）还不到一半？",
    automatic: true,
    holds({ observations }, { parameters, priors }) {
      const estimate = estimateReply(observations, parameters, priors.reply);
      if (estimate === null || estimate.nEff < parameters.needed.indicator) return null;
      const { dirichlet, smoothed } = estimate.curve;
      const never = dirichlet.at(-1) ?? 0;
      if (betaQuantile({ a: sum(dirichlet) - never, b: never }, 0.95) >= 0.5) return null;
      return {
        statement: `30 天内回复估计只有 ${percent(smoothed.at(-1) ?? 0)}，几乎可以肯定不到一半`,
        english: `Only about ${percent(smoothed.at(-1) ?? 0)} are answered within 30 days: almost surely fewer than half`,
        quotes: pickQuotes(
          observations.filter((each) => each.reply.kind === "timed" && each.reply.hours === null),
          (each) => each.followupHours,
        ),
      };
    },
  },
  {
    id: "support-vanished",
    zh: "客服失联",
    limit: 49,
    question: "说客服失联的投诉，下限（95%）也超过三成？",
    automatic: true,
    holds({ observations }, { parameters }) {
      const votes = votesOf(observations, (each) => (each.vanished ? 1 : 0));
      const n = votes.voters.nEff;
      if (n < parameters.needed.indicator) return null;
      const share = weightedShare(votes);
      if (betaQuantile({ a: n * share + 0.5, b: n * (1 - share) + 0.5 }, 0.05) <= 0.3) return null;
      return {
        statement: `${percent(share)} 的投诉说客服失联`,
        english: `${percent(share)} of complaints say that support has vanished`,
        quotes: pickQuotes(
          observations.filter((each) => each.vanished),
          (each) => each.otherWeight,
        ),
      };
    },
  },
  {
    id: "void-clauses",
    zh: "三条以上红线条款",
    limit: 59,
    question: "条款里有三条以上红线条款？",
    automatic: false,
    holds: (evidence, context) => blockers(evidence, context, 3),
  },
  {
    id: "void-clause",
    zh: "红线条款",
    limit: 79,
    question: "条款里有法规明文禁止的一类话？",
    automatic: false,
    holds: (evidence, context) => blockers(evidence, context, 1),
  },
  {
    id: "no-operator",
    zh: "经营者不明",
    limit: 69,
    question: "首页和关于页都看不出谁在经营？",
    automatic: false,
    holds({ policies, asOf }, { parameters }) {
      const fresh = freshPolicies(policies, asOf, parameters.policyDays);
      const looked = fresh.some(({ kind }) => kind === "home" || kind === "about");
      const named = fresh.some(({ facts }) => licencesOf(facts).length > 0);
      return looked && !named ? { ...NO_OPERATOR, quotes: [] } : null;
    },
  },
  {
    id: "regulatory",
    zh: "监管处罚",
    limit: 39,
    question: "近 12 个月受过监管处罚或被列入名单？",
    automatic: false,
    holds: ({ notes, asOf }, { parameters }) =>
      reviewed(
        notes.reviews.filter(({ since }) => hoursBetween(since, asOf) <= parameters.regulatoryDays * 24),
        "regulatory",
      ),
  },
  {
    id: "manipulation",
    zh: "疑似操纵，复核中",
    limit: 69,
    question: "投诉或好评有成批操纵的迹象，正在复核？",
    automatic: false,
    holds: ({ notes }) => reviewed(notes.reviews, "manipulation"),
  },
];

const NO_OPERATOR: Told = {
  statement: "首页、关于页都没有经营者信息",
  english: "Neither the front page nor the about page says who runs it",
};

/** Two people: one may err, or bear a grudge. */
const REVIEWERS_NEEDED = 2;

export type Ceilings = { readonly applied: readonly Ceiling[]; readonly flags: readonly Told[] };

/** Ceilings that hold by figures or were confirmed by two people; flags for those that wait for it. */
export function ceilingsFor(
  evidence: PlatformEvidence,
  context: Context,
  contested: ReadonlySet<string> = new Set(),
): Ceilings {
  const applied: Ceiling[] = [];
  const flags: Told[] = [];
  for (const { id, zh, limit, automatic, holds } of CEILINGS) {
    const held = holds(evidence, context);
    if (held === null) continue;
    if (contested.has(id)) flags.push(contestedFlag({ id, zh }));
    else if (automatic || isConfirmed(evidence.notes.reviews, id)) applied.push({ id, limit, ...held });
    else flags.push(awaitingReview(held, limit));
  }
  return { applied, flags };
}

function awaitingReview(
  { statement, english = statement }: Pick<Ceiling, "statement" | "english">,
  limit: number,
): Told {
  return {
    statement: `待人工复核：${statement}；若属实，总分不超过 ${limit}`,
    english: `Waiting for two people to look: ${english}; if true, the score may not exceed ${limit}`,
  };
}

function isConfirmed(reviews: readonly Review[], id: string): boolean {
  const names = reviews.filter(({ ceiling }) => ceiling === id).flatMap(({ reviewers }) => reviewers);
  return new Set(names).size >= REVIEWERS_NEEDED;
}

/** What people found, the latest first. */
function reviewed(reviews: readonly Review[], id: string): Omit<Ceiling, "id" | "limit"> | null {
  const [latest] = reviews
    .filter(({ ceiling }) => ceiling === id)
    .sort((one, other) => (one.since < other.since ? 1 : -1));
  return latest === undefined ? null : { statement: `${latest.statement}（${latest.address}）`, quotes: [] };
}

function blockers({ policies, asOf }: PlatformEvidence, { parameters }: Context, needed: number) {
  const clauses = gather(freshPolicies(policies, asOf, parameters.policyDays), (facts) => facts.clauses);
  const red = new Map(
    clauses.filter(({ fact }) => fact.severity === "blocker").map((clause) => [clause.excerpt.text, clause]),
  );
  if (red.size < needed) return null;
  return {
    statement: `找到疑似红线条款 ${red.size} 条`,
    english: `${some(red.size, "clause")} found that may be of a forbidden kind`,
    quotes: [...red.values()]
      .slice(0, 3)
      .map(({ policy, excerpt, fact }) => quotePolicy(policy, excerpt, `clause/${fact.rule}`)),
  };
}
