import type { Archive } from "../data/archive/archive.ts";
import type { Forgotten } from "../data/forgotten.ts";
import type { Alarm } from "../data/model/alarm.ts";
import type { Outcome } from "../data/model/capture.ts";
import type { Complaint } from "../data/model/complaint.ts";
import type { PlatformId } from "../data/model/ids.ts";
import { compare } from "../data/model/order.ts";
import type { SourceStatus } from "../data/model/report.ts";
import type { SourceDeclaration } from "../data/model/source.ts";
import type { Tally } from "../data/model/tally.ts";
import { type Instant, latestOf } from "../data/model/time.ts";
import type { Registry } from "../data/registry.ts";
import type { Readings } from "../data/store/readings.ts";
import type { Spill } from "../data/store/spill.ts";
import { NO_PROGRESS, type Progress } from "../data/terminal/progress.ts";
import { accessAlarms, isFailure } from "./access-alarms.ts";
import { complaintOf } from "./complaint-of.ts";
import type { ComplaintDraft, RankingDraft } from "./contract.ts";
import { isForgotten } from "./is-forgotten.ts";
import { type TwinMark, twinMark, twinsAmong } from "./link-twins.ts";
import { joinExports, mergeViews, type SeenDraft, viewsByNumber } from "./merge-drafts.ts";
import type { Readers } from "./open-readers.ts";
import { openPageReader } from "./page-reader.ts";
import { inPieces, partsByVisit, type Sighting, sightingsInTurn } from "./read-captures.ts";
import { listsBefore, readPages, type SeenOnPage } from "./read-pages.ts";
import { isRead, readExport, readWords } from "./read-words.ts";
import { recognisePlatforms } from "./recognise-platform.ts";
import { SOURCES } from "./sources/index.ts";
import { type SeenTally, talliesOf } from "./tallies.ts";
import { openStrangers } from "./unknown-merchants.ts";
import { openYields } from "./yields.ts";

export type From = {
  readonly archive: Archive;
  readonly readings: Readings;
  readonly readers: Readers;
  readonly forgotten: Forgotten;
  readonly progress: Progress;
  /** Where every draft lies until the store is filled. */
  readonly spill: Spill<SeenOnPage>;
};

/** A complaint that names platforms of the registry; its draft is laid aside. */
export type Against = {
  readonly source: SourceDeclaration["id"];
  readonly number: string;
  readonly postedAt: Instant;
  readonly platforms: readonly PlatformId[];
  readonly twins: readonly string[];
  place: number;
};

/** What a source says, and how it stands. */
export type SourceRead = {
  readonly status: SourceStatus;
  readonly against: readonly Against[];
  readonly tallies: readonly Tally[];
  readonly alarms: readonly Alarm[];
  /** How many addresses were last found so. */
  readonly outcomes: ReadonlyMap<Outcome, number>;
};

/** Enough for all threads to have work, few enough to be in memory together. */
const PIECE = 4000;

/** Reads the sources of one site, whose complaints are known by the same numbers. */
export async function readSite(
  site: readonly SourceDeclaration[],
  from: From,
  registry: Registry,
): Promise<SourceRead[]> {
  const views: Views[] = [];
  for (const declaration of site) views.push(await readViews(declaration, from));
  const read: SourceRead[] = [];
  for (const each of joinExports(views)) read.push(await sift(each, from, registry));
  return read;
}

/** The record of a complaint against one of its platforms, from the draft that was laid aside. */
export function recordOf(each: Against, platform: PlatformId, { spill }: Pick<From, "spill">): Complaint {
  const { draft, ...seen } = spill.get(each.place);
  if (!isRead(draft)) throw new RangeError(`nobody has read complaint ${each.number}`);
  return complaintOf({ ...seen, draft }, each.twins, platform, each.source);
}

type LaidAside = SeenDraft<Pick<ComplaintDraft, "number" | "view">> & { readonly place: number };

type Views = {
  readonly declaration: SourceDeclaration;
  readonly isExport: boolean;
  readonly seen: readonly LaidAside[];
  readonly tallies: readonly SeenTally[];
  readonly rankings: readonly RankingDraft[];
  readonly alarms: readonly Alarm[];
  readonly outcomes: ReadonlyMap<Outcome, number>;
  readonly lastVisit: Instant | null;
};

/** Reads the pages of a source piece by piece, and lays aside what they say of complaints. */
async function readViews(declaration: SourceDeclaration, from: From): Promise<Views> {
  const { archive, forgotten, progress, spill } = from;
  const { id } = declaration;
  const partsOf = partsByVisit(archive.receivedBy(`source:${id}`));
  const isExport = !SOURCES.some((source) => source.id === declaration.adapter);
  const read = isExport ? readExport(archive, declaration) : openReader(declaration, from).read;
  const yields = openYields();
  const reading = { source: id, read, partsOf, yields };
  const [seen, tallies, rankings, alarms]: [LaidAside[], SeenTally[], RankingDraft[], Alarm[]] = [[], [], [], []];
  const [lists, failures]: [Sighting[], Sighting[]] = [[], []];
  const outcomes = new Map<Outcome, number>();
  let lastVisit: Instant | null = null;
  for (const piece of inPieces(sightingsInTurn(archive.capturesInTurn(`source:${id}`), partsOf), PIECE)) {
    const pages = await readPages(reading, piece, progress);
    for (const each of pages.seen) {
      const { draft, seenAt, bodySha256 } = each;
      const { number, view } = draft;
      if (!isForgotten(draft, id, forgotten))
        seen.push({ draft: { number, view }, seenAt, bodySha256, place: spill.put(each) });
    }
    tallies.push(...pages.tallies);
    rankings.push(...pages.rankings);
    alarms.push(...pages.alarms);
    lists.push(...piece.filter(({ kind }) => kind !== "complaint"));
    failures.push(...piece.filter(({ last }) => isFailure(last)));
    for (const { last } of piece) outcomes.set(last.outcome, (outcomes.get(last.outcome) ?? 0) + 1);
    lastVisit = latestOf([...(lastVisit === null ? [] : [lastVisit]), ...piece.map(({ last }) => last.fetchedAt)]);
  }
  await readPages(reading, listsBefore(lists, partsOf), NO_PROGRESS);
  alarms.push(...yields.alarms(`source:${id}`), ...accessAlarms(failures));
  return { declaration, isExport, seen, tallies, rankings, alarms, outcomes, lastVisit };
}

/** Whom each complaint is against, who is twin to whom, and who else should perhaps be registered. */
async function sift(views: Views, from: From, registry: Registry): Promise<SourceRead> {
  const { declaration, tallies, rankings, outcomes, lastVisit } = views;
  const { spill } = from;
  const marks: TwinMark[] = [];
  const places = new Map<string, number>();
  const named: (Omit<Against, "twins"> & { readonly isRead: boolean })[] = [];
  const strangers = openStrangers();
  for (const [number, all] of viewsByNumber(views.seen)) {
    const { draft, place } = mergedFrom(all, spill);
    places.set(number, place);
    marks.push(twinMark(draft));
    const platforms = recognisePlatforms(draft, registry.platforms, declaration).map(({ id }) => id);
    const { postedAt } = draft;
    const hasWords = isRead(draft) && draft.words !== null;
    if (platforms.length === 0) strangers.see(draft);
    else named.push({ source: declaration.id, number, postedAt, platforms, place, isRead: hasWords });
  }
  const draftOf = (number: string) => spill.get(places.get(number) ?? 0).draft;
  const twins = twinsAmong(marks, draftOf);
  const twinsOf = ({ number }: Pick<ComplaintDraft, "number">) => twins.get(number) ?? [];
  const against: Against[] = named.map(({ isRead: _, ...each }) => ({ ...each, twins: twinsOf(each) }));
  const unread = against.filter(({ twins: own }, nth) => own.length > 0 || named[nth]?.isRead === false);
  for (const piece of inPieces(unread, PIECE)) {
    const drafts = piece.map(({ place }) => spill.get(place));
    const read = await readWords(drafts, twinsOf, declaration, openReader(declaration, from));
    for (const [nth, each] of piece.entries()) {
      const better = read[nth];
      if (better !== undefined) each.place = spill.put(better);
    }
  }
  const complaints = against.reduce((sum, { platforms }) => sum + platforms.length, 0);
  return {
    status: { ...declaration, complaints, lastVisit },
    against,
    tallies: talliesOf(tallies, rankings, registry, declaration),
    alarms: [...views.alarms, ...(lastVisit === null ? [] : strangers.alarms(declaration, lastVisit))],
    outcomes,
  };
}

/** The one record of all views of a complaint, and where it lies. */
function mergedFrom(views: readonly LaidAside[], spill: Spill<SeenOnPage>) {
  const merged = mergeViews(views.map(({ place }) => spill.get(place)));
  const [only, ...others] = views;
  const place = only !== undefined && others.length === 0 ? only.place : spill.put(merged);
  return { draft: merged.draft, place };
}

function openReader(declaration: SourceDeclaration, { readers, readings }: From) {
  return openPageReader(readers, readings, declaration);
}

/** As the store answers with them. */
export function byPlatform(left: readonly [Against, PlatformId], right: readonly [Against, PlatformId]): number {
  const [[one, platform], [other, its]] = [left, right];
  return (
    compare(platform, its) ||
    compare(one.postedAt, other.postedAt) ||
    compare(one.source, other.source) ||
    compare(one.number, other.number)
  );
}
