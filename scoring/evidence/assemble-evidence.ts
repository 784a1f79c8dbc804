import type { Complaint, Sought } from "../../data/model/complaint.ts";
import { type FieldNotes, NO_NOTES } from "../../data/model/field-notes.ts";
import { compare } from "../../data/model/order.ts";
import type { Platform } from "../../data/model/platform.ts";
import type { Policy } from "../../data/model/policy.ts";
import type { SourceDeclaration } from "../../data/model/source.ts";
import type { Instant } from "../../data/model/time.ts";
import type { PlatformEvidence } from "../contract.ts";
import { groupBy } from "../group-by.ts";
import { PARAMETERS, type Parameters } from "../parameters.ts";
import { freshPolicies, gather } from "../policy-facts.ts";
import { byAge, groupsOf, reasonAside, type Told } from "./counted-complaints.ts";
import { observeComplaint } from "./observe-complaint.ts";
import { isUnproven } from "./own-words.ts";
import { habitsFrom, type Signs, type SourceHabits, signsOf } from "./read-timeline.ts";
import { readServiceHours, type ServiceHours } from "./service-clock.ts";
import { type Footprint, footprintOf, type Surroundings, withSurroundings } from "./surroundings.ts";
import { templateShare, wordingOf } from "./template-share.ts";
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
  const market = surveyMarket(complaints, sources, asOf, parameters);
  const byPlatform = groupBy(complaints, (each) => each.platform);
  const pages = groupBy(policies, (each) => each.platform);
  const all = platforms.map((platform) =>
    observePlatform(
      platform,
      { complaints: byPlatform.get(platform.id) ?? [], policies: pages.get(platform.id) ?? [], notes },
      market,
    ),
  );
  return withSurroundings(all, parameters).map(({ own, around }) => ({ ...own, ...around }));
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
  return marketOf(oneByOne(complaints), sources, asOf, parameters);
}

function* oneByOne(complaints: Iterable<Complaint>): Generator<Signs[]> {
  for (const each of complaints) yield signsOf([each]);
}

/** The same from what some complaints at a time show of their sources. */
export function marketOf(
  shown: Iterable<readonly Signs[]>,
  sources: readonly SourceDeclaration[],
  asOf: Instant,
  parameters: Parameters = PARAMETERS,
): Market {
  const habits = habitsFrom(
    shown,
    sources.map(({ id }) => id),
  );
  return { asOf, habits, sources: new Map(sources.map((each) => [each.id, each])), parameters };
}

/** Evidence but for what only the others can say. */
export type OwnEvidence = Omit<PlatformEvidence, keyof Surroundings>;

/** One platform's own records, notes of others among them at will. */
export type OwnRecords = {
  readonly complaints: Iterable<Complaint>;
  /** How a complaint is had again to be quoted. Left out: all are kept in memory. */
  readonly find?: (sought: Sought) => Complaint | null;
  readonly policies: readonly Policy[];
  readonly notes: FieldNotes;
};

export function observePlatform(
  platform: Platform,
  records: OwnRecords,
  market: Market,
): { readonly own: OwnEvidence; readonly footprint: Footprint } {
  const frame = frameOf(platform, records, market);
  const seen = observeAll(records, frame.policies, market);
  const clusters = new Set(seen.observations.map((each) => each.cluster)).size;
  const own = { ...frame, ...seen, clusters };
  return { own, footprint: footprintOf(platform, own, market.parameters) };
}

/** What is known of a platform beside its complaints. */
export function frameOf(
  { id }: Platform,
  { policies, notes }: Pick<OwnRecords, "policies" | "notes">,
  { asOf, sources }: Market,
): Pick<OwnEvidence, "platform" | "asOf" | "policies" | "sourceNames" | "notes"> {
  return {
    platform: id,
    asOf,
    policies: [...policies].sort(byAddress),
    sourceNames: Object.fromEntries([...sources.values()].map((each) => [each.id, each.name])),
    notes: notesOf(id, notes, asOf),
  };
}

/** What is kept of a complaint that was looked at: its words are compared with all others when all are known. */
type Seen = Told & {
  readonly wording: string;
  readonly observed: ReturnType<typeof observeComplaint>;
  readonly record: () => Complaint | null;
};

function observeAll(
  { complaints, find }: Pick<OwnRecords, "complaints" | "find">,
  policies: readonly Policy[],
  market: Market,
): Pick<OwnEvidence, "observations" | "setAside" | "templateShare"> {
  const { asOf, parameters } = market;
  const service = publishedHours(policies, market);
  const counted: Seen[] = [];
  let setAside = 0;
  for (const complaint of complaints) {
    if (reasonAside(complaint, market) !== null) {
      setAside += 1;
      continue;
    }
    const { source, number, postedAt, narrative, twins } = complaint;
    const standing = market.sources.get(source)?.reliability ?? 0;
    const observed = observeComplaint(complaint, {
      asOf,
      habits: market.habits.get(source) ?? { timed: true, assigns: false },
      service,
      reliability: standing * (isUnproven(complaint) ? parameters.unprovenStanding : 1),
      parameters,
    });
    const record = find === undefined ? kept(complaint) : found(complaint, find);
    counted.push({ source, number, postedAt, narrative, twins, wording: wordingOf(complaint), observed, record });
  }
  counted.sort(byAge);
  const { clusters, kinships } = groupsOf(counted, market);
  const observations = counted.map(({ observed, record }, index) => ({
    ...observed,
    cluster: clusters[index] ?? index,
    kin: kinships[index] ?? index,
    record,
  }));
  return {
    observations: weighObservations(observations, parameters),
    setAside,
    templateShare: templateShare(
      counted.map(({ wording }) => wording),
      parameters.templates.replies,
    ),
  };
}

function kept(complaint: Complaint): () => Complaint {
  return () => complaint;
}

function found(
  { platform, postedAt, source, number }: Sought,
  find: (sought: Sought) => Complaint | null,
): () => Complaint | null {
  const sought = { platform, postedAt, source, number };
  return () => find(sought);
}

/** The service clock of a platform that publishes human hours and does not promise to be there day and night. */
function publishedHours(policies: readonly Policy[], { asOf, parameters }: Market): ServiceHours | null {
  const fresh = freshPolicies(policies, asOf, parameters.policyDays);
  if (fresh.some(({ facts }) => facts.humanRoundTheClock !== null)) return null;
  const [hours] = gather(fresh, ({ humanHours }) => (humanHours === null ? [] : [humanHours]));
  return hours === undefined ? null : readServiceHours(hours.fact.value, parameters.serviceHoursNeeded);
}

/** What was written down about a platform and is not later than `asOf`. */
export function notesOf(id: string, { contactTests, reviews, corrections }: FieldNotes, asOf: Instant): FieldNotes {
  return {
    contactTests: contactTests.filter(({ platform, ended }) => platform === id && ended <= asOf),
    reviews: reviews.filter(({ platform, since }) => platform === id && since <= asOf),
    corrections: corrections.filter(({ platform, receivedAt }) => platform === id && receivedAt <= asOf),
  };
}

function byAddress(one: Policy, other: Policy): number {
  return compare(one.address, other.address) || compare(one.capturedAt, other.capturedAt);
}
