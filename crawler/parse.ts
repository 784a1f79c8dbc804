import type { Archive } from "../data/archive/archive.ts";
import { type Forgotten, NOTHING_FORGOTTEN } from "../data/forgotten.ts";
import type { Alarm } from "../data/model/alarm.ts";
import type { Outcome } from "../data/model/capture.ts";
import type { Complaint } from "../data/model/complaint.ts";
import type { Platform } from "../data/model/platform.ts";
import type { Policy } from "../data/model/policy.ts";
import type { VisitCounts } from "../data/model/report.ts";
import type { Registry } from "../data/registry.ts";
import { NO_READINGS, type Readings } from "../data/store/readings.ts";
import { openSpill } from "../data/store/spill.ts";
import type { StoreContents } from "../data/store/store.ts";
import type { Progress } from "../data/terminal/progress.ts";
import { accessAlarms } from "./access-alarms.ts";
import { openReaders, type Readers } from "./open-readers.ts";
import { type Against, byPlatform, type From, readSite, recordOf } from "./parse-sources.ts";
import { discovers } from "./plan-visits.ts";
import { isHttpShell, type Sighting, sightingsOf } from "./read-captures.ts";
import { sharedContacts } from "./shared-contacts.ts";
import { standingsAt } from "./standings.ts";

/** What is remembered of earlier readings, and who reads: those that read while a crawl went on, where it was in this process. */
type Beforehand = { readonly readings: Readings; readonly readers?: Readers };

type Everything = {
  -readonly [Key in keyof Rest]: Rest[Key] extends readonly (infer Each)[] ? Each[] : Rest[Key];
};
type Rest = Omit<StoreContents, "complaints">;

/**
 * Reads the whole archive anew, but for the pages whose reading is remembered. What it answers depends on archive and registry alone:
 * no clock, no order, no locale. Complaints are made as they are asked for, as often as they are, from what lies in a temporary file.
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
    return await parseWith({ archive, readings, readers: own, forgotten, progress, spill: openSpill() }, registry);
  } finally {
    if (readers === undefined) await own.close();
  }
}

async function parseWith(from: From, registry: Registry): Promise<StoreContents | null> {
  const { archive, readings } = from;
  const newest = archive.newestVisit();
  if (newest === null) return null;
  // Learnt while the threads read, by whoever will need it.
  const learnt = archive.owners().some(isPlatform) ? import("./parse-policies.ts") : null;
  const contents: Everything = {
    asOf: newest,
    visits: {},
    policies: [],
    versions: [],
    continuities: [],
    tallies: [],
    alarms: [],
    sources: [],
    standings: [],
  };
  const against: Against[] = [];
  for (const site of Map.groupBy(registry.workspace.sources, ({ origin }) => origin).values()) {
    for (const each of await readSite(site, from, registry)) {
      for (const one of each.against) against.push(one);
      contents.tallies.push(...each.tallies);
      contents.alarms.push(...each.alarms);
      contents.sources.push(each.status);
      countVisits(contents.visits, each.outcomes);
    }
  }
  if (learnt !== null) readPlatforms((await learnt).parsePolicies, contents, from, registry);
  contents.alarms.push(...sharedContacts(contents.policies, registry.platforms, contents.continuities));
  contents.alarms.sort(byWhereAndWhat);
  contents.standings = standingsAt(archive, registry, readings, { ...contents, platformsOf: platformsOf(against) });
  return { ...contents, complaints: complaintsFrom(against, from) };
}

/** What the platforms' own pages say. */
function readPlatforms(
  parsePolicies: typeof import("./parse-policies.ts").parsePolicies,
  contents: Everything,
  { archive, progress }: From,
  registry: Registry,
): void {
  for (const platform of registry.platforms) {
    const captures = archive.capturesOf(`platform:${platform.id}`);
    const sightings = sightingsOf(captures);
    const { policies, versions, continuity, alarms } = parsePolicies(platform, captures, archive, contents.asOf);
    contents.policies.push(...policies);
    contents.versions.push(...versions);
    if (continuity.months.length > 0) contents.continuities.push(continuity);
    contents.alarms.push(...alarms, ...accessAlarms(sightings.filter((each) => isNews(each, platform, policies))));
    for (const { last } of sightings) countVisits(contents.visits, [[last.outcome, 1]]);
    progress.step(platform.name, sightings.length);
  }
}

/** In the order in which the store answers with them, so that those of a platform lie side by side. */
function complaintsFrom(all: readonly Against[], from: From): Iterable<Complaint> {
  const records = all.flatMap((each) => each.platforms.map((platform) => [each, platform] as const)).sort(byPlatform);
  return {
    *[Symbol.iterator]() {
      for (const [each, platform] of records) yield recordOf(each, platform, from);
    },
  };
}

/** Of each source, how many platforms have complaints from it. */
function platformsOf(against: readonly Against[]): Map<string, number> {
  const named = Map.groupBy(against, ({ source }) => `source:${source}`);
  return new Map(
    Array.from(named, ([source, all]) => [source, new Set(all.flatMap(({ platforms }) => platforms)).size]),
  );
}

function countVisits(visits: VisitCounts, more: Iterable<readonly [Outcome, number]>): void {
  for (const [outcome, times] of more) visits[outcome] = (visits[outcome] ?? 0) + times;
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

function byWhereAndWhat(left: Alarm, right: Alarm): number {
  const key = (alarm: Alarm) => `${alarm.owner}\n${alarm.address}\n${alarm.kind}\n${alarm.message}`;
  if (key(left) === key(right)) return 0;
  return key(left) < key(right) ? -1 : 1;
}

function isPlatform(owner: string): boolean {
  return owner.startsWith("platform:");
}
