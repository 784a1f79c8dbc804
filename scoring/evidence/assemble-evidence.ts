import type { Complaint } from "../../data/model/complaint.ts";
import { type FieldNotes, NO_NOTES } from "../../data/model/field-notes.ts";
import type { Platform } from "../../data/model/platform.ts";
import type { Policy } from "../../data/model/policy.ts";
import type { SourceDeclaration } from "../../data/model/source.ts";
import { hoursBetween, type Instant, toMilliseconds } from "../../data/model/time.ts";
import type { PlatformEvidence, Weighted } from "../contract.ts";
import { groupBy } from "../group-by.ts";
import { PARAMETERS, type Parameters } from "../parameters.ts";
import { freshPolicies, gather } from "../policy-facts.ts";
import { clusterDuplicates } from "./cluster-duplicates.ts";
import { exposuresOf } from "./exposures.ts";
import { observeComplaint } from "./observe-complaint.ts";
import { admitsOwnMistake, isUnproven } from "./own-words.ts";
import { habitsOf, type SourceHabits } from "./read-timeline.ts";
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
  notes: FieldNotes = NO_NOTES,
): PlatformEvidence[] {
  const habits = new Map([...groupBy(complaints, (each) => each.source)].map(([id, all]) => [id, habitsOf(all)]));
  const byPlatform = groupBy(complaints, (each) => each.platform);
  const pages = groupBy(policies, (each) => each.platform);
  const market = { asOf, habits, sources: new Map(sources.map((each) => [each.id, each])), parameters };
  const all = platforms.map(({ id, exposure }) => {
    const published = [...(pages.get(id) ?? [])].sort(byAddress);
    return { id, exposure, published, ...observeAll(byPlatform.get(id) ?? [], published, market) };
  });
  const exposed = exposuresOf(all, asOf, parameters);
  const trends = all.map(({ observations }) => countsByQuarter(observations, parameters.trend.days));
  const whole = { now: total(trends.map(({ now }) => now)), before: total(trends.map(({ before }) => before)) };
  const sourceNames = Object.fromEntries(sources.map((each) => [each.id, each.name]));
  return all.map(({ id, published, observations, setAside }, index) => ({
    platform: id,
    asOf,
    observations,
    clusters: new Set(observations.map((each) => each.cluster)).size,
    setAside,
    policies: published,
    sourceNames,
    templateShare: templateShare(observations, parameters.templates.replies),
    marketTrend: marketTrend(whole, trends[index] ?? { now: 0, before: 0 }, parameters),
    notes: notesOf(id, notes, asOf),
    exposure: exposed[index] ?? null,
  }));
}

type Market = {
  readonly asOf: Instant;
  readonly habits: ReadonlyMap<string, SourceHabits>;
  readonly sources: ReadonlyMap<string, SourceDeclaration>;
  readonly parameters: Parameters;
};

function observeAll(complaints: readonly Complaint[], policies: readonly Policy[], market: Market) {
  const { asOf, parameters } = market;
  const standing = (each: Complaint) => market.sources.get(each.source)?.reliability ?? 0;
  const counted = complaints
    .filter((each) => standing(each) > 0 && isWithin(each, asOf, parameters.windowDays) && !admitsOwnMistake(each))
    .sort((one, other) => compare(one.postedAt, other.postedAt) || compare(keyOf(one), keyOf(other)));
  const service = publishedHours(policies, market);
  const clusters = clusterDuplicates(
    counted.map((each) => ({ text: each.narrative, day: toMilliseconds(each.postedAt) / 86_400_000 })),
    parameters.duplicates,
  );
  const observations = counted.map((complaint, index) =>
    observeComplaint(complaint, {
      asOf,
      habits: market.habits.get(complaint.source) ?? { timed: true, assigns: false },
      service,
      reliability: standing(complaint) * (isUnproven(complaint) ? parameters.unprovenStanding : 1),
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

/** What was written down about a platform and is not later than `asOf`. */
function notesOf(id: string, { contactTests, reviews, corrections }: FieldNotes, asOf: Instant): FieldNotes {
  return {
    contactTests: contactTests.filter(({ platform, ended }) => platform === id && ended <= asOf),
    reviews: reviews.filter(({ platform, since }) => platform === id && since <= asOf),
    corrections: corrections.filter(({ platform, receivedAt }) => platform === id && receivedAt <= asOf),
  };
}

type Quarters = { readonly now: number; readonly before: number };

function countsByQuarter(observations: readonly Weighted[], days: number): Quarters {
  const now = observations.filter((each) => each.ageDays <= days).length;
  return { now, before: observations.filter((each) => each.ageDays > days && each.ageDays <= 2 * days).length };
}

/** How the other platforms' complaints moved, held back towards "not at all" while they are few. */
function marketTrend(whole: Quarters, own: Quarters, { trend }: Parameters): number {
  const { marketStrength } = trend;
  return (marketStrength + whole.now - own.now) / (marketStrength + whole.before - own.before);
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
