import type { Complaint } from "../../data/model/complaint.ts";
import type { PlatformId } from "../../data/model/ids.ts";
import type { Platform } from "../../data/model/platform.ts";
import type { Policy } from "../../data/model/policy.ts";
import type { SourceDeclaration } from "../../data/model/source.ts";
import { hoursBetween, type Instant, toMilliseconds } from "../../data/model/time.ts";
import type { PlatformEvidence, Weighted } from "../contract.ts";
import { groupBy } from "../group-by.ts";
import { PARAMETERS, type Parameters } from "../parameters.ts";
import { freshPolicies, gather } from "../policy-facts.ts";
import { clusterDuplicates } from "./cluster-duplicates.ts";
import { observeComplaint } from "./observe-complaint.ts";
import { readHabits, type SourceHabits } from "./read-timeline.ts";
import { readServiceHours, type ServiceHours } from "./service-clock.ts";
import { templateShare } from "./template-share.ts";
import { weighObservations } from "./weigh-observations.ts";

/** All that is known at `asOf`, platform by platform, in the order of `platforms`. The order of the rest does not matter. */
export function assembleEvidence(
  platforms: readonly Platform[],
  complaints: readonly Complaint[],
  policies: readonly Policy[],
  sources: readonly SourceDeclaration[],
  asOf: Instant,
  parameters: Parameters = PARAMETERS,
): PlatformEvidence[] {
  const market = surveyMarket(complaints, sources, asOf, parameters);
  const byPlatform = groupBy(complaints, (each) => each.platform);
  const pages = groupBy(policies, (each) => each.platform);
  const all = platforms.map(({ id }) => observePlatform(id, byPlatform.get(id) ?? [], pages.get(id) ?? [], market));
  const trends = marketTrends(
    all.map(({ quarters }) => quarters),
    parameters,
  );
  return all.map((observed, index) => evidenceFrom(observed, trends[index] ?? 1, market));
}

/** What must be known of the whole market before one platform can be observed. */
export type Market = {
  readonly asOf: Instant;
  readonly habits: ReadonlyMap<string, SourceHabits>;
  readonly sources: ReadonlyMap<string, SourceDeclaration>;
  readonly parameters: Parameters;
};

/** Reads complaints, in any order, until the habits of every source are known: often a few will do. */
export function surveyMarket(
  complaints: Iterable<Complaint>,
  sources: readonly SourceDeclaration[],
  asOf: Instant,
  parameters: Parameters = PARAMETERS,
): Market {
  const habits = readHabits(
    complaints,
    sources.map(({ id }) => id),
  );
  return { asOf, habits, sources: new Map(sources.map((each) => [each.id, each])), parameters };
}

/** One platform's complaints as the formulas see them, before the market's trend is known. */
export type Observed = {
  readonly platform: PlatformId;
  readonly observations: readonly Weighted[];
  readonly setAside: number;
  readonly policies: readonly Policy[];
  readonly quarters: Quarters;
};

/** `clusters`: the numbers that an earlier call gave the same complaints; texts are then not compared again. */
export function observePlatform(
  platform: PlatformId,
  complaints: readonly Complaint[],
  pages: readonly Policy[],
  market: Market,
  clusters?: ArrayLike<number>,
): Observed {
  const policies = [...pages].sort(byAddress);
  const { observations, setAside } = observeAll(complaints, policies, market, clusters);
  return {
    platform,
    observations,
    setAside,
    policies,
    quarters: countsByQuarter(observations, market.parameters.trend.days),
  };
}

export function evidenceFrom(
  { platform, observations, setAside, policies }: Observed,
  marketTrend: number,
  { asOf, sources, parameters }: Market,
): PlatformEvidence {
  return {
    platform,
    asOf,
    observations,
    clusters: new Set(observations.map((each) => each.cluster)).size,
    setAside,
    policies,
    sourceNames: Object.fromEntries([...sources.values()].map((each) => [each.id, each.name])),
    templateShare: templateShare(observations, parameters.templates.replies),
    marketTrend,
  };
}

function observeAll(
  complaints: readonly Complaint[],
  policies: readonly Policy[],
  market: Market,
  known?: ArrayLike<number>,
) {
  const { asOf, parameters } = market;
  const standing = (each: Complaint) => market.sources.get(each.source)?.reliability ?? 0;
  const counted = complaints
    .filter((each) => standing(each) > 0 && isWithin(each, asOf, parameters.windowDays))
    .sort((one, other) => compare(one.postedAt, other.postedAt) || compare(keyOf(one), keyOf(other)));
  const service = publishedHours(policies, market);
  const clusters =
    known ??
    clusterDuplicates(
      counted.map((each) => ({ text: each.narrative, day: toMilliseconds(each.postedAt) / 86_400_000 })),
      parameters.duplicates,
    );
  const observations = counted.map((complaint, index) =>
    observeComplaint(complaint, {
      asOf,
      habits: market.habits.get(complaint.source) ?? { timed: true, assigns: false },
      service,
      reliability: standing(complaint),
      cluster: clusters[index] ?? index,
      parameters,
    }),
  );
  return { observations: weighObservations(observations, parameters), setAside: complaints.length - counted.length };
}

/** The service clock of a platform that publishes human hours and does not promise to be there day and night. */
function publishedHours(policies: readonly Policy[], { asOf, parameters }: Market): ServiceHours | null {
  const fresh = freshPolicies(policies, asOf, parameters.policyDays);
  if (fresh.some(({ facts }) => facts.humanRoundTheClock !== null)) return null;
  const [hours] = gather(fresh, ({ humanHours }) => (humanHours === null ? [] : [humanHours]));
  return hours === undefined ? null : readServiceHours(hours.fact.value, parameters.serviceHoursNeeded);
}

function isWithin({ postedAt }: Complaint, asOf: Instant, days: number): boolean {
  const hours = hoursBetween(postedAt, asOf);
  return hours >= 0 && hours <= days * 24;
}

/** Complaints of the last 90 days, and of the 90 before. */
export type Quarters = { readonly now: number; readonly before: number };

function countsByQuarter(observations: readonly Weighted[], days: number): Quarters {
  const now = observations.filter((each) => each.ageDays <= days).length;
  return { now, before: observations.filter((each) => each.ageDays > days && each.ageDays <= 2 * days).length };
}

/** For each platform how the others' complaints moved; too few to say: they did not. */
export function marketTrends(quarters: readonly Quarters[], { trend }: Parameters): number[] {
  const whole = { now: total(quarters.map(({ now }) => now)), before: total(quarters.map(({ before }) => before)) };
  return quarters.map((own) => {
    const before = whole.before - own.before;
    return before < trend.marketNeeded ? 1 : (whole.now - own.now) / before;
  });
}

function byAddress(one: Policy, other: Policy): number {
  return compare(one.address, other.address) || compare(one.capturedAt, other.capturedAt);
}

function keyOf({ source, number }: Complaint): string {
  return `${source}:${number}`;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
