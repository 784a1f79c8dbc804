import type { Expectation } from "../data/model/scorecard.ts";
import type { PlatformEvidence, Weighted } from "./contract.ts";
import type { Parameters } from "./parameters.ts";
import { jeffreysInterval } from "./statistics/beta.ts";
import { sum } from "./statistics/scale.ts";

type Count = { readonly all: number; readonly good: number };

/** How often a question could be answered of a platform's grievances, and how often well; one count a kind of grievance. */
type Mix = ReadonlyMap<string, Count>;
export type Mixes = readonly Mix[];

/** `null`: cannot be said of this complaint. */
type Question = Pick<Expectation, "id" | "zh"> & { readonly answer: (each: Weighted) => boolean | null };

const HOURS = 48;

const QUESTIONS: readonly Question[] = [
  {
    id: "replied",
    zh: "48 小时内回复",
    answer({ reply }) {
      if (reply.kind !== "timed") return null;
      if (reply.hours !== null) return reply.hours <= HOURS;
      return reply.watched >= HOURS ? false : null;
    },
  },
  {
    id: "resolved",
    zh: "30 天内确认解决",
    answer({ outcome }) {
      return outcome === "open" || outcome === "not_handed" ? null : outcome === "resolved";
    },
  },
];

/** Complaints of other platforms below which nothing is expected. */
const NEEDED = 30;
/** A kind of grievance that is rare elsewhere is taken to fare like all of them together, worth so many complaints. */
const STEADIED = 20;

/** What a platform's grievances are a mix of: places, seasons and gravity. The first of a cluster speaks for it. */
export function mixesOf({ observations }: Pick<PlatformEvidence, "observations">): Mixes {
  const heard = new Set<number>();
  const firsts = observations.flatMap((each) => {
    if (heard.has(each.cluster)) return [];
    heard.add(each.cluster);
    return [{ each, kind: kindOf(each) }];
  });
  return QUESTIONS.map(({ answer }) => {
    const mix = new Map<string, { all: number; good: number }>();
    for (const { each, kind } of firsts) {
      const isGood = answer(each);
      if (isGood === null) continue;
      const count = mix.get(kind) ?? { all: 0, good: 0 };
      count.all += 1;
      if (isGood) count.good += 1;
      mix.set(kind, count);
    }
    return mix;
  });
}

function kindOf({ source, atPeak, severity }: Weighted): string {
  const gravity = severity === null ? "untold" : severity >= 0.8 ? "grave" : severity >= 0.5 ? "middling" : "slight";
  return `${source} ${atPeak ? "peak" : "usual"} ${gravity}`;
}

/**
 * For each platform how many replies and resolutions the other platforms would have had with its mix of grievances
 * (indirect standardisation), beside what it had; the range of the difference is Jeffreys' of what was observed.
 * Not part of the score, which is absolute. Left out where the others, or its own complaints, say too little.
 */
export function expectedOutcomes(all: readonly Mixes[], parameters: Parameters): Expectation[][] {
  const markets = QUESTIONS.map((_, question) => addUp(all.flatMap((mixes) => mixes[question] ?? [])));
  return all.map((mixes) =>
    QUESTIONS.flatMap(({ id, zh }, question) => {
      const [own, market] = [mixes[question], markets[question]];
      const compared = own === undefined || market === undefined ? null : compare(own, market, parameters);
      return compared === null ? [] : [{ id, zh, ...compared }];
    }),
  );
}

function compare(own: Mix, market: Mix, { needed, level }: Parameters): Omit<Expectation, "id" | "zh"> | null {
  const { all, good } = totalOf(own);
  const whole = totalOf(market);
  const others = { all: whole.all - all, good: whole.good - good };
  if (all < needed.indicator || others.all < NEEDED) return null;
  const usual = others.good / others.all;
  const expected = sum(
    [...own].map(([kind, count]) => {
      const here = market.get(kind) ?? count;
      const share = (here.good - count.good + STEADIED * usual) / (here.all - count.all + STEADIED);
      return count.all * share;
    }),
  );
  const { low, high } = jeffreysInterval(good, all, level);
  return {
    complaints: all,
    expected,
    observed: good,
    difference: good - expected,
    low: all * low - expected,
    high: all * high - expected,
  };
}

function addUp(mixes: readonly Mix[]): Mix {
  const total = new Map<string, Count>();
  for (const mix of mixes) {
    for (const [kind, { all, good }] of mix) {
      const known = total.get(kind) ?? { all: 0, good: 0 };
      total.set(kind, { all: known.all + all, good: known.good + good });
    }
  }
  return total;
}

function totalOf(mix: Mix): Count {
  const counts = [...mix.values()];
  return { all: sum(counts.map(({ all }) => all)), good: sum(counts.map(({ good }) => good)) };
}
