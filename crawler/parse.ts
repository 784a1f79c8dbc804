import type { Archive } from "../data/archive/archive.ts";
import { type Forgotten, NOTHING_FORGOTTEN } from "../data/forgotten.ts";
import type { Alarm } from "../data/model/alarm.ts";
import { OUTCOMES, type Outcome } from "../data/model/capture.ts";
import type { Platform } from "../data/model/platform.ts";
import type { Policy } from "../data/model/policy.ts";
import type { VisitCounts } from "../data/model/report.ts";
import type { SourceDeclaration } from "../data/model/source.ts";
import { latestOf } from "../data/model/time.ts";
import type { Registry } from "../data/registry.ts";
import { NO_READINGS, type Readings } from "../data/store/readings.ts";
import type { StoreContents } from "../data/store/store.ts";
import { NO_PROGRESS, type Progress } from "../data/terminal/progress.ts";
import type { ComplaintDraft } from "./contract.ts";
import { linkTwins } from "./link-twins.ts";
import { joinExports, mergeDrafts, type SeenDraft } from "./merge-drafts.ts";
import { openReaders, type Readers } from "./open-readers.ts";
import { openPageReader } from "./page-reader.ts";
import { parsePolicies } from "./parse-policies.ts";
import { discovers } from "./plan-visits.ts";
import { isHttpShell, partsByVisit, type Sighting, sightingsOf } from "./read-captures.ts";
import { complaintOf, type ReadDraft } from "./read-page.ts";
import { ABSENT, listsBefore, readPages } from "./read-pages.ts";
import { readExport, readWords } from "./read-words.ts";
import { recognisePlatforms } from "./recognise-platform.ts";
import { sharedContacts } from "./shared-contacts.ts";
import { SOURCES } from "./sources/index.ts";
import { standingsAt } from "./standings.ts";
import { talliesOf } from "./tallies.ts";
import { unknownMerchants } from "./unknown-merchants.ts";
import { isForgotten } from "./withhold-pages.ts";
import { openYields } from "./yields.ts";

/** What is remembered of earlier readings, and who reads: those that read while a crawl went on, where it was in this process. */
type Beforehand = { readonly readings: Readings; readonly readers?: Readers };

type From = {
  readonly archive: Archive;
  readonly readings: Readings;
  readonly readers: Readers;
  readonly forgotten: Forgotten;
  readonly progress: Progress;
};

type Everything = {
  -readonly [Key in keyof StoreContents]: StoreContents[Key] extends readonly (infer Each)[]
    ? Each[]
    : StoreContents[Key];
};

/**
 * Reads the whole archive anew, but for the pages whose reading is remembered. What it answers depends on archive and registry alone:
 * no clock, no order, no locale.
 */
export async function parseArchive(
  archive: Archive,
  registry: Registry,
  progress: Progress,
  forgotten: Forgotten = NOTHING_FORGOTTEN,
  { readings, readers }: Beforehand = { readings: NO_READINGS },
): Promise<StoreContents | null> {
  const own = readers ?? openReaders(archive);
  try {
    return await parseWith({ archive, readings, readers: own, forgotten, progress }, registry);
  } finally {
    if (readers === undefined) await own.close();
  }
}

async function parseWith(from: From, registry: Registry): Promise<StoreContents | null> {
  const { archive, readings, progress } = from;
  const newest = archive.newestVisit();
  if (newest === null) return null;
  const contents: Everything = {
    asOf: newest,
    visits: {},
    complaints: [],
    policies: [],
    versions: [],
    continuities: [],
    tallies: [],
    alarms: [],
    sources: [],
    standings: [],
  };
  for (const site of Map.groupBy(registry.workspace.sources, ({ origin }) => origin).values()) {
    for (const each of await viewsOf(site, from)) await keepViews(each, registry, contents);
  }
  for (const platform of registry.platforms) {
    const captures = archive.capturesOf(`platform:${platform.id}`);
    const sightings = sightingsOf(captures);
    const { policies, versions, continuity, alarms } = parsePolicies(platform, captures, archive, newest);
    contents.policies.push(...policies);
    contents.versions.push(...versions);
    if (continuity.months.length > 0) contents.continuities.push(continuity);
    contents.alarms.push(...alarms, ...accessAlarms(sightings.filter((each) => isNews(each, platform, policies))));
    countVisits(
      contents.visits,
      sightings.map((each) => each.last.outcome),
    );
    progress.step(platform.name, sightings.length);
  }
  contents.alarms.push(...sharedContacts(contents.policies, registry.platforms, contents.continuities));
  contents.alarms.sort(byWhereAndWhat);
  contents.standings = standingsAt(archive, registry, readings, contents);
  return contents;
}

/** What the pages of a source say. */
type Views = Awaited<ReturnType<typeof readViews>>;

/** The sources of one site, each with what belongs to it. */
async function viewsOf(site: readonly SourceDeclaration[], from: From): Promise<Views[]> {
  const views: Views[] = [];
  for (const declaration of site) views.push(await readViews(from, declaration));
  return joinExports(views);
}

/** What a source has by the million, its visits, stays here. */
async function readViews(from: From, declaration: SourceDeclaration) {
  const { readers, archive, readings, forgotten, progress } = from;
  const captures = archive.capturesOf(`source:${declaration.id}`);
  const sightings = sightingsOf(captures);
  const isExport = !SOURCES.some(({ id }) => id === declaration.adapter);
  const reader = openPageReader(readers, readings, declaration);
  const partsOf = partsByVisit(captures);
  const yields = openYields();
  const read = isExport ? readExport(archive, declaration) : reader.read;
  const reading = { source: declaration.id, read, partsOf, yields };
  const pages = await readPages(reading, sightings, progress);
  await readPages(reading, listsBefore(sightings, partsOf), NO_PROGRESS);
  const seen = pages.seen.filter(({ draft }) => !isForgotten(draft, declaration.id, forgotten));
  const alarms = [...pages.alarms, ...yields.alarms(`source:${declaration.id}`), ...accessAlarms(sightings)];
  const lastVisit = latestOf(sightings.map((each) => each.last.fetchedAt));
  const outcomes = sightings.map((each) => each.last.outcome);
  return { declaration, reader, isExport, ...pages, seen, alarms, outcomes, lastVisit };
}

/** `views` gives away what was seen: of a million complaints there is no room for two forms at a time. */
async function keepViews(views: Views, registry: Registry, contents: Everything): Promise<void> {
  const { declaration, reader, tallies, rankings, alarms, outcomes, lastVisit } = views;
  const { against, drafts, twins, strangers } = sift(views, registry);
  const twinsOf = ({ number }: ComplaintDraft) => twins.get(number) ?? [];
  const read: (SeenDraft<ReadDraft> | null)[] = await readWords(drafts, twinsOf, declaration, reader);
  drafts.length = 0;
  const before = contents.complaints.length;
  for (const [place, platforms] of against.entries()) {
    const each = read[place] ?? null;
    if (each === null) continue;
    for (const { id } of platforms)
      contents.complaints.push(complaintOf(each, twinsOf(each.draft), id, declaration.id));
    read[place] = null;
  }
  contents.tallies.push(...talliesOf(tallies, rankings, registry, declaration));
  contents.alarms.push(...alarms, ...strangers);
  contents.sources.push({ ...declaration, complaints: contents.complaints.length - before, lastVisit });
  countVisits(contents.visits, outcomes);
}

/** The drafts against platforms of the registry, each with those; who is twin to whom; who else should perhaps be registered. */
function sift({ seen, declaration, lastVisit }: Views, { platforms }: Registry) {
  const merged = [...mergeDrafts(seen.splice(0)).values()];
  const against: Platform[][] = [];
  const drafts = merged.filter(({ draft }) => {
    const named = recognisePlatforms(draft, platforms, declaration);
    if (named.length > 0) against.push(named);
    return named.length > 0;
  });
  const strangers = lastVisit === null ? [] : unknownMerchants(merged, platforms, declaration, lastVisit);
  return { against, drafts, twins: linkTwins(merged), strangers };
}

/** One alarm for each host and ending: what could not be had, how often, and why. */
function accessAlarms(sightings: readonly Sighting[]): Alarm[] {
  const groups = Map.groupBy(
    sightings.filter((each) => isFailure(each.last)),
    (each) => `${new URL(each.address).host} ${each.last.outcome}`,
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { owner, outcome, detail } = first.last;
    const more = group.length > 1 ? `（共 ${group.length} 个地址）` : "";
    return [
      {
        owner,
        address: first.address,
        kind: "access" as const,
        message: `${OUTCOMES[outcome]}${more}${detail === "" ? "" : `：${detail}`}`,
        at: latestOf(group.map((each) => each.last.fetchedAt)) ?? first.last.fetchedAt,
      },
    ];
  });
}

/**
 * A search asks for pages that need not be there, and for one that cannot be: that they are missing is no news. Nor is an empty
 * home page, where the data that its scripts would show was read.
 */
function isNews({ kind, last, content }: Sighting, platform: Platform, policies: readonly Policy[]): boolean {
  if (!discovers(platform)) return true;
  if (kind === "home" && isHttpShell(last)) return policies.length === 0;
  return kind !== "probe" && (last.outcome !== "soft_404" || content !== null);
}

/** That a complaint is no longer there is news about it; anything else that is not content is a failure to get it. */
function isFailure({ outcome, owner, kind, status }: Sighting["last"]): boolean {
  // A robots.txt that is refused is none (RFC 9309 §2.3.1.3).
  if (kind === "robots" && status !== null && status < 500 && status !== 429) return false;
  if (owner.startsWith("source:") && kind === "complaint" && ABSENT.has(outcome)) return false;
  return outcome !== "ok" && outcome !== "not_modified" && outcome !== "gone";
}

function countVisits(visits: VisitCounts, outcomes: readonly Outcome[]): void {
  for (const outcome of outcomes) visits[outcome] = (visits[outcome] ?? 0) + 1;
}

function byWhereAndWhat(left: Alarm, right: Alarm): number {
  const key = (alarm: Alarm) => `${alarm.owner}\n${alarm.address}\n${alarm.kind}\n${alarm.message}`;
  if (key(left) === key(right)) return 0;
  return key(left) < key(right) ? -1 : 1;
}
