import type { Archive } from "../data/archive/archive.ts";
import type { Alarm } from "../data/model/alarm.ts";
import { OUTCOMES, type Outcome } from "../data/model/capture.ts";
import type { Complaint } from "../data/model/complaint.ts";
import type { VisitCounts } from "../data/model/report.ts";
import type { SourceDeclaration } from "../data/model/source.ts";
import type { Tally } from "../data/model/tally.ts";
import { type Instant, latestOf } from "../data/model/time.ts";
import type { Registry } from "../data/registry.ts";
import type { StoreContents } from "../data/store/store.ts";
import type { Progress } from "../data/terminal/progress.ts";
import type { TallyDraft } from "./contract.ts";
import { importedTable } from "./import/imported-table.ts";
import { mergeDrafts, type SeenDraft } from "./merge-drafts.ts";
import { openReaders, type Readers } from "./open-readers.ts";
import { parsePolicies } from "./parse-policies.ts";
import type { Batch } from "./read-batch.ts";
import { rawPageOf, type Sighting, sightingsOf } from "./read-captures.ts";
import { recognisePlatforms } from "./recognise-platform.ts";
import { SOURCES } from "./sources/index.ts";
import { unknownMerchants } from "./unknown-merchants.ts";

type Everything = {
  -readonly [Key in keyof StoreContents]: StoreContents[Key] extends readonly (infer Each)[]
    ? Each[]
    : StoreContents[Key];
};

/** Reads the whole archive anew. What it answers depends on archive and registry alone: no clock, no order, no locale. */
export async function parseArchive(
  archive: Archive,
  registry: Registry,
  progress: Progress,
): Promise<StoreContents | null> {
  const newest = newestVisit(archive);
  if (newest === null) return null;
  const contents: Everything = {
    asOf: newest,
    visits: {},
    complaints: [],
    policies: [],
    tallies: [],
    alarms: [],
    sources: [],
  };
  for (const declaration of registry.workspace.sources)
    await readSource(archive, registry, declaration, contents, progress);
  for (const platform of registry.platforms) {
    const sightings = sightingsOf(archive.capturesOf(`platform:${platform.id}`));
    const { policies, alarms } = parsePolicies(platform, sightings, archive);
    contents.policies.push(...policies);
    contents.alarms.push(...alarms, ...accessAlarms(sightings));
    countVisits(contents.visits, sightings);
    progress.step(platform.name, sightings.length);
  }
  contents.alarms.sort(byWhereAndWhat);
  return contents;
}

async function readSource(
  archive: Archive,
  registry: Registry,
  declaration: SourceDeclaration,
  contents: Everything,
  progress: Progress,
): Promise<void> {
  const sightings = sightingsOf(archive.capturesOf(`source:${declaration.id}`));
  const registered = SOURCES.find((each) => each.id === declaration.adapter);
  const adapter = registered ?? importedTable(archive);
  const readers = openReaders(registered === undefined ? 0 : sightings.length, () => adapter);
  const { seen, tallies, alarms } = await readPages(archive, declaration, adapter.id, sightings, readers, progress);
  const merged = [...mergeDrafts(seen).values()];
  const drafts = merged.flatMap((each) =>
    recognisePlatforms(each.draft, registry.platforms, declaration).map(({ id }) => ({ seen: each, platform: id })),
  );
  const complaints = await readComplaints(declaration, drafts, readers);
  await readers.close();
  const lastVisit = latestOf(sightings.map((each) => each.last.fetchedAt));
  contents.complaints = contents.complaints.concat(complaints);
  contents.tallies.push(...tallies.flatMap((each) => toTally(each, registry, declaration)));
  contents.alarms.push(...alarms, ...accessAlarms(sightings));
  if (lastVisit !== null) contents.alarms.push(...unknownMerchants(merged, registry.platforms, declaration, lastVisit));
  contents.sources.push({ ...declaration, complaints: complaints.length, lastVisit });
  countVisits(contents.visits, sightings);
}

/** The page answered, and says that it is not there. */
const ABSENT: ReadonlySet<Outcome> = new Set<Outcome>(["gone", "soft_404"]);

type SeenTally = { readonly draft: TallyDraft; readonly address: string; readonly at: Instant };

async function readPages(
  archive: Archive,
  declaration: SourceDeclaration,
  adapter: string,
  sightings: readonly Sighting[],
  readers: Readers,
  progress: Progress,
) {
  const readable = sightings.flatMap(({ content, ...rest }) =>
    content === null || rest.kind === "robots" ? [] : [{ ...rest, content }],
  );
  const batches = Iterator.from(piecesOf(readable)).map((piece): Batch => {
    progress.step(declaration.id, piece.length);
    const pages = piece.map(({ content, parts }) => rawPageOf(archive, content, parts));
    return { kind: "pages", source: declaration.id, adapter, pages };
  });
  const parsed = (await readers.readAll(batches)).flatMap((read) => (read.kind === "pages" ? read.parsed : []));
  progress.step(declaration.id, sightings.length - readable.length);
  const seen: SeenDraft[] = [];
  const tallies: SeenTally[] = [];
  for (const [place, { kind, last, content, confirmedAt, address }] of readable.entries()) {
    const reading = parsed[place]?.reading;
    const removed = kind === "complaint" && ABSENT.has(last.outcome);
    for (const draft of reading?.complaints ?? []) {
      seen.push({
        draft: removed ? { ...draft, removed } : draft,
        seenAt: confirmedAt,
        bodySha256: content.bodySha256,
      });
    }
    tallies.push(...(reading?.tallies ?? []).map((draft) => ({ draft, address, at: confirmedAt })));
  }
  return { seen, tallies, alarms: parsed.flatMap((each) => each.alarms) };
}

type DraftOfPlatform = Extract<Batch, { kind: "complaints" }>["drafts"][number];

async function readComplaints(
  declaration: SourceDeclaration,
  drafts: readonly DraftOfPlatform[],
  readers: Readers,
): Promise<Complaint[]> {
  const batches = Iterator.from(piecesOf(drafts)).map(
    (piece): Batch => ({ kind: "complaints", source: declaration.id, drafts: piece }),
  );
  const read = await readers.readAll(batches);
  return read.flatMap((each) => (each.kind === "complaints" ? each.complaints : []));
}

const PIECE = 16;

function* piecesOf<Each>(all: readonly Each[]): Generator<readonly Each[]> {
  for (let from = 0; from < all.length; from += PIECE) yield all.slice(from, from + PIECE);
}

function toTally(seen: SeenTally, registry: Registry, declaration: SourceDeclaration): Tally[] {
  const named = { ...seen.draft, title: "", narrative: "" };
  const exact = registry.platforms.filter(
    (platform) =>
      platform.merchants[declaration.id] === named.merchantId ||
      (platform.merchants[declaration.id] === undefined && platform.name === named.merchantAsNamed),
  );
  return exact.slice(0, 1).map((platform) => ({
    source: declaration.id,
    platform: platform.id,
    address: seen.address,
    complaints: seen.draft.complaints,
    complaints30d: seen.draft.complaints30d,
    replied: seen.draft.replied,
    completed: seen.draft.completed,
    asOf: seen.at,
  }));
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

/** That a complaint is no longer there is news about it; anything else that is not content is a failure to get it. */
function isFailure({ outcome, owner, kind, status }: Sighting["last"]): boolean {
  // A robots.txt that is refused is none (RFC 9309 §2.3.1.3).
  if (kind === "robots" && status !== null && status < 500 && status !== 429) return false;
  if (owner.startsWith("source:") && kind === "complaint" && ABSENT.has(outcome)) return false;
  return outcome !== "ok" && outcome !== "not_modified" && outcome !== "gone";
}

function countVisits(visits: VisitCounts, sightings: readonly Sighting[]): void {
  for (const { last } of sightings) visits[last.outcome] = (visits[last.outcome] ?? 0) + 1;
}

function newestVisit(archive: Archive): Instant | null {
  let newest: Instant | null = null;
  for (const capture of archive.all())
    newest = latestOf(newest === null ? [capture.fetchedAt] : [newest, capture.fetchedAt]);
  return newest;
}

function byWhereAndWhat(left: Alarm, right: Alarm): number {
  const key = (alarm: Alarm) => `${alarm.owner}\n${alarm.address}\n${alarm.kind}\n${alarm.message}`;
  if (key(left) === key(right)) return 0;
  return key(left) < key(right) ? -1 : 1;
}
